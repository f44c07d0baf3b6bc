"""The leaflet for parents' meetings: one A4 page or two, readable, accessible, no login on it."""

import json
from pathlib import Path

import pytest
from klucznik import leaflet
from klucznik.site import home_of
from playwright.sync_api import Page, expect

from tests.browser import paper
from tests.browser.engines import print_pdf
from tests.browser.panel import assert_accessible, open_panel
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


LONG = {
    "name": "Zespół Szkolno-Przedszkolny nr 12 im. Komisji Edukacji Narodowej w Zalipkach Dolnych",
    "panel": "https://zsp12.zalipkidolne.example/pomoc/klucznik/",
    "office": {
        "phone": "00 282 00 00",
        "email": "sekretariat@zsp12.zalipkidolne.example",
        "address": "ul. Generała Władysława Sikorskiego 118/120, 00-007 Zalipki Dolne",
    },
}
SMALLEST = """() => Math.min(...[...document.querySelectorAll('body *')]
  .filter(each => each.checkVisibility() && !each.closest('svg')
    && [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(each => parseFloat(getComputedStyle(each).fontSize))) * 72 / 96"""
"""The smallest letters of a page, in points."""

SHEETS = {"normal": (1, 11, 24), "large": (2, 18, 30)}
"""Of each print: its pages, the least size of its text and of its headline, in points."""

MM = 96 / 25.4


@pytest.fixture(scope="module", params=["nothing", "the demo's", "long"])
def printed_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a build that holds a school's data, or none."""
    folder = tmp_path_factory.mktemp("leaflets")
    (folder / "school.json").write_text(json.dumps(LONG), encoding="utf-8")
    files = {"nothing": None, "the demo's": DEMO, "long": folder / "school.json"}
    build.build(folder / "dist", school_file=files[request.param])
    return folder / "dist"


@pytest.mark.only_in("chromium", reason="what fits is a matter of the typeface, not of the engine")
@pytest.mark.parametrize("language", content.languages())
@pytest.mark.parametrize(("size", "folder"), leaflet.FOLDERS)
def test_each_print_of_the_leaflet_has_its_pages_and_letters_that_can_be_read(
    page: Page, printed_site: Path, language: str, size: str, folder: str
) -> None:
    pages, smallest, headline = SHEETS[size]
    with plain(printed_site) as site:
        page.goto(f"{site}/{home_of(language)}{folder}")
        page.emulate_media(media="print")
        assert page.evaluate(SMALLEST) >= smallest
        title = page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        assert title * 72 / 96 >= headline
        for code in page.locator(".reach svg path").all():
            box = code.bounding_box()
            assert box is not None
            assert box["height"] >= 35 * MM
        assert len(paper.sheets(print_pdf(page))) == pages


@pytest.mark.only_in("chromium", reason="what fits is a matter of the typeface, not of the engine")
@pytest.mark.parametrize("language", content.languages())
def test_the_leaflet_fills_its_paper(page: Page, printed_site: Path, language: str) -> None:
    with plain(printed_site) as site:
        page.goto(f"{site}/{home_of(language)}ulotka/")
        [sheet] = paper.sheets(print_pdf(page))
    rows = [sheet.pixels[3 * sheet.width * y :][: 3 * sheet.width] for y in range(sheet.height)]
    last = max(y for y, row in enumerate(rows) if row.count(255) < len(row))
    assert last > 0.94 * sheet.height


@pytest.mark.parametrize("language", content.languages())
@pytest.mark.parametrize(("size", "folder"), leaflet.FOLDERS)
def test_the_leaflet_is_accessible_and_holds_the_schools_data_and_a_code(
    page: Page, school_site: Path, language: str, size: str, folder: str
) -> None:
    with plain(school_site) as site:
        page.goto(f"{site}/{home_of(language)}{folder}")
        expect(page.locator("section h2")).to_have_count(5)
        expect(page.locator(".picture")).to_have_count(3)
        expect(page.locator(".reach")).to_contain_text("Zalipkach Dolnych")
        expect(page.locator(".reach svg path")).to_have_count(1)
        assert_accessible(page)


@pytest.mark.parametrize("language", content.languages())
def test_the_panel_leads_to_the_leaflet_in_the_language_on_screen(
    page: Page, site: str, language: str
) -> None:
    open_panel(page, f"{site}/")
    if language != "pl":
        page.locator(f'header nav a[lang="{language}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    with page.context.expect_page() as opened:
        page.locator("#leaflet").click()
    expect(opened.value).to_have_url(f"{site}/{home_of(language)}ulotka/")
    expect(opened.value.locator("html")).to_have_attribute("lang", language)
    opened.value.locator("nav a").nth(1).click()
    expect(opened.value).to_have_url(f"{site}/{home_of(language)}ulotka/duza/")


def test_without_a_schools_data_the_leaflet_says_where_to_look(page: Page, site: str) -> None:
    page.goto(f"{site}/ulotka/")
    expect(page.locator(".reach")).to_contain_text("na stronie szkoły")
    expect(page.locator(".reach svg")).to_have_count(0)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
