/**
 * What the lean PyScript leaves out of @pyscript/core and polyscript, and why.
 * `stubs` stand in for whole modules, `edits` change one place in a module that is kept.
 */

import { depth } from "../interpreter/depth.mjs";

const NOTHING = "export default {};";

/** @type {Record<string, { contents: string }>} by the path of the module */
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
  // Files, modules and packages from the net, archives and TOML: our configuration is one line of
  // JSON.
  "polyscript/esm/interpreter/_utils.js": {
    contents: `export const RUNNING_IN_WORKER = false, writeFile = 0;
      export const fetchPaths = () => {}, fetchFiles = fetchPaths, fetchJSModules = fetchPaths;
      export const createProgress = () => () => {};`,
  },
  "polyscript/esm/python/mip.js": { contents: 'export default "";' },
  "polyscript/esm/interpreter/_remote_package.js": { contents: NOTHING },
  "polyscript/esm/3rd-party.js": { contents: "export const toml = 0, zip = 0;" },
};

/** @type {Record<string, import("./bundle.mjs").Edit[]>} by the path of the module */
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
  // A script that only imports a function and calls it needs no compiler, which is a sixth of the
  // interpreter.
  "polyscript/esm/interpreter/_python.js": [
    {
      before: "return await interpreter.runPythonAsync(dedent(code), ...args);",
      after: `const [, name, called] = code.match(/^from ([\\w.]+) import (\\w+); \\2\\(\\)$/) ?? [];
        return name
          ? (await interpreter.pyimport(name))[called]()
          : await interpreter.runPythonAsync(dedent(code), ...args);`,
    },
  ],
  // The interpreter is ours and beside the page; there is no CDN to fall back to.
  "polyscript/esm/interpreter/micropython.js": [
    { before: "this.writeFile(interpreter, './mip.py', mip);", after: "" },
    {
      before: "writeFile: (interpreter, path, buffer, url) => {",
      until: "};\n\nasync function importPackages",
      after: "",
    },
    {
      before: "async function importPackages(interpreter, baseURL, packages) {",
      until: "/* c8 ignore stop */",
      after: "function importPackages() {}",
    },
    {
      before:
        "`https://cdn.jsdelivr.net/npm/@micropython/micropython-webassembly-pyscript@${version}/micropython.mjs`",
      after: '""',
    },
    // Each file's name has a hash of its own: the page names the interpreter, and its second file.
    {
      before: "url = url.replace(/\\.m?js$/, '.wasm');",
      after: "url = document.querySelector('link[data-rest]')?.href;",
    },
  ],
};

/**
 * For the panel in one file: nothing is loaded by its address, and in a frame's `srcdoc` or in a
 * sandbox no address can be made absolute.
 * @type {Record<string, import("./bundle.mjs").Edit[]>}
 */
export const oneFileEdits = {
  "@pyscript/core/src/config.js": [{ before: "new URL(url, base).href;", after: "url;" }],
  "polyscript/esm/utils.js": [
    ...edits["polyscript/esm/utils.js"],
    { before: "new URL(path, base.replace(/^blob:/, '')).href;", after: "path;" },
  ],
  "polyscript/esm/interpreters.js": [
    {
      before: "module: import(/* webpackIgnore: true */url),",
      after: 'module: import("klucznik:glue"),',
    },
  ],
};

/** Likewise: the glue finds the interpreter in the page. */
export const oneFileGlueEdits = [
  {
    before: "Module={locateFile:(path,scriptDirectory)=>url||scriptDirectory+path};",
    after:
      'Module={locateFile:()=>"",wasmBinary:await (await import("./inlined.js")).part("wasm")};',
  },
];

/** What the glue asks itself about its surroundings: with the declaration gone, it is known. */
export const knownInPages = {
  ENVIRONMENT_IS_WEB: true,
  ENVIRONMENT_IS_WORKER: false,
  ENVIRONMENT_IS_NODE: false,
  ENVIRONMENT_IS_SHELL: false,
  process: undefined,
  runDependencies: 0,
};

/** Functions of the glue that only check how developers use it; nothing is lost without. */
export const checks = [
  "assert",
  "checkStackCookie",
  "consumedModuleProp",
  "makeInvalidEarlyAccess",
  "unexportedRuntimeSymbol",
];

export const glueEdits = [
  {
    before: ",ENVIRONMENT_IS_WEB=!!globalThis.window",
    until: ";if(ENVIRONMENT_IS_NODE){const{createRequire",
    after: "",
  },
  // Browsers too old for it: they don't get as far as this (see TARGET in bundle.mjs).
  { before: "!function(){function humanReadableVersionToPacked", until: "var Module=", after: "" },
  // Some hundred names of functions that are not there, each with a sentence of advice.
  {
    before: '["writeI53ToI64"',
    until: 'Module._free=makeInvalidEarlyAccess("_free")',
    after: "",
  },
  // Stand-ins for the interpreter's functions, which say that it hasn't been started yet.
  { before: 'Module._free=makeInvalidEarlyAccess("_free")', until: "var _fflush=", after: "" },
  // A whole file system, in place of which stands that of small_files.js.
  { before: "PATH={isAbs", until: "UTF8Decoder=", after: "" },
  { before: "FS_stdin_getChar_buffer=[],", after: "" },
  { before: "intArrayFromString=", until: "UTF8ToString=", after: "" },
  {
    before: "ERRNO_CODES={",
    until: "var stringToUTF8=",
    after: `{FS,imports:fileImports}=smallFiles(() => HEAPU8, () => HEAPU32,
      UTF8ToString, (number) => [, Module.stdout, Module.stderr][number]);`,
  },
  { before: "FS.createPreloadedFile=", until: "void 0===globalThis.crypto", after: "" },
  { before: "Module.preloadPlugins&&(preloadPlugins=Module.preloadPlugins),", after: "" },
  { before: "Module.PATH=PATH,Module.PATH_FS=PATH_FS,", after: "" },
  { before: "__syscall_chdir:function", until: "_abort_js:", after: "...fileImports," },
  { before: "fd_close:function", until: "has_attr:", after: "" },
  { before: "Module.noFSInit||FS.initialized||FS.init(),TTY.init(),", after: "" },
  { before: "FS.ignorePermissions=!1,", after: "" },
];

/**
 * For the interpreter in two files (see ../interpreter): what the first does without the second.
 * Nothing waits for it, as Python runs where the reader types: a call that needs it is given up
 * and repeated when it is there. It is compiled while the page goes on; some browsers (Chromium
 * up to 114) allow nothing else. If it doesn't come in time, the call fails with an error of
 * Python. `klucznik:rest` on the document says "asked", then "here" or "gone".
 */
export const restEdits = [
  {
    before: "info={env:wasmImports,wasi_snapshot_preview1:wasmImports};",
    after: `info={env:wasmImports,wasi_snapshot_preview1:wasmImports};
      const { dataset } = document.querySelector("link[data-rest]");
      // Made absolute at once: another language changes what it is relative to.
      const restFile = new URL(dataset.rest, document.baseURI);
      const tell = (detail) => document.dispatchEvent(new CustomEvent("klucznik:rest", {detail}));
      const fetchRest = async () => {
        const patience = new AbortController();
        const timer = setTimeout(() => patience.abort(), 10_000);
        try {
          const answer = fetch(restFile, patience);
          tell("asked");
          const bytes = await (await answer).arrayBuffer();
          await WebAssembly.instantiate(bytes, {first: wasmExports, ...info});
          isHere = true;
          tell("here");
        } catch (error) {
          tell("gone");
          lack.message += error.message;
          throw lack;
        } finally {
          clearTimeout(timer);
        }
      };
      const lack = new PythonError("ImportError", "The rest of MicroPython: ");
      let isHere, rest;
      wasmImports.load_rest = () => {
        if (isHere) return;
        // Not at once: who hears of it may call Python, which is busy.
        rest ??= Promise.resolve().then(fetchRest);
        throw lack;
      };
      // An exception of JavaScript doesn't tell Python that it leaves its calls.
      Module.callPython = (call) => {
        const depth = ${JSON.stringify(depth)}.map(([from, to]) => HEAPU32.slice(from >> 2, to >> 2));
        const stack = stackSave();
        try {
          return call();
        } catch (error) {
          ${JSON.stringify(depth)}.forEach(([from], index) => HEAPU32.set(depth[index], from >> 2));
          stackRestore(stack);
          if (error !== lack) throw error;
          return rest.then(call);
        }
      };`,
  },
  // The ways in which JavaScript calls Python.
  {
    before: "obj=(...args)=>function(target,argumentsList){",
    after: "obj=(...args)=>Module.callPython(()=>function(target,argumentsList){",
  },
  // By the function that JavaScript holds: until the call is repeated, it mustn't be collected.
  { before: "}(id,args),obj._ref=id;", after: "}(obj._ref,args)),obj._ref=id;" },
  {
    before: "const pyimport=name=>{",
    after: "const pyimport=name=>Module.callPython(()=>importNow(name)),importNow=name=>{",
  },
  {
    before: "runPythonAsync(code){",
    after: "runPythonAsync(code){return Module.callPython(()=>this.runNow(code))},runNow(code){",
  },
];

/**
 * Packages that bring no text of their licence: whose they are, and who brings the same text.
 * @type {Record<string, { holder: string, like: string }>}
 */
export const lentLicences = {
  "@micropython/micropython-webassembly-pyscript": {
    holder: "2013-2025 Damien P. George",
    like: "nanotar",
  },
  codedent: { holder: "Andrea Giammarchi", like: "type-checked-collections" },
  "to-json-callback": { holder: "Andrea Giammarchi", like: "type-checked-collections" },
};
