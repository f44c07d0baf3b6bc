/**
 * Keeps the standalone panel whole without a network, from the second visit on. A page that came
 * is kept with every file that it names; those have their hash in their names and are right for
 * ever. Pages and the school's data come from the network wherever there is one.
 *
 * Nothing here has a version: a new page brings the names of its own files, and the files of an
 * old one go only when no window may need them any more. What is kept are files of the panel;
 * what a reader types never gets here.
 */

/** @typedef {any} FetchEvent the types of workers and of pages don't go together */

const worker = /** @type {any} */ (self);
/** @type {string} */
const HOME = worker.registration.scope;
const CACHE = `klucznik ${HOME}`;
/** Where pages and the school's data lie, below HOME; all else but assets is left alone. */
const PAGE = /^(\w\w\/)?(ulotka\/)?(index\.html)?$/;
const SCHOOL = /^school(s\/[\w-]+)?\.json$/;

/** @type {(address: string) => string | undefined} an address below HOME, bare of its query */
function pathOf(address) {
  return address.startsWith(HOME) ? address.slice(HOME.length).replace(/[?#].*/, "") : undefined;
}

/** @type {(address: string) => boolean} */
function isPage(address) {
  return PAGE.test(pathOf(address) ?? "-");
}

/** @type {(html: string, address: string) => string[]} the files that a page names */
function filesOf(html, address) {
  const named = html.matchAll(/(?:href|src|data-words)="([^"#]*assets\/[^"]+)"/g);
  return [...new Set([...named].map(([, path]) => new URL(path, address).href))];
}

/**
 * Keeps a page, after its files: one that is kept is whole. Throws where a file is not to be had.
 * @type {(address: string, response: Response) => Promise<void>}
 */
async function keepPage(address, response) {
  const cache = await caches.open(CACHE);
  const files = filesOf(await response.clone().text(), address);
  await Promise.all(files.map((file) => keepFile(cache, file)));
  await cache.put(HOME + pathOf(address), response);
}

/** @type {(cache: Cache, file: string) => Promise<void>} */
async function keepFile(cache, file) {
  // The page has just loaded most of them: they come from where the browser put them.
  if (!(await kept(file))) await cache.add(new Request(file, { cache: "force-cache" }));
}

/** @type {(address: string) => Promise<Response | undefined>} */
function kept(address) {
  return caches.match(address, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true });
}

/** @type {() => Promise<{ id: string, url: string }[]>} the windows that show a page of ours */
async function windows() {
  /** @type {{ id: string, url: string }[]} */
  const all = await worker.clients.matchAll({ includeUncontrolled: true });
  return all.filter(({ url }) => isPage(url));
}

/** Keeps the pages that were open before there was a worker, and the data of their school. */
async function keepOpenPages() {
  for (const { url } of await windows()) {
    await keepPage(url, await whole(url));
    const school = new URL(url).searchParams.get("school");
    const data = HOME + (school ? `schools/${school}.json` : "school.json");
    const cache = await caches.open(CACHE);
    if (SCHOOL.test(pathOf(data) ?? "")) await cache.add(data).catch(() => {});
  }
}

/** @type {(address: string) => Promise<Response>} */
async function whole(address) {
  const response = await fetch(address);
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  return response;
}

/**
 * Removes the files that no kept page names, unless another window is open: it may be of an older
 * version, and still need them.
 * @param {string} [newcomer] the window that is just about to open
 */
async function tidy(newcomer) {
  if ((await windows()).some(({ id }) => id !== newcomer)) return;
  const cache = await caches.open(CACHE);
  const addresses = (await cache.keys()).map(({ url }) => url);
  const pages = addresses.filter(isPage).map(async (address) => {
    const page = await kept(address);
    return page ? filesOf(await page.text(), address) : [];
  });
  const needed = new Set((await Promise.all(pages)).flat());
  for (const address of addresses) {
    if (pathOf(address)?.startsWith("assets/") && !needed.has(address)) cache.delete(address);
  }
}

/**
 * From the network, and from what is kept where there is none or the server is in trouble.
 * @param {FetchEvent} event
 */
async function fresh(event) {
  const { request } = event;
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) event.waitUntil(keep(event, response.clone()));
    return response.status < 500 ? response : ((await kept(request.url)) ?? response);
  } catch (error) {
    const old = await kept(request.url);
    if (old) return old;
    throw error;
  }
}

/** @type {(event: FetchEvent, response: Response) => Promise<void>} */
async function keep({ request, resultingClientId }, response) {
  if (isPage(request.url)) {
    await keepPage(request.url, response);
    await tidy(resultingClientId);
  } else {
    const cache = await caches.open(CACHE);
    await cache.put(HOME + pathOf(request.url), response);
  }
}

/** @type {(request: Request) => Promise<Response>} */
async function fromKept(request) {
  return (await kept(request.url)) ?? fetch(request);
}

worker.addEventListener("install", (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(keepOpenPages());
});

// The page that is open is served the same files as before, only also without a network.
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(worker.clients.claim()),
);

worker.addEventListener("fetch", (/** @type {FetchEvent} */ event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === undefined) return;
  if (path.startsWith("assets/")) event.respondWith(fromKept(request));
  else if (request.mode === "navigate" ? PAGE.test(path) : SCHOOL.test(path)) {
    event.respondWith(fresh(event));
  }
});
