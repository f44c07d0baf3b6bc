/**
 * What the lean PyScript leaves out of @pyscript/core and polyscript, and why.
 * `stubs` stand in for whole modules, `edits` change one place in a module that is kept.
 */

const NOTHING = "export default {};";

export const stubs = {
  // One interpreter: without "py" core doesn't look for Pyodide's scripts and configurations.
  "@pyscript/core/src/types.js": {
    contents: 'export default new Map([["mpy", "micropython"]]);',
  },
  // The library comes with our own Python, compiled, in one file (see entry.js).
  "@pyscript/core/src/stdlib.js": {
    contents: 'export const stdlib = "", optional = "";',
  },
  // Editor, terminal, game, and the error display that would show readers a traceback.
  "@pyscript/core/src/plugins.js": { contents: NOTHING },
  "@pyscript/core/src/plugins/codemirror.js": { contents: NOTHING },
  "@pyscript/core/src/plugins/donkey.js": { contents: NOTHING },
  // An event for several scripts on a page; ours is one and says itself when it is ready.
  "@pyscript/core/src/all-done.js": { contents: "" },
  // A redirect for developers who open 0.0.0.0.
  "@pyscript/core/src/zero-redirect.js": { contents: "" },
  // The reader's folders and the IndexedDB that remembers them: nothing is stored, ever.
  "@pyscript/core/src/fs.js": { contents: "export {};" },
  "@pyscript/core/src/sync.js": { contents: NOTHING },
  "@webreflection/idb-map/index.js": { contents: NOTHING },
  "@webreflection/idb-map/sync.js": { contents: NOTHING },
  "polyscript/esm/interpreter/_nativefs.js": {
    contents: "export const initializeNativeFS = () => {};",
  },
  // Advice for developers about failed requests: start.js watches for those.
  "@pyscript/core/src/fetch.js": {
    contents: "export const robustFetch = fetch, getText = (response) => response.text();",
  },
  // Pyodide.
  "polyscript/esm/interpreter/pyodide.js": { contents: "export default { type: [] };" },
  // Workers: the panel's Python answers in a millisecond, on the main thread.
  "polyscript/esm/worker/class.js": { contents: "export default () => undefined;" },
  "polyscript/esm/worker/url.js": { contents: "export default () => undefined;" },
  "polyscript/esm/workers.js": {
    contents: "export const workers = {}, workersHandler = {};",
  },
  "reflected-ffi/src/direct/index.js": { contents: "export const encode = 0, decode = 0;" },
  // Packages from the net, archives and TOML: our configuration is one line of JSON.
  "polyscript/esm/python/mip.js": { contents: 'export default "";' },
  "polyscript/esm/interpreter/_remote_package.js": { contents: NOTHING },
  "polyscript/esm/3rd-party.js": { contents: "export const toml = 0, zip = 0;" },
};

export const edits = {
  // The reader's console is for faults.
  "@pyscript/core/src/core.js": [
    { before: 'console.debug("[pyscript/main] PyScript Ready");', after: "" },
  ],
  // Code made from strings, for workers only; it would need 'unsafe-eval'.
  "@pyscript/core/src/hooks.js": [
    { before: "return Function(`return(w,x)=>(${cb})(w,x,...[${a}])`)();", after: "" },
    // A notice that input() doesn't work: nobody calls it.
    { before: "new SetString([inputFailure])", after: "new SetString()" },
  ],
  "polyscript/esm/utils.js": [
    {
      before: "value => Function(`'use strict';return (${value})`)()",
      after: "() => undefined",
    },
  ],
  // The interpreter is ours and beside the page; there is no CDN to fall back to.
  "polyscript/esm/interpreter/micropython.js": [
    {
      before:
        "`https://cdn.jsdelivr.net/npm/@micropython/micropython-webassembly-pyscript@${version}/micropython.mjs`",
      after: '""',
    },
  ],
};

/** With the declaration gone, the bundler can leave out what stands behind the name. */
export const glueEdits = [
  {
    before:
      'ENVIRONMENT_IS_NODE=globalThis.process?.versions?.node&&"renderer"!=globalThis.process?.type,',
    after: "",
  },
];

/** Packages that bring no text of their licence: whose they are, and who brings the same text. */
export const lentLicences = {
  "@micropython/micropython-webassembly-pyscript": {
    holder: "2013-2025 Damien P. George",
    like: "nanotar",
  },
  codedent: { holder: "Andrea Giammarchi", like: "type-checked-collections" },
  "to-json-callback": { holder: "Andrea Giammarchi", like: "type-checked-collections" },
};
