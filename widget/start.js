/**
 * The first script of the panel: watches over the start of Python and says on <html> how it
 * stands (data-python). If Python fails in any way, the words and links go on without it.
 */

import "./frame.js";

/** Milliseconds after which we stop promising that Python is about to come. */
const PATIENCE = 30_000;

const LANGUAGE = "klucznik-language";

const { dataset } = document.documentElement;

function fail() {
  if (dataset.python !== "ready") dataset.python = "failed";
}

/** @param {ErrorEvent} event from window, or from a file that did not load */
function onError({ target, message = "" }) {
  // A script that did not load, or one that broke: half an upload, a browser too old for it.
  if (target === window || target instanceof HTMLScriptElement) fail();
  if (message.includes("PythonError")) giveUp();
}

/** @param {PromiseRejectionEvent} event */
function onRejection({ reason }) {
  fail();
  if (reason?.name === "PythonError") giveUp();
}

/** Python that stumbles after the start can't be trusted with the next answer either. */
function giveUp() {
  dataset.python = "failed";
}

dataset.python = "loading";
addEventListener("error", onError, true);
addEventListener("unhandledrejection", onRejection);
// PyScript says "done" also when our program broke; only the program itself says "ready".
addEventListener("mpy:done", fail);
setTimeout(fail, PATIENCE);
// All that is stored of a reader: the code of the language that was chosen. Here and not in
// Python, because a browser that forbids storage throws where Python could not catch it.
try {
  dataset.chosen = localStorage.getItem(LANGUAGE) ?? "";
} catch {}
document.addEventListener("klucznik:language", (/** @type {any} */ { detail }) => {
  try {
    localStorage.setItem(LANGUAGE, detail.language);
  } catch {}
});
// Without a network, too, from the second visit on (see worker.js). The embedded panel is the
// school's page's affair, and who spares data is spared.
document.addEventListener("klucznik:ready", () => {
  const worker = new URL(`${document.body.dataset.home}worker.js`, document.baseURI);
  const { serviceWorker, connection } = /** @type {any} */ (navigator);
  if (top !== window || connection?.saveData) return;
  const keep = () => serviceWorker?.register(worker, { updateViaCache: "none" }).catch(() => {});
  (window.requestIdleCallback ?? setTimeout)(keep);
});
// Firefox prints a copy of the page that has forgotten what its address names.
addEventListener("beforeprint", () => {
  document.querySelector("[data-shown]")?.removeAttribute("data-shown");
  document.querySelector(".view:target:not([hidden])")?.setAttribute("data-shown", "");
});
// The policy of the page forbids sending forms; this spares the reader's console the complaint.
addEventListener("submit", (event) => event.preventDefault());
