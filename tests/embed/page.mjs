/**
 * A school's page in small: what klucznik.js uses of a browser, and nothing more. Its windows note
 * what is said to them.
 */

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

/** @typedef {import("../../embed/messages.d.ts").ToPanel} ToPanel */

/** Where the school has put the panel. */
export const HOME = "https://szkola.example/klucznik/";

registerHooks({
  resolve(name, context, next) {
    const { href } = new URL(name, context.parentURL);
    return href.startsWith(HOME) ? { url: href, shortCircuit: true } : next(name, context);
  },
  load(url, context, next) {
    if (!url.startsWith(HOME)) return next(url, context);
    const [file] = url.slice(HOME.length).split("?");
    const source = readFileSync(new URL(`../../embed/${file}`, import.meta.url));
    return { format: "module", source, shortCircuit: true };
  },
});

export class PanelWindow {
  /** @type {{ message: ToPanel, origin: string }[]} */
  heard = [];

  /** @type {(message: ToPanel, origin: string) => void} */
  postMessage(message, origin) {
    this.heard.push({ message, origin });
  }
}

class Element extends EventTarget {
  /** @type {Element | undefined} */
  parent;
  /** @type {Element[]} */
  children = [];
  /** @type {Element | null} */
  shadowRoot = null;
  /** @type {Record<string, { value: string }>} */
  attributes = {};
  /** @type {PanelWindow | null} a frame has one while it is in the page */
  contentWindow = null;
  isConnected = false;
  open = false;
  lang = "";
  textContent = "";
  title = "";
  ariaHasPopup = "";
  ariaLabel = "";
  part = "";
  src = "";
  #style = { written: "", height: "" };
  onclick = () => {};
  onclose = () => {};
  onfocus = () => {};
  onpointerenter = () => {};

  constructor(name = "klucznik-panel") {
    super();
    this.name = name;
  }

  /** @returns {{ written: string, height: string }} */
  get style() {
    return this.#style;
  }

  /** @param {string | { written: string, height: string }} written always a text */
  set style(written) {
    this.#style = { written: `${written}`, height: "" };
  }

  connectedCallback() {}

  /** @param {boolean} is */
  setConnected(is) {
    this.isConnected = is;
    this.contentWindow = is && this.name === "iframe" ? new PanelWindow() : null;
    for (const each of [...this.children, this.shadowRoot]) each?.setConnected(is);
    if (is) this.connectedCallback();
  }

  attachShadow() {
    this.shadowRoot = new Element("shadow root");
    this.shadowRoot.isConnected = this.isConnected;
    return this.shadowRoot;
  }

  /** @param {Element[]} elements */
  append(...elements) {
    for (const element of elements) {
      element.remove();
      element.parent = this;
      this.children.push(element);
      if (this.isConnected) element.setConnected(true);
    }
  }

  /** @param {Element} element */
  after(element) {
    this.parent?.append(element);
  }

  remove() {
    if (!this.parent) return;
    this.parent.children = this.parent.children.filter((each) => each !== this);
    this.parent = undefined;
    if (this.isConnected) this.setConnected(false);
  }

  focus() {
    focused.push(this);
    this.onfocus();
  }

  showModal() {
    if (!this.isConnected) throw new Error("a dialog that isn't in the page");
    this.open = true;
  }

  close() {
    if (!this.open) return;
    this.open = false;
    this.onclose();
  }

  /** @type {(name: string) => Element | undefined} the first one inside, in the shadow, too */
  find(name) {
    if (this.name === name) return this;
    for (const each of [...this.children, this.shadowRoot]) {
      const found = each?.find(name);
      if (found) return found;
    }
  }
}

/** What the window listens to, by the word. @type {Map<string, Set<(event: object) => void>>} */
const listeners = new Map();

/** @type {Element[]} what had the focus, one after the other */
export const focused = [];

/** @type {Map<string, new () => Element>} */
const defined = new Map();

/** @type {{ saveData?: boolean }} */
const connection = {};

Object.defineProperty(globalThis, "navigator", { value: { connection } });
Object.assign(globalThis, {
  HTMLElement: Element,
  HTMLDialogElement: Element,
  document: { createElement: (/** @type {string} */ name) => new Element(name) },
  customElements: {
    define(/** @type {string} */ name, /** @type {new () => Element} */ kind) {
      if (defined.has(name)) throw new Error(`${name} is defined`);
      defined.set(name, kind);
    },
  },
  addEventListener(/** @type {string} */ word, /** @type {(event: object) => void} */ listener) {
    listenersOf(word).add(listener);
  },
});

/** @type {(word: string) => Set<(event: object) => void>} */
export function listenersOf(word) {
  const those = listeners.get(word) ?? new Set();
  listeners.set(word, those);
  return those;
}

/**
 * Includes the loader in a page that has nothing in it yet; returns what it has defined.
 * @param {{ saveData?: boolean, dialogs?: boolean, times?: number }} [how]
 */
export async function include({ saveData = false, dialogs = true, times = 1 } = {}) {
  listeners.clear();
  defined.clear();
  focused.splice(0);
  connection.saveData = saveData;
  Object.assign(globalThis, { HTMLDialogElement: dialogs ? Element : undefined });
  for (let time = 0; time < times; time += 1) {
    included += 1;
    await import(`${HOME}klucznik.js?${included}`);
  }
  return [...defined.keys()];
}

let included = 0;

/**
 * A page that includes the loader, with a tag in it.
 * @param {Record<string, string>} [attributes] of the tag
 * @param {string} [words] of the link in it
 */
export async function pageWith(attributes = {}, words = "Nie możesz się zalogować?") {
  await include();
  const body = new Element("body");
  body.isConnected = true;
  return new Page(body, attributes, words);
}

/** A page as one of its tags sees it. */
class Page {
  /** What the page is told by the tag. @type {[word: string, detail: unknown][]} */
  told = [];

  /**
   * @param {Element} body
   * @param {Record<string, string>} attributes
   * @param {string} words
   */
  constructor(body, attributes, words) {
    const Tag = defined.get("klucznik-panel") ?? Element;
    this.body = body;
    this.tag = new Tag();
    this.tag.lang = attributes.lang ?? "";
    this.tag.textContent = words;
    for (const [name, value] of Object.entries(attributes)) this.tag.attributes[name] = { value };
    for (const word of ["klucznik:open", "klucznik:close", "klucznik:resolved"]) {
      this.tag.addEventListener(word, (event) => {
        const { bubbles, composed, detail } = /** @type {CustomEvent} */ (event);
        if (bubbles && composed) this.told.push([word, detail]);
      });
    }
    body.append(this.tag);
  }

  /** The same page, as a second tag in it sees it. */
  withAnother() {
    return new Page(this.body, {}, "Pomoc z dziennikiem");
  }

  /** @type {(name: string) => Element} */
  #part(name) {
    const found = this.tag.find(name);
    if (!found) throw new Error(`no ${name} in the tag`);
    return found;
  }

  get button() {
    return this.#part("button");
  }

  get dialog() {
    return this.#part("dialog");
  }

  get frame() {
    return this.#part("iframe");
  }

  get window() {
    const { contentWindow } = this.frame;
    if (!contentWindow) throw new Error("the frame isn't in the page");
    return contentWindow;
  }

  /** The panel's window says something, or another one. */
  say(/** @type {unknown} */ data, source = this.window, { origin } = new URL(HOME)) {
    for (const listener of listenersOf("message")) listener({ source, origin, data });
  }
}
