/**
 * Back and Forward on a school's page, as long as a panel is open: every step in it, and the opening
 * of the dialog, is an entry of this page. A browser would skip the entries of a frame that nobody
 * has clicked into, and leave those of a closed panel behind.
 */

/** @typedef {(by: number) => void} Traveller takes a step of its own: 1 forward, -1 back */

/** Who made each entry of ours. @type {Traveller[]} */
const steps = [];

/** How many of them lie behind the reader. */
let place = 0;

/** Going back takes a while: whoever makes a step meanwhile waits. @type {Promise<unknown>} */
let settled = Promise.resolve();

let arrive = () => {};

/** Milliseconds that going back may take; where a page forbids it, it never ends. */
const PATIENCE = 500;

/** @param {Traveller} traveller who goes one step on */
export function step(traveller) {
  settled = settled.then(() => {
    steps.splice(place++, steps.length, traveller);
    // Nothing of the page's own state: its scripts would take our entries for theirs.
    history.pushState({ klucznik: place }, "");
  });
}

/** @param {Traveller} traveller whose last steps are taken back, unless the page went on meanwhile */
export function leave(traveller) {
  settled = settled.then(() => {
    let count = 0;
    while (steps[place - 1 - count] === traveller) count++;
    if (count && history.state?.klucznik === place)
      return new Promise((done) => {
        arrive = () => done(0);
        setTimeout(done, PATIENCE);
        history.go(-count);
      });
  });
}

addEventListener("popstate", ({ state }) => {
  const now = Math.min(state?.klucznik || 0, steps.length);
  while (place > now) steps[--place](-1);
  while (place < now) steps[place++](1);
  arrive();
});
