"""A site whose folders have no page of their own."""

from playwright.sync_api import Page

from tests.browser.panel import open_panel
from tests.embed.walk import works


def test_the_panels_folders_have_theirs(page: Page, apache_school: str) -> None:
    page.goto(f"{apache_school}/index.html")
    works(page)
    open_panel(page, f"{apache_school}/klucznik/uk/")
