"""A tag that is closed at once stands before its link: that alone is replaced."""

from playwright.sync_api import Page, expect

from tests.embed.walk import works


def test_the_link_becomes_the_button_and_the_rest_stays(page: Page, school: str) -> None:
    page.goto(school)
    expect(page.get_by_text("tel. 00 700 70 07")).to_be_visible()
    expect(page.get_by_role("link", name="Nie możesz się zalogować?")).to_be_hidden()
    works(page)
