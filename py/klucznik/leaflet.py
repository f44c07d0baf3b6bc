"""The leaflet for parents' meetings: one A4 page a language, as a page to print.

The three procedures that are needed most, how to reach the school, a QR code to the panel and
a card for the login. Static: it holds what was known of the school when it was built.
"""

import re
from html import escape

import segno
from klucznik import login_view, views
from klucznik.guide import Procedure
from klucznik.html import fill
from klucznik.state import State


def parts(state: State) -> dict[str, str]:
    """Return what leaflet.html needs of a language and a school, as HTML by name."""
    words = state.words
    return {
        "title": words["leaflet.title"],
        "lead": words["leaflet.lead"],
        "school": escape(state.school.name),
        "procedures": "".join(
            _procedure(each, state)
            for id in state.guide.leaflet
            if (each := state.guide.procedure(id))
        ),
        "reach": _reach(state),
        "card": _card(words),
    }


def _procedure(shown: Procedure, state: State) -> str:
    words, key = state.words, f"procedure.{shown.id}"
    steps = "".join(
        f"<li>{_on_paper(words[f'{key}.steps.{step}'])}{views.picture(shown, step, words)}</li>"
        for step in shown.steps
    )
    boxes = ""
    if shown.tool == "logins":
        label = words["picture.boxes"]
        boxes = f'<p class="boxes" role="img" aria-label="{label}">{login_view.boxes(state)}</p>'
    return (
        f'<section><h2>{words[f"{key}.title"]}</h2>{boxes}<ol class="steps">{steps}</ol></section>'
    )


def _on_paper(html: str) -> str:
    """Return a step without links, which lead nowhere on paper, and without places to fill."""
    return re.sub(r"</?a[^>]*>|<span class=\"own\"[^>]*></span>", "", html)


def _reach(state: State) -> str:
    """Return how to reach the school, and the QR code if the panel's address is known."""
    words, office = state.words, state.school.office
    lines = [escape(state.school.name) or words["office.name-unknown"]]
    for name, value in (("phone", office.phone), ("email", office.email)):
        if value:
            lines.append(fill(words["office.call" if name == "phone" else "office.write"],
                              [(name, value)]))  # fmt: skip
    if office.address:
        lines.append(fill(words["office.address"], [("address", office.address)]))
    if len(lines) == 1:
        lines.append(words["office.unknown"])
    code = ""
    if state.school.panel:
        drawn = segno.make(state.school.panel, error="m").svg_inline(
            border=2, svgclass=None, lineclass=None, omitsize=True
        )
        code = f"{drawn}<p><strong>{words['leaflet.scan']}</strong><br>{state.school.panel}</p>"
    text = "".join(f"<p>{line}</p>" for line in lines)
    return f"<div><h2>{words['leaflet.school']}</h2>{text}</div>{code}"


def _card(words: dict[str, str]) -> str:
    return (
        f"<h2>{words['leaflet.card']}</h2><p>{words['leaflet.keep']}</p>"
        f"<dl><dt>{words['leaflet.login']}</dt><dd></dd>"
        f"<dt>{words['leaflet.child']}</dt><dd></dd></dl><small>{words['leaflet.fold']}</small>"
    )
