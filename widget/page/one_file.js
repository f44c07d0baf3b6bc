/**
 * The first script of the panel in one file, which may stand anywhere: on a disk, in a sandbox, in
 * the `srcdoc` of a frame. There a link to a view would lead to the page around, by its address.
 */

import "./start.js";

addEventListener("click", (event) => {
  const { target, button, ctrlKey, metaKey, shiftKey } = event;
  const link = /** @type {Element} */ (target).closest?.("a");
  const to = link?.getAttribute("href") ?? "";
  if (event.defaultPrevented || !to.startsWith("#")) return;
  if (button || ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  location.hash = to;
});
