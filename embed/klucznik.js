/**
 * The door to Klucznik on a school's page: <klucznik-panel> turns the plain link inside it into a
 * button that opens the panel in a dialog. What happens in the panel is none of its business:
 * the panel stands in an iframe, and the two exchange a few messages (see messages.d.ts).
 */

/**
 * @typedef {import("./messages.d.ts").FromPanel} FromPanel
 * @typedef {import("./messages.d.ts").ToPanel} ToPanel
 */

/**
 * @template Message
 * @typedef {import("./messages.d.ts").Heard<Message>} Heard
 */

const HOME = new URL(".", import.meta.url);

// Styles are set by script only: the school's Content-Security-Policy may forbid others.
// The transparent border is what high contrast modes draw; the focus ring lies inside, where the
// edge of the dialog does not cut it off.
const LOOK =
  "border-color:#0000;outline-offset:-6px;font:inherit;background:var(--klucznik-color,#055);color:var(--klucznik-text,#fff);";

// The margin takes back what padding and border add, so that a finger finds 44 px and more, and yet
// nothing on the page moves when the button takes the link's place.
const BUTTON_LOOK = "padding:12px 14px;margin:-14px -16px;border-radius:2em";

const BAR_LOOK = "height:44px;width:100%";

const DIALOG_LOOK = "padding:0;border:0;width:30rem;max-width:100%;max-height:100%";

const FRAME_LOOK = "display:block;width:100%;border:0;height:640px;";

// As high as its content, in the dialog at most as the screen. Up to 600 px of width the first
// term of min() is huge, and the panel fills the screen; above, it is below zero.
const IN_DIALOG = "min-height:min(6e4px - 1e4vw,100dvh - 44px);max-height:calc(100dvh - 44px)";

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {object} properties
 * @returns {HTMLElementTagNameMap[Name]}
 */
const make = (name, properties) => Object.assign(document.createElement(name), properties);

/** @type {(textContent: string, dialog: HTMLDialogElement, whenOpen: () => void) => Element} */
const makeButton = (textContent, dialog, whenOpen) => {
  // The iframe starts to load when the dialog is put into the page, and then stays.
  const load = () => dialog.isConnected || button.after(dialog);
  const button = make("button", {
    part: "button",
    style: LOOK + BUTTON_LOOK,
    ariaHasPopup: "dialog",
    textContent,
    // Whoever points at the button, or comes to it by key, is about to press it.
    onpointerenter: load,
    onfocus: load,
    onclick: () => {
      load();
      button.focus(); // Safari doesn't focus what is clicked, and so would not come back here.
      dialog.showModal();
      whenOpen();
    },
  });
  return button;
};

class KlucznikPanel extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return; // It was only moved to another place.

    const { lang, textContent } = this;
    const { open, school, theme } = /** @type {Partial<Record<string, Attr>>} */ (
      /** @type {unknown} */ (this.attributes)
    );
    const close = { en: "Close", uk: "Закрити" }[lang];
    /** @type {(word: string, detail?: object) => void} */
    const announce = (word, detail) => {
      this.dispatchEvent(
        new CustomEvent("klucznik:" + word, { bubbles: true, composed: true, detail }),
      );
    };
    // Bar and iframe cover the dialog: a click that gets here is on the bar or on the backdrop.
    const dialog = make("dialog", {
      ariaLabel: textContent,
      style: DIALOG_LOOK,
      onclick: () => dialog.close(),
      onclose: () => announce("close"),
    });
    const button = makeButton(textContent, dialog, () => {
      frame.focus();
      greet();
      announce("open");
    });
    const frame = make("iframe", {
      title: textContent,
      style: FRAME_LOOK + (open ? "" : IN_DIALOG),
      src:
        HOME +
        (close ? lang + "/" : "") +
        (school && /^[\w-]+$/.test(school.value) ? "?school=" + school.value : ""),
    });
    dialog.append(
      make("button", { style: LOOK + BAR_LOOK, textContent: close || "Zamknij" }),
      frame,
    );
    this.attachShadow({ mode: "open" }).append(open ? frame : button);
    // Nobody is greeted who hasn't said hello: so nothing is lost on a panel not there yet.
    let greet = () => {};
    // The panel speaks: only its own window, its own origin and the known words count. Once this
    // element is gone from the page, so is that window, and nothing counts any more.
    addEventListener("message", (/** @type {Heard<FromPanel>} */ { source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== HOME.origin) return;
      const { klucznik, height, procedure } = data;
      if (klucznik === "hello") {
        greet = () =>
          /** @type {WindowProxy} */ (source).postMessage(
            /** @satisfies {ToPanel} */ ({
              klucznik: "open",
              theme: theme?.value,
              focus: dialog.open,
            }),
            origin,
          );
        greet();
      } else if (klucznik === "close") dialog.close();
      else if (klucznik === "height")
        // What is no number makes no length, and changes nothing.
        frame.style.height = Math.min(Math.max(height, 200), 4000) + "px";
      // A procedure's name has no digits, a login has: so none can ever pass here.
      else if (klucznik === "resolved" && procedure && /^[a-z-]+$/.test(procedure))
        announce(klucznik, { procedure });
    });
  }
}

// Warm: once the school's page has come, a little may be fetched for the click that may follow.
/** @type {any} */ (navigator).connection?.saveData ||
  addEventListener("load", () => import("./warm.js"));

// A page may include this file twice, a browser may know no dialogs: then all stays as it is.
try {
  HTMLDialogElement && customElements.define("klucznik-panel", KlucznikPanel);
} catch {}
