/**
 * What the set-up page needs of scripts: Python started and watched over, and what only libraries
 * and the browser can do for it, as `klucznikSetup`. Nothing here asks another site for anything.
 */

import { strToU8, unzipSync, zipSync } from "fflate";
import { encode } from "uqr";

/** Milliseconds after which we stop promising that Python is about to come. */
const PATIENCE = 30_000;

/** What the browser remembers, if asked to. */
const KEPT = "klucznik-setup";

/** The time in a ZIP, so that the same data give the same file. */
const NO_TIME = new Date(1980, 0, 1);

/** Pixels of a module of a QR code, and the modules of white around it. */
const MODULE = 16;
const QUIET_ZONE = 4;

const { dataset } = document.documentElement;

function failUnlessReady() {
  if (dataset.python !== "ready") dataset.python = "failed";
}

/** @param {string} name @param {Blob} content */
function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * The code of an address, as the command draws it (klucznik.command.pages): a line of 0 and 1 for
 * each row. Shared with the test that compares the two.
 * @param {string} address
 */
function code(address) {
  const { data } = encode(address, { ecc: "M", boostEcc: true, border: 0 });
  return data.map((row) => row.map(Number).join("")).join("\n");
}

/** @param {string} rows see `code` */
function savePng(rows) {
  const lines = rows.split("\n");
  const side = (lines.length + 2 * QUIET_ZONE) * MODULE;
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, side, side);
  paper.fillStyle = "#000";
  for (const [row, line] of lines.entries()) {
    for (const [column, module] of [...line].entries()) {
      if (module !== "1") continue;
      paper.fillRect((column + QUIET_ZONE) * MODULE, (row + QUIET_ZONE) * MODULE, MODULE, MODULE);
    }
  }
  canvas.toBlob((png) => png && save("klucznik-kod.png", png));
}

/**
 * Saves what all schools share, as a ZIP, with what is one school's own in it.
 * @param {string} name of the ZIP
 * @param {string} archive the address of what is shared
 * @param {string} own files, as JSON: pairs of path and text
 */
async function saveZip(name, archive, own) {
  const response = await fetch(archive);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  for (const [path, text] of JSON.parse(own)) files[path] = strToU8(text);
  const zip = zipSync(files, { mtime: NO_TIME });
  save(name, new Blob([/** @type {any} */ (zip)], { type: "application/zip" }));
}

/**
 * What keeps the form's text. A browser that forbids storage throws: then nothing is kept.
 * @param {() => Storage} storage
 */
const memory = (storage) => ({
  read() {
    try {
      return storage().getItem(KEPT) ?? "";
    } catch {
      return "";
    }
  },
  /** @param {string} text "" to forget @returns {boolean} whether it is kept */
  write(text) {
    try {
      if (text) storage().setItem(KEPT, text);
      else storage().removeItem(KEPT);
      return true;
    } catch {
      return false;
    }
  },
});

const tools = {
  /** JSON as the browser writes it, which joins the halves of an emoji; "" where a text is none. */
  rewritten(/** @type {string} */ text) {
    try {
      return JSON.stringify(JSON.parse(text));
    } catch {
      return "";
    }
  },
  code,
  savePng,
  saveZip,
  /** As long as somebody wants it. */
  kept: memory(() => localStorage),
  /** On the way to the same page in another language. */
  carried: memory(() => sessionStorage),
  /** Whether something stands in the form that would be lost with the page. */
  isUnsaved: false,
  /** @type {(name: string, type: string, text: string) => void} */
  saveText: (name, type, text) => save(name, new Blob([text], { type })),
};
Object.assign(globalThis, { klucznikSetup: tools });

addEventListener("beforeunload", (event) => {
  if (tools.isUnsaved) event.preventDefault();
});

addEventListener("error", failUnlessReady, true);
addEventListener("unhandledrejection", failUnlessReady);
addEventListener("mpy:done", failUnlessReady);
setTimeout(failUnlessReady, PATIENCE);
addEventListener("submit", (event) => event.preventDefault());

// Wherever a file is dropped on the page, it is meant for the form.
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const { files } = /** @type {DataTransfer} */ (event.dataTransfer);
  const field = /** @type {HTMLInputElement} */ (document.getElementById("file"));
  if (!files.length) return;
  field.files = files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

dataset.python = "loading";
const { href } = /** @type {HTMLLinkElement} */ (document.querySelector("link[data-pyscript]"));
import(href).catch(failUnlessReady);
