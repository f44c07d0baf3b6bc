"""Walking through the views: reached, shared, gone back to, by keyboard, on a small screen."""

from collections.abc import Callable
from typing import Any

import pytest
from klucznik import school, views
from klucznik.site import home_of
from klucznik.state import State
from playwright.sync_api import Page, expect

from tests.browser.engines import go_back, go_forward
from tests.browser.panel import ask, assert_accessible, open_panel
from widget.words import content

GUIDE = content.load_guide()
PROCEDURES = [procedure.id for procedure in GUIDE.procedures]


def heading(page: Page, procedure: str) -> None:
    """Expect the heading of a procedure on screen, and no other view beside it."""
    expect(page.locator(f"#{procedure} h2")).to_be_visible()
    expect(page.locator("main > .view:visible")).to_have_count(1)


def test_every_procedure_is_reached_from_the_list(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#porady")
    for procedure in PROCEDURES:
        page.locator(f'#porady a[href="#{procedure}"]').click()
        heading(page, procedure)
        assert page.url == f"{site}/#{procedure}"
        expect(page.locator(f"#{procedure} h2")).to_be_focused()
        assert page.title() == f"{page.locator(f'#{procedure} h2').text_content()} – Klucznik"
        go_back(page)
        expect(page.locator("#porady h2")).to_be_visible()


@pytest.mark.parametrize("procedure", PROCEDURES[::7])
def test_a_procedure_is_reached_by_its_address(page: Page, site: str, procedure: str) -> None:
    open_panel(page, f"{site}/#{procedure}")
    heading(page, procedure)


def test_back_and_forward_walk_the_views(page: Page, site: str) -> None:
    open_panel(page, site)
    page.locator('#start .links a[href="#porady"]').click()
    page.locator('nav a[href="#haslo-rodzica"]').click()
    page.locator('#haslo-rodzica .links a[href="#login-rodzica"]').click()
    heading(page, "login-rodzica")
    go_back(page)
    heading(page, "haslo-rodzica")
    go_back(page)
    expect(page.locator("#porady h2")).to_be_visible()
    go_forward(page)
    heading(page, "haslo-rodzica")


def test_an_address_that_leads_nowhere_shows_the_start(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#nie-ma-takiej")
    expect(page.locator("#start h2")).to_be_visible()
    page.goto(f"{site}/#%3Cimg%20src=x%3E")
    expect(page.locator("#start h2")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-python", "ready")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached")


def test_the_keyboard_alone_is_enough(page: Page, site: str) -> None:
    open_panel(page, site)
    tab_to(page, '[data-answer="start login"]')
    page.keyboard.press("Enter")
    expect(page.locator("#ktory-login h2")).to_be_focused()
    tab_to(page, '[data-answer="ktory-login login-ucznia"]')
    page.keyboard.press("Enter")
    expect(page.locator("#login-rodzica h2")).to_be_focused()
    tab_to(page, "#pupil-login")
    page.keyboard.type("1234567u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("1234567")
    tab_to(page, "#login-rodzica [data-helped]")
    page.keyboard.press("Enter")
    heading(page, "na-przyszlosc")


@pytest.mark.parametrize("width", [320, 360])
def test_a_small_screen_never_scrolls_sideways(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    open_panel(page, f"{site}/?school=sp7")
    expect(page.locator(".office")).to_contain_text("Zalipkach")
    page.goto(f"{site}/?school=sp7#login-rodzica")
    page.get_by_label("Login ucznia", exact=True).fill("123456789012u")
    for view in GUIDE.view_ids():
        page.goto(f"{site}/?school=sp7#{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_answer_is_on_the_first_screen_of_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    open_panel(page, site)
    answers = page.locator(".answers a")
    expect(answers.locator("visible=true")).to_have_count(6)
    expect(answers.nth(3)).to_be_in_viewport(ratio=1)


RENDER = """
from klucznik import login, login_view, office_view, search_form, search_view, views

def render(state, learned):
    rendered = [views.content(id, state) for id in views.view_ids(state)]
    for typed in ("1234567u", "<b>", "12O4567u", 'a"b&', "1234567"):
        state.readings["pupil"] = login.read(typed)
        rendered.append(login_view.form("pupil", state))
        rendered.append(views.content("haslo-rodzica", state))
    state.readings["pupil"] = login.read("")
    state.path = [("start", "haslo"), ("czyje-haslo", "rodzica"), ("co-masz", "nic")]
    rendered.append(views.path(state, "sekretariat"))
    state.path = []
    state.index = search_view.index(state, learned)
    for query in ("hasło", "apka", "x<y"):
        state.query = query
        rendered.append(search_form.found(state))
    state.query = ""
    state.letter["child"] = "Zażółć <Gęślą> & 'Jaźń'"
    rendered.append(office_view.letter(state))
    state.letter["child"] = ""
    return rendered
"""
RENDER_THE_PAGE = """
def answer(learned):
    from klucznik.browser import state
    return render(state, learned)
"""


@pytest.mark.parametrize("language", content.languages())
def test_micropython_renders_every_view_in_the_same_bytes(
    page: Page, site: str, language: str
) -> None:
    """Ask the interpreter of the page for its HTML; the built page holds CPython's."""
    address = f"{site}/{home_of(language)}"
    open_panel(page, address)
    page.locator("#query").fill("Librus")  # All words come when somebody searches.
    expect(page.locator(".results")).to_be_visible()
    page.locator("#query").fill("")
    learned = content.learned(GUIDE, language)
    rendered = ask(page, RENDER + RENDER_THE_PAGE, learned)
    names: dict[str, Any] = {}
    exec(RENDER, names)  # the same lines, on this interpreter
    words = content.load_words(GUIDE, language)
    state = State(GUIDE, words, school.School())
    state.drawings = page.locator("body").get_attribute("data-drawings") or ""
    assert rendered == names["render"](state, learned)
    built = page.request.get(address).text()
    for view in rendered[: len(views.view_ids(state))]:
        assert view in built


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", content.languages())
def test_axe_finds_nothing_in_any_view(
    page_with: Callable[..., Page], site: str, language: str, scheme: str
) -> None:
    page = page_with("dark" if scheme == "dark" else "")
    home = f"{site}/{home_of(language)}?school=sp7"
    page.set_viewport_size({"width": 360, "height": 740})
    open_panel(page, home)
    expect(page.locator(".office")).to_contain_text("Zalipkach")
    for typed in ("", "1234567u", "kowalski"):
        page.goto(f"{home}#login-rodzica")
        page.get_by_label("Login ucznia").fill(typed)
        page.get_by_label("Login ucznia").blur()  # What a reader leaves is answered at once.
        assert_accessible(page)
    page.locator("#query").evaluate("field => { field.value = 'Librus' }")
    page.locator("#query").dispatch_event("input")
    for view in GUIDE.view_ids():
        page.goto(f"{home}#{view}")
        assert_accessible(page, f"#{view}")  # What stands around it has been looked at.


@pytest.mark.parametrize("language", content.languages())
def test_at_twice_the_text_size_nothing_is_cut_and_nothing_scrolls_sideways(
    page: Page, site: str, language: str
) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    open_panel(page, f"{site}/{home_of(language)}")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for view in GUIDE.view_ids():
        page.goto(f"{site}/{home_of(language)}#{view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_high_contrast_is_accessible_beside_the_drawings(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with("high_contrast")
    open_panel(page, f"{site}/#haslo-rodzica")
    assert_accessible(page)


def test_a_finger_finds_every_control(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_panel(page, f"{site}/?school=sp7")
    page.goto(f"{site}/?school=sp7#login-rodzica")
    page.get_by_label("Login ucznia", exact=True).fill("1234567u")
    for view in GUIDE.view_ids():
        page.goto(f"{site}/?school=sp7#{view}")
        # Links within sentences are as high as their line.
        controls = page.locator(
            "button, .button, .answers a, .links a, .back a, .helped a, header a, summary"
        )
        for control in controls.locator("visible=true").all():
            box = control.bounding_box()
            assert box is not None
            assert box["height"] >= 44, control.text_content()


def test_the_rule_is_drawn_with_the_readers_own_digits(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    expect(page.locator(".boxes")).to_have_text("1234567u")
    page.get_by_label("Login ucznia", exact=True).fill("0765432u")
    expect(page.locator(".boxes b")).to_have_text(list("0765432"))
