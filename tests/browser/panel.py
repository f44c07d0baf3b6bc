"""What the tests of the panel share: opening it, typing a login, and breaking its start."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Frame, FrameLocator, Page, Request, Route, expect

from tests import accessibility

OPENER = "Nie możesz się zalogować?"
"""The name of the button that opens the panel on the demo homepage."""

FRAME = "iframe[name=klucznik]"
"""The panel on a school's page."""

DIALOG = "dialog:has(iframe[name=klucznik])"
"""What it stands in, unless it stands open."""

ADDRESSES = {
    "klucznik.js": re.compile(r"/klucznik\.js$"),
    "panel.js": re.compile(r"/panel\.js(\?.*)?$"),
    "steps.js": re.compile(r"/steps\.js$"),
    "index.html": re.compile(r"://[^/]+/(\?[^/]*)?$"),
    "start": re.compile(r"/assets/start-"),
    "pyscript": re.compile(r"/assets/pyscript-"),
    "glue": re.compile(r"/assets/micropython-\w+\.js"),
    "wasm": re.compile(r"/assets/micropython-\w+\.wasm"),
    "rest": re.compile(r"\.rest\.wasm$"),
    "pack": re.compile(r"/assets/python-"),
    "search": re.compile(r"/assets/search-"),
    "words": re.compile(r"/assets/words-(?!pl)"),
    "own words": re.compile(r"/assets/words-pl-"),
    "school.json": re.compile(r"/(school|schools/\w+)\.json$"),
}
"""Where the files of dist/ lie that a page asks for."""

PARTS = ("pyscript", "glue", "wasm", "pack", "start")
"""The files without which Python can't start."""


NOTE_INTERPRETER = """
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiateStreaming(...args);
    window.python = made.instance.exports;
    return made;
};
"""
"""Keeps in sight, before a page comes, what the interpreter exports."""


def wait_for(page: Page | Frame | FrameLocator, state: str) -> None:
    """Wait until the page says that Python is "loading", "ready" or has "failed"."""
    expect(page.locator("html")).to_have_attribute("data-python", state)


def open_panel(page: Page, address: str) -> None:
    """Open the standalone panel and wait for Python."""
    page.goto(address)
    wait_for(page, "ready")


def send_with(page: Page, addresses: str, headers: dict[str, str]) -> None:
    """Let a site send what lies at these addresses with headers of its own, too."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, **headers})

    page.route(addresses, answer)


def idle(page: Page | Frame) -> None:
    """Let a page do what it has put off: its frames drawn, its idle moments used."""
    page.evaluate(
        """async () => {
            for (let i = 0; i < 2; i++) {
                await new Promise(requestAnimationFrame);
                await new Promise((done) => requestIdleCallback(done, { timeout: 1_000 }));
            }
        }"""
    )


def speak(page: Page, message: object) -> None:
    """Say something to the school's page from the panel's window, and wait until it is heard."""
    page.evaluate(
        """() => {
            window.heardAll = new Promise((done) => {
                addEventListener("message", ({ data }) => data === "that was all" && done());
            });
        }"""
    )
    page.frames[-1].evaluate(
        """message => {
            parent.postMessage(message, location.origin);
            parent.postMessage("that was all", location.origin);
        }""",
        message,
    )
    page.evaluate("window.heardAll")


def ask(page: Page, source: str, data: object) -> Any:
    """Run source, which defines `answer(data)`, on the page's own interpreter.

    Returns:
        what it answers; carried over as JSON.

    """
    page.evaluate(
        """([source, data]) => {
            document.documentElement.dataset.asked = data;
            delete document.documentElement.dataset.answered;
            const script = document.createElement("script");
            script.type = "mpy";
            script.textContent = source;
            document.body.append(script);
        }""",
        [_ASK + source + _ANSWER, json.dumps(data, ensure_ascii=False)],
    )
    page.wait_for_selector("html[data-answered]")
    return json.loads(page.locator("html").get_attribute("data-answered") or "")


_ASK = """
import json
from pyscript import document
"""
_ANSWER = """
asked = document.documentElement.dataset
asked.answered = json.dumps(answer(json.loads(asked.asked)))
"""


LOGIN_PAGE = """<!doctype html><title>Logowanie</title>
<form method="post" action="/login"><input name="user"><button>Zaloguj</button></form>
"""
"""What a portal, a hotel's network or a server being mended answers to everything."""


def sabotage(
    page: Page, file: str, mode: str, older: Callable[[bytes], bytes] = bytes
) -> Callable[[], None]:
    """Break a file of dist/.

    Args:
        page: where.
        file: one of ADDRESSES.
        mode: "404", "500", "silence", "half" (of the file), "garbage", "wrong type", "login page",
            "empty" or "old", which is what older makes of the file.
        older: the file as an older version had it.

    Returns:
        a function that lets a silenced part through after all.

    """
    held: list[Route] = []
    answers: dict[str, dict[str, Any]] = {
        "404": {"status": 404, "body": "Not found"},
        "500": {"status": 500, "body": "<h1>Internal Server Error</h1>"},
        "garbage": {"status": 200, "body": "<html>not what you asked for</html>"},
        "login page": {"status": 200, "body": LOGIN_PAGE, "content_type": "text/html"},
        "empty": {"status": 200, "body": ""},
    }

    def interfere(route: Route, _request: Request) -> None:
        if mode in answers:
            route.fulfill(**answers[mode])
        elif mode == "silence":
            held.append(route)
        else:
            response = route.fetch()
            body = response.body()
            if mode == "wrong type":
                route.fulfill(body=body, content_type="text/x-unknown")
            else:
                changed = body[: len(body) // 2] if mode == "half" else older(body)
                route.fulfill(response=response, body=changed)

    def let_through() -> None:
        page.unroute(ADDRESSES[file], interfere)
        while held:
            with suppress(Error):  # It may have been given up and asked for anew.
                held.pop().continue_()

    page.route(ADDRESSES[file], interfere)
    return let_through


def assert_accessible(page: Page, within: str = "html") -> None:
    """Let axe look at a part of the page as it stands."""
    if page.evaluate(accessibility.IS_MISSING):
        page.evaluate(accessibility.AXE)
    assert page.evaluate(accessibility.LOOK, within) == []
