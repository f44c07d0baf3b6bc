"""Parents that are moved, clipped or shut away don't hold the panel."""

from playwright.sync_api import Page, expect

from tests.browser.panel import DIALOG
from tests.embed.walk import box, works


def test_the_panel_stands_above_it_all(page: Page, school: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(school)
    page.get_by_text("Dla rodziców").click()
    page.get_by_role("button", name="Nie możesz").click()
    expect(page.locator(DIALOG)).to_be_visible()
    assert box(page.locator(DIALOG)) == {"x": 0, "y": 0, "width": 360, "height": 740}
    page.locator("details").evaluate("details => { details.open = false }")
    expect(page.locator(DIALOG)).to_be_visible()
    page.locator(DIALOG).get_by_role("button", name="Zamknij").click()
    page.get_by_text("Dla rodziców").click()
    works(page)
