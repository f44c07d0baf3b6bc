"""In a paragraph, a list, a table, a menu, a sidebar: in line, and over nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.embed.walk import box, overlap

WIDTHS = [320, 360, 1280]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_button_covers_nothing_and_nothing_is_cut(page: Page, school: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(school)
    buttons = page.locator("klucznik-panel button")
    expect(buttons).to_have_count(7)
    for tag in buttons.all():
        place = box(tag)
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width
        assert place["height"] >= 48
        for neighbour in page.locator(".neighbour").all():
            assert overlap(tag, neighbour) == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_its_left_edge_is_where_the_links_was(page: Page, school: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.route("**/klucznik.js", lambda route: route.abort())
    page.goto(school)
    links = [box(link)["x"] for link in page.locator("klucznik-panel a").all()]
    page.unroute("**/klucznik.js")
    page.reload()
    buttons = page.locator("klucznik-panel button")
    expect(buttons).to_have_count(len(links))
    lefts = [box(each)["x"] for each in buttons.all()]
    # In a row that wraps, a button may need a line of its own; in the middle it grows both ways.
    compared = [0, 1, 2, 4, 5] if width < 400 else [0, 1, 2, 3, 4, 5]
    assert [lefts[i] for i in compared] == pytest.approx([links[i] for i in compared], abs=1)
