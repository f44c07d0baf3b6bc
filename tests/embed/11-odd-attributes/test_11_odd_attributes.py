"""Attributes as people and programs write them."""

import pytest
from playwright.sync_api import Page, expect

TAGS = {
    "underscore": ("en/", "Close"),
    "capitals": ("uk/", "Закрити"),
    "constructor": ("", "Zamknij"),
    "link-language": ("en/", "Close"),
    "tag-wins": ("uk/?school=sp7", "Закрити"),
    "index": ("?school=sp7", "Zamknij"),
    "no-slash": ("", "Zamknij"),
    "librus": ("", "Zamknij"),
    "closed": ("", "Zamknij"),
}


@pytest.mark.parametrize("id", TAGS)
def test_each_opens_the_panel_that_is_meant(page: Page, school: str, id: str) -> None:
    address, close = TAGS[id]
    page.goto(school)
    page.locator(f"#{id}").get_by_role("button", name="Pomoc").click()
    expect(page.locator("dialog").get_by_role("button", name=close, exact=True)).to_be_visible()
    assert page.locator("iframe").get_attribute("src") == f"{school}/klucznik/{address}"
