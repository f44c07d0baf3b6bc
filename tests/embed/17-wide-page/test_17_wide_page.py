"""A table makes the page wider than the screen; the panel is as wide as the screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.embed.walk import button, panel, read_login


@pytest.mark.only_in("chromium", reason="Firefox's driver knows no telephones")
def test_the_close_button_is_on_screen(page_with: Callable[..., Page], school: str) -> None:
    page = page_with(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.goto(school)
    button(page).tap()
    read_login(panel(page))
    close = page.locator("dialog").get_by_role("button", name="Zamknij")
    right = close.evaluate("button => button.getBoundingClientRect().right")
    seen = page.evaluate("visualViewport.offsetLeft + visualViewport.width")
    assert right <= seen + 1
    assert page.frames[-1].evaluate("innerWidth") == pytest.approx(360, abs=2)
