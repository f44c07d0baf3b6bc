/* The invented school's own scripts: a clock and the menu of small screens. */

/** @type {(id: string) => HTMLElement} what stands on each page of the school */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const clock = part("zegar");
const showTime = () => {
  clock.textContent = new Date().toLocaleTimeString("pl-PL", {
    hour: "2-digit",
    minute: "2-digit",
  });
};
showTime();
setInterval(showTime, 10_000);

const menu = part("lista-menu");
const menuButton = part("pokaz-menu");
menuButton.addEventListener("click", () => {
  menuButton.setAttribute("aria-expanded", `${menu.classList.toggle("otwarte")}`);
});
