"""The button's edge is seen on white, middle grey and black."""

import pytest
from playwright.sync_api import Page

from tests.embed.walk import button


def luminance(colour: tuple[int, ...]) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    shares = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in colour[:3])
    ]
    return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAGES = {"white": (255, 255, 255), "grey": (128, 128, 128), "black": (0, 0, 0)}


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
    assert max(contrast(tuple(tone), PAGES[name]) for tone in look) >= 3
    assert contrast(tuple(look[0]), tuple(look[1])) >= 3
