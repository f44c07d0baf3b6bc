"""What the tests of the panel share: opening it, typing a login, and breaking its start."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Frame, Page, Request, Route, expect

PARTS = {
    "pyscript": re.compile(r"/assets/pyscript-"),
    "glue": re.compile(r"/assets/micropython-.*\.js"),
    "wasm": re.compile(r"/assets/micropython-\w+\.wasm"),
    "pack": re.compile(r"/assets/python-"),
    "start": re.compile(r"/assets/start-"),
}
"""The files without which Python can't start."""


def wait_for(page: Page, state: str) -> None:
    """Wait until the page says that Python is "loading", "ready" or has "failed"."""
    expect(page.locator("html")).to_have_attribute("data-python", state)


def open_panel(page: Page, address: str) -> None:
    """Open the standalone panel and wait for Python."""
    page.goto(address)
    wait_for(page, "ready")


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


def sabotage(page: Page, part: str, mode: str) -> Callable[[], None]:
    """Break a part of the start: "404", "garbage", "half" (of the file) or "silence".

    Returns:
        a function that lets a silenced part through after all.

    """
    held: list[Route] = []

    def interfere(route: Route, _request: Request) -> None:
        if mode == "404":
            route.fulfill(status=404, body="Not found")
        elif mode == "half":
            response = route.fetch()
            body = response.body()
            route.fulfill(response=response, body=body[: len(body) // 2])
        elif mode == "garbage":
            route.fulfill(status=200, body="<html>not what you asked for</html>")
        else:
            held.append(route)

    def let_through() -> None:
        while held:
            held.pop().continue_()

    page.route(PARTS[part], interfere)
    return let_through
