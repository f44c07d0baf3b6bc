"""A site that keeps itself apart from all others by its headers."""

from playwright.sync_api import Page

from tests.browser.panel import send_with
from tests.embed.walk import works

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def test_the_panel_works(page: Page, school: str) -> None:
    send_with(page, f"{school}/**", HEADERS)
    page.goto(school)
    assert page.evaluate("crossOriginIsolated")
    works(page)
