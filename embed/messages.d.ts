/**
 * What the panel in its frame (widget/page/frame.js) and the school's page around it (panel.js)
 * say to each other by postMessage. Never anything that a reader has typed.
 */

/** What the panel says. Anybody may speak like it: each word counts only from its own window. */
export type FromPanel =
  /** I am here, and listen; the only word that is said to whoever it may be. */
  | { klucznik: "hello" }
  /** So many pixels high is what I show. */
  | { klucznik: "height"; height: number }
  /** Escape was pressed. */
  | { klucznik: "close" }
  /** The reader has gone on: Back is to lead here. */
  | { klucznik: "step" }
  /** This is my language, and my title in it. */
  | { klucznik: "language"; language: string; title: string }
  /** This procedure has helped. */
  | { klucznik: "resolved"; procedure: string };

/** What the page says. */
export type ToPanel =
  /** The answer to "hello", and again whenever the dialog opens. */
  | {
      klucznik: "open";
      /** The tag's, if it has one: auto, light, dark, or whatever the school has written. */
      theme: string | null;
      /** Whether the dialog is open, so that the panel's heading takes the focus. */
      focus: boolean;
      /** What the panel stands in; such a page keeps the entries for Back. */
      where: "dialog" | "page";
    }
  /** The reader went back (-1) or forward (1). */
  | { klucznik: "go"; by: number };

/** What the set-up page says to the page of the same site that it stands in, if that asks for it. */
export type FromSetUp =
  /** This is the text of the school's school.json; the panel leaves out the fields at fault. */
  { klucznik: "school-json"; text: string; isFaulty: boolean };
