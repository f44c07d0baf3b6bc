"""What the tests of the panel share: opening it, typing a login, and breaking its start."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Request, Route, expect

PARTS = {
    "pyscript": re.compile(r"/assets/pyscript-"),
    "glue": re.compile(r"/assets/micropython-.*\.mjs"),
    "wasm": re.compile(r"/assets/micropython-.*\.wasm"),
    "pack": re.compile(r"/assets/python-"),
    "start": re.compile(r"/assets/start-"),
}
"""The files without which Python can't start."""


def wait_for(page: Page, state: str) -> None:
    """Wait until the page says that Python is "loading", "ready" or has "failed"."""
    expect(page.locator("html")).to_have_attribute("data-python", state, timeout=20_000)


def open_panel(page: Page, address: str) -> None:
    """Open the standalone panel and wait for Python."""
    page.goto(address)
    wait_for(page, "ready")


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
