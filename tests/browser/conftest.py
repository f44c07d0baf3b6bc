"""What every browser test needs: the built dist/ on a server, and a fresh page in Chromium.

Tests read as a person's walk; whatever isn't part of the walk stands here.
"""

import functools
import http.server
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium

DIST = Path(__file__).parents[2] / "dist"


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the output belongs to the tests."""


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine for as long as the caller needs it."""
    handler = functools.partial(_QuietHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Return the address of the built dist/ (`make build` has made it)."""
    assert (DIST / "index.html").exists(), "dist/ is missing: run `make build` first"
    yield from serve(DIST)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium for all tests."""
    with sync_playwright() as playwright:
        path = chromium.find()
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        if profile := os.environ.get("KLUCZNIK_PROFILE"):
            _collect(browser, Path(profile))
        yield browser
        browser.close()


def _collect(browser: Browser, profile: Path) -> None:
    """Note which functions of a counted interpreter run, on every page (see tests/profile.py)."""
    new_context = browser.new_context
    script = (Path(__file__).parent / "count.js").read_text(encoding="utf-8")

    def note(_source: object, functions: list[tuple[int, bool]]) -> None:
        with profile.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(function) + "\n" for function in functions)

    def new_counted_context(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.expose_binding("noteFunctions", note)
        context.add_init_script(script)
        return context

    browser.new_context = new_counted_context  # type: ignore[method-assign]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a fresh page: no storage, no cache, a desktop's size."""
    context = browser.new_context(locale="pl-PL")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
