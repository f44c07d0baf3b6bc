/**
 * The tag on a school's page: which panel it opens, when it loads, and whom it listens to.
 */

import assert from "node:assert/strict";
import test from "node:test";
import { focused, HOME, include, listenersOf, PanelWindow, pageWith } from "./page.mjs";

const HELLO = { klucznik: "hello" };

/** @type {Record<string, [attributes: Record<string, string>, address: string, close: string]>} */
const TAGS = {
  "no attributes": [{}, "", "Zamknij"],
  Polish: [{ lang: "pl" }, "", "Zamknij"],
  English: [{ lang: "en" }, "en/", "Close"],
  Ukrainian: [{ lang: "uk" }, "uk/", "Закрити"],
  "a language that the panel doesn't speak": [{ lang: "de" }, "", "Zamknij"],
  "a school": [{ school: "sp7" }, "?school=sp7", "Zamknij"],
  "a school and a language": [{ school: "lo_2-b", lang: "en" }, "en/?school=lo_2-b", "Close"],
  "a school without a name": [{ school: "" }, "", "Zamknij"],
  "a school that is a path": [{ school: "../sp7" }, "", "Zamknij"],
  "a school that brings more": [{ school: "sp7&x=1" }, "", "Zamknij"],
};

for (const [what, [attributes, address, close]] of Object.entries(TAGS)) {
  test(`a tag with ${what} opens its own panel`, async () => {
    const page = await pageWith(attributes);
    page.button.onclick();
    assert.equal(page.frame.src, HOME + address);
    assert.equal(page.dialog.find("button")?.textContent, close);
  });

  test(`a tag with ${what} that is open shows the same panel at once`, async () => {
    const page = await pageWith({ open: "", ...attributes });
    assert.equal(page.frame.src, HOME + address);
    assert.ok(page.frame.isConnected);
    assert.equal(page.tag.find("button"), undefined);
  });
}

for (const words of ["Nie możesz się zalogować?", "Can’t log in?", ""]) {
  test(`button, dialog and frame are called as the link was: „${words}”`, async () => {
    const page = await pageWith({}, words);
    page.button.onclick();
    assert.equal(page.button.textContent, words);
    assert.equal(page.dialog.ariaLabel, words);
    assert.equal(page.frame.title, words);
  });
}

test("nothing is loaded before somebody comes near the button", async () => {
  const page = await pageWith();
  assert.equal(page.tag.find("iframe"), undefined);
  assert.equal(page.tag.shadowRoot?.children.length, 1);
});

for (const how of /** @type {const} */ (["onpointerenter", "onfocus", "onclick"])) {
  test(`the panel is loaded by ${how}, once`, async () => {
    const page = await pageWith();
    page.button[how]();
    const { window } = page;
    assert.equal(page.dialog.open, how === "onclick");
    for (let time = 0; time < 2; time += 1) {
      page.button.onpointerenter();
      page.button.focus();
      page.button.onclick();
      page.dialog.onclick();
    }
    assert.equal(page.window, window);
    assert.equal(page.tag.shadowRoot?.children.length, 2);
  });
}

test("a click opens the panel, and the focus goes into it by way of the button", async () => {
  const page = await pageWith();
  page.button.onclick();
  assert.ok(page.dialog.open);
  assert.deepEqual(focused, [page.button, page.frame]);
  assert.deepEqual(page.told, [["klucznik:open", null]]);
});

test("a click that brings no focus opens the panel, too: the window may have none", async () => {
  const page = await pageWith();
  page.button.onfocus = () => {};
  page.button.onclick();
  assert.ok(page.dialog.open);
});

test("the button says that it opens a dialog, and the school's styles find it", async () => {
  const { button } = await pageWith();
  assert.equal(button.ariaHasPopup, "dialog");
  assert.equal(button.part, "button");
});

test("a click on the bar or beside the panel closes it", async () => {
  const page = await pageWith();
  page.button.onclick();
  page.dialog.onclick();
  assert.ok(!page.dialog.open);
  assert.deepEqual(page.told, [
    ["klucznik:open", null],
    ["klucznik:close", null],
  ]);
});

test("a panel on the page is as high as it says, in the dialog at most as the screen", async () => {
  const dialog = await pageWith();
  dialog.button.onclick();
  assert.match(dialog.frame.style.written, /max-height/);
  const standing = await pageWith({ open: "" });
  assert.doesNotMatch(standing.frame.style.written, /max-height/);
});

test("a panel that says hello hears the theme, and whether it is to take the focus", async () => {
  const page = await pageWith({ theme: "dark" });
  page.button.onpointerenter();
  page.say(HELLO);
  page.button.onclick();
  const { origin } = new URL(HOME);
  assert.deepEqual(page.window.heard, [
    { message: { klucznik: "open", theme: "dark", focus: false }, origin },
    { message: { klucznik: "open", theme: "dark", focus: true }, origin },
  ]);
});

test("a panel that comes after the click is greeted when it says hello", async () => {
  const page = await pageWith();
  page.button.onclick();
  page.say(HELLO);
  const [{ message }, ...more] = page.window.heard;
  assert.deepEqual(message, { klucznik: "open", theme: undefined, focus: true });
  assert.deepEqual(more, []);
});

test("a panel that stands open takes no focus", async () => {
  const page = await pageWith({ open: "" });
  page.say(HELLO);
  const [{ message }] = page.window.heard;
  assert.deepEqual(message, { klucznik: "open", theme: undefined, focus: false });
  assert.deepEqual(focused, []);
});

test("a panel that never answers is never spoken to, and opens and closes all the same", async () => {
  const page = await pageWith();
  for (let time = 0; time < 2; time += 1) {
    page.button.onclick();
    assert.ok(page.dialog.open);
    page.dialog.onclick();
    assert.ok(!page.dialog.open);
  }
  assert.deepEqual(page.window.heard, []);
});

test("a theme that changes later is the panel's the next time that it is opened", async () => {
  const page = await pageWith({ theme: "dark" });
  page.button.onclick();
  page.say(HELLO);
  page.tag.attributes.theme.value = "light";
  page.button.onclick();
  assert.deepEqual(
    page.window.heard.map(({ message }) => message.theme),
    ["dark", "light"],
  );
});

test("a language or a school that changes later takes no panel away from its reader", async () => {
  const page = await pageWith({ lang: "en", school: "sp7" });
  page.button.onclick();
  const { window } = page;
  page.tag.lang = "uk";
  page.tag.attributes.school.value = "sp8";
  page.tag.attributes.open = { value: "" };
  page.button.onclick();
  assert.equal(page.window, window);
  assert.equal(page.frame.src, `${HOME}en/?school=sp7`);
});

/** @type {[height: unknown, used: string][]} */
const HEIGHTS = [
  [900, "900px"],
  ["900", "900px"],
  [200, "200px"],
  [199, "200px"],
  [-5, "200px"],
  [4000, "4000px"],
  [1e9, "4000px"],
  ["1px;color:red", "NaNpx"], // A browser takes no such length.
  [undefined, "NaNpx"],
];

for (const [height, used] of HEIGHTS) {
  test(`a panel that is ${height} high gets ${used}`, async () => {
    const page = await pageWith({ open: "" });
    page.say({ klucznik: "height", height });
    assert.equal(page.frame.style.height, used);
  });
}

test("a panel in which Escape was pressed closes", async () => {
  const page = await pageWith();
  page.button.onclick();
  page.say({ klucznik: "close" });
  assert.ok(!page.dialog.open);
});

/** @type {[procedure: unknown, isTold: boolean][]} */
const PROCEDURES = [
  ["haslo-rodzica", true],
  ["1234567u", false],
  ["haslo 1234567", false],
  ["Haslo", false],
  ["", false],
  [undefined, false],
  [null, false],
  [["haslo", "rodzica"], false],
  [{}, false],
];

for (const [procedure, isTold] of PROCEDURES) {
  const what = JSON.stringify(procedure);
  test(`the page ${isTold ? "hears" : "doesn't hear"} that ${what} has helped`, async () => {
    const page = await pageWith({ open: "" });
    page.say({ klucznik: "resolved", procedure });
    assert.deepEqual(page.told, isTold ? [["klucznik:resolved", { procedure }]] : []);
  });
}

const WORDS = [
  HELLO,
  { klucznik: "height", height: 900 },
  { klucznik: "close" },
  { klucznik: "resolved", procedure: "haslo-rodzica" },
];

/** @typedef {Awaited<ReturnType<typeof pageWith>>} Page */
/** @type {Record<string, (page: Page, message: unknown) => void>} */
const OTHERS = {
  "another window": (page, message) => page.say(message, new PanelWindow()),
  "another origin in the panel's window": (page, message) =>
    page.say(message, page.window, new URL("https://evil.example/")),
};

for (const [who, speak] of Object.entries(OTHERS)) {
  for (const message of [...WORDS, "close", null]) {
    test(`what ${who} says changes nothing: ${JSON.stringify(message)}`, async () => {
      const page = await pageWith();
      page.button.onclick();
      const { window } = page;
      speak(page, message);
      assert.deepEqual(window.heard, []);
      assert.equal(page.frame.style.height, "");
      assert.ok(page.dialog.open);
      assert.deepEqual(page.told, [["klucznik:open", null]]);
    });
  }
}

for (const message of ["close", 7, {}, { klucznik: "shut" }, { klucznik: "open" }]) {
  test(`a word that nobody knows changes nothing: ${JSON.stringify(message)}`, async () => {
    const page = await pageWith();
    page.button.onclick();
    page.say(message);
    assert.deepEqual(page.window.heard, []);
    assert.ok(page.dialog.open);
  });
}

test("two tags on a page have each their own panel", async () => {
  const page = await pageWith();
  const other = page.withAnother();
  page.button.onclick();
  other.button.onclick();
  page.say({ klucznik: "close" });
  assert.ok(!page.dialog.open);
  assert.ok(other.dialog.open);
});

test("once a tag is gone from the page, nothing that its panel says counts", async () => {
  const page = await pageWith();
  page.button.onclick();
  const { window } = page;
  page.tag.remove();
  for (const message of WORDS) page.say(message, window);
  assert.deepEqual(window.heard, []);
  assert.equal(page.frame.style.height, "");
  assert.deepEqual(page.told, [["klucznik:open", null]]);
});

test("a tag that comes back is the same tag, listens once, and only to its new panel", async () => {
  const page = await pageWith();
  page.button.onclick();
  page.say(HELLO);
  page.dialog.onclick();
  const { window: old } = page;
  for (let time = 0; time < 3; time += 1) {
    page.tag.remove();
    page.body.append(page.tag);
  }
  assert.equal(listenersOf("message").size, 1);
  assert.equal(page.tag.shadowRoot?.children.length, 2);
  page.say({ klucznik: "height", height: 900 }, old);
  assert.equal(page.frame.style.height, "");
  page.say(HELLO);
  assert.equal(page.window.heard.length, 1);
  assert.equal(old.heard.length, 1);
});

test("a page may include the loader twice", async () => {
  assert.deepEqual(await include({ times: 2 }), ["klucznik-panel"]);
});

test("a browser that knows no dialogs shows the link that stands in the tag", async () => {
  assert.deepEqual(await include({ dialogs: false }), []);
});

test("something is fetched beforehand when the page has come, unless data are spared", async () => {
  await include();
  assert.equal(listenersOf("load").size, 1);
  await include({ saveData: true });
  assert.equal(listenersOf("load").size, 0);
});
