"""What a parent prints and takes along, read from real PDFs."""

from collections.abc import Callable

import pytest
from klucznik.site import home_of
from playwright.sync_api import Page, expect

from tests import install
from tests.browser import paper
from tests.browser.engines import print_pdf
from tests.browser.panel import open_panel, sabotage, wait_for
from widget.words import content

pytestmark = pytest.mark.skipif(not install.is_there("pdf"), reason=install.how_to_get("pdf"))

PALEST = 110
"""How bright the darkest ink of a word may be, from 0 to 255."""

VIOLET = (0x5B, 0x2A, 0x86)
"""The form in the drawings of Librus' screens."""

LOGIN_PAGE = "portal.librus.pl/szkola"
CONTACT = ("00 700 70 07", "sekretariat@sp7.example", "ul. Malowana 7", "Zalipkach Dolnych")
ON_SCREENS_ONLY = ("nowej karcie", "Kopiuj", "Szukaj", "Українська",
                   "Wszystkie", "Pomogło", "Zobacz też", "Zmień", "Teraz", "Wpisz login ucznia.",
                   "Chwileczkę", "Na tym urządzeniu", "Co się stało?")  # fmt: skip

THEMES = {"light": ("", ""), "dark": ("dark", ""), "dark by the school's wish": ("", "dark")}


def printed(page: Page, site: str, view: str) -> bytes:
    """Open a view of a school that has given its data, and print it."""
    open_panel(page, f"{site}/?school=sp7#{view}")
    expect(page.locator("#na-papierze")).to_contain_text(CONTACT[0])
    return print_pdf(page)


def squeezed(text: str) -> str:
    """Return a text without its spaces: a line may end anywhere on paper."""
    return "".join(text.split())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("view", ["haslo-rodzica", "sekretariat", "login-rodzica"])
def test_an_answer_is_printed_whole_in_dark_ink_with_all_that_a_screen_links_to(
    page_with: Callable[..., Page], site: str, view: str, theme: str
) -> None:
    setting, wish = THEMES[theme]
    page = page_with(setting)
    page.add_init_script(f"document.documentElement.dataset.theme = '{wish}'" if wish else "")
    pdf = printed(page, site, view)
    text = paper.text(pdf)
    for step in page.locator(f"#{view} .steps li").all():
        assert squeezed(step.text_content() or "") in squeezed(text)
    for word in (LOGIN_PAGE, *CONTACT):
        assert word in text
    for word in ON_SCREENS_ONLY:
        assert word not in text
    assert paper.pale_words(pdf, PALEST) == []


def test_the_drawings_are_printed_beside_their_steps(page: Page, site: str) -> None:
    pdf = printed(page, site, "haslo-rodzica")
    assert "przypomnij hasło" in paper.text(pdf)
    assert sum(sheet.count(VIOLET) for sheet in paper.sheets(pdf)) > 5_000


def test_the_office_is_printed_with_its_hours(page: Page, site: str) -> None:
    text = paper.text(printed(page, site, "sekretariat"))
    assert "Zadzwoń: 00 700 70 07" in text
    assert "poniedziałek 7:30–15:30" in text
    assert "sobota zamknięte" in text


def test_the_readers_own_login_is_printed_in_the_steps(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#haslo-rodzica")
    page.locator("#pupil-login").evaluate("field => { field.value = '1234567u' }")
    page.locator("#pupil-login").dispatch_event("input")
    expect(page.locator("#haslo-rodzica .own strong")).to_have_text("1234567")
    assert "1234567" in squeezed(paper.text(print_pdf(page)))


def test_the_start_is_printed_as_its_question(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#start")
    text = paper.text(print_pdf(page))
    assert "Co się stało?" in text
    assert "Nie pamiętam hasła" in text
    assert "Krok po kroku" not in text
    assert "Opisz kłopot" not in text


def test_another_view_is_printed_after_it_was_gone_to(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#haslo-rodzica")
    print_pdf(page)
    page.evaluate("location.hash = 'aplikacja'")
    expect(page.locator("#aplikacja h2")).to_be_focused()
    text = paper.text(print_pdf(page))
    assert "Odzyskaj hasło rodzica" not in text
    assert squeezed(page.locator("#aplikacja h2").text_content() or "") in squeezed(text)


@pytest.mark.parametrize("language", content.languages())
def test_the_addresses_are_printed_in_the_readers_language(
    page: Page, site: str, language: str
) -> None:
    open_panel(page, f"{site}/{home_of(language)}?school=sp7#logowanie")
    expect(page.locator("#na-papierze")).to_contain_text(CONTACT[0])
    text = paper.text(print_pdf(page))
    says = {"pl": "Strona logowania", "uk": "Сторінка входу", "en": "Login page"}[language]
    assert f"{says}: {LOGIN_PAGE}" in text


@pytest.mark.parametrize("mode", ["silence", "404"])
def test_an_answer_is_printed_while_python_loads_and_when_it_failed(
    page: Page, site: str, mode: str
) -> None:
    sabotage(page, "wasm", mode)
    page.goto(f"{site}/#haslo-rodzica", wait_until="commit")
    wait_for(page, "loading" if mode == "silence" else "failed")
    expect(page.locator("#haslo-rodzica h2")).to_be_visible()
    text = paper.text(print_pdf(page))
    assert "Odzyskaj hasło rodzica" in text
    assert LOGIN_PAGE in text
    assert "Co się stało?" not in text


@pytest.mark.only_in("chromium", reason="Firefox prints a copy that knows no address")
def test_without_javascript_the_answer_is_printed_too(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with("no_scripts")
    page.goto(f"{site}/#haslo-rodzica")
    text = paper.text(print_pdf(page))
    assert "Odzyskaj hasło rodzica" in text
    assert "Co się stało?" not in text
