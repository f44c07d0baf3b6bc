"""Escape in a search field with something in it clears that; then it closes."""

from playwright.sync_api import Page, expect

from tests.embed.walk import open_panel


def test_escape_clears_first_and_closes_then(page: Page, school: str) -> None:
    page.goto(school)
    opened = open_panel(page)
    query = opened.get_by_role("searchbox")
    query.fill("hasło")
    expect(opened.locator("#found a").first).to_be_visible()
    query.press("Escape")
    expect(query).to_have_value("")
    expect(opened.locator("#found a")).to_have_count(0)
    expect(page.locator("dialog")).to_be_visible()
    query.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
