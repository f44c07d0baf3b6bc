"""A page without a viewport is shown small on a telephone; the panel isn't."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.panel import DIALOG
from tests.embed.walk import button, panel, read_login


@pytest.mark.only_in("chromium", reason="Firefox's driver knows no telephones")
def test_the_panel_fills_the_screen_and_can_be_read(
    page_with: Callable[..., Page], school: str
) -> None:
    page = page_with(
        viewport={"width": 360, "height": 740},
        is_mobile=True,
        has_touch=True,
        device_scale_factor=2,
    )
    page.goto(school)
    assert page.evaluate("innerWidth") > 900
    button(page).tap()
    read_login(panel(page))
    assert page.frames[-1].evaluate("innerWidth") == pytest.approx(360, abs=2)
    seen = page.evaluate("[visualViewport.width, visualViewport.height]")
    place = page.locator(DIALOG).evaluate("dialog => dialog.getBoundingClientRect().toJSON()")
    shown = [place["width"], place["height"]]
    assert shown == pytest.approx(seen, abs=2)
