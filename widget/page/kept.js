/**
 * What the worker keeps of the panel: pages, each after all files that it names, and the school's
 * data. Nothing is kept, and nothing that was kept is given out, unless it is sound: a file by the
 * hash in its name, a page by the files of ours that it names, data by being an object of JSON.
 * So a page of somebody else that comes with 200 (a portal, a maintenance page) changes nothing.
 *
 * Nothing here has a version: a new page brings the names of its own files, and the files of an
 * old one go only when no window may need them any more. What is kept are files of the panel;
 * what a reader types never gets here.
 */

const worker = /** @type {any} */ (self);
/** @type {string} */
export const HOME = worker.registration.scope;
const CACHE = `klucznik ${HOME}`;

/** Where the files lie: the schools of a city share those of the folder above theirs. */
const FILES = new URL(worker.FILES ?? "assets/", HOME).href;

/** What lies below HOME, and the files; all else is left alone. */
const KINDS = {
  page: /^(\w\w\/)?(ulotka\/(duza\/)?)?(index\.html)?$/,
  school: /^school(s\/[\w-]+)?\.json$/,
  file: /^assets\/[^/]+-([0-9a-f]{10})\.[^/]+$/,
};

/** @type {(address: string) => string | undefined} an address below HOME, bare of its query */
function pathOf(address) {
  const bare = address.replace(/[?#].*/, "");
  if (bare.startsWith(FILES)) return "assets/" + bare.slice(FILES.length);
  return bare.startsWith(HOME) ? bare.slice(HOME.length) : undefined;
}

/** @type {(address: string, kind: keyof typeof KINDS) => boolean} */
export function is(address, kind) {
  return KINDS[kind].test(pathOf(address) ?? "-");
}

/** @type {(html: string, address: string) => string[]} the files that a page names, each once */
function filesOf(html, address) {
  const named = html.matchAll(
    /(?:href|src|data-words|data-rest|data-search)="([^"#]*assets\/[^"#]+)["#]/g,
  );
  return [...new Set([...named].map(([, path]) => new URL(path, address).href))];
}

/** @type {(address: string, response: Response) => Promise<boolean>} */
async function isSound(address, response) {
  if (!response.ok || response.redirected) return false;
  const [, hash] = pathOf(address)?.match(KINDS.file) ?? [];
  if (hash) return (await fingerprint(await response.clone().arrayBuffer())).startsWith(hash);
  const text = await response.clone().text();
  if (is(address, "school")) return isObject(text);
  const files = filesOf(text, address);
  return files.length > 0 && text.includes("</html>") && files.every((file) => is(file, "file"));
}

/** @type {(bytes: ArrayBuffer) => Promise<string>} */
async function fingerprint(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @type {(json: string) => boolean} */
function isObject(json) {
  try {
    return Object.getPrototypeOf(JSON.parse(json)) === Object.prototype;
  } catch {
    return false;
  }
}

/** @type {(address: string) => Promise<Response | undefined>} what is kept, if it is sound */
export async function soundCopy(address) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(address, { ignoreSearch: true, ignoreVary: true });
  if (!found || (await isSound(address, found))) return found;
  await forget(address);
}

/** @type {(address: string) => Promise<void>} */
export async function forget(address) {
  const cache = await caches.open(CACHE);
  await cache.delete(address, { ignoreSearch: true, ignoreVary: true });
}

/**
 * Keeps a page, after its files, or the school's data; what isn't sound changes nothing. Throws
 * where a file of the page is not to be had.
 * @type {(address: string, response: Response) => Promise<void>}
 */
export async function keep(address, response) {
  if (!(await isSound(address, response))) return;
  if (is(address, "page")) {
    const files = filesOf(await response.clone().text(), address).map(fileOf);
    if ((await Promise.all(files)).includes(undefined)) throw new Error(`${address}: not whole`);
  }
  const cache = await caches.open(CACHE);
  await cache.put(HOME + pathOf(address), response);
}

/**
 * A file that is kept, or else the network's, which is then kept; whatever part of it is asked for.
 * @type {(asked: string) => Promise<Response | undefined>}
 */
export async function fileOf(asked) {
  const [address] = asked.split("#");
  const old = await soundCopy(address);
  if (old) return old;
  // The page has just loaded most of them: they come from where the browser put them, unless
  // what it put there is broken.
  for (const cache of /** @type {const} */ (["force-cache", "reload"])) {
    const response = await fetch(address, { cache });
    if (await isSound(address, response)) {
      await (await caches.open(CACHE)).put(address, response.clone());
      return response;
    }
  }
}

/**
 * Removes the files that no kept page names, unless another window is open: it may be of an older
 * version, and still need them.
 * @param {string} [newcomer] the window that is just about to open
 */
export async function tidy(newcomer) {
  if ((await windows()).some(({ id }) => id !== newcomer)) return;
  const cache = await caches.open(CACHE);
  const addresses = (await cache.keys()).map(({ url }) => url);
  const pages = addresses
    .filter((address) => is(address, "page"))
    .map(async (address) => {
      const page = await soundCopy(address);
      return page ? filesOf(await page.text(), address) : [];
    });
  const needed = new Set((await Promise.all(pages)).flat());
  for (const address of addresses) {
    if (is(address, "file") && !needed.has(address)) cache.delete(address);
  }
}

/** @type {() => Promise<{ id: string, url: string }[]>} the windows that show a page of ours */
export async function windows() {
  /** @type {{ id: string, url: string }[]} */
  const all = await worker.clients.matchAll({ includeUncontrolled: true });
  return all.filter(({ url }) => is(url, "page"));
}

/** Leaves nothing behind: the school has removed the panel. */
export async function leave() {
  await caches.delete(CACHE);
  await worker.registration.unregister();
}
