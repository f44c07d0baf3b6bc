"""An optimizer serves the loader from a folder of its own: the tag's link names the panel."""

from playwright.sync_api import Page

from tests.embed.walk import works


def test_the_panel_of_the_link_opens(page: Page, school: str) -> None:
    loader = page.request.get(f"{school}/klucznik/klucznik.js").body()
    page.route(
        "**/cache/min/1/*",
        lambda route: route.fulfill(body=loader, content_type="text/javascript"),
    )
    page.goto(school)
    works(page)
    assert page.frames[-1].url.split("#")[0] == f"{school}/klucznik/"
