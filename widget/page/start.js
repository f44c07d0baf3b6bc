/**
 * The first script of the panel: watches over Python and says on <html> how it stands
 * (data-python). If Python fails in any way, the words and links go on without it. Runs as soon as
 * it has come: a script that doesn't answer must not keep it waiting.
 */

import "./frame.js";
import { putAway, putBack } from "./without_python.js";

/** Milliseconds after which we stop promising that Python is about to come. */
const PATIENCE = 10_000;

const LANGUAGE = "klucznik-language";

/** The build says it: whether all of the panel stands in the page (see one_file.js). */
const IS_ONE_FILE = /** @type {any} */ (globalThis).IS_ONE_FILE;

/** Where the panel's own scripts lie. */
const OURS = IS_ONE_FILE ? location.href.replace(/#.*/, "") : new URL(".", import.meta.url).href;

const { dataset } = document.documentElement;

/** Whether all is being shown anew, because Python has stumbled. */
let anew = false;

/** How often it may stumble: what fails again and again would keep the browser busy for ever. */
const MOST_STUMBLES = 20;

let stumbles = 0;

/** Whether all of MicroPython can be had: without its second file a call may fail each time. */
let isWhole = true;

/** Tells, and shows, that there is no Python. */
function goOnWithoutPython() {
  dataset.python = "failed";
  whenParsed(() => dataset.python === "failed" && putAway());
}

function failUnlessReady() {
  if (dataset.python !== "ready") goOnWithoutPython();
}

/** @param {() => void} then */
function whenParsed(then) {
  if (document.readyState !== "loading") then();
  else document.addEventListener("readystatechange", then, { once: true });
}

/** @type {(error: any, file?: string) => boolean} whether an error came by way of our scripts */
function isOurs(error, file = "") {
  return file.startsWith(OURS) || String(error?.stack).includes(OURS);
}

/** @param {ErrorEvent} event */
function onError(event) {
  // What others put into the page, and the policy refuses, is none of ours.
  if (isOurs(event.error, event.filename)) stumble(event, event.error);
}

/** @param {PromiseRejectionEvent} event */
function onRejection(event) {
  if (isOurs(event.reason)) stumble(event, event.reason);
  // A file that did not come: such an error has no stack in all browsers.
  else if (!/https?:/.test(event.reason?.stack)) failUnlessReady();
}

/**
 * An error is not the end: what is known is shown anew. If that fails, too, it is.
 * @param {Event} event
 * @param {any} error
 */
function stumble(event, error) {
  event.preventDefault(); // The message may quote what was typed, and consoles are kept.
  console.error(`Klucznik: ${error?.type ?? error?.name}`);
  stumbles += 1;
  if (dataset.python !== "ready" || anew || !isWhole || stumbles > MOST_STUMBLES) {
    return goOnWithoutPython();
  }
  // In a task of its own: an error within the report of an error is told to nobody.
  setTimeout(() => {
    anew = true;
    document.dispatchEvent(new Event("klucznik:anew"));
    anew = false;
  });
}

if (typeof navigator.share === "function") dataset.canShare = "";
if (dataset.python === "static") dataset.python = "loading";
addEventListener("error", onError);
addEventListener("unhandledrejection", onRejection);
document.addEventListener("klucznik:rest", (/** @type {any} */ { detail }) => {
  isWhole = detail !== "gone";
});
// PyScript itself, which the page has begun to load; the words come first.
whenParsed(() => {
  if (IS_ONE_FILE) return;
  const { href } = /** @type {HTMLLinkElement} */ (document.querySelector("link[data-pyscript]"));
  import(href).catch(failUnlessReady);
});
// PyScript says "done" also when our program broke; only the program itself says "ready".
addEventListener("mpy:done", failUnlessReady);
setTimeout(failUnlessReady, PATIENCE);
// All that is stored of a reader: the code of the language that was chosen. Here and not in
// Python, because a browser that forbids storage throws where Python could not catch it.
try {
  dataset.chosen = IS_ONE_FILE ? "" : (localStorage.getItem(LANGUAGE) ?? "");
} catch {}
document.addEventListener("klucznik:language", (/** @type {any} */ { detail }) => {
  try {
    localStorage.setItem(LANGUAGE, detail.language);
  } catch {}
});
document.addEventListener("klucznik:ready", () => {
  putBack();
  keepForLater();
});

/**
 * Without a network, too, from the second visit on (see worker.js). The embedded panel is the
 * school's page's affair, and who spares data is spared.
 */
function keepForLater() {
  if (IS_ONE_FILE || top !== window) return; // A sandbox forbids even to ask for a worker.
  const { serviceWorker, connection } = /** @type {any} */ (navigator);
  if (connection?.saveData) return;
  const worker = new URL(`${document.body.dataset.home}worker.js`, document.baseURI);
  const keep = () => serviceWorker?.register(worker, { updateViaCache: "none" }).catch(() => {});
  (window.requestIdleCallback ?? setTimeout)(keep);
}

// Whatever may keep the new answer waiting, the old one is none any more.
addEventListener(
  "input",
  (/** @type {any} */ { target }) => {
    const output = target.closest?.(".login")?.querySelector("output");
    if (output) output.textContent = "";
  },
  true,
);
// Whoever comes back to this page, or sits down at this computer next, finds no login in it.
addEventListener("pagehide", () => {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll(".login input")
  )) {
    field.value = "";
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
// Firefox prints a copy of the page that has forgotten what its address names.
addEventListener("beforeprint", () => {
  document.querySelector("[data-shown]")?.removeAttribute("data-shown");
  document.querySelector(".view:target:not([hidden])")?.setAttribute("data-shown", "");
});
// The policy of the page forbids sending forms; this spares the reader's console the complaint.
addEventListener("submit", (event) => event.preventDefault());
