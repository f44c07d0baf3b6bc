"""A panel of the last release, which has no panel.js: the button is its link."""

from playwright.sync_api import Page, expect

from tests.embed.walk import button


def test_a_click_leads_to_the_panel(page: Page, school: str) -> None:
    page.route("**/panel.js*", lambda route: route.fulfill(status=404))
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(school)
    button(page).click()
    page.wait_for_url("**/klucznik/")
    expect(page.get_by_role("heading", name="Co się stało?")).to_be_visible()
    # Firefox itself names what it couldn't load.
    assert [fault for fault in faults if not fault.startswith("Loading")] == []


def test_a_file_that_never_comes_keeps_nobody_waiting(page: Page, school: str) -> None:
    page.route("**/panel.js*", lambda route: None)
    page.goto(school, wait_until="commit")
    button(page).click()
    page.wait_for_url("**/klucznik/")
