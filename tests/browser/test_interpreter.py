"""MicroPython in two files: readers wait for the first only, and nobody misses the second.

Nothing ever waits for the second: what needs it is done when it has come.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from klucznik.site import home_of
from playwright.sync_api import Page, Route, expect

from tests.browser.panel import NOTE_INTERPRETER, ask, open_panel, wait_for
from tests.py.interpreters import run_on_cpython
from tests.py.test_login import READ_ALL, generate
from tests.servers import plain
from widget.build import build
from widget.words import content

SECOND_FILE = re.compile(r"/assets/micropython-\w+\.rest\.wasm$")
GUIDE = content.load_guide()

MEND = "Python does what it didn't do when the profile was taken: run `make profile`"

SOMETHING_UNUSUAL = """
def answer(_):
    import math
    return [math.gamma(5), "%.3e" % 12345.678, 7 ** 77 % 10 ** 9, sorted({3, 1, 2})]
"""
UNUSUAL_ANSWER = [24.0, "1.235e+04", 7**77 % 10**9, [1, 2, 3]]


AS_CHROMIUM_94_TO_114 = """
for (const kind of ["Module", "Instance"]) {
    WebAssembly[kind] = class {
        constructor() { throw new RangeError("larger than 4KB, use WebAssembly.instantiate"); }
    };
}
"""
"""They refuse to compile more than that while the page waits; nothing of ours is smaller."""

LISTEN = """
document.addEventListener("klucznik:rest", ({ detail }) => {
    document.documentElement.dataset.rest = detail;
});
"""

BEGIN_SOMETHING_UNUSUAL = """source => {
    const script = document.createElement("script");
    script.type = "mpy";
    script.textContent = source;
    document.body.append(script);
}"""
UNUSUAL = """
from pyscript import document
document.documentElement.dataset.unusual = "%.3e" % 7 ** 77
"""

DEPTH = """() => [
    window.python.emscripten_stack_get_current(),
    ...new Uint32Array(window.python.memory.buffer.slice(185124, 185148)),
    ...new Uint32Array(window.python.memory.buffer.slice(186120, 186124)),
]"""
"""How deep Python is in its calls; the addresses are those of widget/interpreter/recipe.mjs."""


@pytest.fixture(scope="module")
def smallest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a panel whose first file holds what the start needs, and no more."""
    folder: Path = tmp_path_factory.mktemp("smallest")
    build(folder, interpreter="smallest")
    with plain(folder) as address:
        yield address


def second_files(page: Page) -> list[str]:
    """Return a list in which each request for the second file will stand."""
    asked: list[str] = []
    page.on(
        "request",
        lambda request: asked.append(request.url) if SECOND_FILE.search(request.url) else None,
    )
    return asked


def hold_second_file(page: Page) -> list[Route]:
    """Return a list in which each request for the second file will wait."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(SECOND_FILE, hold)
    return held


def use(page: Page, address: str) -> Iterator[str]:
    """Use everything in a panel; yields what stands in the page after each step."""

    def html() -> str:
        return str(page.locator("main").inner_html())

    open_panel(page, address)
    for view in GUIDE.view_ids():
        page.evaluate("view => { location.hash = view }", view)
        expect(page.locator(f"#{view} h2")).to_be_focused()
        yield html()
    page.evaluate("location.hash = 'start'")
    expect(page.locator("#start h2")).to_be_focused()
    page.locator('[data-answer="start haslo"]').click()
    expect(page.locator("#path li")).to_have_count(1)
    page.locator('[data-answer^="czyje-haslo "]').first.click()
    expect(page.locator("#path li")).to_have_count(2)
    yield html()
    for owner in ("pupil", "parent"):
        for typed in ("1234567u", "12O4567u", "jan@poczta.pl", "7654321", "kowalski", ""):
            page.evaluate("location.hash = 'login-rodzica'")
            field = page.locator(f'form[data-field="{owner}"] input').first
            field.evaluate("(field, typed) => { field.value = typed }", typed)
            field.dispatch_event("input")
            field.dispatch_event("change")
            yield html()
    for query in ("hasło", "apka", "x<y", "блокада", "", "locked out"):
        page.locator("#query").dispatch_event("focusin", {"bubbles": True})
        page.locator("#query").evaluate("(field, query) => { field.value = query }", query)
        page.locator("#query").dispatch_event("input")
        if query:  # What searches has come with the first; the others are answered at once.
            expect(page.locator("#found")).not_to_be_empty()
        yield html()  # The last query stays: what it finds is shown in each language.
    for field in page.locator('[data-letter]:not([type="radio"])').all():
        field.evaluate("field => { field.value = 'Zażółć <Gęślą>' }")
        field.dispatch_event("input")
    yield html()
    shown = page.locator("html").get_attribute("lang")
    # The one on screen last: nothing would tell when it has been shown anew.
    for language in sorted(content.languages(), key=lambda code: code == shown):
        page.locator(f'header nav a[lang="{language}"]').dispatch_event("click")
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("#found")).not_to_be_empty()  # What searches comes for each language.
        yield html()


@pytest.mark.parametrize("language", content.languages())
def test_an_ordinary_visit_needs_the_first_file_only(page: Page, site: str, language: str) -> None:
    asked = second_files(page)
    assert len(list(use(page, f"{site}/{home_of(language)}?school=sp7"))) > 40
    assert asked == [], MEND


@pytest.mark.parametrize("language", content.languages())
def test_with_the_second_file_every_step_shows_the_same(
    page: Page, site: str, smallest: str, language: str
) -> None:
    path = f"/{home_of(language)}"
    expected = list(use(page, site + path))
    asked = second_files(page)
    for number, shown in enumerate(use(page, smallest + path)):
        assert shown == expected[number]
    assert len(asked) == 1


@pytest.mark.parametrize("view", GUIDE.view_ids()[::3])
def test_the_second_file_may_come_in_any_view_and_nobody_notices(
    page: Page, site: str, view: str
) -> None:
    asked = second_files(page)
    open_panel(page, f"{site}/#login-rodzica")
    field = page.locator('form[data-field="pupil"] input')
    field.fill("1234567u")
    page.evaluate("view => { location.hash = view }", view)
    expect(page.locator(f"#{view} h2")).to_be_visible()
    before = page.locator("main").inner_html()
    assert asked == []
    assert ask(page, SOMETHING_UNUSUAL, None) == UNUSUAL_ANSWER
    assert len(asked) == 1
    assert page.locator("main").inner_html() == before
    page.evaluate("location.hash = 'login-rodzica'")
    expect(page.locator("#login-rodzica h2")).to_be_visible()
    field.fill("7654321u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("7654321")


@pytest.mark.parametrize("mode", ["404", "garbage", "half", "cut", "silence"])
def test_without_the_second_file_words_and_links_go_on(
    page: Page, smallest: str, mode: str
) -> None:
    def interfere(route: Any) -> None:
        if mode == "cut":
            route.abort()
        elif mode == "half":
            response = route.fetch()
            body = response.body()
            route.fulfill(response=response, body=body[: len(body) // 2])
        elif mode != "silence":
            route.fulfill(status=404 if mode == "404" else 200, body="<html>Not found</html>")

    page.clock.install()
    page.route(SECOND_FILE, interfere)
    open_panel(page, f"{smallest}/#login-rodzica")
    with page.expect_request(SECOND_FILE):
        page.locator("#pupil-login").fill("1234567u")
    if mode == "silence":
        page.clock.fast_forward(10_000)
    wait_for(page, "failed")
    assert page.locator('output[for="pupil-login"]').text_content() == ""
    typed = page.locator("#pupil-login")
    expect(typed).to_have_value("1234567u")
    expect(typed).not_to_be_editable()
    page.locator('#login-rodzica a[href="#sekretariat"]').locator("visible=true").first.click()
    expect(page.locator("#sekretariat h2")).to_be_visible()


def test_a_server_that_never_sends_the_second_file_holds_nothing_up(page: Page, site: str) -> None:
    page.clock.install()
    page.add_init_script(LISTEN)
    hold_second_file(page)
    open_panel(page, f"{site}/#login-rodzica")
    with page.expect_request(SECOND_FILE):
        page.evaluate(BEGIN_SOMETHING_UNUSUAL, UNUSUAL)
    page.locator("#pupil-login").fill("1234567u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("1234567")
    page.evaluate("location.hash = 'start'")
    page.locator("#query").fill("Librus")
    expect(page.locator("#found li").first).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("1234567")
    page.clock.fast_forward(10_000)
    expect(page.locator("html")).to_have_attribute("data-rest", "gone")


def test_what_needs_the_second_file_is_done_when_it_has_come(page: Page, smallest: str) -> None:
    held = hold_second_file(page)
    page.add_init_script(LISTEN)
    open_panel(page, smallest)
    page.evaluate("location.hash = 'login-rodzica'")
    page.locator("#pupil-login").fill("1234567u")
    page.locator("#pupil-login").fill("7654321u")
    assert page.locator('output[for="pupil-login"]').text_content() in ("", "7654321")
    expect(page.locator("html")).to_have_attribute("data-rest", "asked")
    wait_for(page, "ready")
    held.pop().continue_()
    expect(page.locator('output[for="pupil-login"]')).to_have_text("7654321")
    expect(page).to_have_title(re.compile("Odczytaj login rodzica"))
    expect(page.locator("html")).to_have_attribute("data-rest", "here")
    assert held == []


def test_the_second_file_comes_where_browsers_compile_nothing_at_once(
    page: Page, smallest: str
) -> None:
    page.add_init_script(AS_CHROMIUM_94_TO_114)
    assert len(list(use(page, smallest))) > 40


def test_python_that_had_to_give_up_a_call_is_as_if_it_had_never_begun(
    page: Page, site: str
) -> None:
    held = hold_second_file(page)
    page.add_init_script(NOTE_INTERPRETER)
    open_panel(page, f"{site}/#login-rodzica")
    before = page.evaluate(DEPTH)
    for _ in range(20):
        page.evaluate(BEGIN_SOMETHING_UNUSUAL, UNUSUAL)
    while not held:
        page.wait_for_timeout(50)
    assert page.evaluate(DEPTH) == before
    page.locator("#pupil-login").fill("1234567u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("1234567")
    held.pop().continue_()
    expect(page.locator("html")).to_have_attribute("data-unusual", f"{7**77:.3e}")
    assert page.evaluate(DEPTH) == before


def test_3000_generated_inputs_are_read_as_cpython_reads_them(page: Page, site: str) -> None:
    dice = random.Random(3000)
    inputs = [generate(dice) for _ in range(3000)]
    open_panel(page, site)
    there: Any = ask(page, READ_ALL, inputs)
    here: Any = run_on_cpython(READ_ALL, inputs)
    assert [row for row in zip(inputs, here, there, strict=True) if row[1] != row[2]] == []
