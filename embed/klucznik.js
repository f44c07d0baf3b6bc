/**
 * The door to Klucznik on a school's page: <klucznik-panel> turns the plain link inside it into a
 * button that opens the panel in a dialog. What happens in the panel is none of its business:
 * the panel stands in an iframe, and the two exchange a few messages.
 */

const HOME = new URL(".", import.meta.url);

/** For each language: the panel's folder, the word to close it, the name of the dialog. */
const LANGUAGES = {
  pl: ["", "Zamknij", "Pomoc w logowaniu do dziennika Librus"],
  uk: ["uk/", "Закрити", "Допомога зі входом до щоденника Librus"],
  en: ["en/", "Close", "Help with logging in to the Librus gradebook"],
};

// Not a <style>: the school's Content-Security-Policy may forbid one. A browser too old for a
// sheet made by script is too old for dialogs as well: it stops here and keeps the link.
const SHEET = new CSSStyleSheet();

// The link keeps its place, unseen, and the button is laid over it and grows beyond its edges:
// so nothing on the page moves, whatever the school's styles made of the link.
// The transparent borders are what high contrast modes draw.
SHEET.replaceSync(`
:host{display:inline-block;position:relative;color-scheme:light dark}
:host([open]){display:block}
:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}
slot{visibility:hidden}
button{min-height:44px;padding:0 1em;border:2px solid transparent;background:var(--klucznik-color,#0b5a50);color:var(--klucznik-text,#fff);font:inherit;cursor:pointer}
button:hover{text-decoration:underline}
button:focus-visible{outline:3px solid;outline-offset:-6px}
slot+button{position:absolute;top:min(-.3em,50% - 22px);left:-.8em;min-width:calc(100% + 1.6em);min-height:max(44px,100% + .6em);padding:0;border-radius:2em}
dialog{flex-direction:column;width:30rem;max-height:calc(100% - 4rem);margin:2rem auto;padding:0;border:2px solid transparent;border-radius:1em;overflow:hidden}
dialog[open]{display:flex}
dialog button{text-align:end}
::backdrop{background:#0008}
iframe{display:block;flex:auto;width:100%;height:40rem;min-height:0;border:0}
@media(max-width:600px){dialog{width:100%;max-width:none;height:100%;max-height:none;margin:0;border:0;border-radius:0}}
`);

const make = (name, properties) => Object.assign(document.createElement(name), properties);

class KlucznikPanel extends HTMLElement {
  // Connect: a button over the link or, with the attribute "open", the panel itself.
  connectedCallback() {
    addEventListener("message", this);
    if (this.shadowRoot) return; // It was only moved to another place.
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [SHEET];
    if (this.hasAttribute("open")) {
      this.addFrame(this.shadowRoot);
      this.announce("open");
    } else this.addButton();
  }

  disconnectedCallback() {
    removeEventListener("message", this);
    this.dialog?.close();
  }

  get words() {
    return LANGUAGES[this.lang] || LANGUAGES.pl;
  }

  get address() {
    const school = this.getAttribute("school") || "";
    return HOME + this.words[0] + (/^[\w-]+$/.test(school) ? `?school=${school}` : "");
  }

  addButton() {
    const button = make("button", {
      type: "button",
      part: "button",
      ariaHasPopup: "dialog",
      ariaExpanded: false,
      onclick: () => this.open(),
    });
    // The link's words may come after the tag, and change: the label follows.
    const slot = make("slot", {
      onslotchange: () => {
        button.textContent = this.textContent;
      },
    });
    this.shadowRoot.append(slot, button);
    this.button = button;
    this.warm();
  }

  // Warm: the page is fetched ahead when the school's own page has done everything else.
  warm() {
    const { saveData, effectiveType } = navigator.connection || {};
    if (saveData || /[23]g/.test(effectiveType)) return;
    const fetchAhead = () => document.head.append(make("link", { rel: "prefetch", href: this.address }));
    const whenIdle = () => (self.requestIdleCallback || setTimeout)(fetchAhead);
    if (document.readyState === "complete") whenIdle();
    else addEventListener("load", whenIdle);
  }

  // Open: the dialog and its iframe are made for the first opening and kept for the next.
  open() {
    if (this.dialog) this.greet();
    else this.addDialog();
    this.button.focus(); // Safari doesn't focus what is clicked, and so would not come back here.
    this.dialog.showModal();
    this.frame.focus();
    this.button.ariaExpanded = true;
    this.announce("open");
  }

  addDialog() {
    const [, close, name] = this.words;
    const dialog = make("dialog", {
      ariaLabel: name,
      // Its children cover the dialog: what hits the dialog itself is a click on the backdrop.
      onclick: ({ target }) => target === dialog && dialog.close(),
      onclose: () => {
        this.button.ariaExpanded = false;
        this.announce("close");
      },
    });
    dialog.append(
      make("button", { type: "button", textContent: close, onclick: () => dialog.close() }),
    );
    this.addFrame(dialog);
    this.shadowRoot.append(dialog);
    this.dialog = dialog;
  }

  addFrame(parent) {
    this.frame = make("iframe", { title: this.words[2], src: this.address });
    parent.append(this.frame);
  }

  // The panel speaks: only its own window, its own origin and the known words count.
  handleEvent({ source, origin, data }) {
    if (source !== this.frame?.contentWindow || origin !== HOME.origin) return;
    const { klucznik, height, procedure } = Object(data);
    if (klucznik === "hello") this.greet();
    if (klucznik === "close") this.dialog?.close();
    if (klucznik === "height" && Number.isFinite(height)) {
      this.frame.style.height = `${Math.min(Math.max(height, 200), 4000)}px`;
    }
    // A procedure's name has no digits, a login has: so none can ever pass here.
    if (klucznik === "resolved" && typeof procedure === "string" && /^[a-z-]+$/.test(procedure)) {
      this.announce("resolved", { procedure });
    }
  }

  // Said in answer to the panel's hello, so that nothing is lost on one that isn't there yet.
  greet() {
    this.frame.contentWindow.postMessage(
      {
        klucznik: "open",
        theme: this.getAttribute("theme") || "auto",
        focus: !!this.dialog?.open,
      },
      HOME.origin,
    );
  }

  announce(what, detail) {
    this.dispatchEvent(
      new CustomEvent(`klucznik:${what}`, { bubbles: true, composed: true, detail }),
    );
  }
}

// A page may well include this file twice.
customElements.get("klucznik-panel") || customElements.define("klucznik-panel", KlucznikPanel);
