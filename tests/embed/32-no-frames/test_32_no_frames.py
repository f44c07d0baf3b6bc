"""A page allows no frames at all; the link is offered."""

from playwright.sync_api import Page, expect

from tests.embed.walk import button


def test_the_panel_is_offered_in_a_tab_of_its_own(page: Page, school: str) -> None:
    page.goto(school)
    button(page).click()
    link = page.get_by_role("link", name="Otwórz w nowej karcie")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", f"{school}/klucznik/")
