/**
 * PyScript as the panel uses it: before the first script runs, all its Python (PyScript's
 * library and our program, compiled) is unpacked into the interpreter's folder.
 */

import { hooks } from "@pyscript/core";
import { parseTar } from "nanotar";
import { part } from "./inlined.js";

/** The build says it: whether all of the panel stands in the page. */
const IS_ONE_FILE = /** @type {any} */ (globalThis).IS_ONE_FILE;

const program = IS_ONE_FILE ? part("pack") : fetchPreloaded();

/** The page has begun to load the pack, so this asks for it again without waiting. */
function fetchPreloaded() {
  const { href } = /** @type {HTMLLinkElement} */ (document.querySelector("link[data-pack]"));
  return fetchPack(href);
}

/** @param {string} address */
async function fetchPack(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const tar = await response.arrayBuffer();
  // Some servers answer "not found" with a page and 200; the parser would make files of it.
  if (!isWholeTar(tar)) throw new Error(`${response.url}: not a tar, or a part of one`);
  return tar;
}

/** @param {ArrayBuffer} bytes a tar says at its first file what it is, and ends in zeros */
function isWholeTar(bytes) {
  const isTar = new TextDecoder().decode(bytes.slice(257, 262)) === "ustar";
  return isTar && !new Uint8Array(bytes.slice(-1024)).some(Boolean);
}

/** Keys and fingers come first: nothing that takes long is done in one go. */
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((resume) => setTimeout(resume));

/**
 * @typedef {object} MicroPython
 * @property {{ mkdirTree(path: string): void, writeFile(path: string, data?: Uint8Array): void }} FS
 * @property {(name: string, module: object) => void} registerJsModule
 * @property {(module: string) => unknown} pyimport
 */

hooks.main.onReady.add(async (/** @type {{ interpreter: MicroPython }} */ { interpreter }) => {
  const { FS } = interpreter;
  const unpack = (/** @type {ArrayBuffer} */ tar) => {
    for (const { name, data } of parseTar(tar)) {
      FS.mkdirTree(name.slice(0, name.lastIndexOf("/") + 1) || "/");
      FS.writeFile(name, data);
    }
  };
  unpack(await program);
  /** @type {Map<string, Promise<void>>} each key asks again; what hasn't come is asked for anew */
  const asked = new Map();
  interpreter.registerJsModule("packs", {
    unpack(/** @type {string} */ address) {
      if (IS_ONE_FILE) return Promise.resolve(); // It is all there.
      const coming = asked.get(address) ?? fetchPack(address).then(unpack);
      asked.set(address, coming);
      coming.catch(() => asked.delete(address));
      return coming;
    },
  });
  await pause();
  interpreter.pyimport("klucznik.views"); // All of the program that knows no page.
  await pause();
});
