"""A site gives nobody what looks like a backup."""

from playwright.sync_api import Page

from tests.embed.walk import works


def test_the_panel_works(page: Page, apache_school: str) -> None:
    page.goto(apache_school + "/index.html")
    works(page)
