"""The link is an image: its alternative text names the button."""

from playwright.sync_api import Page

from tests.embed.walk import works


def test_the_button_has_the_images_name(page: Page, school: str) -> None:
    page.goto(school)
    works(page, "Pomoc w logowaniu")
