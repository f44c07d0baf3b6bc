"""The pages of a school, made from a finished panel and the school's data.

The same bytes on both interpreters: whoever has dist/ makes any school's pages from it, without
the build's tools. All else in dist/ is every school's. Not in the pack that readers load.
"""

import binascii
import hashlib
import json

from klucznik import colour, leaflet, views
from klucznik.guide import Guide, Procedure
from klucznik.school_file import read as read_school
from klucznik.state import State

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from klucznik.leaflet import Matrix

MATERIAL = "site.json"
"""The file of dist/ from which pages are made."""

UNPACKED = "klucznik/"
"""The folder in a ZIP that somebody unpacks on a school's site: so the panel's pages never take the
place of the school's own."""


def home_of(language: str) -> str:
    """Return where the page of a language lies: Polish at the root, others one below."""
    return "" if language == "pl" else language + "/"


def folders_of(language: str) -> list[str]:
    """Return where the pages of a language lie: the panel, and the prints of the leaflet."""
    home = home_of(language)
    return [home] + [home + folder for _, folder in leaflet.FOLDERS]


def files(
    material: "dict[str, Any]",
    school_json: str,
    qr_code: "Callable[[str], Matrix]",
    above: str = "",
) -> list[tuple[str, str]]:
    """Return the files that are a school's own: (path below dist/, text).

    Args:
        material: what `MATERIAL` holds: "version", "guide", "words" by language, "languages" in
            their order, "assets" (paths below dist/ by their names in the templates), and the
            templates "page" and "leaflet".
        school_json: the school's data as its school.json has them, "{}" for none.
        qr_code: draws an address, error correction M.
        above: the way from the school's folder to that of the shared files, "../" where many
            schools have a folder each.

    Raises:
        ValueError: the data are no JSON.

    """
    guide = Guide(material["guide"])
    languages = material["languages"]
    school = read_school(json.loads(school_json), guide.procedure_ids(), languages, guide.office)
    matrix = qr_code(school.panel) if school.panel else []
    styles = _styles(material["styles"], school.accent)
    made = [("school.json", school_json)]
    for code in languages:
        state = State(guide, material["words"][code], school)
        home = home_of(code)
        up = "../" * home.count("/")
        page = dict(_common(material, state, up + above), **styles)
        state.drawings = page["drawings"]
        page.update(
            home=up or "./",
            links="".join([_language_link(each, material, state, up, above) for each in languages]),
            pack=up + above + material["assets"]["python-" + code],
            main=main(state),
            path=views.path(state, guide.start.id),
            school_data=_data_block(school_json),
        )
        made.append((home + "index.html", filled(material["page"], page)))
        for size, folder in leaflet.FOLDERS:
            path = home + folder
            paper = dict(_common(material, state, "../" * path.count("/") + above), **styles)
            state.drawings = paper["drawings"]
            paper.update(leaflet.parts(state, matrix, size))
            made.append((path + "index.html", filled(material["leaflet"], paper)))
    return made


def main(state: State) -> str:
    """Return all views, in the order of the page; those that the school hides are empty.

    In the browser these elements stay, and only their contents change (see views).
    """
    guide = state.whole
    shown = [_element("section", guide.start.id, "", state)]
    shown += [_element("section", each.id, "", state) for each in guide.questions[1:]]
    shown += [_procedure_element(each, state) for each in guide.procedures]
    shown.append(_element("nav", views.CONTENTS, ' aria-labelledby="all"', state))
    pass_on = views.content(views.PASS_ON, state)
    shown.append(f'<div id="{views.PASS_ON}" class="needs-python">{pass_on}</div>')
    shown.append(f'<aside id="{views.PAPER}">{views.content(views.PAPER, state)}</aside>')
    return "\n".join(shown)


def filled(template: str, values: dict[str, str]) -> str:
    """Return a template with values, which are HTML, in its {{places}}; no value holds one."""
    parts = template.split("{{")
    html = parts[0]
    for part in parts[1:]:
        name, _, text = part.partition("}}")
        html += values[name] + text
    return html


def _common(material: "dict[str, Any]", state: State, up: str) -> dict[str, str]:
    """Return what the page and the leaflet of a language both say."""
    values = {name: up + path for name, path in material["assets"].items()}
    for name in ("title", "brand", "description", "privacy", "unofficial", "leaflet", "languages"):
        values[name] = state.words["page." + name]
    values.update(
        code=state.words["language.code"], icons=material["icons"], version=material["version"]
    )
    return values


def _data_block(school_json: str) -> str:
    """Return the school's data as a part of the page; nothing in them ends it."""
    text = school_json.replace("<", "\\u003c")
    return f'<script type="application/json" id="school-data">{text}</script>'


def _styles(styles: "dict[str, str]", accent: str) -> dict[str, str]:
    """Return the styles in a page, and the hashes by which its policy allows them.

    Args:
        styles: the panel's own, by their places in page.html.
        accent: the school's colour, "" where it has none.

    """
    made = {place: f"<style>{style}</style>" for place, style in styles.items()}
    hashes = [hash_of(styles[place]) for place in sorted(styles)]
    made.update(accent="", accent_hash="")
    if accent:
        shades = "".join([f"{name}:{value};" for name, value in colour.shades(accent)])
        own = f":root{{{shades}}}"
        made.update(accent=f"<style>{own}</style>", accent_hash=" " + hash_of(own))
        hashes.append(hash_of(own))
    made["style_hashes"] = " ".join(hashes)
    return made


def hash_of(text: str) -> str:
    """Return how a policy names a style or script in the page that it allows."""
    digest = binascii.b2a_base64(hashlib.sha256(text.encode()).digest()).decode().strip()
    return f"'sha256-{digest}'"


def _language_link(code: str, material: "dict[str, Any]", state: State, up: str, above: str) -> str:
    """Return the link to the panel in a language; Python finds its words there."""
    mark = ' aria-current="true"' if code == state.words["language.code"] else ""
    words = up + above + material["assets"]["words-" + code]
    search = up + above + material["assets"]["search-" + code]
    hidden = "" if state.school.offers(code) else " hidden"
    name = material["words"][code]["language.name"]
    offer = material["words"][code]["language.offer"]
    return (
        f'<a href="{up}{home_of(code) or "./"}" lang="{code}" hreflang="{code}" '
        f'data-words="{words}" data-search="{search}" data-offer="{offer}"{mark}{hidden}>{name}</a>'
    )


def _element(tag: str, id: str, attributes: str, state: State) -> str:
    hidden = " hidden" if id in state.hidden else ""
    return f'<{tag} id="{id}" class="view"{attributes}{hidden}>{views.content(id, state)}</{tag}>'


def _procedure_element(procedure: Procedure, state: State) -> str:
    facts = " ".join(procedure.facts)
    attributes = f' data-procedure="{procedure.id}" data-facts="{facts}"'
    return _element("article", procedure.id, attributes, state)
