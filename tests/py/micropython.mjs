/*
 * Runs Python source on MicroPython in Node, as the reader's browser runs it on a page.
 * Stdin: {modules: {path: source}, source, data (JSON text)}; stdout: the answer as JSON.
 * What `source` has to define stands in interpreters.py, the only caller.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const HEAP_BYTES = 16 * 1024 * 1024;
const CALL = `
import json
with open("/data.json") as file:
    data = json.load(file)
with open("/answer.json", "w") as file:
    json.dump(answer(data), file)
`;

const [, , micropython] = process.argv;
const { modules, source, data } = JSON.parse(readFileSync(0, "utf8"));
const { loadMicroPython } = await import(pathToFileURL(`${micropython}/micropython.mjs`).href);
const mp = await loadMicroPython({
  url: `${micropython}/micropython.wasm`,
  heapsize: HEAP_BYTES,
  stdout: (/** @type {string} */ line) => console.error(line),
});
for (const [path, text] of Object.entries(modules)) {
  mp.FS.mkdirTree(`/lib/${path}`.replace(/\/[^/]*$/, ""));
  mp.FS.writeFile(`/lib/${path}`, text);
}
mp.FS.writeFile("/data.json", data);
try {
  mp.runPython(source);
  mp.runPython(CALL);
  process.stdout.write(mp.FS.readFile("/answer.json", { encoding: "utf8" }));
} catch (error) {
  // @ts-expect-error: MicroPython throws errors of Python, which have messages.
  console.error(error.message); // Python's traceback; Node's own would quote all of micropython.mjs
  process.exitCode = 1;
}
