/** The rival: the reading of logins by hand in JavaScript, for the ordinary cases. */

const SEPARATORS = /[\s\-‐‑‒–—―−.·•…,;:=/|_"'ʼ„”“‟’‘`´«»‹›()[\]]/gu;
const UNSEEN = /[\p{Cf}\p{Cc}\p{Mn}]/gu;
const U = /[uу]$/iu;

/**
 * @typedef {object} Reading
 * @property {"pupil" | "parent"} [owner]
 * @property {string} [parent]
 * @property {string} [problem]
 * @property {string} [letter]
 * @property {number} [place]
 */

/** @type {(typed: string) => Reading} of whatever was typed */
export function read(typed) {
  const text = typed.normalize("NFKC").replace(UNSEEN, "").trim();
  if (!text) return { problem: "empty" };
  if (/hasl|hasł|passw|парол/iu.test(text)) return { problem: "password" };
  if (text.length > 200 || text.includes("//")) return { problem: "unknown" };
  if (text.includes("@")) return { problem: "email" };
  if (!/\d/.test(text)) return { problem: "letters" };
  // Words before the login and behind it: "Login ucznia: 1234567u".
  const pieces = text.split(/[\s:=]+/u);
  const isWord = (/** @type {string} */ piece) => piece.length > 1 && !/\d/.test(piece);
  const characters = pieces
    .filter((piece) => !isWord(piece))
    .join("")
    .replace(SEPARATORS, "");
  const body = /\d$/.test(characters) ? characters : characters.slice(0, -1);
  const place = body.search(/\D/);
  if (place >= 0) return { problem: "letter-inside", letter: body[place], place: place + 1 };
  if (body.length < 4) return { problem: "too-short" };
  if (body.length > 12) return { problem: "too-long" };
  if (body === characters) return { owner: "parent", parent: body };
  if (U.test(characters)) return { owner: "pupil", parent: body };
  return { problem: "other-letter", letter: characters.at(-1), place: characters.length };
}

const { documentElement: root } = document;
const field = /** @type {HTMLInputElement} */ (document.getElementById("pupil-login"));
const form = /** @type {HTMLFormElement} */ (field.form);
const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
const answer = () => {
  const { owner, parent = "" } = read(field.value);
  form.dataset.state = owner === "pupil" ? "answer" : "empty";
  output.textContent = owner === "pupil" ? parent : "";
};
field.addEventListener("input", answer);
answer();
root.dataset.python = "ready";
