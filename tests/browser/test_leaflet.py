"""The leaflet for parents' meetings: one page, readable, accessible, no login on it."""

from pathlib import Path

import pytest
from klucznik.site import home_of
from playwright.sync_api import Page, expect

from tests.browser import paper
from tests.browser.engines import print_pdf
from tests.browser.panel import assert_accessible
from tests.servers import plain
from widget import build
from widget.words import content

DEMO = Path(__file__).parents[2] / "embed/sp7.json"


@pytest.fixture(scope="module")
def school_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a build that holds the demo school's data."""
    folder = tmp_path_factory.mktemp("leaflet") / "dist"
    build.build(folder, school_file=DEMO)
    return folder


@pytest.mark.parametrize("language", content.languages())
def test_the_leaflet_is_one_a4_page_with_the_schools_data_and_a_code(
    page: Page, school_site: Path, language: str
) -> None:
    with plain(school_site) as site:
        page.goto(f"{site}/{home_of(language)}ulotka/")
        expect(page.locator("section h2")).to_have_count(5)
        expect(page.locator(".picture")).to_have_count(3)
        expect(page.locator(".reach")).to_contain_text("Zalipkach Dolnych")
        expect(page.locator(".reach svg path")).to_have_count(1)
        assert_accessible(page)
        assert len(paper.sheets(print_pdf(page))) == 1


def test_without_a_schools_data_the_leaflet_says_where_to_look(page: Page, site: str) -> None:
    page.goto(f"{site}/ulotka/")
    expect(page.locator(".reach")).to_contain_text("na stronie szkoły")
    expect(page.locator(".reach svg")).to_have_count(0)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
