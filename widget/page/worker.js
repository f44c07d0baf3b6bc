/**
 * Keeps the standalone panel whole without a network, from the second visit on: a page that came
 * is kept with every file that it names (see kept.js). Pages and the school's data come from the
 * network wherever there is one; files have their hash in their names and are right for ever.
 */

import { fileOf, forget, HOME, is, keep, leave, soundCopy, tidy, windows } from "./kept.js";

/** @typedef {any} FetchEvent the types of workers and of pages don't go together */

const worker = /** @type {any} */ (self);

/** Milliseconds that a server may take to answer where we have kept what it was asked for. */
const PATIENCE = 4_000;

/** Keeps the pages that were open before there was a worker, and the data of their school. */
async function keepOpenPages() {
  for (const { url } of await windows()) {
    await keep(url, await fetch(url));
    const school = new URL(url).searchParams.get("school");
    const data = HOME + (school ? `schools/${school}.json` : "school.json");
    if (!is(data, "school")) continue;
    await fetch(data).then(
      (response) => keep(data, response),
      () => {},
    );
  }
}

/**
 * From the network, and from what is kept where there is none, or the server is in trouble or
 * silent.
 * @param {FetchEvent} event
 */
async function fresh(event) {
  const address = event.request.url;
  const network = fetch(event.request);
  event.waitUntil(network.then((response) => take(event, response.clone())).catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const old = late.then(() => soundCopy(address)).then((response) => response ?? network);
  try {
    const response = await Promise.race([network, old]);
    return response.status < 500 ? response : ((await soundCopy(address)) ?? response);
  } catch (error) {
    const response = await soundCopy(address);
    if (response) return response;
    throw error;
  }
}

/** @type {(event: FetchEvent, response: Response) => Promise<void>} learns from an answer */
async function take({ request, resultingClientId }, response) {
  if (isGone(response)) {
    await forget(request.url);
    if (is(request.url, "page") && isGone(await fetch(HOME))) await leave();
  } else {
    await keep(request.url, response);
    if (is(request.url, "page")) await tidy(resultingClientId);
  }
}

/** @type {(response: Response) => boolean} */
function isGone({ status }) {
  return status === 404 || status === 410;
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
  const { method, mode, url } = event.request;
  if (method !== "GET") return;
  if (is(url, "file")) {
    event.respondWith(fileOf(url).then((response) => response ?? fetch(event.request)));
  } else if (is(url, mode === "navigate" ? "page" : "school")) {
    event.respondWith(fresh(event));
  }
});
