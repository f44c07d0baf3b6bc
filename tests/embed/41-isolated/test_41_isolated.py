"""A site that keeps itself apart from all others by its headers."""

from playwright.sync_api import Page, Route

from tests.embed.walk import works

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def test_the_panel_works(page: Page, school: str) -> None:
    def isolate(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, **HEADERS})

    page.route(f"{school}/**", isolate)
    page.goto(school)
    assert page.evaluate("crossOriginIsolated")
    works(page)
