/**
 * Where an interpreter keeps how deep it is in its calls, so that a call which was given up leaves
 * nothing behind (see restEdits in ../pyscript/recipe.mjs). Looked up in one binary by hand: its
 * stack, the names that it sees and who waits for its errors (mp_state_thread_t from pystack_cur to
 * nlr_jump_callback_top), and the number of its callers (external_call_depth). An interpreter that
 * is not this one stays in one file.
 */

/** The binary, @micropython/micropython-webassembly-pyscript 1.27.0. */
export const sha256 = "06338c955b03c5700aa0069015d3e392d76836ef8e2ce25bedbe59b88ccd373c";

/** @type {[number, number][]} addresses of words in its memory, from and up to */
export const depth = [
  [185124, 185148],
  [186120, 186124],
];
