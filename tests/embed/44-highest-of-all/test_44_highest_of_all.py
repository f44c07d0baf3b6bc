"""A bar about cookies lies over everything, by the highest number that there is."""

from playwright.sync_api import Page

from tests.browser.panel import DIALOG
from tests.embed.walk import box, open_panel, read_login


def test_the_panel_lies_above_it(page: Page, school: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(school)
    opened = open_panel(page)
    assert box(page.locator("#bar"))["height"] == 300
    at_its_place = "document.elementFromPoint(180, 500).shadowRoot?.querySelector('dialog') != null"
    assert page.evaluate(at_its_place)
    assert box(page.locator(DIALOG))["height"] == 640
    read_login(opened)
