/**
 * What the panel in one file has in itself: the interpreter and the program, as gzip in Base64.
 * @type {(name: string) => Promise<ArrayBuffer>}
 */
export function part(name) {
  const { textContent } = /** @type {HTMLElement} */ (document.getElementById(`part-${name}`));
  const bytes = Uint8Array.from(atob(textContent), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}
