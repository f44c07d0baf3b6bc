/**
 * The button on a school's page: what it is called, which panel it opens, and when that is loaded.
 * What only a browser knows stands in the numbered folders beside this.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import test from "node:test";
import { setImmediate } from "node:timers/promises";
import { JSDOM } from "jsdom";

/** Where the school has put the panel. */
const HOME = "https://szkola.example/klucznik/";
const ELSEWHERE = "https://pliki.example/klucznik/";

/** @typedef {[tag: HTMLElement, renew: () => void, button: HTMLElement, frame?: HTMLIFrameElement, type?: string]} Shown */

/** What panel.js was told, and where it came from. @type {{ home: string, args: Shown }[]} */
const shown = [];

/** Whether panel.js can't be had. */
let isGone = false;

const real = /** @type {any} */ (globalThis);
real.NAMES = { pl: "Pomoc", uk: "Допомога", en: "Help" };
real.tellShown = (/** @type {string} */ url, /** @type {Shown} */ args) =>
  shown.push({ home: new URL(".", url).href, args });

registerHooks({
  resolve(name, context, next) {
    const { href } = new URL(name, context.parentURL);
    return /^https:/.test(href) ? { url: href, shortCircuit: true } : next(name, context);
  },
  load(url, context, next) {
    if (!/^https:/.test(url)) return next(url, context);
    const file = new URL(url).pathname.split("/").at(-1) ?? "";
    if (file === "panel.js" && isGone) throw new Error("404");
    const source =
      file === "panel.js"
        ? "export const show = (...args) => tellShown(import.meta.url, args);"
        : readFileSync(new URL(`../../embed/${file}`, import.meta.url), "utf8");
    return { format: "module", source, shortCircuit: true };
  },
});

let included = 0;

/**
 * A page with the loader.
 * @param {string} body its HTML
 */
async function pageOf(body, { saveData = false, from = HOME } = {}) {
  shown.splice(0);
  isGone = false;
  const { window } = new JSDOM(`<body>${body}</body>`, { url: "https://szkola.example/" });
  Object.defineProperty(window.document, "readyState", { value: "interactive" });
  const { document, HTMLElement, MutationObserver, customElements, getComputedStyle } = window;
  const given = { document, HTMLElement, MutationObserver, customElements, getComputedStyle };
  for (const [name, value] of Object.entries({
    ...given,
    navigator: { connection: { saveData } },
    location: { href: "" },
    addEventListener: window.addEventListener.bind(window),
  }))
    Object.defineProperty(globalThis, name, { value, configurable: true });
  included += 1;
  await import(`${from}klucznik.js?${included}`);
  const tag = /** @type {HTMLElement} */ (document.querySelector("klucznik-panel"));
  const root = /** @type {ShadowRoot} */ (tag.shadowRoot);
  const button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
  return { window, document, tag, root, button };
}

/** How often the program may give way to others until what it has begun is done. */
const TURNS = 500;

/** @type {(target: any, word: string) => Promise<void>} until panel.js was told, or the link followed */
async function happen(target, word) {
  const { Event } = target.ownerDocument?.defaultView ?? target;
  const [told, went] = [shown.length, location.href];
  target.dispatchEvent(new Event(word, { bubbles: true }));
  for (let turn = 0; turn < TURNS; turn += 1) {
    await setImmediate();
    if (shown.length > told || location.href !== went) return;
  }
}

const LINK = '<a href="/klucznik/">Nie możesz się zalogować?</a>';

/** @type {Record<string, [tag: string, address: string]>} */
const ADDRESSES = {
  "a link to the panel": [`<klucznik-panel>${LINK}</klucznik-panel>`, HOME],
  "a language": [`<klucznik-panel lang="uk">${LINK}</klucznik-panel>`, `${HOME}uk/`],
  "a language and a country": [
    `<klucznik-panel lang="en-GB">${LINK}</klucznik-panel>`,
    `${HOME}en/`,
  ],
  "a language as WordPress writes it": [
    `<klucznik-panel lang="en_GB">${LINK}</klucznik-panel>`,
    `${HOME}en/`,
  ],
  "a language in capitals": [`<klucznik-panel lang="UK">${LINK}</klucznik-panel>`, `${HOME}uk/`],
  "a language that the panel doesn't speak": [
    `<klucznik-panel lang="constructor">${LINK}</klucznik-panel>`,
    HOME,
  ],
  "a link to another language": [
    '<klucznik-panel><a href="/klucznik/uk/index.html">Вхід</a></klucznik-panel>',
    `${HOME}uk/`,
  ],
  "a language of its own besides": [
    '<klucznik-panel lang="en"><a href="/klucznik/uk/">Вхід</a></klucznik-panel>',
    `${HOME}en/`,
  ],
  "a school in the link": [
    '<klucznik-panel><a href="/klucznik/?school=sp7#start">Pomoc</a></klucznik-panel>',
    `${HOME}?school=sp7`,
  ],
  "a school of its own": [
    '<klucznik-panel school="sp8"><a href="/klucznik/?school=sp7">Pomoc</a></klucznik-panel>',
    `${HOME}?school=sp8`,
  ],
  "a link without a slash": [
    '<klucznik-panel><a href="/klucznik">Pomoc</a></klucznik-panel>',
    HOME,
  ],
  "a link in a paragraph": [`<klucznik-panel><p>${LINK}</p></klucznik-panel>`, HOME],
  "a link to another site's panel": [
    '<klucznik-panel><a href="https://miasto.example/pomoc/en/">Pomoc</a></klucznik-panel>',
    "https://miasto.example/pomoc/en/",
  ],
  "a link to Librus": [
    '<klucznik-panel><a href="https://portal.librus.pl/szkola">Librus</a></klucznik-panel>',
    HOME,
  ],
  "a link to a letter": [
    '<klucznik-panel><a href="mailto:sekretariat@sp7.example">Pomoc</a></klucznik-panel>',
    HOME,
  ],
  "no link": ['<klucznik-panel lang="en"></klucznik-panel>', `${HOME}en/`],
};

for (const [what, [html, address]] of Object.entries(ADDRESSES)) {
  test(`a tag with ${what} opens the panel that is meant`, async () => {
    const { button, document } = await pageOf(html);
    await happen(button, "click");
    const frame = document.querySelector("body > div")?.shadowRoot?.querySelector("iframe");
    assert.equal(frame?.src, address);
    assert.equal(frame?.name, "klucznik");
    assert.equal(shown.length, 1);
    assert.equal(shown[0].args[3], frame);
  });
}

test("a loader that lies elsewhere takes the rest from where the link leads", async () => {
  const { button } = await pageOf(`<klucznik-panel>${LINK}</klucznik-panel>`, { from: ELSEWHERE });
  await happen(button, "click");
  assert.deepEqual(
    shown.map(({ home }) => home),
    [HOME],
  );
});

/** @type {Record<string, [tag: string, name: string]>} */
const NAMES = {
  "its link": [`<klucznik-panel>${LINK}</klucznik-panel>`, "Nie możesz się zalogować?"],
  "its image": [
    '<klucznik-panel><a href="/klucznik/"><img alt="Pomoc w logowaniu"></a></klucznik-panel>',
    "Pomoc w logowaniu",
  ],
  nothing: ['<klucznik-panel lang="uk"> </klucznik-panel>', "Допомога"],
  "a link without words": [
    '<klucznik-panel lang="en"><a href="/klucznik/"><i></i></a></klucznik-panel>',
    "Help",
  ],
  "what follows, but its link": [
    `<div><klucznik-panel/> ${LINK}<p>tel. 00 700 70 07</p></div>`,
    "Nie możesz się zalogować?",
  ],
  "what follows, and a link that isn't its own": [
    '<div><klucznik-panel/><p><a href="/plan/">Plan lekcji</a></p><p>Tekst</p></div>',
    "Pomoc",
  ],
};

for (const [what, [html, name]] of Object.entries(NAMES)) {
  test(`a tag that holds ${what} is called „${name}”`, async () => {
    const { button } = await pageOf(html);
    assert.equal(button.textContent, name);
  });
}

test("of what follows a tag closed at once, only its link is hidden", async () => {
  const { root, tag } = await pageOf(`<div><klucznik-panel/>${LINK}<p>tel.</p></div>`);
  const slot = /** @type {HTMLSlotElement} */ (root.querySelector("slot"));
  assert.deepEqual(slot.assignedElements(), [tag.querySelector("p")]);
});

for (const word of ["pointerenter", "focus", "click"]) {
  test(`the panel is loaded by ${word}, once`, async () => {
    const { button, document } = await pageOf(`<klucznik-panel>${LINK}</klucznik-panel>`);
    assert.equal(document.querySelectorAll("div").length, 0);
    await happen(button, word);
    await happen(button, "click");
    assert.equal(document.querySelectorAll("div").length, 1);
    assert.deepEqual(
      shown.map(({ args }) => args[4]),
      [word, "click"],
    );
  });
}

test("a click isn't heard by what surrounds the tag", async () => {
  const { button, document } = await pageOf(`<klucznik-panel>${LINK}</klucznik-panel>`);
  let heard = 0;
  document.body.onclick = () => {
    heard += 1;
  };
  await happen(button, "click");
  assert.equal(heard, 0);
});

test("a tag that is open shows the panel at once, where it stands", async () => {
  const { root } = await pageOf(`<klucznik-panel open>${LINK}</klucznik-panel>`);
  await setImmediate();
  assert.equal(root.querySelector("iframe")?.src, HOME);
  assert.equal(root.querySelector("button"), null);
});

test("a tag that says that it isn't open is closed", async () => {
  const { root } = await pageOf(`<klucznik-panel open="false">${LINK}</klucznik-panel>`);
  assert.equal(root.querySelector("iframe"), null);
});

test("a language that changes is that of the next panel", async () => {
  const { button, document, tag } = await pageOf(`<klucznik-panel>${LINK}</klucznik-panel>`);
  await happen(button, "click");
  tag.lang = "uk";
  shown[0].args[1]();
  await happen(button, "click");
  assert.equal(shown[1].args[3]?.src, `${HOME}uk/`);
  assert.notEqual(shown[1].args[3], shown[0].args[3]);
  assert.ok(document.contains(shown[0].args[0]));
});

test("where panel.js isn't to be had, a click does what the link would, and asks anew", async () => {
  const { button } = await pageOf('<klucznik-panel><a href="/nowy/">Pomoc</a></klucznik-panel>');
  isGone = true;
  await happen(button, "pointerenter");
  assert.equal(location.href, "");
  await happen(button, "click");
  assert.equal(location.href, "https://szkola.example/nowy/");
  isGone = false;
  await happen(button, "click");
  assert.equal(shown.length, 1);
});

test("once the page has come, panel.js does, unless data are spared", async () => {
  for (const saveData of [false, true]) {
    const { window } = await pageOf(`<klucznik-panel>${LINK}</klucznik-panel>`, { saveData });
    await happen(window, "load");
    assert.equal(shown.length, saveData ? 0 : 1);
    assert.equal(shown[0]?.args[3], undefined);
  }
});

test("a page may include the loader twice", async () => {
  const { document } = await pageOf(`<klucznik-panel>${LINK}</klucznik-panel>`);
  included += 1;
  await import(`${HOME}klucznik.js?${included}`);
  assert.equal(document.querySelector("klucznik-panel")?.shadowRoot?.children.length, 2);
});
