/**
 * The interpreter in two files: nobody notices that the second comes only when it is called for,
 * and nothing is divided that might be needed before.
 */

import assert from "node:assert/strict";
import test from "node:test";
import { instrument, split } from "../../widget/interpreter/split.mjs";
import { Unfit } from "../../widget/interpreter/text.mjs";
import { HOT, instantiate, start, startWhole, tiny } from "./tiny.mjs";

test("what the first file holds answers without the second", () => {
  const { exports, isWhole } = start(tiny());
  assert.equal(exports.work(8), 16);
  assert.equal(isWhole(), false);
});

test("a function of the second file answers through its door, with all that it needs", () => {
  const { exports, isWhole } = start(tiny());
  assert.equal(exports.work(5), 5 + 1000 + 7 + 42);
  assert.equal(isWhole(), true);
  assert.equal(exports.calls.value, 1);
  assert.equal(exports.work(6), 12);
});

test("a function that calls nothing comes with whoever calls it: nothing is given up midway", () => {
  const wasm = tiny(["(i32.load8_u (local.get $at))", "(i32.sub (local.get $at) (call $3))"]);
  const { exports, isWhole } = start(
    wasm,
    HOT.filter((number) => number !== 3),
  );
  assert.equal(exports.byte(9), 2);
  assert.equal(isWhole(), false);
});

test("a door in the table of functions leads there, too", () => {
  const { exports } = start(tiny());
  assert.equal(exports.__indirect_function_table.get(1)(1, 2), 1 + 2 + 7 + 42);
});

test("a frozen module that is asked for comes with the second file", () => {
  const { exports, bytes, asked, isWhole } = start(tiny());
  assert.equal(exports.find(1), 2);
  assert.equal(isWhole(), true);
  assert.deepEqual(asked, [1, 1]);
  const row = new DataView(exports.memory.buffer).getUint32(16, true);
  const data = new DataView(exports.memory.buffer).getUint32(row, true);
  assert.equal(bytes(data, data + 4), "IJKL");
});

test("a module that isn't frozen is no reason to fetch the second file", () => {
  const { exports, asked, isWhole } = start(tiny());
  assert.equal(exports.find(3), 0);
  assert.deepEqual(asked, [3]);
  assert.equal(isWhole(), false);
});

test("a keeper that is itself in the second file needs no guard", () => {
  const { exports, asked } = start(
    tiny(),
    HOT.filter((number) => number !== 1),
  );
  assert.equal(exports.find(1), 2);
  assert.deepEqual(asked, [1]);
});

test("later data are missing until the second file comes, and all others are there", () => {
  const { exports, bytes } = start(tiny());
  /** @type {[number, number][]} */
  const later = [
    [130000, 130020],
    [132496, 132500],
    [1200, 1240],
    [1600, 1612],
  ];
  const whole = startWhole(tiny());
  for (const [from, to] of later) assert.equal(bytes(from, to), "\0".repeat(to - from));
  assert.equal(bytes(132500, 132501), "Z");
  assert.equal(bytes(1612, 1618), "behind");
  assert.equal(bytes(1040, 1046), "abc.py");
  exports.work(1);
  for (const [from, to] of later) assert.equal(bytes(from, to), whole.bytes(from, to));
  assert.equal(bytes(130000, 130020), "ABCDEFGHIJKLMNOPQRST");
});

/** @type {Record<string, [before: string, after: string][]>} */
const NAMED_TOO_EARLY = {
  "a number in a function": [["(i32.load (i32.const 1024))", "(i32.load (i32.const 1216))"]],
  "an offset in a function": [["(i32.load8_u (local", "(i32.load8_u offset=1216 (local"]],
  "an offset and a number": [
    ["(i32.load (i32.const 1024))", "(i32.load offset=616 (i32.const 600))"],
  ],
  "a pointer in the data": [['"\\07\\00\\00\\00"', '"\\c0\\04\\00\\00"']],
  "a pointer in data that begin at an odd place": [
    ["(global $glue_to i32 (i32.const 1612))", "(global $glue_to i32 (i32.const 1611))"],
    ['"behind"', '"\\c0\\04\\00\\00"'],
  ],
};

for (const [how, changes] of Object.entries(NAMED_TOO_EARLY)) {
  test(`later data that the first file names are refused: ${how}`, () => {
    assert.throws(() => split(tiny(...changes), HOT), {
      constructor: Unfit,
      message: /^the first file would name 12\d\d, which is in the second$/,
    });
  });
}

test("a function of the second file may name later data", () => {
  assert.doesNotThrow(() => split(tiny(), HOT));
  assert.throws(() => split(tiny(), [...HOT, 2]), /would name 1216/);
});

test("the counted interpreter tells each function that begins, and has rubbish for later data", () => {
  /** @type {number[]} */
  const ran = [];
  const env = { asked() {}, ran: (/** @type {number} */ number) => ran.push(number) };
  const exports = instantiate(instrument(tiny()), { env });
  assert.equal(exports.work(8), 16);
  assert.deepEqual(ran.splice(0), [0]);
  exports.work(5);
  assert.deepEqual(ran, [0, 2, 3]);
  for (const place of [130000, 132499, 1200, 1239, 1600, 1611]) {
    assert.equal(exports.byte(place), 0xaa);
  }
  for (const place of [132500, 1612, 1040]) assert.notEqual(exports.byte(place), 0xaa);
});
