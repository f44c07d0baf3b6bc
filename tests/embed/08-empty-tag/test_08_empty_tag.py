"""Tags without words, in each language."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("tag", "name"), [("pl", "Pomoc"), ("uk", "Допомога"), ("en", "Help"), ("none", "Pomoc")]
)
def test_the_button_is_named_in_the_tags_language(
    page: Page, school: str, tag: str, name: str
) -> None:
    page.goto(school)
    expect(page.locator(f"#{tag}").get_by_role("button")).to_have_text(name)


def test_the_panel_opens_from_the_loaders_own_address(page: Page, school: str) -> None:
    page.goto(school)
    page.locator("#uk").get_by_role("button").click()
    expect(page.frame_locator("iframe").locator("html")).to_have_attribute("lang", "uk")
