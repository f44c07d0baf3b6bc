/**
 * MicroPython in two files: the functions and data that the panel uses, and the rest of them.
 *
 * The first file is what every reader waits for. In the place of each other function stands a
 * short one that asks the glue for the second file and then calls the real one there. Until that
 * file has come, the glue gives up the call of Python and repeats it later (see restEdits in
 * ../pyscript/recipe.mjs). So nothing is lost: a profile that misses a function costs the reader
 * a moment, never an answer.
 *
 * Works on WebAssembly's text form, in which functions have names instead of numbers.
 */

import binaryen from "binaryen";
import { keeper, laterData, noWords, onlyLooksAlike, pointersFromKeeper } from "./recipe.mjs";

/** The import by which the first file asks for the second, and one that a profile is taken with. */
const LOAD = '(import "env" "load_rest" (func $load_rest))';
const RAN = '(import "env" "ran" (func $ran (param i32)))';

/** @typedef {{ name: string, params: string[], results: string, text: string }} Func */

/**
 * Returns the interpreter with a call of `ran(number)` at the beginning of each function, and
 * with rubbish in the place of the later data.
 * @param {Uint8Array} wasm
 */
export function instrument(wasm) {
  const { module, rest, functions } = read(wasm);
  const counted = functions.map(({ name, text }) =>
    text.replace(
      /^.*(\n {2}\(local .*)*/,
      (beginning) => `${beginning}\n  (call $ran (i32.const ${name.slice(1)}))`,
    ),
  );
  const spoilt = rest.filter(isData).flatMap(pieces);
  for (const { bytes, isLater } of spoilt) if (isLater) bytes.fill(0xaa);
  const others = rest.filter((form) => !isData(form));
  return write([RAN, ...others, ...spoilt.map(dataForm), ...counted], module);
}

/**
 * Returns the two files.
 * @param {Uint8Array} wasm the whole interpreter
 * @param {number[]} ran the functions that the first file shall hold
 */
export function split(wasm, ran) {
  const { module, rest, functions } = read(wasm);
  const isHot = new Set(ran.map((number) => `$${number}`));
  const hot = functions.filter(({ name }) => isHot.has(name));
  const cold = functions.filter(({ name }) => !isHot.has(name));

  // Which of the cold functions somebody in the first file may call, and which hot ones the cold.
  const asked = namesIn([...rest.filter(isRoot), ...hot.map(({ text }) => text)]);
  const doors = cold.filter(({ name }) => asked.has(name));
  const called = namesIn(cold.map(({ text }) => text));
  const shared = hot.filter(({ name }) => called.has(name));
  const globals = rest.filter((form) => form.startsWith("(global ")).map(partsOfGlobal);

  const data = rest.filter(isData).flatMap(pieces);
  const later = data.filter(({ isLater }) => isLater);
  const now = data.filter(({ isLater }) => !isLater);
  for (const { text } of hot) refuseMention(text);
  for (const { start, bytes } of now) refusePointers(start, bytes);

  const first = write(
    [
      LOAD,
      ...rest.filter((form) => !isData(form)),
      ...now.map(dataForm),
      `(table $rest (export "rest") ${doors.length} ${doors.length} funcref)`,
      ...shared.map(({ name }) => `(export "${name}" (func ${name}))`),
      ...globals.map(({ name }) => `(export "${name}" (global ${name}))`),
      ...hot.map(guarded),
      ...doors.map(door),
    ],
    module,
  );
  const second = write(
    [
      ...rest.filter((form) => /^\((type|import) /.test(form)),
      ...rest.filter((form) => form.startsWith("(memory ")).map(asImport("memory")),
      ...rest
        .filter((form) => form.startsWith("(table "))
        .map(asImport("__indirect_function_table")),
      `(import "first" "rest" (table $rest ${doors.length} ${doors.length} funcref))`,
      ...globals.map(({ name, type }) => `(import "first" "${name}" (global ${name} ${type}))`),
      ...shared.map(
        ({ name, params, results }) =>
          `(import "first" "${name}" (func ${name} ${signature(params, results)}))`,
      ),
      ...later.map(dataForm),
      `(elem (table $rest) (i32.const 0) func ${doors.map(({ name }) => name).join(" ")})`,
      ...cold.map(({ text }) => text),
    ],
    module,
  );
  return { first, second };
}

/**
 * The function that hands out what the later data hold, with a call before that fetches them.
 * @param {Func} hot
 */
function guarded({ name, params, results, text }) {
  if (name !== keeper) return text;
  const values = params.map((_, index) => `(local.get ${index})`).join(" ");
  return `(func ${name} ${signature(params, results)}
    (if (result i32) (call ${name}_itself ${values}) (then (call $load_rest)
      (call ${name}_itself ${values})) (else (i32.const 0))))
    ${text.replace(name, `${name}_itself`)}`;
}

/**
 * Cuts a data segment where later data begin and end.
 * @param {string} form
 */
function pieces(form) {
  const [, offset, text] = form.match(/^\(data \S+ \(i32\.const (\d+)\) "(.*)"\)$/) ?? [];
  const bytes = bytesOf(text);
  const origin = Number(offset);
  const end = origin + bytes.length;
  const cuts = laterData.flat().filter((address) => origin < address && address < end);
  return [origin, ...cuts].map((start, index) => ({
    start,
    bytes: bytes.slice(start - origin, (cuts[index] ?? end) - origin),
    isLater: isLater(start),
  }));
}

/** @param {number} address */
function isLater(address) {
  return laterData.some(([start, end]) => start <= address && address < end);
}

/** @type {(piece: { start: number, bytes: Uint8Array }) => string} */
function dataForm({ start, bytes }) {
  const text = [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`);
  return `(data (i32.const ${start}) "${text.join("")}")`;
}

const ESCAPED = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };

/** @param {string} text a string of WebAssembly's text form */
function bytesOf(text) {
  const signs = text.match(/\\[0-9a-f]{2}|\\?./g) ?? [];
  return Uint8Array.from(signs, (sign) => {
    if (sign.length === 3) return Number.parseInt(sign.slice(1), 16);
    return sign.length === 2 ? ESCAPED[sign[1]] : sign.charCodeAt(0);
  });
}

/**
 * Throws when a function of the first file names an address in the later data.
 * @param {string} text
 */
function refuseMention(text) {
  for (const [, number] of text.matchAll(/(?:i32\.const |offset=)(\d+)/g)) refuse(Number(number));
  for (const [, offset, base] of text.matchAll(/offset=(\d+)\s+\(i32\.const (\d+)\)/g)) {
    refuse(Number(offset) + Number(base));
  }
}

/**
 * Throws when data of the first file point into the later data.
 * @type {(start: number, bytes: Uint8Array) => void}
 */
function refusePointers(start, bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [from, to] = pointersFromKeeper;
  for (let place = -start & 3; place + 4 <= bytes.length; place += 4) {
    const address = start + place;
    const isFromKeeper = from <= address && address < to;
    if (!isFromKeeper && !noWords.includes(address)) refuse(view.getUint32(place, true));
  }
}

/** @param {number} address */
function refuse(address) {
  if (isLater(address) && !onlyLooksAlike(address)) {
    throw new Error(`The first file of MicroPython names ${address}, which is in the second.`);
  }
}

/**
 * The short function in the place of a cold one.
 * @param {Func} cold
 * @param {number} place its number in the table that the second file fills
 */
function door({ name, params, results }, place) {
  const values = params.map((_, index) => `(local.get ${index})`).join(" ");
  const types = signature(params, results);
  return `(func ${name} ${types} (call $load_rest)
    (call_indirect $rest ${types} ${values} (i32.const ${place})))`;
}

/** @type {(params: string[], results: string) => string} */
function signature(params, results) {
  return `${params.length ? `(param ${params.join(" ")})` : ""} ${results}`;
}

/** @type {(form: string) => boolean} whether a form keeps the functions that it names alive */
function isRoot(form) {
  return /^\((export|elem|start) /.test(form);
}

/** @type {(form: string) => boolean} */
function isData(form) {
  return form.startsWith("(data ");
}

/** @type {(texts: string[]) => Set<string>} */
function namesIn(texts) {
  return new Set(texts.flatMap((text) => text.match(/\$\d+\b/g) ?? []));
}

/** @param {string} form */
function partsOfGlobal(form) {
  const [, name, type] = form.match(/^\(global (\S+) (\(mut \w+\)|\w+)/) ?? [];
  return { name, type };
}

/** @type {(name: string) => (form: string) => string} */
function asImport(name) {
  return (form) =>
    form.replace(/^\((memory|table) (\S+) (.*)\)$/, `(import "first" "${name}" ($1 $2 $3))`);
}

/**
 * Reads a module's text: its functions, and every other form.
 * @param {Uint8Array} wasm
 */
function read(wasm) {
  const module = binaryen.readBinary(wasm);
  const lines = module.emitText().split("\n").slice(1, -2);
  /** @type {string[]} */
  const forms = [];
  for (const line of lines) {
    if (line.startsWith(" (")) forms.push(line.slice(1));
    else forms[forms.length - 1] += `\n${line}`;
  }
  const isFunction = (/** @type {string} */ form) => form.startsWith("(func ");
  return {
    module,
    rest: forms.filter((form) => !isFunction(form)),
    functions: forms.filter(isFunction).map(readFunction),
  };
}

/** @type {(text: string) => Func} */
function readFunction(text) {
  const [head] = text.split("\n", 1);
  const [, name] = head.match(/^\(func (\$\d+)/) ?? [];
  const params = [...head.matchAll(/\(param \S+ (\w+)\)/g)].map(([, type]) => type);
  const [results] = head.match(/\(result [^)]*\)/) ?? [""];
  return { name, params, results, text };
}

/**
 * Makes a module of its forms, without what nobody needs.
 * @param {string[]} forms
 * @param {any} like the module whose WebAssembly features it may use
 */
function write(forms, like) {
  const module = binaryen.parseText(`(module\n${forms.join("\n")}\n)`);
  module.setFeatures(like.getFeatures() | binaryen.Features.ReferenceTypes);
  module.runPasses(["remove-unused-module-elements"]);
  if (!module.validate()) throw new Error("The divided interpreter is not valid WebAssembly.");
  return module.emitBinary();
}
