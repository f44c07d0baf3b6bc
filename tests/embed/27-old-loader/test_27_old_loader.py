"""The loader of the last release, with the panel of this one."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.panel import wait_for
from tests.embed.walk import read_login


def test_the_panel_opens_and_closes(page: Page, school: str) -> None:
    old = Path(__file__).with_name("klucznik-0.1.js.txt")
    page.route(
        "**/klucznik.js", lambda route: route.fulfill(path=old, content_type="text/javascript")
    )
    page.goto(school)
    page.get_by_role("button", name="Nie możesz").click()
    opened = page.frame_locator("klucznik-panel iframe")
    wait_for(opened, "ready")
    read_login(opened)
    page.get_by_role("button", name="Zamknij").click()
    expect(page.locator("klucznik-panel dialog")).to_be_hidden()
