/**
 * What the button of klucznik.js needs once somebody asks for the panel: the dialog's look, the
 * talk with the panel in its frame (see messages.d.ts), and a way on where nothing comes. It also
 * watches over what a tag says. Back (steps.js) comes once somebody is about to open a panel.
 */

import { make } from "./make.js";

/**
 * @typedef {import("./messages.d.ts").ToPanel} ToPanel
 * @typedef {import("./steps.js").Step} Step
 * @typedef {{ frame: HTMLIFrameElement, open: () => void, end: () => void }} Panel
 */

/** @type {Record<string, string[]>} close, nothing, tab, again; the build has each language's */
const WORDS = /** @type {any} */ (globalThis).WORDS;

/** Milliseconds after which a panel that says nothing is taken for one that won't come. */
const PATIENCE = 5_000;

/** Up to this width a panel fills the screen, in px. */
const NARROW = 600;

/** A scrollbar is at most so wide, in px. */
const SCROLLBAR = 30;

// In px: a school's page may have changed what a rem is.
const LOOK = `
dialog{flex-direction:column;width:1020px;max-width:95%;max-height:95%;padding:0;border:0;border-radius:16px;overflow:hidden;background:#fff;color:#122;font:16px/1.5 system-ui}
dialog[open],div{display:flex}
dialog::backdrop{background:#000a}
.whole{width:100%;max-width:none;height:100%;max-height:none;border-radius:0}
iframe{min-height:0;width:100%;height:640px;border:0}
.whole iframe{flex:1;height:0!important}
div{align-items:center}
b{flex:1}
b,p{margin:0;padding:8px 16px}
a,button{min-width:48px;border:2px solid #0000;background:none;color:inherit;font:inherit;line-height:44px}`;

/** @type {WeakMap<HTMLElement, Panel | undefined>} the tags that are watched */
const panels = new WeakMap();

/**
 * Watches over a tag, and shows its panel if that was asked for.
 * @param {HTMLElement} tag
 * @param {() => void} renew makes the tag show what it says now
 * @param {HTMLButtonElement} button
 * @param {HTMLIFrameElement} [frame] with the panel, once somebody is about to ask for it
 * @param {string} [type] of what has happened: a click on the button
 */
export function show(tag, renew, button, frame, type) {
  if (!panels.has(tag)) {
    panels.set(tag, undefined);
    new MutationObserver(renew).observe(tag, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ["lang", "school", "open", "href", "alt"],
    });
    renew(); // What has come since it was made.
  }
  if (frame && panels.get(tag)?.frame !== frame) {
    panels.get(tag)?.end();
    panels.set(tag, furnish(tag, renew, button, frame));
  }
  if (type === "click") panels.get(tag)?.open();
}

/**
 * Fits a dialog into what is seen of the page: a page without a viewport, or wider than the
 * screen, is shown smaller than it is. Whoever zooms in sees the dialog larger, too.
 * @param {HTMLDialogElement} dialog
 */
function fit(dialog) {
  const { scale, width, height, offsetLeft, offsetTop } = /** @type {VisualViewport} */ (
    visualViewport
  );
  if (scale > 1) return;
  // Wider than what is seen, by more than a scrollbar.
  const isPart = scale < 1 || innerWidth > width + SCROLLBAR;
  dialog.className = isPart || innerWidth <= NARROW ? "whole" : "";
  dialog.style.cssText = isPart
    ? `margin:0;max-width:none;width:${width * scale}px;height:${height * scale}px;transform-origin:0 0;transform:translate(${offsetLeft}px,${offsetTop}px)scale(${1 / scale})`
    : "";
}

/**
 * Lets the page behind a dialog stand still.
 * @returns {() => void} lets it go again
 */
function hold() {
  const { style, clientWidth } = document.documentElement;
  const before = style.cssText;
  // Where a scrollbar was, its place is kept: nothing jumps.
  if (innerWidth > clientWidth) style.scrollbarGutter = "stable";
  style.overflow = "hidden";
  return () => {
    style.cssText = before;
  };
}

/**
 * Hears what the panel in a frame says: only its own window and origin count.
 * @param {HTMLIFrameElement} frame
 * @param {AbortSignal} signal until when
 * @param {(data: any, tell: (message: ToPanel) => void) => void} hear a message, which may hold
 *   anything, and a way to answer
 */
function listen(frame, signal, hear) {
  addEventListener(
    "message",
    ({ source, origin, data }) => {
      if (!source || source !== frame.contentWindow) return;
      // A sandbox has no origin of its own; the window is the right one.
      const targetOrigin = origin === "null" ? "*" : new URL(frame.src).origin;
      if (targetOrigin === "*" || targetOrigin === origin)
        hear(Object(data), (message) => source.postMessage(message, { targetOrigin }));
    },
    { signal },
  );
}

/**
 * Gives a frame its look, and what stands beside it: the dialog's bar, and words for the case that
 * nothing comes.
 * @param {HTMLButtonElement} button
 * @param {HTMLIFrameElement} frame
 * @param {() => void} retry
 * @returns what may change: the title, the notice, and the language in which all of it speaks
 */
function dress(button, frame, retry) {
  const dialog = frame.closest("dialog");
  const close = make("button", { textContent: "✕", onclick: () => dialog?.close() });
  const title = make("b", { textContent: button.textContent });
  const link = make("a", { href: frame.src, target: "_blank" });
  const again = make("button", { onclick: retry });
  const notice = make("p");
  const speak = (/** @type {string} */ language) => {
    const [shut, nothing, elsewhere, anew] = WORDS[language];
    close.ariaLabel = shut;
    link.textContent = elsewhere;
    again.textContent = anew;
    notice.replaceChildren(nothing, " ", link, " ", again);
    (dialog ?? notice).lang = language;
  };
  const sheet = new CSSStyleSheet(); // A school's policy may forbid style elements.
  sheet.replaceSync(LOOK);
  /** @type {ShadowRoot} */ (frame.getRootNode()).adoptedStyleSheets = [sheet];
  frame.title = button.textContent;
  speak(/\/(uk|en)\/(\?|$)/.exec(frame.src)?.[1] ?? "pl");
  if (dialog) {
    const { backgroundColor, color } = getComputedStyle(button);
    const bar = make("div", { style: `background:${backgroundColor};color:${color}` });
    bar.append(title, close);
    dialog.prepend(bar);
    dialog.ariaLabel = button.textContent;
  }
  return { title, notice, speak };
}

/**
 * Joins a frame with its tag: what the dialog holds, what is said, what is heard.
 * @type {(tag: HTMLElement, renew: () => void, button: HTMLButtonElement, frame: HTMLIFrameElement) => Panel}
 */
function furnish(tag, renew, button, frame) {
  const dialog = frame.closest("dialog");
  const root = /** @type {ShadowRoot} */ (frame.getRootNode());
  const controller = new AbortController();
  const { signal } = controller;
  const steps = import("./steps.js").catch(() => undefined); // Without it Back leaves the page.
  let letGo = () => {};
  let isHeard = false;
  /** @type {(message: ToPanel) => void} */
  let tell = () => {};

  const announce = (/** @type {string} */ word, /** @type {object} */ detail = {}) =>
    tag.dispatchEvent(
      new CustomEvent(`klucznik:${word}`, { bubbles: true, composed: true, detail }),
    );

  const { title, notice, speak } = dress(button, frame, () => {
    if (dialog) {
      dialog.addEventListener("close", () => button.click());
      dialog.close();
    } else {
      end();
      renew();
    }
  });

  const greet = () =>
    tell({
      klucznik: "open",
      theme: tag.getAttribute("theme"),
      focus: !!dialog?.open,
      where: dialog ? "dialog" : "page",
    });
  const wait = () =>
    setTimeout(() => {
      if (!isHeard) frame.before(notice);
    }, PATIENCE);

  const back = (/** @type {"step" | "leave"} */ what, /** @type {Step} */ step) =>
    steps.then((known) => known?.[what](step));
  const isShown = () => dialog?.open ?? true;
  const shut = (/** @type {number} */ by) => {
    if (by < 0) dialog?.close();
  };
  const go = (/** @type {number} */ by) => {
    if (isShown()) tell({ klucznik: "go", by });
  };

  const open = () => {
    if (!dialog || dialog.open) return;
    button.focus(); // Safari doesn't focus what is clicked, and so would not come back here.
    dialog.showModal();
    letGo = hold();
    back("step", shut);
    fit(dialog);
    frame.focus();
    greet();
    wait();
    announce("open");
  };
  const end = () => {
    controller.abort();
    gone.disconnect();
    dialog?.close();
    (dialog ? root.host : frame).remove();
  };
  const gone = new MutationObserver(() => tag.isConnected || end());
  gone.observe(document, { subtree: true, childList: true });

  listen(frame, signal, (data, answer) => {
    const { klucznik, height, procedure, language, title: words } = data;
    if (klucznik === "hello") {
      isHeard = true;
      notice.remove();
      tell = answer;
      greet();
    }
    if (klucznik === "close") dialog?.close();
    if (klucznik === "step" && isShown()) back("step", go);
    if (klucznik === "height" && typeof height === "number")
      frame.style.height = `${Math.min(Math.max(height, 200), 4000)}px`;
    if (klucznik === "language" && typeof words === "string" && /^(pl|uk|en)$/.test(language)) {
      title.textContent = words;
      speak(language);
    }
    // A procedure's name has no digits, a login has: so none can ever pass here.
    if (
      klucznik === "resolved" &&
      typeof procedure === "string" &&
      /^[a-z-]{1,60}$/.test(procedure)
    )
      announce(klucznik, { procedure });
  });

  if (dialog) {
    dialog.onclose = () => {
      letGo();
      back("leave", shut);
      announce("close");
      if (!isHeard) end(); // What hasn't come is not kept: the next click asks anew.
    };
    // Its content covers the dialog: a click that is on nothing else is on the backdrop.
    dialog.onclick = ({ target }) => target === dialog && dialog.close();
    for (const what of ["resize", "scroll"])
      visualViewport?.addEventListener(what, () => fit(dialog), { signal });
  } else wait();
  return { frame, open, end };
}
