/* The invented school's own scripts: a clock and the menu of small screens. */

const clock = document.getElementById("zegar");
const showTime = () => {
  clock.textContent = new Date().toLocaleTimeString("pl-PL", {
    hour: "2-digit",
    minute: "2-digit",
  });
};
showTime();
setInterval(showTime, 10_000);

const menu = document.getElementById("lista-menu");
document.getElementById("pokaz-menu").addEventListener("click", ({ currentTarget }) => {
  currentTarget.setAttribute("aria-expanded", menu.classList.toggle("otwarte"));
});
