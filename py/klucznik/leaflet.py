"""The leaflet for parents' meetings: one A4 page a language, as a page to print.

The three procedures that are needed most, how to reach the school, a QR code to the panel and
a card for the login. Static: it holds what was known of the school when it was made; so this
module is not in the pack that readers load.
"""

from klucznik import login_view, office_view, views
from klucznik.guide import Procedure
from klucznik.html import escape, fill, without_links
from klucznik.state import State

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Matrix = Iterable[Sequence[int]]

QUIET_ZONE = 2
"""White modules around the QR code; more is there already, the page's own margin."""


def parts(state: State, matrix: "Matrix") -> dict[str, str]:
    """Return what leaflet.html needs of a language and a school, as HTML by name.

    Args:
        state: in the language, with the school.
        matrix: the QR code of the panel's address, rows of modules, 1 for dark ones; empty where
            the address isn't known.

    """
    words = state.words
    return {
        "title": words["leaflet.title"],
        "lead": words["leaflet.lead"],
        "login_page": office_view.login_page(state),
        "school": escape(state.school.name),
        "procedures": "".join(
            _procedure(each, state)
            for each in map(state.guide.procedure, state.guide.leaflet)
            if each
        ),
        "reach": _reach(state, matrix),
        "card": _card(state),
    }


def _procedure(shown: Procedure, state: State) -> str:
    words, key = state.words, f"procedure.{shown.id}"
    steps = ""
    for step in shown.steps:
        text = _on_paper(words[key + ".steps." + step], state)
        steps += f"<li>{text}{_picture(shown, step, state)}</li>"
    boxes = ""
    if shown.tool == "logins":
        boxes = f'<p class="boxes" aria-hidden="true">{login_view.boxes(state)}</p>'
    return (
        f"<section><h2>{words[key + '.title']}</h2>{boxes}{views.needs(shown, words)}"
        f'<ol class="steps">{steps}</ol></section>'
    )


def _picture(shown: Procedure, step: str, state: State) -> str:
    if shown.pictures.get(step) not in state.guide.leaflet_pictures:
        return ""
    # Printing need not wait for what is seen.
    return views.picture(shown, step, state).replace(' loading="lazy"', "")


def _on_paper(html: str, state: State) -> str:
    """Return a step without links, which lead nowhere on paper, and without places to fill."""
    for owner in login_view.OTHER:
        html = html.replace(f'<span class="own" data-own="{owner}"></span>', "")
    return without_links(html, state.whole.view_ids())


def _reach(state: State, matrix: "Matrix") -> str:
    """Return how to reach the school, and the QR code if the panel's address is known."""
    words, office = state.words, state.school.office
    lines = [escape(state.school.name) or words["office.name-unknown"]]
    for name in ("phone", "email", "address"):
        value = getattr(office, name)
        if value:
            lines.append(fill(words["paper." + name], [(name, value)]))
    if len(lines) == 1:
        lines.append(words["office.unknown"])
    code = ""
    if state.school.panel:
        address = escape(state.school.panel)
        code = f"{_drawn(matrix)}<p><strong>{words['leaflet.scan']}</strong><br>{address}</p>"
    text = "".join(f"<p>{line}</p>" for line in lines)
    return f"<div><h2>{words['leaflet.school']}</h2>{text}</div>{code}"


def _drawn(matrix: "Matrix") -> str:
    """Return a QR code as SVG: each row's dark modules, joined where they touch, are strokes."""
    strokes = ""
    size = 0
    for line, row in enumerate(matrix):
        size = len(row) + 2 * QUIET_ZONE
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                strokes += f"M{start + QUIET_ZONE} {line + QUIET_ZONE}.5h{end - start}"
            start = end + 1
    side = 4 * size  # for a page without its styles
    return (
        f'<svg width="{side}" height="{side}" viewBox="0 0 {size} {size}">'
        f'<path stroke="#000" d="{strokes}"/></svg>'
    )


def _card(state: State) -> str:
    words = state.words
    return (
        f"<h2>{words['leaflet.card']}</h2>"
        f"<p>{words['leaflet.keep']} {office_view.login_page(state)}</p>"
        f"<dl><dt>{words['leaflet.login']}</dt><dd></dd>"
        f"<dt>{words['leaflet.child']}</dt><dd></dd></dl><small>{words['leaflet.fold']}</small>"
    )
