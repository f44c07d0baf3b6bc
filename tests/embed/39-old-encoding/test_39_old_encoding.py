"""An old page in ISO-8859-2."""

from playwright.sync_api import Page

from tests.embed.walk import works


def test_the_button_and_the_panel_have_their_polish_letters(page: Page, school: str) -> None:
    page.goto(school)
    works(page)
