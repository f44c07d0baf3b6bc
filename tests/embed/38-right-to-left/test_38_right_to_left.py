"""A page that is written from right to left."""

from playwright.sync_api import Page

from tests.browser.panel import DIALOG
from tests.embed.walk import box, button, open_panel, works


def test_the_button_stands_at_the_right_and_nothing_is_cut(page: Page, school: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(school)
    works(page)
    placed = box(button(page))
    assert (
        placed["x"] + placed["width"]
        == box(page.locator("p"))["x"] + box(page.locator("p"))["width"]
    )
    open_panel(page)
    shown = box(page.locator(DIALOG))
    assert (shown["x"], shown["width"]) == (0, 360)
