/**
 * The page as it is for a reader without Python, and back again. Whatever needs the program goes;
 * what somebody has typed stays in sight, and can be read but not changed. Says so by `hidden`, so
 * that it holds without the stylesheet, too.
 */

const TYPED = "input:not(:placeholder-shown, [type=radio])";

/** @type {HTMLElement[]} what was put away */
let away = [];

/** @param {Iterable<Element>} elements */
function hide(elements) {
  for (const element of /** @type {Iterable<HTMLElement>} */ (elements)) {
    if (element.hidden) continue;
    element.hidden = true;
    away.push(element);
  }
}

/** @type {(is: boolean) => void} */
function setReadOnly(is) {
  for (const field of document.querySelectorAll("input")) field.readOnly = is;
}

/** @type {(is: boolean) => void} the sentence that stands in for what only Python can do */
function setInstead(is) {
  for (const part of document.querySelectorAll(".without-python")) {
    /** @type {HTMLElement} */ (part).hidden = !is;
  }
}

/** Puts away what nobody answers for. */
export function putAway() {
  for (const part of document.querySelectorAll(".needs-python")) {
    if (part.querySelector(TYPED)) {
      const fields = [...part.querySelectorAll(TYPED)];
      const stays = fields.flatMap((field) => [field, part.querySelector(`[for=${field.id}]`)]);
      hide([...part.children].filter((child) => !stays.includes(child)));
    } else hide([part]);
  }
  hide(document.querySelectorAll("main .own, main button"));
  for (const output of document.querySelectorAll("output")) output.textContent = "";
  setReadOnly(true);
  setInstead(true);
}

/** Python has come after all. */
export function putBack() {
  for (const element of away) element.hidden = false;
  away = [];
  setReadOnly(false);
  setInstead(false);
}
