"""The panel of one language, or its leaflet, in one file that asks for nothing.

It opens from a disk, from a letter, in a sandbox. What it runs is allowed by its hash. The same
bytes on both interpreters, like site.py; not in the pack that readers load.
"""

import binascii

from klucznik import site

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from klucznik.leaflet import Matrix

NOWHERE = "data:,"
"""An address that can be made absolute anywhere and is never asked for."""
SCRIPTS = ("start.js", "pyscript.js")
"""The scripts, in the order in which they run."""
TYPES = ("svg", "png")
DRAWING = "drawing-"
"""What the name of a part begins with that is one drawing of the file of all."""


def panel(
    material: "dict[str, Any]", parts: "dict[str, bytes]", school_json: str, language: str
) -> str:
    """Return the panel of a language as one page.

    Args:
        material: see site.files.
        parts: "start.js" and "pyscript.js" (scripts); "LICENSES.txt"; "wasm" and "pack-pl",
            likewise for each language (gzip in Base64); the files of assets/ by their paths; each
            drawing by `DRAWING` and its name.
        school_json: the school's data as its school.json has them, "{}" for none.
        language: one of those of the material.

    Raises:
        ValueError: the data are no JSON, or a template isn't as it is expected here.

    """
    html = _page("index.html", material, school_json, language, _no_code)
    html = _without(html, '<script type="module"', "</script>")
    html = _without(html, "<link", ">", ("modulepreload", "preload"))
    html = _without(html, '<a id="leaflet"', "</a> · ")
    html = _inlined(html, material, parts)
    # Python reads the languages there that the school's words may be in; no link leads anywhere.
    head, nav, rest = _cut(html, "<nav aria-label", "</nav>")
    nav = _with_values(_with_values(nav, "href", "#"), "data-words", NOWHERE)
    nav = _with_values(nav, "data-search", NOWHERE)
    html = head + nav.replace("<nav", "<nav hidden", 1) + rest
    html = _with_values(html, "data-home", "")
    scripts = [parts[name].decode() for name in SCRIPTS]
    data = '<script type="text/plain" id="part-pack">'
    data += parts["pack-" + language].decode() + "</script>"
    data += '<script type="text/plain" id="part-wasm">' + parts["wasm"].decode() + "</script>"
    # Whoever has this file alone has the notices with it.
    data += '<script type="text/plain" id="notices">' + parts["LICENSES.txt"].decode() + "</script>"
    run = "".join([f'<script type="module">{script}</script>' for script in scripts])
    html = _once(html, "</body>", data + run + "</body>")
    html = _once(html, "script-src 'self'", "script-src " + _hashes(scripts))
    html = _once(html, " connect-src 'self';", "")
    html = _once(html, " worker-src 'self';", "")
    return _once(html, "img-src 'self' data:", "img-src data:")


def leaflet(
    material: "dict[str, Any]",
    parts: "dict[str, bytes]",
    school_json: str,
    language: str,
    qr_code: "Callable[[str], Matrix]",
) -> str:
    """Return the leaflet of a language as one page; see `panel` and site.files."""
    html = _page("ulotka/index.html", material, school_json, language, qr_code)
    sheet = parts[material["assets"]["leaflet_styles"]].decode()
    html = _without(html, "<nav aria-label", "</nav>")
    head, _, rest = _cut(html, '<link rel="stylesheet"', ">")
    html = _inlined(f"{head}<style>{sheet}</style>{rest}", material, parts)
    html = _once(html, "style-src 'self'", "style-src " + _hashes([sheet]))
    return _once(html, "img-src 'self'", "img-src data:")


def _no_code(_: str) -> "Matrix":
    return []


def _page(
    name: str,
    material: "dict[str, Any]",
    school_json: str,
    language: str,
    qr_code: "Callable[[str], Matrix]",
) -> str:
    pages = dict(site.files(material, school_json, qr_code))
    return pages[site.home_of(language) + name]


def _hashes(texts: list[str]) -> str:
    return " ".join([site.hash_of(text) for text in texts])


def _inlined(html: str, material: "dict[str, Any]", parts: "dict[str, bytes]") -> str:
    """Put the images into the page that it names by their addresses below assets/.

    A drawing that stands in it comes alone: the file of all, which Python knows, would be there
    seventy times.
    """
    drawings = material["assets"]["drawings"]
    for name, content in parts.items():
        if name.startswith(DRAWING):
            path = f'{drawings}#{name[len(DRAWING) :]}"'
            html = _in_place_of(path, _address_of(content, "svg") + '"', html)
    for path, content in parts.items():
        kind = path.rpartition(".")[2]
        if kind in TYPES and not path.startswith(DRAWING):
            html = _in_place_of(path, _address_of(content, kind), html)
    return html


def _in_place_of(path: str, address: str, html: str) -> str:
    """Put an address in the place of a path, wherever a page names it."""
    for up in ("../../", "../", ""):  # the longest first: each holds those after it
        html = html.replace(f'"{up}{path}', f'"{address}')
    return html


def _address_of(image: bytes, kind: str) -> str:
    """Return the address that is an image itself; a drawing as text, which packs far better."""
    if kind == "svg":
        return "data:image/svg+xml;charset=utf-8," + _quoted(image.decode())
    return f"data:image/{kind};base64,{binascii.b2a_base64(image).decode().strip()}"


def _quoted(svg: str) -> str:
    """Return what an address in an attribute may hold."""
    for character, code in (("%", "%25"), ('"', "%22"), ("#", "%23"), ("<", "%3C"), (">", "%3E")):
        svg = svg.replace(character, code)
    return svg


def _once(html: str, before: str, after: str) -> str:
    """Replace what has to stand in a page exactly once."""
    if html.count(before) != 1:
        raise ValueError(f"{before} stands {html.count(before)} times in the page, not once")
    return html.replace(before, after)


def _cut(html: str, start: str, end: str) -> tuple[str, str, str]:
    """Return what is before an element, the element, and what comes after it."""
    at = html.find(start)
    until = html.find(end, at)
    if at < 0 or until < 0:
        raise ValueError(f"{start} isn't in the page")
    until += len(end)
    return html[:at], html[at:until], html[until:]


def _without(html: str, start: str, end: str, rels: tuple[str, ...] = ()) -> str:
    """Return a page without its elements that begin so; of links, those of some kinds."""
    if not rels:
        head, _, rest = _cut(html, start, end)
        return head + rest
    for rel in rels:
        while f'{start} rel="{rel}"' in html:
            head, _, rest = _cut(html, f'{start} rel="{rel}"', end)
            html = head + rest
    return html


def _with_values(html: str, attribute: str, value: str) -> str:
    """Give an attribute another value wherever it stands."""
    parts = html.split(f' {attribute}="')
    made = parts[0]
    for part in parts[1:]:
        made += f' {attribute}="{value}"' + part.partition('"')[2]
    return made
