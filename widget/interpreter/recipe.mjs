/**
 * What is known of one binary, @micropython/micropython-webassembly-pyscript 1.27.0, by looking
 * at it: which data go into the second file, and why nothing in the first can need them before.
 * split.mjs checks what is said here and refuses when it isn't so.
 */

/** The binary that all numbers of this folder speak of. */
export const sha256 = "06338c955b03c5700aa0069015d3e392d76836ef8e2ce25bedbe59b88ccd373c";

/** Addresses in memory, from and up to, of the data that come with the second file. */
export const laterData = [
  // Modules of MicroPython's own that are frozen into it (asyncio, unittest, tarfile and thirty
  // more): constants and bytecode. Only their keeper (below) leads there.
  [109856, 154304],
  // Tables of the mathematical library, which logarithms, powers and the gamma function use.
  [162880, 175488],
  // The source text of the glue's functions, which only the compiler of the glue needed.
  [179032, 185106],
];

/** mp_find_frozen_module: tells, 0 for no, whether there is a frozen module, and where it is. */
export const keeper = "$986";

/** The table of frozen modules, which only their keeper reads. */
export const pointersFromKeeper = [109284, 109852];

/** Numbers that are no addresses: masks, and words of two halves (a flag of 2 and a name). */
export function onlyLooksAlike(number) {
  return [0x1fe00, 0x1fffe, 0x1ffff, 0x2016c].includes(number) || number >> 8 === 0x200;
}

/** Places of data that are no words: instructions, letters, and the digits of 2/pi. */
export const noWords = [156260, 159764, 162820];

/**
 * Words of memory, from and up to, that tell how deep Python is in its calls: its stack and the
 * names it sees (mp_state_thread_t from pystack_cur to nlr_top); and the number of its callers.
 */
export const depth = [
  [185124, 185144],
  [186120, 186124],
];
