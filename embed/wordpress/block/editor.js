/**
 * The block in WordPress' editor: the tag itself, out of reach, and at its side
 * what may be said of it. Loaded as it is, as a script among WordPress' own; what it is told stands
 * in block.php.
 */

{
  const { blocks, blockEditor, components, element } = /** @type {any} */ (globalThis).wp;
  const { languages, language, labels } = /** @type {any} */ (globalThis).klucznik;
  const { createElement } = element;

  const choices = Object.entries(languages).map(([value, { name }]) => ({ value, label: name }));

  /** @param {HTMLElement | null} element null as it goes */
  const putOutOfReach = (element) => element?.toggleAttribute("inert", true);

  /** @param {any} block its attributes, and what sets them */
  const edit = ({ attributes, setAttributes }) => {
    const code = attributes.language || language;
    const { address, title } = languages[code];
    const aligned = attributes.align && `has-text-align-${attributes.align}`;
    const link = { href: address, style: { lineHeight: "48px" } };
    return createElement(
      "p",
      blockEditor.useBlockProps({ className: aligned }),
      createElement(
        blockEditor.BlockControls,
        { group: "block" },
        createElement(blockEditor.AlignmentControl, {
          value: attributes.align,
          onChange: (/** @type {string | undefined} */ align = "") => setAttributes({ align }),
        }),
      ),
      createElement(
        blockEditor.InspectorControls,
        {},
        createElement(
          components.PanelBody,
          { title: labels.panel },
          createElement(components.TextControl, {
            label: labels.words,
            value: attributes.words,
            placeholder: title,
            onChange: (/** @type {string} */ words) => setAttributes({ words }),
          }),
          createElement(components.SelectControl, {
            label: labels.language,
            value: attributes.language,
            options: [{ value: "", label: labels["of page"] }, ...choices],
            onChange: (/** @type {string} */ language) => setAttributes({ language }),
          }),
        ),
      ),
      createElement(
        "span",
        { ref: putOutOfReach },
        createElement(
          "klucznik-panel",
          // Made anew at each change: it watches over itself only once somebody comes near.
          { lang: code, key: code + attributes.words },
          createElement("a", link, attributes.words || title),
        ),
      ),
    );
  };

  blocks.registerBlockType("klucznik/panel", { edit, save: () => null });
}
