"""The button's edge is seen on white, middle grey and black."""

import pytest
from klucznik.colour import contrast
from playwright.sync_api import Page

from tests.embed.walk import button

PAGES = {"white": "#ffffff", "grey": "#808080", "black": "#000000"}


@pytest.mark.parametrize("name", PAGES)
def test_one_of_the_two_tones_of_the_edge_is_seen(page: Page, school: str, name: str) -> None:
    page.goto(school)
    look = button(page).evaluate(
        """button => {
            const { borderTopColor, boxShadow } = getComputedStyle(button);
            const parts = (text) => text.match(/\\d+/g).slice(0, 3).map(Number);
            return [parts(borderTopColor), parts(boxShadow)];
        }"""
    )
    tones = [f"#{bytes(parts).hex()}" for parts in look]
    assert max(contrast(tone, PAGES[name]) for tone in tones) >= 3
    assert contrast(*tones) >= 3
