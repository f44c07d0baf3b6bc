"""The site's rules keep its pages out of frames; the link is offered."""

from playwright.sync_api import Page, expect

from tests.browser.panel import send_with
from tests.embed.walk import button


def test_the_panel_is_offered_in_a_tab_of_its_own(page: Page, school: str) -> None:
    send_with(page, f"{school}/klucznik/", {"X-Frame-Options": "DENY"})
    page.goto(school)
    button(page).click()
    link = page.get_by_role("link", name="Otwórz w nowej karcie")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", f"{school}/klucznik/")
    expect(link).to_have_attribute("target", "_blank")
