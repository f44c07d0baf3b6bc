/**
 * The door to Klucznik on a school's page: <klucznik-panel> turns the plain link inside it into a
 * button that opens the panel in a dialog. What happens in the panel is none of its business:
 * the panel stands in an iframe, and the two exchange a few messages.
 */

const HOME = new URL(".", import.meta.url);

// Styles are set by script only: the school's Content-Security-Policy may forbid others.
// The transparent border is what high contrast modes draw; the focus ring lies inside, where the
// edge of the dialog does not cut it off.
const LOOK =
  "border-color:#0000;outline-offset:-6px;font:inherit;background:var(--klucznik-color,#055);color:var(--klucznik-text,#fff);";

/** @type {(name: string, properties: object) => any} */
const make = (name, properties) => Object.assign(document.createElement(name), properties);

class KlucznikPanel extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return; // It was only moved to another place.

    const { lang, textContent } = this;
    const { open, school, theme } = /** @type {any} */ (this.attributes);
    const close = { en: "Close", uk: "Закрити" }[lang];

    // The iframe starts to load when the dialog is put into the page, and then stays.
    const load = () => dialog.isConnected || root.append(dialog);

    // Connect: the button takes the link's place. Its margin takes back what padding and border
    // add, so that a finger finds 44 px and more, and yet nothing on the page moves.
    const button = make("button", {
      part: "button",
      style: LOOK + "padding:12px 14px;margin:-14px -16px;border-radius:2em",
      ariaHasPopup: "dialog",
      textContent,
      // Whoever points at the button, or comes to it by key, is about to press it.
      onpointerenter: load,
      onfocus: load,
      onclick: () => {
        load();
        button.focus(); // Safari doesn't focus what is clicked, and so would not come back here.
        dialog.showModal();
        frame.focus();
        greet();
        announce("open");
      },
    });

    // Bar and iframe cover the dialog: a click that gets here is on the bar or on the backdrop.
    const dialog = make("dialog", {
      ariaLabel: textContent,
      style: "padding:0;border:0;width:30rem;max-width:100%;max-height:100%",
      onclick: () => dialog.close(),
      onclose: () => announce("close"),
    });

    // As high as its content, in the dialog at most as the screen. Up to 600 px of width the
    // first term of min() is huge, and the panel fills the screen; above, it is below zero.
    const frame = make("iframe", {
      title: textContent,
      style:
        "display:block;width:100%;border:0;height:640px;" +
        (open ? "" : "min-height:min(6e4px - 1e4vw,100dvh - 44px);max-height:calc(100dvh - 44px)"),
      src:
        HOME +
        (close ? lang + "/" : "") +
        (school && /^[\w-]+$/.test(school.value) ? "?school=" + school.value : ""),
    });
    dialog.append(
      make("button", { style: LOOK + "height:44px;width:100%", textContent: close || "Zamknij" }),
      frame,
    );

    const root = this.attachShadow({ mode: "open" });
    root.append(open ? frame : button);

    // Nobody is greeted who hasn't said hello: so nothing is lost on a panel not there yet.
    let greet = () => {};

    // The panel speaks: only its own window, its own origin and the known words count. Once this
    // element is gone from the page, so is that window, and nothing counts any more.
    addEventListener("message", (/** @type {any} */ { source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== HOME.origin) return;
      const { klucznik, height, procedure } = data;
      if (klucznik === "hello") {
        greet = () =>
          source.postMessage(
            { klucznik: "open", theme: theme ? theme.value : "auto", focus: dialog.open },
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

    /** @type {(word: string, detail?: object) => void} */
    const announce = (word, detail) => {
      this.dispatchEvent(
        new CustomEvent("klucznik:" + word, { bubbles: true, composed: true, detail }),
      );
    };
  }
}

// Warm: once the school's page has come, a little may be fetched for the click that may follow.
/** @type {any} */ (navigator).connection?.saveData ||
  addEventListener("load", () => import("./warm.js"));

// A page may include this file twice, a browser may know no dialogs: then all stays as it is.
try {
  HTMLDialogElement && customElements.define("klucznik-panel", KlucznikPanel);
} catch {}
