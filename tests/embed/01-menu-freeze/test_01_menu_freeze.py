"""A menu closes itself when something in it is pressed; the panel opens all the same."""

from playwright.sync_api import Page, expect


def test_the_panel_opens_from_a_menu_that_closes(page: Page, school: str) -> None:
    page.goto(school)
    page.get_by_role("button", name="Nie możesz").click()
    expect(page.locator("dialog")).to_be_visible()
    expect(page.locator("nav")).to_be_hidden()
    page.locator("dialog").get_by_role("button", name="Zamknij").click()
    page.get_by_role("link", name="Aktualności").click()
    page.wait_for_url("**/#x")
    page.locator("nav").evaluate("menu => { menu.hidden = false }")
    expect(page.get_by_role("button", name="Nie możesz")).to_be_visible()
