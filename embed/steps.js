/**
 * Back and Forward on a school's page, as long as a panel is open: every step in it, and the opening
 * of the dialog, is an entry of this page. A browser would skip the entries of a frame that nobody
 * has clicked into, and leave those of a closed panel behind.
 */

/** @typedef {(by: number) => void} Step takes itself back or does itself again: by -1 or 1 */

/** What each entry of ours stands for. @type {Step[]} */
const steps = [];

/** How many of them lie behind the reader. */
let place = 0;

/** Going back takes a while: whoever makes a step meanwhile waits. @type {Promise<unknown>} */
let settled = Promise.resolve();

/** Milliseconds that going back may take; where a page forbids it, it never ends. */
const PATIENCE = 500;

/** @param {Step} made the reader goes one step on */
export function step(made) {
  settled = settled.then(() => {
    steps.splice(place++, steps.length, made);
    // Nothing of the page's own state: its scripts would take our entries for theirs.
    history.pushState({ klucznik: place }, "");
  });
}

/** @param {Step} first from which on all steps are left behind, unless the page went on meanwhile */
export function leave(first) {
  settled = settled.then(() => {
    const from = steps.indexOf(first); // -1 where another panel has gone on in its place.
    const count = place - from;
    if (from >= 0 && count && history.state?.klucznik === place)
      return new Promise((done) => {
        steps.length = place = from;
        addEventListener("popstate", done, { once: true });
        setTimeout(done, PATIENCE);
        history.go(-count);
      });
  });
}

addEventListener("popstate", ({ state }) => {
  const now = Math.min(state?.klucznik || 0, steps.length);
  while (place > now) steps[--place](-1);
  while (place < now) steps[place++](1);
});
