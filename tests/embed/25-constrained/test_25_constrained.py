"""A block theme gives its blocks their width and place; the button takes the link's."""

import pytest
from playwright.sync_api import Page

from tests.embed.walk import box


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_button_stands_where_the_text_begins(page: Page, school: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(school)
    text = box(page.locator("#text"))["x"]
    button = page.locator("klucznik-panel button")
    assert box(button)["x"] == pytest.approx(text, abs=1)
    assert box(button)["x"] + box(button)["width"] <= width
