"""Two tags on a page, each in a language of its own."""

from playwright.sync_api import Page, expect

from tests.embed.walk import button, open_panel, read_login


def test_each_opens_its_own(page: Page, school: str) -> None:
    page.goto(school)
    read_login(open_panel(page))
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    button(page, "Не вдається увійти?").click()
    frame = page.locator("dialog[open] iframe")
    expect(frame).to_have_attribute("src", f"{school}/klucznik/uk/")
    opened = frame.content_frame
    expect(opened.locator("html")).to_have_attribute("data-python", "ready")
    expect(opened.locator("html")).to_have_attribute("lang", "uk")
