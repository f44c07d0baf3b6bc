/**
 * Finds, by what stands there, the data of an interpreter that come with its second file, and
 * says why nothing in the first can need them before. split.mjs checks it and refuses when it
 * isn't so.
 */

import { numbersIn, Unfit } from "./text.mjs";

/** @typedef {import("./text.mjs").Func} Func */
/** @typedef {import("./text.mjs").Piece} Piece */
/** @typedef {[number, number]} Range addresses in memory, from and up to */
/**
 * @typedef {object} Landmarks
 * @property {Range[]} later the data that come with the second file
 * @property {Range} table of the frozen modules; only their keeper reads it
 * @property {string} keeper the function that gives out frozen modules
 */

/** What the C library's tables begin and end with: the digits of 2/pi, the last row of pow's. */
const MATHS_BEGIN = new Uint8Array(Uint32Array.of(0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1).buffer);
const MATHS_END = new Uint8Array(
  Float64Array.of(0.3411707574027787, -1.156568624616423e-14).buffer,
);

/**
 * @param {{ rest: string[], data: Piece[], functions: Func[] }} module as read() gives it
 * @returns {Landmarks}
 * @throws {Unfit} where something isn't there, or more than once
 */
export function findLandmarks({ rest, data, functions }) {
  const memory = memoryOf(data);
  const table = tableOfFrozen(memory);
  return {
    // Modules of MicroPython's own that are frozen into it (asyncio, unittest, tarfile and thirty
    // more): constants and bytecode. Only their table leads there.
    later: [frozen(memory, table), maths(memory), glueText(rest)],
    table,
    keeper: keeperOf(table, functions).name,
  };
}

/** @typedef {ReturnType<typeof memoryOf>} Memory the data at their places */

/** @param {Piece[]} data */
function memoryOf(data) {
  const end = Math.max(...data.map(({ start, bytes }) => start + bytes.length));
  const bytes = new Uint8Array(end + 4);
  for (const piece of data) bytes.set(piece.bytes, piece.start);
  const view = new DataView(bytes.buffer);
  return {
    start: Math.min(...data.map(({ start }) => start)),
    end,
    word: (/** @type {number} */ address) => view.getUint32(address, true),
    letters: lettersOf(bytes),
  };
}

/** @type {(bytes: Uint8Array) => string} one letter for each byte, so that places are addresses */
function lettersOf(bytes) {
  return new TextDecoder("latin1").decode(bytes);
}

/**
 * Finds the table of frozen modules. Beside it stand their names, as many as it has rows; then
 * come the rows, of one size, and last a pointer to each.
 * @param {Memory} memory
 * @returns {Range}
 */
function tableOfFrozen({ start, end, word, letters }) {
  const lists = letters.match(/(?:[\w/]+\.py\0)+\0/g) ?? [];
  const count = Math.max(0, ...lists.map((list) => list.split("\0").length - 2));
  if (count < 2) throw new Unfit("no names of frozen modules");
  /** @type {Range[]} */
  const found = [];
  for (let place = start; place + 4 * count <= end; place += 4) {
    const first = word(place);
    const size = word(place + 4) - first;
    if (first < start || size <= 0 || first + count * size > place) continue;
    const pointers = Array.from({ length: count }, (_, row) => word(place + 4 * row));
    if (pointers.every((pointer, row) => pointer === first + row * size)) {
      found.push([first, place + 4 * count]);
    }
  }
  return only(found, `tables of ${count} frozen modules`);
}

/**
 * Returns where the frozen modules lie: behind their table, up to the last function that it
 * names. How long that one is, nothing tells: it stays in the first file.
 * @type {(memory: Memory, table: Range) => Range}
 */
function frozen({ word }, [from, to]) {
  const named = [];
  for (let place = from; place < to; place += 4) if (word(place) >= to) named.push(word(place));
  if (named.length < 2) throw new Unfit("a table of frozen modules that leads nowhere");
  return [Math.min(...named), Math.max(...named)];
}

/** @type {(table: Range, functions: Func[]) => Func} mp_find_frozen_module: it alone reads these */
function keeperOf([from, to], functions) {
  const isThere = (/** @type {number} */ number) => from <= number && number < to;
  const keepers = functions.filter(({ text }) => numbersIn(text).some(isThere));
  const keeper = only(keepers, "functions that read the table of frozen modules");
  // What it answers is 0 for no; split.mjs asks it twice.
  if (keeper.results !== "(result i32)") throw new Unfit(`${keeper.name} answers no number`);
  return keeper;
}

/**
 * Returns where the tables of the mathematical library lie, which logarithms, powers and the
 * angles of large numbers use.
 * @type {(memory: Memory) => Range}
 */
function maths({ letters }) {
  const [from, last] = [MATHS_BEGIN, MATHS_END].map((bytes) => {
    const parts = letters.split(lettersOf(bytes));
    if (parts.length !== 2) throw new Unfit(`${parts.length - 1} tables of mathematics, not one`);
    return parts[0].length;
  });
  return [from, last + MATHS_END.length];
}

/**
 * Returns where the source text of the glue's functions lies, which only the glue's compiler read.
 * @type {(rest: string[]) => Range}
 */
function glueText(rest) {
  const [from, to] = ["__start_em_js", "__stop_em_js"].map((mark) => {
    const [name] = found(rest, new RegExp(`^\\(export "${mark}" \\(global (\\S+)\\)\\)`), mark);
    const value = new RegExp(`^\\(global ${name.replaceAll("$", "\\$")} i32 \\(i32\\.const (\\d+)`);
    return Number(found(rest, value, mark)[0]);
  });
  return [from, to];
}

/** @type {(forms: string[], pattern: RegExp, what: string) => string[]} what it captures */
function found(forms, pattern, what) {
  const matches = forms.map((form) => form.match(pattern)).filter((match) => match !== null);
  return only(matches, what).slice(1);
}

/**
 * @template T
 * @param {T[]} found
 * @param {string} what
 * @returns {T}
 */
function only(found, what) {
  if (found.length !== 1) throw new Unfit(`${found.length} ${what}, not one`);
  return found[0];
}
