"""WebKitGTK on a screen of its own, and somebody in front of it who reads, types and taps.

Playwright can't drive it, Selenium can; so it has a walk of its own instead of all tests.
"""

import glob
import os
import socket
import subprocess
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests import accessibility, install
from tests.browser.engines import PATIENCE_MS
from tests.drawn import COLOUR_AT

PATIENCE_FOR_DRIVER = 60
"""Seconds."""

BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """Return the name of a screen that nobody sees."""
    missing = next((name for name in ("webkit", "screen") if not install.is_there(name)), "")
    if missing:
        pytest.skip(install.how_to_get(missing))
    receiver, sender = os.pipe()
    command = [install.find("screen") or "", "-displayfd", str(sender), "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[sender], stderr=subprocess.DEVNULL) as server:
        os.close(sender)
        with os.fdopen(receiver) as answer:
            yield f":{answer.readline().strip()}"
        server.terminate()


@pytest.fixture
def reader(screen: str) -> Iterator["Reader"]:
    """Return somebody who has never been here."""
    options = Options()
    options.binary_location = glob.glob(BROWSERS)[0]  # noqa: PTH207
    options.add_argument("--automation")
    service = Service(install.find("webkit"), env={**os.environ, "DISPLAY": screen})
    # The driver waits for ever for a browser that has gone; Selenium takes its patience from here.
    patience = socket.getdefaulttimeout()
    socket.setdefaulttimeout(PATIENCE_FOR_DRIVER)
    try:
        driver = webdriver.WebKitGTK(options=options, service=service)
    finally:
        socket.setdefaulttimeout(patience)
    yield Reader(driver)
    driver.quit()


class Reader:
    """Somebody who reads the panel in WebKit.

    Attributes:
        driver: the browser, for what only one test needs.

    """

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self.driver = driver
        # What was found may give way to its successor before it has been looked at.
        stale = [StaleElementReferenceException]
        self._wait = WebDriverWait(driver, PATIENCE_MS / 1000, 0.05, stale)

    def open(self, address: str) -> None:
        """Open a panel and wait for Python."""
        self.driver.get(address)
        self.sees("html[data-python=ready]")

    def go_to(self, view: str) -> None:
        """Go to a view, as by a link."""
        self.asks(f"location.hash = '{view}'")
        self.sees(f"#{view} h2")

    def sees(self, selector: str, text: str | None = None) -> WebElement:
        """Wait until something is on screen, its whole text as told; returns it."""

        def found(driver: webdriver.WebKitGTK) -> WebElement | Literal[False]:
            for element in driver.find_elements(By.CSS_SELECTOR, selector):
                if element.is_displayed() and text in (None, element.text):
                    return element
            return False

        return self._wait.until(found, f"{selector} {text or ''}")

    def finds(self, selector: str) -> int:
        """Return how much of that is on screen."""
        elements = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return sum(element.is_displayed() for element in elements)

    def waits_until(self, expression: str) -> None:
        """Wait until something holds in the page."""
        self._wait.until(lambda driver: driver.execute_script(f"return {expression}"), expression)

    def waits_for_colour(
        self, picture: str, place: tuple[int, int], colour: tuple[int, int, int]
    ) -> None:
        """Wait until a drawing has a colour at a place; what is taken of it may be late."""

        def has_colour(driver: webdriver.WebKitGTK) -> bool:
            taken = driver.find_element(By.CSS_SELECTOR, picture).screenshot_as_base64
            look = f"({COLOUR_AT})(arguments[0]).then(arguments[1])"
            return tuple(driver.execute_async_script(look, [taken, *place])) == colour

        self._wait.until(has_colour, f"{picture} {colour}")

    def asks(self, script: str) -> Any:
        """Run a script in the page."""
        return self.driver.execute_script(script)

    def taps(self, selector: str) -> None:
        """Tap on something, with a real pointer."""
        self._tap(self.sees(selector))

    def taps_button_of(self, tag: str) -> None:
        """Tap on the button that a tag has become on the school's page."""
        button = f"document.querySelector('{tag}').shadowRoot?.querySelector('[part=button]')"
        self.waits_until(button)
        self._tap(self.asks(f"return {button}"))

    def _tap(self, element: WebElement) -> None:
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
        ActionChains(self.driver).click(element).perform()

    def presses(self, keys: str) -> None:
        """Press keys, wherever the focus is."""
        ActionChains(self.driver).send_keys(keys).perform()

    def types(self, selector: str, text: str) -> None:
        """Type into a field, in the place of what stands there."""
        field = self.sees(selector)
        field.clear()
        field.send_keys(text)

    def enters_frame_of(self, tag: str) -> None:
        """Look into the panel that a tag has opened on the school's page."""
        frame = f"document.querySelector('{tag}').shadowRoot.querySelector('iframe')"
        self.waits_until(frame)
        self.driver.switch_to.frame(self.asks(f"return {frame}"))

    def leaves(self) -> None:
        """Look at the school's page again."""
        self.driver.switch_to.default_content()

    def assert_accessible(self, within: str = "html") -> None:
        """Let axe look at a part of the page as it stands."""
        if self.asks(f"return {accessibility.IS_MISSING}"):
            self.asks(f"{accessibility.AXE}; window.axe = axe;")
        look = f"({accessibility.LOOK})(arguments[0]).then(arguments[1])"
        assert self.driver.execute_async_script(look, within) == []
