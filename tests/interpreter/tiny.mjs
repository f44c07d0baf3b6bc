/**
 * The tiny interpreter of tiny.wat, whole and divided.
 */

import { readFileSync } from "node:fs";
import binaryen from "binaryen";
import { split } from "../../widget/interpreter/split.mjs";

const TEXT = readFileSync(new URL("tiny.wat", import.meta.url), "utf8");

/** The functions of tiny.wat that its first file holds. */
export const HOT = [0, 1, 3, 4];

/**
 * Returns the tiny interpreter, changed at places that must stand there exactly once.
 * @param {...[before: string, after: string]} changes
 * @returns {Uint8Array}
 */
export function tiny(...changes) {
  let text = TEXT;
  for (const [before, after] of changes) {
    if (text.split(before).length !== 2) throw new Error(`Not once in tiny.wat: ${before}`);
    text = text.replace(before, () => after);
  }
  const module = binaryen.parseText(text);
  module.setFeatures(binaryen.Features.MutableGlobals);
  module.runPasses(["emit-target-features"]);
  return module.emitBinary();
}

/**
 * Divides an interpreter and starts its first file, which gets the second when it calls for it.
 * @param {Uint8Array} wasm
 * @param {number[]} [hot]
 */
export function start(wasm, hot = HOT) {
  const { first, second } = split(wasm, hot);
  /** @type {number[]} */
  const asked = [];
  let loads = 0;
  const env = {
    asked: (/** @type {number} */ number) => asked.push(number),
    load_rest: () => {
      if (loads === 0) instantiate(second, { env, first: exports });
      loads += 1;
    },
  };
  const exports = instantiate(first, { env });
  return { exports, bytes: reader(exports), asked, isWhole: () => loads > 0 };
}

/** @type {(wasm: Uint8Array) => { bytes: ReturnType<typeof reader> }} */
export function startWhole(wasm) {
  return { bytes: reader(instantiate(wasm, { env: { asked() {} } })) };
}

/** @param {any} exports */
function reader(exports) {
  return (/** @type {number} */ from, /** @type {number} */ to) =>
    Buffer.from(exports.memory.buffer.slice(from, to)).toString("latin1");
}

/** @type {(wasm: Uint8Array, imports: WebAssembly.Imports) => any} */
export function instantiate(wasm, imports) {
  return new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm)), imports).exports;
}
