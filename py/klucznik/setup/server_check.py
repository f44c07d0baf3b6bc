"""Asks the server on which the set-up page lies for the panel's files, and tells what is wrong."""

from pyscript import document
from pyscript.ffi import create_proxy

from klucznik.page import show, window
from klucznik.setup import server, views
from klucznik.setup.visit import visit

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any

    from pyscript import Response

HEADERS = ("content-type", "content-encoding", "cache-control", "x-frame-options",
           "content-security-policy", "server")  # fmt: skip
AFRESH = '{"cache": "no-store"}'
"""How a server is asked for what it sends now."""


def check_server() -> None:
    """Ask this server for the panel's files, and say what is wrong with its answers."""
    assets = visit.material["assets"]
    paths = server.files(assets, visit.prints)
    answers: list[server.Answer] = []
    show(document, "#checked", f"<p>{visit.words['server.working']}</p>")

    def heard(answer: server.Answer) -> None:
        answers.append(answer)
        if len(answers) == len(paths):
            found = server.problems(answers, assets, visit.prints)
            settings = server.settings_of(answers)
            html = views.checked(found, len(paths), settings, visit.words)
            show(document, "#checked", html)

    for path in paths:
        ask(path, path in visit.prints or not path, heard)


def ask(path: str, is_read: bool, heard: "Any") -> None:
    """Ask the server for a file; `heard` gets its answer."""

    def answered(response: "Response") -> None:
        headers = {name: response.headers.get(name) or "" for name in HEADERS}

        def read(text: str) -> None:
            heard(server.Answer(path, response.status, headers, text))

        if is_read:
            response.text().then(create_proxy(read), create_proxy(unanswered))
        else:
            read("")

    def unanswered(*_: object) -> None:
        heard(server.Answer(path, 0, {}))

    options = window.JSON.parse(AFRESH)
    asked = window.fetch(visit.home + path, options)
    asked.then(create_proxy(answered), create_proxy(unanswered))
