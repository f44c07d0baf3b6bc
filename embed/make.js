/**
 * Makes an element with its properties.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {object} [properties]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const make = (name, properties) => Object.assign(document.createElement(name), properties);
