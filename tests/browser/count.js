/**
 * Gives a counted interpreter the function that it calls with the number of each function that
 * begins, and passes on those that are new: their number, and whether Python had started by then.
 * What runs on a page where Python never gets ready doesn't count (that reader has the words and
 * the links), nor what a test asks the interpreter besides (see ask() in panel.py).
 */
(() => {
  const ran = new Set();
  /** @type {[number, boolean][]} */
  const fresh = [];
  const passOn = () => /** @type {any} */ (window).noteFunctions(fresh.splice(0));
  const page = () => document.documentElement.dataset;
  let hasStarted = false;
  /** @param {any} imports */
  const counting = (imports) => {
    imports.env.ran = (/** @type {number} */ number) => {
      if (ran.has(number) || page().asked) return;
      ran.add(number);
      if (fresh.push([number, hasStarted]) === 1 && hasStarted) queueMicrotask(passOn);
    };
    return imports;
  };
  // Not when it says that it is ready: the import that has led there ends a little later.
  addEventListener("mpy:done", () => {
    hasStarted = page().python === "ready";
    if (hasStarted) queueMicrotask(passOn);
  });
  const { instantiate, instantiateStreaming } = WebAssembly;
  // The two ways in which the glue starts an interpreter.
  WebAssembly.instantiate = /** @type {typeof instantiate} */ (
    (/** @type {BufferSource} */ code, /** @type {WebAssembly.Imports} */ imports) =>
      instantiate(code, counting(imports))
  );
  WebAssembly.instantiateStreaming = (response, imports) =>
    instantiateStreaming(response, counting(imports));
})();
