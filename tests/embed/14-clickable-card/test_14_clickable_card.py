"""A card around the tag hears every click; not those on the button and the panel."""

from playwright.sync_api import Page, expect

from tests.embed.walk import open_panel


def test_the_card_is_not_followed(page: Page, school: str) -> None:
    page.goto(school)
    open_panel(page)
    page.locator("dialog").get_by_text("Nie możesz się zalogować do dziennika?").click()
    page.mouse.click(5, 300)
    expect(page.locator("dialog")).to_be_hidden()
    page.get_by_role("heading", name="Librus").click()
    assert page.evaluate("window.clicks") == 1
