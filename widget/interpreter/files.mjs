/**
 * The files of MicroPython that a build asks for: see ../pyscript/bundle.mjs.
 */

import { createHash } from "node:crypto";
import { instrument, split } from "./split.mjs";
import { Unfit } from "./text.mjs";

/**
 * Returns files by name. An interpreter that can't be divided stays in one, and a line says why.
 * @param {string} interpreter `divided`, `whole`, `counted` or `smallest`
 * @param {Uint8Array} wasm the whole interpreter
 * @param {{ sha256: string, start: number[], use: number[] }} ran its profile, or another one's
 * @returns {Record<string, Uint8Array>}
 * @throws {Unfit} where one is to be counted that can't be divided
 */
export function filesOf(interpreter, wasm, ran) {
  if (interpreter === "whole") return { "micropython.wasm": wasm };
  if (interpreter === "counted") return { "micropython.wasm": instrument(wasm) };
  try {
    const { first, second } = split(wasm, functionsOf(interpreter, wasm, ran));
    return { "micropython.wasm": first, "micropython.rest.wasm": second };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    console.warn(`MicroPython stays in one file: ${error.message}.`);
    return { "micropython.wasm": wasm };
  }
}

/**
 * Returns the functions that the first file shall hold.
 * @type {(interpreter: string, wasm: Uint8Array, ran: Parameters<typeof filesOf>[2]) => number[]}
 */
function functionsOf(interpreter, wasm, { sha256, start, use }) {
  if (createHash("sha256").update(wasm).digest("hex") !== sha256) {
    throw new Unfit("the profile is that of another interpreter, run `make profile`");
  }
  return interpreter === "smallest" ? start : [...start, ...use];
}
