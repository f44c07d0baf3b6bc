"""A theme restyles every frame and every button."""

from playwright.sync_api import Page

from tests.browser.panel import DIALOG
from tests.embed.walk import box, open_panel


def test_the_panel_looks_as_anywhere(page: Page, school: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(school)
    open_panel(page)
    assert box(page.locator(DIALOG))["width"] == 1020
    assert box(page.locator("dialog iframe"))["height"] > 500
    frame = page.locator("#plain")
    assert box(frame)["height"] == 900
