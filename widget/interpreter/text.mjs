/**
 * Reads and writes WebAssembly in its text form, in which functions have names instead of numbers.
 */

import binaryen from "binaryen";

/**
 * @typedef {{ name: string, params: string[], results: string, text: string }} Func
 * @typedef {{ start: number, bytes: Uint8Array }} Piece some data, and their address in memory
 */

/** Says what of an interpreter, or of what is around it, isn't as the recipe expects. */
export class Unfit extends Error {}

/**
 * Reads a module's text: its functions, its data, and every other form.
 * @param {Uint8Array} wasm
 * @throws {Unfit} where the text has forms that nobody here knows
 */
export function read(wasm) {
  const module = binaryen.readBinary(wasm);
  const lines = module.emitText().split("\n").slice(1, -2);
  /** @type {string[]} */
  const forms = [];
  for (const line of lines) {
    if (line.startsWith(" (")) forms.push(line.slice(1));
    else forms[forms.length - 1] += `\n${line}`;
  }
  const isFunction = (/** @type {string} */ form) => form.startsWith("(func ");
  const isData = (/** @type {string} */ form) => form.startsWith("(data ");
  return {
    module,
    rest: forms.filter((form) => !isFunction(form) && !isData(form)),
    data: forms.filter(isData).map(readData),
    functions: forms.filter(isFunction).map(readFunction),
  };
}

/**
 * Makes a module of its forms, without what nobody needs.
 * @param {string[]} forms
 * @param {any} like the module whose WebAssembly features it may use
 * @throws {Unfit} where they make no module
 */
export function write(forms, like) {
  const module = binaryen.parseText(`(module\n${forms.join("\n")}\n)`);
  module.setFeatures(like.getFeatures() | binaryen.Features.ReferenceTypes);
  module.runPasses(["remove-unused-module-elements"]);
  if (!module.validate()) throw new Unfit("its parts would not be valid WebAssembly");
  return module.emitBinary();
}

/** @type {(piece: Piece) => string} */
export function dataForm({ start, bytes }) {
  const text = [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`);
  return `(data (i32.const ${start}) "${text.join("")}")`;
}

/** @type {(params: string[], results: string) => string} */
export function signature(params, results) {
  return `${params.length ? `(param ${params.join(" ")})` : ""} ${results}`;
}

/** @type {(text: string) => number[]} the numbers in a function that may be addresses */
export function numbersIn(text) {
  const alone = text.matchAll(/(?:i32\.const |offset=)(\d+)/g);
  const sums = text.matchAll(/offset=(\d+)\s+\(i32\.const (\d+)\)/g);
  return [
    ...[...alone].map(([, number]) => Number(number)),
    ...[...sums].map(([, offset, base]) => Number(offset) + Number(base)),
  ];
}

/** @type {(text: string) => Func} */
function readFunction(text) {
  const [head] = text.split("\n", 1);
  const [, name] = head.match(/^\(func (\$\d+)/) ?? unknown(head);
  const params = [...head.matchAll(/\(param \S+ (\w+)\)/g)].map(([, type]) => type);
  const [results] = head.match(/\(result [^)]*\)/) ?? [""];
  return { name, params, results, text };
}

/** @type {(form: string) => Piece} */
function readData(form) {
  const [, start, text] = form.match(/^\(data \S+ \(i32\.const (\d+)\) "(.*)"\)$/) ?? unknown(form);
  return { start: Number(start), bytes: bytesOf(text) };
}

/** @type {(form: string) => never} */
function unknown(form) {
  throw new Unfit(`nobody here knows the form ${form.slice(0, 60)}`);
}

/** @type {Record<string, number>} */
const ESCAPED = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };

/** @param {string} text a string of WebAssembly's text form */
function bytesOf(text) {
  const characters = text.match(/\\[0-9a-f]{2}|\\?./g) ?? [];
  return Uint8Array.from(characters, (character) => {
    if (character.length === 3) return Number.parseInt(character.slice(1), 16);
    return character.length === 2 ? ESCAPED[character[1]] : character.charCodeAt(0);
  });
}
