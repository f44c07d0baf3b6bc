"""The leaflet for parents' meetings, to print: one A4 page a language, two in large print.

The three procedures that are needed most, how to reach the school, a QR code to the panel and
a card for the login. Static: it holds what was known of the school when it was made; so this
module is not in the pack that readers load.
"""

from klucznik import login_view, office_view, views
from klucznik.guide import Procedure
from klucznik.html import escape, without_links
from klucznik.school import LOGIN_PAGE
from klucznik.state import State

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Matrix = Iterable[Sequence[int]]

QUIET_ZONE = 2
"""White modules around the QR code; more is there already, the page's own margin."""
WHOLE_QUIET_ZONE = 4
"""Those of a code that may stand anywhere, as the standard has it (ISO/IEC 18004)."""
MODULE = 4
"""Pixels of a module, for a page without styles and for whoever shows the file of a code."""

FOLDERS = (("normal", "ulotka/"), ("large", "ulotka/duza/"))
"""Where each print of the leaflet lies, below the panel's page in a language."""


def parts(state: State, matrix: "Matrix", size: str = "normal") -> dict[str, str]:
    """Return what leaflet.html needs of a language and a school, as HTML by name.

    Args:
        state: in the language, with the school.
        matrix: the QR code of the panel's address, rows of modules, 1 for dark ones; empty where
            the address isn't known.
        size: of the print, "normal" or "large"; they say the same.

    """
    words = state.words
    procedures = [state.guide.procedure(id) for id in state.whole.leaflet]
    shown = [each for each in procedures if each]
    # When it works that way (F1); a school that has ways of its own says so itself.
    is_usual = None not in procedures and not any(_own_words(each, state) for each in shown)
    return {
        "title": words["leaflet.title"],
        "lead": (words["leaflet.lead"] + " " if is_usual else "") + words["leaflet.more"],
        "procedures": "".join([_procedure(each, state) for each in shown]),
        "reach": _reach(state, matrix),
        "card": _card(state),
        "size": size,
        "toolbar": _toolbar(words, size),
    }


def _own_words(shown: Procedure, state: State) -> str:
    """Return what the school says instead of a procedure, "" where it says nothing."""
    return state.school.replacement(shown.id, state.words["language.code"])


def _procedure(shown: Procedure, state: State) -> str:
    words, key = state.words, f"procedure.{shown.id}"
    own = escape(_own_words(shown, state))
    if own:
        return f"<section><h2>{words[key + '.title']}</h2><p>{own}</p></section>"
    steps = ""
    for place, step in enumerate(shown.steps):
        text = _on_paper(words[key + ".steps." + step], state)
        if shown.action == "login-page" and place == 0:  # what its button opens on a screen
            text += f"<br>{_login_page(state)}"
        # Beside its drawing a step is one thing, whatever stands in it.
        text = f"<span>{text}</span>"
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
    words = state.words
    lines = office_view.contact_lines(state) or [words["office.unknown"]]
    code = ""
    if state.school.panel:
        lines.append(f"<strong>{words['leaflet.scan']}</strong> {escape(state.school.panel)}")
        code = _drawn(matrix)
    text = "".join([f"<p>{line}</p>" for line in lines])
    name = escape(state.school.name) or words["office.name-unknown"]
    return f"{code}<div><h2>{name}</h2>{text}</div>"


def code_file(matrix: "Matrix") -> str:
    """Return a QR code as an SVG file, with all the white around it that it needs."""
    size, strokes = _strokes(matrix, WHOLE_QUIET_ZONE)
    side = MODULE * size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" '
        f'viewBox="0 0 {size} {size}"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" d="{strokes}"/></svg>\n'
    )


def _drawn(matrix: "Matrix") -> str:
    """Return a QR code as it stands in a page."""
    size, strokes = _strokes(matrix, QUIET_ZONE)
    side = MODULE * size
    return (
        f'<svg width="{side}" height="{side}" viewBox="0 0 {size} {size}">'
        f'<path stroke="#000" d="{strokes}"/></svg>'
    )


def _strokes(matrix: "Matrix", quiet_zone: int) -> "tuple[int, str]":
    """Return the side of a code, in modules, and its dark ones as strokes, joined in each row."""
    strokes = ""
    size = 0
    for line, row in enumerate(matrix):
        size = len(row) + 2 * quiet_zone
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                strokes += f"M{start + quiet_zone} {line + quiet_zone}.5h{end - start}"
            start = end + 1
    return size, strokes


def _login_page(state: State) -> str:
    """Return the way to the login form as one types and clicks it (F7)."""
    address = f"<b>{escape(office_view.typed_address(state))}</b>"
    if state.school.librus != LOGIN_PAGE:
        return address
    return f'{address} <span class="way">{state.words["leaflet.way"]}</span>'


def _card(state: State) -> str:
    words = state.words
    places = "".join(f"<dt>{words['leaflet.' + name]}</dt><dd></dd>" for name in ("login", "child"))
    return (
        f"<h2>{words['leaflet.card']}</h2><p>{words['leaflet.keep']} {words['leaflet.fold']}</p>"
        f"<dl>{places}</dl><p>{words['leaflet.login-page']} {_login_page(state)}</p>"
    )


def _toolbar(words: dict[str, str], size: str) -> str:
    """Return what stands above the paper on a screen: to the panel, to the other print."""
    up, other = ("../", "duza/") if size == "normal" else ("../../", "../")
    return (
        f'<a href="{up}">{words["leaflet.panel"]}</a> '
        f'<a href="{other}">{words["leaflet.other-" + size]}</a> '
        f"<span>{words['leaflet.print']}</span>"
    )
