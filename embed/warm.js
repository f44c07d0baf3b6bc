/**
 * What klucznik.js fetches when the school's page has come: the panel's stylesheet, so that a
 * first click waits for the words alone. Only where the network is known to be fast, when nothing
 * else is to be done, and at the lowest priority. The words themselves can't be fetched before:
 * browsers keep what an iframe shows apart from what its page has fetched. The build says where the
 * stylesheet lies.
 */

if (/** @type {any} */ (navigator).connection?.effectiveType === "4g") {
  requestIdleCallback(() => {
    const href = new URL(/** @type {any} */ (globalThis).STYLES, import.meta.url).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href }));
  });
}
