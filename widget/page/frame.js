/**
 * Speaks with the school's page when the panel stands in a frame of its button: height, Escape,
 * theme, focus, language, steps, and which procedure has helped. Only in a frame that bears our
 * name a word is said (a page may take every message for its own), and only to a page that has
 * answered our "hello" from the window around us.
 */

/**
 * @typedef {import("../../embed/messages.d.ts").FromPanel} FromPanel
 * @typedef {import("../../embed/messages.d.ts").ToPanel} ToPanel
 * @typedef {[hash: string, state: unknown]} Step where a reader was, with what its history entry held
 */

const host = window.parent;

const { dataset } = document.documentElement;

/** The exact origin of the school's page, once it has answered; "*" in a sandbox, which has none. */
let hostOrigin = "";

/** @type {FromPanel[]} */
const unsent = [];

/** Where the reader has been in this frame, and would come by Forward. @type {Step[]} */
let steps = [];

/** Where among them the reader is. */
let place = 0;

/** @param {FromPanel} message what the school's page shall know; never anything typed */
function tell(message) {
  if (hostOrigin) host.postMessage(message, hostOrigin);
  else unsent.push(message);
}

function tellHeight() {
  const { height } = document.documentElement.getBoundingClientRect();
  tell({ klucznik: "height", height: Math.ceil(height) });
}

function tellLanguage() {
  const title = document.querySelector("h1")?.textContent ?? "";
  tell({ klucznik: "language", language: dataset.language ?? "", title });
}

/** @param {MessageEvent<ToPanel | undefined>} event anybody may have sent */
function onMessage({ source, origin, data }) {
  if (source !== host || !data) return;
  if (data.klucznik === "go") go(data.by);
  if (data.klucznik !== "open") return;
  hostOrigin = origin === "null" ? "*" : origin;
  for (const message of unsent.splice(0)) tell(message);
  if (/** @type {unknown[]} */ (["auto", "light", "dark"]).includes(data.theme)) {
    dataset.theme = data.theme ?? "";
  }
  if (data.where === "dialog" || data.where === "page") dataset.host = data.where;
  if (data.focus === true) {
    steps = [];
    place = 0;
    // Once the dialog shows it: before that, nothing here can be focused.
    requestAnimationFrame(() => headingOnScreen()?.focus());
  }
}

function headingOnScreen() {
  /** @type {NodeListOf<HTMLElement>} */
  const headings = document.querySelectorAll("main h2[tabindex]");
  return [...headings].find((heading) => heading.offsetParent);
}

/** @returns {Step} */
const here = () => [location.hash, history.state];

/** The reader is about to go on; the entry for Back is the school's page's own. */
function leave() {
  steps.splice(place, steps.length, here());
  place += 1;
  tell({ klucznik: "step" });
}

/** @param {unknown} by 1 forward, -1 back */
function go(by) {
  if (by !== 1 && by !== -1) return;
  steps[place] = here();
  const to = steps[place + by];
  if (!to) return;
  place += by;
  const [hash, state] = to;
  location.replace(hash || "#");
  history.replaceState(state, "");
}

/**
 * A link followed in this frame leaves no entry of the frame's: those would stay when the panel is
 * closed, and be in the way of whoever goes back from the school's page.
 * @param {MouseEvent} event
 */
function onClick(event) {
  const { target, button, ctrlKey, metaKey, shiftKey } = event;
  if (event.defaultPrevented || !dataset.host || button || ctrlKey || metaKey || shiftKey) return;
  const link = /** @type {Element} */ (target).closest?.("a");
  if (!link || link.target || link.origin !== location.origin) return;
  event.preventDefault();
  if (link.hash && link.hash !== location.hash) leave();
  location.replace(link.href);
}

/** @param {KeyboardEvent} event */
function onKey({ key, target }) {
  if (key !== "Escape") return;
  const field = /** @type {HTMLInputElement} */ (target);
  if (field.type === "search" && field.value) {
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  } else tell({ klucznik: "close" });
}

if (host !== window && window.name === "klucznik") {
  addEventListener("message", onMessage);
  addEventListener("keydown", onKey);
  addEventListener("click", onClick);
  document.addEventListener("klucznik:leave", leave);
  document.addEventListener(
    "klucznik:resolved",
    (/** @type {CustomEventInit<{ procedure: string }>} */ { detail }) => {
      if (detail) tell({ klucznik: "resolved", procedure: detail.procedure });
    },
  );
  new ResizeObserver(tellHeight).observe(document.documentElement);
  new MutationObserver(tellLanguage).observe(document.documentElement, {
    attributeFilter: ["data-language"],
  });
  tellLanguage();
  // The host isn't known yet, and this says nothing but that we are here.
  host.postMessage(/** @satisfies {FromPanel} */ ({ klucznik: "hello" }), "*");
}
