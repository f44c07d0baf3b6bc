"""Text into HTML and back, for both interpreters; no view and no word lives here."""

LONGEST_TEXT = 200
"""Characters that a field takes: nobody's login, question or name is longer."""

TEXT = f'placeholder=" " pattern="[^\\p{{Cs}}]{{0,{LONGEST_TEXT}}}"'
"""By these attributes of a field the browser itself tells, at no cost, whether something stands
in it, and whether that may be read at all: not too long, and no half of an emoji, as broken pastes
leave it."""


def escape(text: str) -> str:
    """Return text as it may stand in HTML, in an attribute, too."""
    for character, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(character, f"&{name};")
    return text


def plain(html: str) -> str:
    """Return the text of HTML that the build or a view has made."""
    parts = html.split("<")
    text = parts[0] + "".join([part[part.find(">") + 1 :] for part in parts[1:]])
    for character, name in (("<", "lt"), (">", "gt"), ('"', "quot"), ("'", "#x27"), ("&", "amp")):
        text = text.replace(f"&{name};", character)
    return text


def icon(name: str) -> str:
    """Return one of the page's icons (icons.svg); they say nothing that words don't."""
    size = 'width="24" height="24"'
    return f'<svg class="icon" {size} aria-hidden="true"><use href="#i-{name}"></use></svg>'


def fill(html: str, values: "list[tuple[str, str]]") -> str:
    """Put values, which are text, into the {braces} of words that are HTML."""
    for name, value in values:
        html = html.replace("{" + name + "}", escape(value))
    return html


def without_links(html: str, ids: "list[str]") -> str:
    """Return HTML in which the links to some views have become text."""
    if 'href="#' not in html:
        return html
    for id in ids:
        start = f'<a href="#{id}">'
        while start in html:
            before, _, rest = html.partition(start)
            text, _, behind = rest.partition("</a>")
            html = before + text + behind
    return html
