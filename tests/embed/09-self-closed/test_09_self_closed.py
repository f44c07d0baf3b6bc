"""A tag that is closed at once holds the rest of its parent: nothing of it goes."""

from playwright.sync_api import Page, expect

from tests.embed.walk import works


def test_what_follows_stays_in_sight(page: Page, school: str) -> None:
    page.goto(school)
    expect(page.get_by_role("heading", name="Kontakt")).to_be_visible()
    expect(page.get_by_text("tel. 00 700 70 07")).to_be_visible()
    expect(page.get_by_role("link", name="Plan lekcji")).to_be_visible()
    works(page, "Pomoc")
