/**
 * Gives a counted interpreter the function that it calls with the number of each function that
 * begins, and passes on those that are new: their number, and whether Python was ready by then.
 * What runs on a page where Python never gets ready doesn't count (that reader has the words and
 * the links), nor what a test asks the interpreter besides (see ask() in panel.py).
 */
(() => {
  const ran = new Set();
  /** @type {[number, boolean][]} */
  const fresh = [];
  const passOn = () => /** @type {any} */ (window).noteFunctions(fresh.splice(0));
  const page = () => document.documentElement.dataset;
  /** @param {any} imports */
  const counting = (imports) => {
    imports.env.ran = (/** @type {number} */ number) => {
      if (ran.has(number) || page().asked) return;
      ran.add(number);
      const isReady = page().python === "ready";
      if (fresh.push([number, isReady]) === 1 && isReady) queueMicrotask(passOn);
    };
    return imports;
  };
  document.addEventListener("klucznik:ready", () => queueMicrotask(passOn));
  const { instantiate, instantiateStreaming } = WebAssembly;
  // The two ways in which the glue starts an interpreter.
  WebAssembly.instantiate = (/** @type {any} */ code, /** @type {any} */ imports) =>
    instantiate(code, counting(imports));
  WebAssembly.instantiateStreaming = (response, imports) =>
    instantiateStreaming(response, counting(imports));
})();
