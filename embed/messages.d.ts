/**
 * What the panel in its iframe (widget/page/frame.js) and the school's page around it
 * (klucznik.js) say to each other by postMessage. Never anything that a reader has typed.
 */

/** What the panel says. Anybody may speak like it: each word counts only from its own window. */
export type FromPanel =
  /** I am here, and listen; the only word that is said to whoever it may be. */
  | { klucznik: "hello" }
  /** So many pixels high is what I show. */
  | { klucznik: "height"; height: number }
  /** Escape was pressed. */
  | { klucznik: "close" }
  /** This procedure has helped. */
  | { klucznik: "resolved"; procedure: string };

/** What the page says: the answer to "hello", and again whenever the dialog opens. */
export type ToPanel = {
  klucznik: "open";
  /** The tag's, if it has one: auto, light, dark, or whatever the school has written. */
  theme: string | undefined;
  /** Whether the dialog is open, so that the panel's heading takes the focus. */
  focus: boolean;
};

/** A message that is heard, with the fields of all of its kind: its word tells which are there. */
export type Heard<Message> = MessageEvent<{
  [Key in KeyOf<Message>]: Message extends Record<Key, infer Value> ? Value : never;
}>;

type KeyOf<Message> = Message extends unknown ? keyof Message : never;
