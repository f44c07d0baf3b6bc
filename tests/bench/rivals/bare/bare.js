/** The rival: MicroPython from npm as it is, our login modules as source, nothing else. */

import { loadMicroPython } from "./micropython.mjs";

const { documentElement: root } = document;
const url = new URL("./micropython.wasm", import.meta.url).href;
const modules = ["login", "numbers", "pieces", "shape", "text"];
const sources = modules.map((name) =>
  fetch(new URL(`./${name}.py`, import.meta.url)).then((response) => response.text()),
);
const python = await loadMicroPython({ url });
python.FS.mkdirTree("klucznik");
for (const [index, name] of modules.entries()) {
  python.FS.writeFile(`klucznik/${name}.py`, await sources[index]);
}
const { read } = python.pyimport("klucznik.login");
const field = /** @type {HTMLInputElement} */ (document.getElementById("pupil-login"));
const form = /** @type {HTMLFormElement} */ (field.form);
const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
const answer = () => {
  const reading = read(field.value);
  const isPupils = reading.owner === "pupil";
  form.dataset.state = isPupils ? "answer" : "empty";
  output.textContent = isPupils ? reading.parent : "";
};
field.addEventListener("input", answer);
answer();
root.dataset.python = "ready";
