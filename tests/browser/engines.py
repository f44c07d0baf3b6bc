"""The engines that the browser tests run in, and what their drivers can't, in one place.

Chromium is driven over its own protocol, Firefox ESR over WebDriver BiDi. There a page without
scripts, in the dark or in high contrast needs a browser of its own with the setting.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright

from tests import install

NAMES = ("chromium", "firefox")

PATIENCE_MS = 20_000
"""How long anything that a test waits for may take on a busy machine."""

FEW_PROCESSES = {
    "fission.autostart": False,
    "dom.ipc.processCount": 1,
    "dom.ipc.processPrelaunch.enabled": False,
}
"""A page in Firefox otherwise costs processes of its own, and most of its time."""

FIREFOX_SETTINGS: dict[str, dict[str, str | float | bool]] = {
    "no_scripts": {"javascript.enabled": False},
    "dark": {"ui.systemUsesDarkTheme": 1},
    "high_contrast": {"ui.useAccessibilityTheme": 1, "browser.display.document_color_use": 2},
}
CHROMIUM_OPTIONS: dict[str, dict[str, Any]] = {
    "no_scripts": {"java_script_enabled": False},
    "dark": {"color_scheme": "dark"},
    "high_contrast": {"forced_colors": "active"},
}


class Engine:
    """One engine and its browser.

    Attributes:
        name: "chromium" or "firefox".
        browser: the one that every context without a setting of its own shares.

    """

    def __init__(self, name: str, playwright: Playwright) -> None:
        self.name = name
        self._playwright = playwright
        self.browser = self._launch({})

    @contextmanager
    def context(self, setting: str = "", **options: Any) -> Iterator[BrowserContext]:
        """Give a browser of somebody who has never been here, closed at the end.

        Args:
            setting: "no_scripts", "dark" or "high_contrast".
            options: those of Playwright that both drivers know.

        """
        browser = self.browser
        if setting and self.name == "firefox":
            browser = self._launch(FIREFOX_SETTINGS[setting])
        elif setting:
            options |= CHROMIUM_OPTIONS[setting]
        context = browser.new_context(**{"locale": "pl-PL", **options})
        context.set_default_timeout(PATIENCE_MS)
        if profile := os.environ.get("KLUCZNIK_PROFILE"):
            _collect(context, Path(profile))
        yield context
        # A file that is still being broken would fail with the page, in the midst of the next test.
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()
        if browser is not self.browser:
            browser.close()

    def _launch(self, settings: dict[str, str | float | bool]) -> Browser:
        path = install.find(self.name)
        if self.name == "chromium":
            return self._playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        # Without a path it is Playwright's own Firefox, which is driven in another way.
        channel = "moz-firefox" if path else None
        return self._playwright.firefox.launch(
            channel=channel, executable_path=path, firefox_user_prefs={**FEW_PROCESSES, **settings}
        )


def _collect(context: BrowserContext, profile: Path) -> None:
    """Note which functions of a counted interpreter run, on every page (see profile.py)."""

    def note(_source: object, functions: list[tuple[int, bool]]) -> None:
        with profile.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(function) + "\n" for function in functions)

    context.expose_binding("noteFunctions", note)
    context.add_init_script(Path(__file__).with_name("count.js").read_text(encoding="utf-8"))


def go_back(page: Page) -> None:
    """Go back; Playwright's own way waits in Firefox for a page that never loads anew."""
    page.evaluate("history.back()")


def go_forward(page: Page) -> None:
    """Go forward, likewise."""
    page.evaluate("history.forward()")


def wait_until(is_so: Callable[[], bool], what: object) -> None:
    """Wait until something is so; asked from here, for what no page can tell by itself.

    Raises:
        AssertionError: it never was; says what.

    """
    end = time.monotonic() + PATIENCE_MS / 1000
    while not is_so():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def see(locator: Locator, is_seen: bool = True) -> None:
    """Expect something to be on screen, or not; in a page without scripts, too.

    Playwright's `expect` waits for ever there, as Firefox runs none of its promises either.
    """
    wait_until(lambda: locator.is_visible() is is_seen, f"{locator} visible: {is_seen}")


def click(locator: Locator) -> None:
    """Click on something that is on screen; in a page without scripts, too."""
    see(locator)
    locator.click(force=True)


def print_pdf(page: Page) -> bytes:
    """Return a page printed on A4; Firefox's driver takes inches for centimetres."""
    browser = page.context.browser
    unit = "in" if browser and browser.browser_type.name == "firefox" else "cm"
    return page.pdf(width=f"21{unit}", height=f"29.7{unit}", prefer_css_page_size=True)
