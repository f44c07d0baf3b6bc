/**
 * MicroPython in two files: the functions and data that the panel uses, and the rest of them.
 *
 * The first file is what every reader waits for. In the place of each other function stands a
 * short one that asks the glue for the second file and then calls the real one there. Until that
 * file has come, the glue gives up the call of Python and repeats it later (see restEdits in
 * ../pyscript/recipe.mjs). So nothing is lost: a profile that misses a function costs the reader
 * a moment, never an answer.
 */

import { findLandmarks } from "./landmarks.mjs";
import { dataForm, numbersIn, read, signature, Unfit, write } from "./text.mjs";

/** @typedef {import("./landmarks.mjs").Landmarks} Landmarks */
/** @typedef {import("./landmarks.mjs").Range} Range */
/** @typedef {import("./text.mjs").Func} Func */
/** @typedef {import("./text.mjs").Piece} Piece */

/** The import by which the first file asks for the second, and one that a profile is taken with. */
const LOAD = '(import "env" "load_rest" (func $load_rest))';
const RAN = '(import "env" "ran" (func $ran (param i32)))';

/**
 * Numbers around 2 ** 17 are masks, limits and pairs of halves (a flag and a name): no addresses.
 * @type {Range}
 */
const NO_ADDRESSES = [0x1fe00, 0x20400];

/**
 * Returns the interpreter with a call of `ran(number)` at the beginning of each function, and
 * with rubbish in the place of the later data.
 * @param {Uint8Array} wasm
 * @throws {Unfit} where it can't be divided
 */
export function instrument(wasm) {
  const { module, rest, data, functions } = read(wasm);
  const { later } = findLandmarks({ rest, data, functions });
  const counted = functions.map(({ name, text }) =>
    text.replace(
      /^.*(\n {2}\(local .*)*/,
      (beginning) => `${beginning}\n  (call $ran (i32.const ${name.slice(1)}))`,
    ),
  );
  const spoilt = cut(data, later);
  for (const { start, bytes } of spoilt) if (isIn(later, start)) bytes.fill(0xaa);
  return write([RAN, ...rest, ...spoilt.map(dataForm), ...counted], module);
}

/**
 * Returns the two files.
 * @param {Uint8Array} wasm the whole interpreter
 * @param {number[]} ran the functions that the first file shall hold
 * @throws {Unfit} where it can't be divided
 */
export function split(wasm, ran) {
  const { module, rest, data, functions } = read(wasm);
  const landmarks = findLandmarks({ rest, data, functions });
  const isHot = withLeaves(new Set(ran.map((number) => `$${number}`)), functions);
  const hot = functions.filter(({ name }) => isHot.has(name));
  const cold = functions.filter(({ name }) => !isHot.has(name));

  // Which of the cold functions somebody in the first file may call, and which hot ones the cold.
  const asked = namesIn([...rest.filter(isRoot), ...hot.map(({ text }) => text)]);
  const doors = cold.filter(({ name }) => asked.has(name));
  const called = namesIn(cold.map(({ text }) => text));
  const shared = hot.filter(({ name }) => called.has(name));
  const globals = rest.filter((form) => form.startsWith("(global ")).map(partsOfGlobal);

  const pieces = cut(data, landmarks.later);
  const later = pieces.filter(({ start }) => isIn(landmarks.later, start));
  const now = pieces.filter((piece) => !later.includes(piece));
  refuseAddresses(landmarks, hot, now);

  const first = write(
    [
      LOAD,
      ...rest,
      ...now.map(dataForm),
      `(table $rest (export "rest") ${doors.length} ${doors.length} funcref)`,
      ...shared.map(({ name }) => `(export "${name}" (func ${name}))`),
      ...globals.map(({ name }) => `(export "${name}" (global ${name}))`),
      ...hot.map((each) => (each.name === landmarks.keeper ? guarded(each) : each.text)),
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
 * Functions, and those called by them that call nothing themselves. These (copying much memory,
 * say) are called in the middle of a change, where nothing may be given up.
 * @type {(names: Set<string>, functions: Func[]) => Set<string>}
 */
function withLeaves(names, functions) {
  const own = functions.filter(({ name }) => names.has(name));
  const called = namesIn(own.map(({ text }) => text));
  const leaves = functions.filter(({ name, text }) => called.has(name) && !/\(call/.test(text));
  return new Set([...names, ...leaves.map(({ name }) => name)]);
}

/**
 * The function that hands out what the later data hold, with a call before that fetches them.
 * @param {Func} hot
 */
function guarded({ name, params, results, text }) {
  const values = params.map((_, index) => `(local.get ${index})`).join(" ");
  return `(func ${name} ${signature(params, results)}
    (if (result i32) (call ${name}_itself ${values}) (then (call $load_rest)
      (call ${name}_itself ${values})) (else (i32.const 0))))
    ${text.replace(name, `${name}_itself`)}`;
}

/**
 * Cuts data where later data begin and end.
 * @type {(data: Piece[], later: Range[]) => Piece[]}
 */
function cut(data, later) {
  return data.flatMap(({ start: origin, bytes }) => {
    const end = origin + bytes.length;
    const cuts = later.flat().filter((address) => origin < address && address < end);
    return [origin, ...cuts].map((start, index) => ({
      start,
      bytes: bytes.slice(start - origin, (cuts[index] ?? end) - origin),
    }));
  });
}

/** @type {(ranges: Range[], address: number) => boolean} */
function isIn(ranges, address) {
  return ranges.some(([from, to]) => from <= address && address < to);
}

/**
 * Throws when functions or data of the first file name an address in the later data.
 * @type {(landmarks: Landmarks, functions: Func[], data: Piece[]) => void}
 */
function refuseAddresses({ later, table }, functions, data) {
  const inData = data.flatMap((piece) => words(piece).filter(({ at }) => !isIn([table], at)));
  const named = [
    ...functions.flatMap(({ text }) => numbersIn(text)),
    ...inData.map(({ word }) => word),
  ];
  const address = named.find((each) => isIn(later, each) && !isIn([NO_ADDRESSES], each));
  if (address) throw new Unfit(`the first file would name ${address}, which is in the second`);
}

/** @type {(piece: Piece) => { at: number, word: number }[]} what may be an address */
function words({ start, bytes }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const found = [];
  for (let place = -start & 3; place + 4 <= bytes.length; place += 4) {
    found.push({ at: start + place, word: view.getUint32(place, true) });
  }
  return found;
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

/** @type {(form: string) => boolean} whether a form keeps the functions that it names alive */
function isRoot(form) {
  return /^\((export|elem|start) /.test(form);
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
