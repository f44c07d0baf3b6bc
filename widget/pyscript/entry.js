/**
 * PyScript as the panel uses it: before the first script runs, all its Python (PyScript's
 * library and our program, compiled) is unpacked into the interpreter's folder.
 */

import { hooks } from "@pyscript/core";
import { parseTar } from "nanotar";

const packLink = /** @type {HTMLLinkElement} */ (document.querySelector("link[data-pack]"));

/** The page has begun to load the pack, so this asks for it again without waiting. */
const pack = fetch(packLink.href).then(async (response) => {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const tar = await response.arrayBuffer();
  // Some servers answer "not found" with a page and 200; the parser would make files of it.
  if (!isTar(tar)) throw new Error(`${response.url}: not a tar`);
  return tar;
});

/** @param {ArrayBuffer} bytes */
function isTar(bytes) {
  return new TextDecoder().decode(bytes.slice(257, 262)) === "ustar";
}

/** Keys and fingers come first: nothing that takes long is done in one go. */
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((resume) => setTimeout(resume));

/**
 * @typedef {object} MicroPython
 * @property {{ mkdirTree(path: string): void, writeFile(path: string, data?: Uint8Array): void }} FS
 * @property {(module: string) => unknown} pyimport
 */

hooks.main.onReady.add(async (/** @type {{ interpreter: MicroPython }} */ { interpreter }) => {
  const { FS } = interpreter;
  for (const { name, data } of parseTar(await pack)) {
    FS.mkdirTree(name.slice(0, name.lastIndexOf("/") + 1) || "/");
    FS.writeFile(name, data);
  }
  await pause();
  interpreter.pyimport("klucznik.views"); // All of the program that knows no page.
  await pause();
});
