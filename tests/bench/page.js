/**
 * Put into every page that is measured, before its own scripts: notes when Python is ready, and
 * what the browser says of paints, shifts and long tasks, and tells (benchTell) what somebody may
 * wait for. Times are milliseconds since the navigation.
 */

/**
 * @typedef {object} Notes
 * @property {number | null} ready
 * @property {number | null} answering
 * @property {number | null} paint
 * @property {number | null} largest
 * @property {number} shift
 * @property {[from: number, to: number][]} tasks
 * @property {number} [answered]
 * @property {number} [words]
 */

/** @typedef {PerformanceEntry & { value: number, hadRecentInput: boolean }} LayoutShift */

(() => {
  /** @type {Notes} */
  const notes = { ready: null, answering: null, paint: null, largest: null, shift: 0, tasks: [] };
  /** @param {string} word */
  const tell = (word) => {
    // Not there before the page is watched.
    if ("benchTell" in window && typeof window.benchTell === "function") window.benchTell(word);
  };

  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.python !== "ready") return;
    notes.ready = performance.now();
    observer.disconnect();
    tell("ready");
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-python"] });

  // Klucznik says so at once, before what it asks for later; the observer hears it after that.
  document.addEventListener("klucznik:ready", () => {
    notes.answering = performance.now();
  });

  /** @type {Record<string, (entry: PerformanceEntry) => void>} */
  const take = {
    paint(entry) {
      if (entry.name !== "first-contentful-paint") return;
      notes.paint = entry.startTime;
      tell("paint");
    },
    "largest-contentful-paint"(entry) {
      notes.largest = entry.startTime;
    },
    "layout-shift"(entry) {
      const { hadRecentInput, value } = /** @type {LayoutShift} */ (entry);
      if (!hadRecentInput) notes.shift += value;
    },
    longtask({ startTime, duration }) {
      notes.tasks.push([startTime, startTime + duration]);
    },
  };
  const observers = Object.entries(take).map(([type, note]) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true });
    return { observer, note };
  });

  /** Returns the notes, with the files that were asked for: [address, bytes, asked at]. */
  const benchRead = () => {
    for (const { observer, note } of observers) observer.takeRecords().forEach(note);
    const [page] = /** @type {PerformanceNavigationTiming[]} */ (
      performance.getEntriesByType("navigation")
    );
    const others = /** @type {PerformanceResourceTiming[]} */ (
      performance.getEntriesByType("resource")
    );
    const files = [page, ...others].map(({ name, encodedBodySize, startTime }) => [
      name,
      encodedBodySize,
      startTime,
    ]);
    return { ...notes, files, loaded: page.loadEventStart };
  };

  /** @type {(id: string) => HTMLInputElement} */
  const fieldOf = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

  /** @type {(act: () => void) => number} the ms from doing something until it is laid out */
  const timed = (act) => {
    const start = performance.now();
    act();
    document.body.getBoundingClientRect();
    return performance.now() - start;
  };

  /**
   * Types a text key by key; returns for each the milliseconds until its answer is laid out.
   * @type {(id: string, text: string) => Promise<number[]>}
   */
  const benchType = async (id, text) => {
    const field = fieldOf(id);
    const times = [timed(() => field.focus())];
    for (let length = 1; length <= text.length; length++) {
      await new Promise(requestAnimationFrame);
      times.push(
        timed(() => {
          field.value = text.slice(0, length);
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }),
      );
    }
    return times;
  };

  /**
   * Pastes a text into a field; returns the milliseconds until it is answered, key and leaving.
   * @type {(id: string, text: string) => Promise<number[]>}
   */
  const benchPaste = async (id, text) => {
    const field = fieldOf(id);
    field.focus();
    const times = [];
    field.value = text;
    for (const type of ["input", "change"]) {
      await new Promise(requestAnimationFrame);
      times.push(timed(() => field.dispatchEvent(new Event(type, { bubbles: true }))));
    }
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return times;
  };

  /**
   * Follows the first link to each view; returns for each the ms until the view is laid out.
   * @type {(most: number) => Promise<number[]>}
   */
  const benchFollow = async (most) => {
    /** @type {Map<string, HTMLAnchorElement>} */
    const links = new Map();
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const all = document.querySelectorAll('main a[href^="#"]');
    for (const link of all) {
      if (!links.has(link.hash) && link.hash !== location.hash) links.set(link.hash, link);
    }
    const times = [];
    for (const link of [...links.values()].slice(0, most)) {
      // A click is a task of its own: not a part of the frame that shows what was before.
      await new Promise(requestAnimationFrame);
      await new Promise((resume) => setTimeout(resume, 20));
      const start = performance.now();
      const came = new Promise((resolve) => {
        // Bubbling, and added last: runs after Python's own.
        addEventListener("hashchange", resolve, { once: true });
      });
      link.click();
      await came;
      document.body.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times;
  };

  /**
   * Tells when a field can be typed into, lets every key go into it, and notes the ms from the last
   * one until its answer is there.
   * @type {(id: string, login: string) => void}
   */
  const benchWatchLogin = (id, login) => {
    let key = 0;
    const typed = (/** @type {Event} */ { timeStamp }) => {
      key = timeStamp;
      // A page that is still coming may take the focus away once more.
      const field = fieldOf(id);
      if (document.activeElement === field) return;
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    };
    addEventListener("keydown", typed, true);
    const look = () => {
      fieldOf(id)?.focus();
      if (document.activeElement?.id === id) tell("field");
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new MutationObserver((_, observer) => {
      if (document.querySelector(`output[for="${id}"]`)?.textContent !== login) return;
      document.body.getBoundingClientRect();
      notes.answered = performance.now() - key;
      observer.disconnect();
      tell("answer");
    }).observe(document, { childList: true, subtree: true, characterData: true });
  };

  const opener = () => {
    const root = document.querySelector("klucznik-panel")?.shadowRoot;
    return /** @type {HTMLButtonElement} */ (root?.querySelector("button"));
  };

  /** The panel stands in a box of its own at the end of the page. */
  const frameOfPanel = () =>
    document.querySelector("body > div:last-child")?.shadowRoot?.querySelector("iframe");

  /** Points at the button that opens the panel. */
  const benchPoint = () => {
    opener().dispatchEvent(new PointerEvent("pointerenter"));
  };

  /** Opens the panel on a school's page; notes the ms from the click to its words on screen. */
  const benchOpen = () => {
    const start = performance.timeOrigin + performance.now();
    opener().click();
    const look = () => {
      const frame = frameOfPanel();
      const inner = frame?.contentWindow;
      const [paint] = inner?.performance.getEntriesByName("first-contentful-paint") ?? [];
      /** @type {HTMLElement | null | undefined} */
      const words = inner?.document.querySelector("main h2");
      if (!inner || !paint || !words?.offsetParent || !frame.getBoundingClientRect().height) {
        requestAnimationFrame(look);
        return;
      }
      const painted = inner.performance.timeOrigin + paint.startTime;
      const now = performance.timeOrigin + performance.now();
      // A frame that was painted before the click is on screen with the next picture.
      notes.words = painted > start ? painted - start : now - start;
      tell("words");
    };
    look();
  };

  Object.assign(window, {
    benchNotes: notes,
    benchRead,
    benchType,
    benchPaste,
    benchFollow,
    benchWatchLogin,
    benchPoint,
    benchOpen,
  });
})();
