"""Walking through the views: reached, shared, gone back to, by keyboard, on a small screen."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from klucznik import views
from klucznik.guide import Guide
from playwright.sync_api import Page, expect

from tests.browser.panel import open_panel
from widget import content

STRUCTURE = content.load_guide()
GUIDE = Guide(STRUCTURE.model_dump())
PROCEDURES = [procedure.id for procedure in GUIDE.procedures]


def heading(page: Page, procedure: str) -> None:
    """Expect the heading of a procedure on screen, and no other view beside it."""
    expect(page.locator(f"#{procedure} h2")).to_be_visible()
    for other in PROCEDURES:
        if other != procedure:
            expect(page.locator(f"#{other}")).to_be_hidden()


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_procedure_is_reached_from_the_list_and_by_its_address(
    page: Page, site: str, procedure: str
) -> None:
    open_panel(page, site)
    page.locator(f'nav a[href="#{procedure}"]').click()
    heading(page, procedure)
    assert page.url == f"{site}/#{procedure}"
    expect(page.locator(f"#{procedure} h2")).to_be_focused()
    assert page.title() == f"{page.locator(f'#{procedure} h2').text_content()} – Klucznik"
    page.goto("about:blank")
    page.goto(f"{site}/#{procedure}")
    heading(page, procedure)


def test_every_answer_leads_on(page: Page, site: str) -> None:
    open_panel(page, site)
    for answer in GUIDE.start.answers:
        page.goto(f"{site}/#start")
        page.locator(f'.answers a[href="#{answer.to}"]').click()
        heading(page, answer.to)


def test_back_and_forward_walk_the_views(page: Page, site: str) -> None:
    open_panel(page, site)
    page.locator('.answers a[href="#haslo-rodzica"]').click()
    page.locator('#haslo-rodzica .links a[href="#sekretariat"]').click()
    heading(page, "sekretariat")
    page.go_back()
    heading(page, "haslo-rodzica")
    page.go_back()
    expect(page.locator("#start h2")).to_be_visible()
    page.go_forward()
    heading(page, "haslo-rodzica")


def test_an_address_that_leads_nowhere_shows_the_start(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#nie-ma-takiej")
    expect(page.locator("#start h2")).to_be_visible()
    page.goto(f"{site}/#%3Cimg%20src=x%3E")
    expect(page.locator("#start h2")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-python", "ready")


def test_the_keyboard_alone_is_enough(page: Page, site: str) -> None:
    open_panel(page, site)
    page.keyboard.press("Tab")  # the panel's title
    page.keyboard.press("Tab")  # the first answer
    page.keyboard.press("Tab")
    expect(page.locator('.answers a[href="#login-rodzica"]')).to_be_focused()
    page.keyboard.press("Enter")
    heading(page, "login-rodzica")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Login ucznia", exact=True)).to_be_focused()
    page.keyboard.type("1234567u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("1234567")


@pytest.mark.parametrize("width", [320, 360])
def test_a_small_screen_never_scrolls_sideways(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    open_panel(page, site)
    page.get_by_label("Login ucznia", exact=True).fill("123456789012u")
    for view in GUIDE.view_ids():
        page.goto(f"{site}/#{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_answer_is_on_the_first_screen_of_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    open_panel(page, site)
    answers = page.locator(".answers a")
    expect(answers).to_have_count(6)
    expect(answers.nth(3)).to_be_in_viewport(ratio=1)


def test_micropython_renders_every_view_in_the_same_bytes(page: Page, site: str) -> None:
    """Ask the interpreter of the page for its HTML; the built page holds CPython's."""
    open_panel(page, site)
    page.evaluate(
        """code => {
            const script = document.createElement("script");
            script.type = "mpy";
            script.textContent = code;
            document.body.append(script);
        }""",
        """
import json
from pyscript import document
from klucznik import views
from klucznik.browser import guide, words
rendered = [views.start(guide.start, words), views.contents(guide, words)]
rendered += [views.procedure(each, words) for each in guide.procedures]
for typed in ("1234567u", "<b>", "12O4567u", 'a"b'):
    rendered.append(views.login_form("pupil", words, typed))
document.documentElement.dataset.rendered = json.dumps(rendered)
""",
    )
    page.wait_for_selector("html[data-rendered]")
    rendered = json.loads(page.locator("html").get_attribute("data-rendered") or "[]")
    built = page.request.get(site).text()
    words = content.load_words(STRUCTURE, "pl")
    assert len(rendered) == 2 + len(PROCEDURES) + 4
    for view in rendered[:-4]:
        assert view in built
    assert rendered[-4:] == [
        views.login_form("pupil", words, typed) for typed in ("1234567u", "<b>", "12O4567u", 'a"b')
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(page: Page, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_panel(page, site)
    for typed in ("", "1234567u", "kowalski"):
        page.goto(f"{site}/#login-rodzica")
        page.get_by_label("Login ucznia", exact=True).fill(typed)
        page.wait_for_timeout(600)
        assert_accessible(page)
    for view in GUIDE.view_ids():
        page.goto(f"{site}/#{view}")
        assert_accessible(page)


def assert_accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
