/** Shows those schools only whose line holds every word that is typed, marks or no marks. */
const field = document.querySelector("input");
const nothing = document.querySelector("#nothing");
const bare = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");
const lines = [...document.querySelectorAll("li")].map((line) => [line, bare(line.textContent)]);
const show = () => {
  const words = bare(field.value).split(/\s+/);
  let found = 0;
  for (const [line, text] of lines) {
    line.hidden = !words.every((word) => text.includes(word));
    found += line.hidden ? 0 : 1;
  }
  nothing.hidden = found > 0;
};
field.parentElement.hidden = false;
field.addEventListener("input", show);
show();
