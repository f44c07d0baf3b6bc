"""An optimizer puts the loader's text into the page."""

from playwright.sync_api import Page

from tests.embed.walk import works


def test_the_panel_of_the_link_opens(page: Page, school: str) -> None:
    loader = page.request.get(f"{school}/klucznik/klucznik.js").text()
    html = page.request.get(school).text()
    page.route(
        f"{school}/",
        lambda route: route.fulfill(body=html.replace("LOADER", loader), content_type="text/html"),
    )
    page.goto(f"{school}/")
    works(page)
    assert page.frames[-1].url.split("#")[0] == f"{school}/klucznik/"
