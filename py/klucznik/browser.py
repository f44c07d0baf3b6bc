"""The one module that touches the page: takes over the HTML that the build has rendered.

Events come in, the pure modules are asked, their HTML goes out. Runs under MicroPython
through PyScript only. What is typed stays in its field: never stored, sent or logged.
"""

import json

from pyscript import document
from pyscript.ffi import create_proxy

from klucznik import views
from klucznik.guide import Guide

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any

PAUSE_MS = 500
"""How long a reader rests on the keys before something half typed is answered."""


def _read_json(path: str) -> "Any":
    with open(path) as file:  # noqa: PTH123  MicroPython has no pathlib
        return json.load(file)


# PyScript's own `window` is a module under MicroPython: its methods lose their `this`.
window = document.defaultView
guide = Guide(_read_json("guide.json"))
words: dict[str, str] = _read_json("words.json")
_pause = 0


def answer(form: "Any", settled: bool) -> None:
    """Answer what stands in the field of a login form."""
    field = form.querySelector("input")
    answer = views.LoginAnswer(form.dataset.field, words, field.value, settled)
    form.dataset.state = answer.state
    field.setAttribute("aria-invalid", answer.invalid)
    _show(form, "output", answer.login_in_groups)
    _show(form, ".message", answer.message)
    _show(form, ".remark", answer.remark)


def answer_all(*_: object) -> None:
    """Answer every login form as it stands: the reader has paused, or Python has just come."""
    for form in document.querySelectorAll("form.login"):
        answer(form, True)


def _show(parent: "Any", selector: str, html: str) -> None:
    """Put HTML into an element, unless it stands there: screen readers read every change."""
    element = parent.querySelector(selector)
    if element.innerHTML != html:
        element.innerHTML = html


def _on_typing(event: "Any") -> None:
    global _pause  # noqa: PLW0603  the one timer of the page
    answer(event.target.form, False)
    window.clearTimeout(_pause)
    _pause = window.setTimeout(_answer_all, PAUSE_MS)


def _on_address(_event: "Any") -> None:
    """Lead the reader, and above all the screen reader, to the view that the address names."""
    id = window.location.hash[1:]
    view = document.getElementById(id if id in guide.view_ids() else guide.start.id)
    heading = view.querySelector("h2")
    document.title = f"{heading.textContent} – {words['page.brand']}"
    heading.focus()


_answer_all = create_proxy(answer_all)


def take_over() -> None:
    """Wire the page, answer what was typed before Python came, and say that it is here."""
    for field in document.querySelectorAll("form.login input"):
        field.addEventListener("input", create_proxy(_on_typing))
        field.addEventListener("change", _answer_all)
    window.addEventListener("hashchange", create_proxy(_on_address))
    answer_all()
    document.documentElement.dataset.python = "ready"
    document.dispatchEvent(window.CustomEvent.new("klucznik:ready"))


take_over()
