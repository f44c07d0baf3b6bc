"""The page's rem is 10 px, as in many themes; the panel's letters are not."""

from playwright.sync_api import Page, expect

from tests.browser.panel import DIALOG
from tests.embed.walk import box, open_panel


def test_the_panel_is_as_wide_as_anywhere(page: Page, school: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(school)
    opened = open_panel(page)
    assert box(page.locator(DIALOG))["width"] >= 480
    expect(opened.locator("body")).to_have_css("font-size", "17px")
    title = page.locator(DIALOG).get_by_text("Nie możesz się zalogować do dziennika?")
    expect(title).to_have_css("font-size", "16px")
