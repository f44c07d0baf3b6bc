"""The bar speaks the reader's language, not the school's."""

from playwright.sync_api import Page, expect

from tests.embed.walk import open_panel


def test_the_bar_follows_when_the_reader_switches(page: Page, school: str) -> None:
    page.goto(school)
    opened = open_panel(page)
    opened.get_by_role("link", name="Українська").click()
    bar = page.locator("dialog")
    expect(bar.get_by_role("button", name="Закрити")).to_be_visible()
    expect(bar.get_by_text("Не вдається увійти до щоденника?")).to_be_visible()
    expect(bar).to_have_attribute("lang", "uk")
    bar.get_by_role("button", name="Закрити").click()
    expect(bar).to_be_hidden()
