"""A page with a base, an old library's prototypes, and its own history."""

from playwright.sync_api import Page

from tests.embed.walk import works


def test_the_panel_works(page: Page, school: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(school)
    works(page)
    assert faults == []
