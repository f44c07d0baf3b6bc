/** The files that MicroPython sees: those of the program, and no others. */

import assert from "node:assert/strict";
import test from "node:test";
import { smallFiles } from "../../widget/pyscript/small_files.js";

const PATH = 16;
const PIECES = 64;
const NOTED = 96;
const BUFFER = 128;
const STAT = 256;

/** Returns a file system with one file in a folder, the memory that it speaks through, and calls. */
function started() {
  const memory = new Uint8Array(512);
  const numbers = new DataView(memory.buffer);
  /** @type {number[]} */
  const said = [];
  const textAt = (/** @type {number} */ at) =>
    new TextDecoder().decode(memory.slice(at, memory.indexOf(0, at)));
  const { FS, imports } = smallFiles(
    () => memory,
    () => new Uint32Array(memory.buffer),
    textAt,
    (number) => (number === 1 ? (byte) => said.push(byte) : undefined),
  );
  FS.mkdirTree("klucznik/");
  FS.writeFile("klucznik/views.mpy", Uint8Array.of(1, 2, 3, 4, 5));
  const at = (/** @type {string} */ path) => {
    memory.set(new TextEncoder().encode(`${path}\0`), PATH);
    return PATH;
  };
  const piece = (/** @type {number} */ size) => {
    numbers.setUint32(PIECES, BUFFER, true);
    numbers.setUint32(PIECES + 4, size, true);
  };
  return { memory, numbers, imports, said, at, piece };
}

test("a file is read piece by piece, to its end", () => {
  const { memory, numbers, imports, at, piece } = started();
  const file = imports.__syscall_openat(-100, at("klucznik/views.mpy"), 0);
  assert.ok(file > 2);
  piece(3);
  const read = () => {
    assert.equal(imports.fd_read(file, PIECES, 1, NOTED), 0);
    return [...memory.slice(BUFFER, BUFFER + numbers.getUint32(NOTED, true))];
  };
  assert.deepEqual([read(), read(), read()], [[1, 2, 3], [4, 5], []]);
  assert.equal(imports.fd_close(file), 0);
  assert.notEqual(imports.fd_read(file, PIECES, 1, NOTED), 0);
});

test("a file, a folder and what isn't there are told apart", () => {
  const { numbers, imports, at } = started();
  const kind = (/** @type {string} */ path) => {
    const answer = imports.__syscall_stat64(at(path), STAT);
    return answer === 0 ? numbers.getUint32(STAT + 4, true) >> 12 : answer;
  };
  assert.equal(kind("klucznik/views.mpy"), 0o10);
  assert.equal(numbers.getUint32(STAT + 24, true), 5);
  assert.equal(kind("/klucznik/views.mpy"), 0o10);
  assert.equal(kind("klucznik"), 0o4);
  assert.equal(kind(""), 0o4);
  assert.equal(kind("klucznik/page.mpy"), -44);
  assert.equal(imports.__syscall_openat(-100, at("klucznik"), 0), -44);
});

test("nothing is written but what Python prints", () => {
  const { memory, imports, said, at, piece } = started();
  assert.equal(imports.__syscall_openat(-100, at("klucznik/views.mpy"), 1), -69);
  assert.ok(imports.__syscall_unlinkat(-100, at("klucznik/views.mpy"), 0) < 0);
  memory.set([104, 105, 10], BUFFER);
  piece(3);
  assert.equal(imports.fd_write(1, PIECES, 1, NOTED), 0);
  assert.equal(imports.fd_write(2, PIECES, 1, NOTED), 0);
  assert.deepEqual(said, [104, 105, 10]);
});
