/**
 * Speaks with the school's page when the panel stands in its iframe: height, Escape, theme, focus,
 * and which procedure has helped. Only a page that answered our "hello" from the window around us
 * is ever spoken to.
 */

/**
 * @typedef {import("../../embed/messages.d.ts").FromPanel} FromPanel
 * @typedef {import("../../embed/messages.d.ts").ToPanel} ToPanel
 */

const host = window.parent;

/** The exact origin of the school's page, once it has answered. */
let hostOrigin = "";

/** @type {FromPanel[]} */
const unsent = [];

/** @param {FromPanel} message what the school's page shall know; never anything typed */
function tell(message) {
  if (hostOrigin) host.postMessage(message, hostOrigin);
  else unsent.push(message);
}

function tellHeight() {
  const { height } = document.documentElement.getBoundingClientRect();
  tell({ klucznik: "height", height: Math.ceil(height) });
}

/** @param {MessageEvent<ToPanel | undefined>} event anybody may have sent */
function onMessage({ source, origin, data }) {
  if (source !== host || data?.klucznik !== "open") return;
  hostOrigin = origin;
  for (const message of unsent.splice(0)) tell(message);
  if (/** @type {ToPanel["theme"][]} */ (["auto", "light", "dark"]).includes(data.theme)) {
    document.documentElement.dataset.theme = data.theme;
  }
  if (data.focus === true) headingOnScreen()?.focus();
}

function headingOnScreen() {
  /** @type {NodeListOf<HTMLElement>} */
  const headings = document.querySelectorAll("main h2");
  return [...headings].find((heading) => heading.offsetParent);
}

if (host !== window) {
  addEventListener("message", onMessage);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") tell({ klucznik: "close" });
  });
  document.addEventListener(
    "klucznik:resolved",
    (/** @type {CustomEventInit<{ procedure: string }>} */ { detail }) => {
      if (detail) tell({ klucznik: "resolved", procedure: detail.procedure });
    },
  );
  new ResizeObserver(tellHeight).observe(document.documentElement);
  // The host isn't known yet, and this says nothing but that we are here.
  host.postMessage(/** @satisfies {FromPanel} */ ({ klucznik: "hello" }), "*");
}
