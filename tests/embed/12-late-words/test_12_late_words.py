"""The tag's words come after the loader, and change later."""

from playwright.sync_api import Page, expect


def test_the_button_says_what_the_tag_says_now(page: Page, school: str) -> None:
    page.goto(school)
    expect(page.get_by_role("button", name="Nie możesz się zalogować?")).to_be_visible()
    tag = page.locator("klucznik-panel")
    tag.evaluate("tag => { tag.lang = 'uk'; tag.textContent = ''; }")
    expect(page.get_by_role("button", name="Допомога")).to_be_visible()
    tag.evaluate("tag => { tag.innerHTML = '<a href=/klucznik/en/>Login help</a>'; }")
    tag.evaluate("tag => { tag.lang = ''; }")
    page.get_by_role("button", name="Login help").click()
    expect(page.frame_locator("iframe").locator("html")).to_have_attribute("lang", "en")
