/**
 * The button on a school's page: <klucznik-panel> turns the plain link inside it into a button
 * that opens the panel. All that must be there at once, and no more: what shows the panel, speaks
 * with it and watches over the tag comes as panel.js, from where the panel lies. This file may
 * have been moved, renamed or put into the page itself.
 */

import { make } from "./make.js";

/** @type {Record<string, string>} what a tag without words is called; the build knows it */
const NAMES = /** @type {any} */ (globalThis).NAMES;

/** @type {boolean} whether panel.js is a part of this very file; the build knows */
const IS_WHOLE = /** @type {any} */ (globalThis).IS_WHOLE;

/** Where this file lies; the panel, too, unless the tag's link knows better. */
const HERE = new URL(".", import.meta.url).href;

/** Where a link leads: the panel's folder, its language and query. Librus is somewhere else. */
const ADDRESS = /^(http(?!.*librus\.pl).*?)(\/(pl|uk|en))?\/?(index\.html)?(\?.*?)?(#.*)?$/;

// Styles are set by script only: the school's Content-Security-Policy may forbid others. The edge
// has two tones, which are seen on any page; in high contrast the border is.
const LOOK =
  "padding:0 16px;min-height:48px;border-radius:48px;font:inherit;border:2px solid #055;background:var(--klucznik-color,#055);box-shadow:inset 0 0 0 2px;color:var(--klucznik-text,#fff)";

/** Milliseconds after which whoever has clicked gets the panel as a page. */
const PATIENCE = 5_000;

/** What is added to the address of panel.js: what hasn't come once, no browser asks for again. */
let again = "";

/** @type {(element: Element) => string} */
const wordsOf = (element) => element.textContent.trim();

/**
 * Makes a tag what it says.
 * @param {HTMLElement} tag
 */
function stand(tag) {
  const root = tag.attachShadow({ mode: "open" });
  const slot = make("slot");
  const button = make("button", {
    part: "button",
    // Whoever points at the button, or comes to it by key, is about to press it.
    onclick: load,
    onpointerenter: load,
    onfocus: load,
    style: LOOK,
  });
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  /** @type {string} */
  let home;
  /** @type {string} */
  let address;

  /** Shows what the tag says now. */
  const show = () => {
    let link = tag.querySelector("a");
    // A tag closed at once holds all that follows: of it, nothing but its link is ours to replace.
    const isAll = link && wordsOf(link) === wordsOf(tag);
    if (!isAll && !link?.href.startsWith(HERE)) link = null;
    const [, folder, , language = "pl", , query = ""] =
      ADDRESS.exec(/** @type {string} */ (link?.href)) ?? []; // "undefined" leads nowhere, too.
    home = folder ? `${folder}/` : HERE;
    let lang = tag.lang.slice(0, 2).toLowerCase();
    if (!NAMES[lang]) lang = language;
    const school = tag.getAttribute("school");
    address = home + (lang === "pl" ? "" : `${lang}/`) + (school ? `?school=${school}` : query);
    button.textContent = (link && (wordsOf(link) || link.querySelector("img")?.alt)) || NAMES[lang];
    // What is in no slot isn't shown.
    slot.name = isAll ? "none" : "";
    if (link) link.slot = "klucznik";
    // A layout that gives its blocks their width and place gives them to blocks alone.
    if (getComputedStyle(tag).maxWidth !== "none") tag.style.display = "block";
    if (tag.matches("[open]:not([open=false])")) load();
    else if (!button.isConnected) root.replaceChildren(button, slot);
  };

  /** @param {Event} [event] of the button, or of a page that has come; a tag that is open has none */
  function load(event) {
    const type = event?.type;
    event?.stopPropagation(); // The tag may stand in a card or a menu that hears every click.
    if (type !== "load" && (frame?.src !== address || !frame.isConnected)) {
      frame = make("iframe", {
        name: "klucznik",
        src: address,
        allow: "clipboard-write;web-share",
      });
      if (event) {
        // The dialog stands in the body: what surrounds the tag may hide or clip it.
        const box = document.body.appendChild(make("div"));
        box.attachShadow({ mode: "open" }).appendChild(make("dialog")).append(frame);
      } else root.replaceChildren(frame, slot);
    }
    const go = () => {
      // panel.js, which would have given the frame its title, doesn't come: as the link would.
      if (type === "click" && !(/** @type {HTMLIFrameElement} */ (frame).title))
        location.href = address;
    };
    (IS_WHOLE ? import("./panel.js") : import(`${home}panel.js${again}`))
      .then((rest) => rest.show(tag, show, button, frame, type))
      .catch(() => {
        again += "?";
        go();
      });
    setTimeout(go, PATIENCE);
  }

  show();
  // Once the school's page has come, a little may be fetched for the click that may follow.
  /** @type {any} */ (navigator).connection?.saveData ||
    document.readyState === "complete" ||
    addEventListener("load", load);
}

class KlucznikPanel extends HTMLElement {
  connectedCallback() {
    if (!this.shadowRoot) stand(this);
  }
}

// A page may include this file twice.
try {
  customElements.define("klucznik-panel", KlucznikPanel);
} catch {}
