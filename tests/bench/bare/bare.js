/** The rival: MicroPython from npm as it is, our login module as source, nothing else. */

import { loadMicroPython } from "./micropython.mjs";

const source = fetch("login.py").then((response) => response.text());
const python = await loadMicroPython({ url: "micropython.wasm" });
python.FS.writeFile("login.py", await source);
const { read } = python.pyimport("login");
const field = document.querySelector("input");
const answer = () => {
  document.querySelector("output").textContent = read(field.value).parent;
};
field.addEventListener("input", answer);
answer();
document.documentElement.dataset.python = "ready";
