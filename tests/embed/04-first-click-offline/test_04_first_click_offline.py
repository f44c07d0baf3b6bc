"""The network is gone at the first click, and back at the second."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.panel import FRAME
from tests.embed.walk import button, panel, read_login


@pytest.mark.only_in("chromium", reason="Firefox's driver has no such switch")
def test_the_next_click_loads_the_panel_anew(page: Page, school: str) -> None:
    page.goto(school)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    button(page).click()
    notice = page.get_by_text("Nic nie widać?")
    expect(notice).to_be_visible()
    expect(page.get_by_role("link", name="Otwórz w nowej karcie")).to_have_attribute(
        "href", f"{school}/klucznik/"
    )
    page.keyboard.press("Escape")
    page.locator("dialog").get_by_role("button", name="Zamknij").click()
    page.context.set_offline(False)
    expect(page.locator(FRAME)).to_have_count(0)
    button(page).click()
    read_login(panel(page))
    expect(notice).to_be_hidden()


@pytest.mark.only_in("chromium", reason="Firefox's driver has no such switch")
def test_whoever_tries_again_gets_the_panel(page: Page, school: str) -> None:
    page.goto(school)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    button(page).click()
    again = page.get_by_role("button", name="Spróbuj ponownie")
    expect(again).to_be_visible()
    page.context.set_offline(False)
    again.click()
    read_login(panel(page))
