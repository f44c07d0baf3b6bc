/**
 * What the later data are is found by what stands there; where it isn't found, nothing is divided.
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { filesOf } from "../../widget/interpreter/files.mjs";
import { findLandmarks } from "../../widget/interpreter/landmarks.mjs";
import { numbersIn, read, Unfit } from "../../widget/interpreter/text.mjs";
import { HOT, tiny } from "./tiny.mjs";

const INSTALLED = new URL(
  "../../node_modules/@micropython/micropython-webassembly-pyscript/micropython.wasm",
  import.meta.url,
);

test("the later data, their table and its keeper are found", () => {
  assert.deepEqual(findLandmarks(read(tiny())), {
    later: [
      [130000, 132500],
      [1200, 1240],
      [1600, 1612],
    ],
    table: [1072, 1120],
    keeper: "$1",
  });
});

test("a list of names in which nobody looks for modules is not taken for theirs", () => {
  const names = '(data (i32.const 1700) "a.py\\00" "b.py\\00" "\\00")';
  const wasm = tiny(["  ;; The text of the glue's functions", `  ${names}\n  ;; The text`]);
  assert.deepEqual(findLandmarks(read(wasm)).table, [1072, 1120]);
});

/** @type {Record<string, [before: string, after: string, says: RegExp]>} */
const UNFIT = {
  "no names": ['"abc.py\\00" "io/__init__.py\\00" "zlib.py\\00"', '"abc\\00"', /no names/],
  "a pointer less": ['"\\48\\04\\00\\00")', '"\\00\\00\\00\\00")', /^0 tables of 3 frozen modules/],
  "a second table": [
    '"() => 7;\\00\\00\\00\\00"',
    '"() => 7;" "\\30\\04\\00\\00" "\\3c\\04\\00\\00" "\\48\\04\\00\\00"',
    /^2 tables of 3 frozen modules/,
  ],
  "a second reader of the table": [
    "(func $3 (result i32) (i32.load (i32.const 1024)))",
    "(func $3 (result i32) (i32.load (i32.const 1076)))",
    /^2 functions that read the table/,
  ],
  "a table that nobody reads": ["i32.load offset=1108", "i32.load offset=1028", /^0 functions/],
  "no digits of 2/pi": ['"\\83\\f9\\a2\\00"', '"\\83\\f9\\a2\\01"', /^0 tables of mathematics/],
  "no last row of the powers": ['"\\dc\\65\\a4\\08', '"\\dc\\65\\a4\\09', /^0 tables of mathemat/],
  "no text of the glue": ['"__stop_em_js"', '"stop"', /^0 __stop_em_js, not one$/],
};

for (const [what, [before, after, says]] of Object.entries(UNFIT)) {
  test(`an interpreter is not divided that has ${what}`, () => {
    assert.throws(() => findLandmarks(read(tiny([before, after]))), {
      constructor: Unfit,
      message: says,
    });
  });
}

test("a keeper that answers something else than yes or no is none", () => {
  const module = read(tiny());
  module.functions[1].results = "(result i64)";
  assert.throws(() => findLandmarks(module), /^Error: \$1 answers no number/);
});

const installed = read(readFileSync(INSTALLED));
const found = findLandmarks(installed);

test("in the installed MicroPython the later data lie apart, and most of the data are later", () => {
  const { later } = found;
  const [frozen, maths, glue] = later;
  assert.ok(frozen[0] < frozen[1] && frozen[1] <= maths[0]);
  assert.ok(maths[0] < maths[1] && maths[1] <= glue[0] && glue[0] < glue[1]);
  const sizes = later.map(([from, to]) => to - from);
  const all = installed.data.map(({ bytes }) => bytes.length);
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((one, two) => one + two);
  assert.ok(sum(sizes) / sum(all) > 0.5);
});

test("in the installed MicroPython the keeper finds by name what the table holds", () => {
  const { table, keeper } = found;
  const { text, params } = installed.functions.find(({ name }) => name === keeper) ?? {};
  assert.deepEqual(params, ["i32", "i32", "i32"]);
  const [{ start, bytes }] = installed.data;
  const letters = Buffer.from(bytes).toString("latin1");
  const isList = (/** @type {number} */ address) =>
    /^([\w/]+\.py\0){10,}\0/.test(letters.slice(Math.max(0, address - start)));
  const named = numbersIn(text ?? "");
  assert.ok(named.some((number) => table[0] <= number && number < table[1]));
  assert.ok(named.some(isList));
});

test("in the installed MicroPython the glue's text is its functions", () => {
  const [, , [from, to]] = found.later;
  const piece = installed.data.find(({ start }) => start === from);
  const text = Buffer.from(piece?.bytes ?? []).toString("latin1");
  assert.equal(text.length, to - from);
  assert.match(text, /^\(uint32_t \* out\)<::>\{.*\}\0$/s);
});

const ran = (/** @type {Uint8Array} */ wasm) => ({
  sha256: createHash("sha256").update(wasm).digest("hex"),
  start: HOT.slice(1),
  use: HOT.slice(0, 1),
});

/** @type {(what: () => unknown) => string[]} the lines that it says */
function saidBy(what) {
  const { warn } = console;
  /** @type {string[]} */
  const lines = [];
  console.warn = (line) => lines.push(line);
  try {
    what();
  } finally {
    console.warn = warn;
  }
  return lines;
}

test("an interpreter with its profile comes in two files, and nothing is said", () => {
  const wasm = tiny();
  const lines = saidBy(() => {
    const files = filesOf("divided", wasm, ran(wasm));
    assert.deepEqual(Object.keys(files), ["micropython.wasm", "micropython.rest.wasm"]);
    const smallest = filesOf("smallest", wasm, ran(wasm));
    assert.notDeepEqual(smallest["micropython.wasm"], files["micropython.wasm"]);
  });
  assert.deepEqual(lines, []);
});

test("an interpreter that doesn't fit stays in one file, and one line says why", () => {
  const wasm = tiny(['"__stop_em_js"', '"stop"']);
  const lines = saidBy(() => {
    assert.deepEqual(filesOf("divided", wasm, ran(wasm)), { "micropython.wasm": wasm });
  });
  assert.deepEqual(lines, ["MicroPython stays in one file: 0 __stop_em_js, not one."]);
});

test("an interpreter without its own profile stays in one file, and one line says what to do", () => {
  const wasm = tiny();
  const other = ran(tiny(['"behind"', '"beyond"']));
  const lines = saidBy(() => {
    assert.deepEqual(filesOf("divided", wasm, other), { "micropython.wasm": wasm });
  });
  assert.equal(lines.length, 1);
  assert.match(lines[0], /run `make profile`\.$/);
  assert.notDeepEqual(filesOf("counted", wasm, other)["micropython.wasm"], wasm);
});

test("an interpreter that is asked for whole is whole, whatever it is", () => {
  const wasm = tiny(['"__stop_em_js"', '"stop"']);
  assert.deepEqual(filesOf("whole", wasm, ran(tiny())), { "micropython.wasm": wasm });
});
