/**
 * Put into every page that is measured, before its own scripts: notes when Python is ready, and
 * what the browser says of paints, shifts and long tasks, and tells (benchTell) what somebody may
 * wait for. Times are milliseconds since the navigation.
 */

(() => {
  const notes = { ready: null, answering: null, paint: null, largest: null, shift: 0, tasks: [] };
  window.benchNotes = notes;
  const tell = (word) => window.benchTell?.(word); // Not there before the page is watched.

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
      if (!entry.hadRecentInput) notes.shift += entry.value;
    },
    longtask({ startTime, duration }) {
      notes.tasks.push([startTime, startTime + duration]);
    },
  };
  const observers = Object.keys(take).map((type) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take[type]));
    observer.observe({ type, buffered: true });
    return [observer, take[type]];
  });

  /** Returns the notes, with the files that were asked for: [address, bytes, asked at]. */
  window.benchRead = () => {
    for (const [observer, note] of observers) observer.takeRecords().forEach(note);
    const files = [
      ...performance.getEntriesByType("navigation"),
      ...performance.getEntriesByType("resource"),
    ].map(({ name, encodedBodySize, startTime }) => [name, encodedBodySize, startTime]);
    const [{ loadEventStart }] = performance.getEntriesByType("navigation");
    return { ...notes, files, loaded: loadEventStart };
  };

  /** Returns the milliseconds from doing something until its result is laid out. */
  window.benchSync = (act) => {
    const start = performance.now();
    act();
    document.body.getBoundingClientRect();
    return performance.now() - start;
  };

  /** Types a text key by key; returns for each the milliseconds until its answer is laid out. */
  window.benchType = async (id, text) => {
    const field = document.getElementById(id);
    const times = [benchSync(() => field.focus())];
    for (let length = 1; length <= text.length; length++) {
      await new Promise(requestAnimationFrame);
      times.push(
        benchSync(() => {
          field.value = text.slice(0, length);
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }),
      );
    }
    return times;
  };

  /** Pastes a text into a field; returns the milliseconds until it is answered, key and leaving. */
  window.benchPaste = async (id, text) => {
    const field = document.getElementById(id);
    field.focus();
    const times = [];
    field.value = text;
    for (const type of ["input", "change"]) {
      await new Promise(requestAnimationFrame);
      times.push(benchSync(() => field.dispatchEvent(new Event(type, { bubbles: true }))));
    }
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return times;
  };

  /** Follows the first link to each view; returns for each the ms until the view is laid out. */
  window.benchFollow = async (most) => {
    const links = new Map();
    for (const link of document.querySelectorAll('main a[href^="#"]')) {
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

  /** Lets every key go into a field; notes the ms from the last one until its answer is there. */
  window.benchWatchLogin = (id, login) => {
    let key = 0;
    const typed = ({ timeStamp }) => {
      key = timeStamp;
      // A page that is still coming may take the focus away once more.
      const field = document.getElementById(id);
      if (document.activeElement === field) return;
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    };
    addEventListener("keydown", typed, true);
    new MutationObserver((_, observer) => {
      if (document.querySelector(`output[for="${id}"]`)?.textContent !== login) return;
      document.body.getBoundingClientRect();
      notes.answered = performance.now() - key;
      observer.disconnect();
      tell("answer");
    }).observe(document, { childList: true, subtree: true, characterData: true });
  };

  /** Points at the button that opens the panel. */
  window.benchPoint = () => {
    const button = document.querySelector("klucznik-panel").shadowRoot.querySelector("button");
    button.dispatchEvent(new PointerEvent("pointerenter"));
  };

  /** Opens the panel on a school's page; notes the ms from the click to its words on screen. */
  window.benchOpen = () => {
    const tag = document.querySelector("klucznik-panel");
    const start = performance.timeOrigin + performance.now();
    tag.shadowRoot.querySelector("button").click();
    const look = () => {
      const frame = tag.shadowRoot.querySelector("iframe");
      const inner = frame?.contentWindow;
      const [paint] = inner?.performance.getEntriesByName("first-contentful-paint") ?? [];
      const words = inner?.document.querySelector("main h2");
      if (!paint || !words?.offsetParent || !frame.getBoundingClientRect().height) {
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
})();
