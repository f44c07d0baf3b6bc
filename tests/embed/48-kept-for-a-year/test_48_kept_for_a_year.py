"""A site lets browsers keep everything for a year."""

from playwright.sync_api import Page

from tests.embed.walk import works


def test_an_update_of_the_panel_is_seen_at_once(page: Page, apache_school: str) -> None:
    page.goto(f"{apache_school}/index.html")
    works(page)
    for path in ("", "klucznik.js", "panel.js", "school.json", "uk/"):
        headers = page.request.get(f"{apache_school}/klucznik/{path}").headers
        assert headers["cache-control"] == "no-cache", path
