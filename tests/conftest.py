"""One Chromium for all tests, and a fresh page in it."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium

settings.register_profile("klucznik", deadline=None, max_examples=300)
settings.load_profile("klucznik")
# For `make mutants`: few examples, the same each time, and a failing one is left as it is.
settings.register_profile(
    "mutants",
    deadline=None,
    max_examples=30,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)


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
    """Note which functions of a counted interpreter run, on every page (see profile.py)."""
    new_context = browser.new_context
    script = (Path(__file__).parent / "browser/count.js").read_text(encoding="utf-8")

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
    # What a test does to the network must not be mended by what a service worker has kept; those
    # that are about that one open their own pages.
    context.add_init_script("Object.defineProperty(navigator, 'serviceWorker', { get() {} })")
    yield context.new_page()
    context.close()
