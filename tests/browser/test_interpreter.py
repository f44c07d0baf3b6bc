"""MicroPython in two files: readers wait for the first only, and nobody misses the second."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from klucznik.guide import Guide
from playwright.sync_api import Page, expect

from tests.browser.panel import ask, open_panel, wait_for
from tests.py.interpreters import run_on_cpython
from tests.py.test_login import READ_ALL, generate
from tests.servers import plain
from widget import content
from widget.build import build

SECOND_FILE = re.compile(r"/assets/micropython-\w+\.rest\.wasm$")
GUIDE = Guide(content.load_guide().model_dump())

MEND = "Python does what it didn't do when the profile was taken: run `make profile`"

SOMETHING_UNUSUAL = """
def answer(_):
    import math
    return [math.gamma(5), "%.3e" % 12345.678, 7 ** 77 % 10 ** 9, sorted({3, 1, 2})]
"""
UNUSUAL_ANSWER = [24.0, "1.235e+04", 7**77 % 10**9, [1, 2, 3]]


@pytest.fixture(scope="module")
def barely(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a panel whose first file holds what the start needs, and no more."""
    folder: Path = tmp_path_factory.mktemp("barely")
    build(folder, interpreter="barely")
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
    for query in ("hasło", "apka", "x<y", "блокада", "locked out", ""):
        page.locator("#query").dispatch_event("focusin", {"bubbles": True})
        page.locator("#query").evaluate("(field, query) => { field.value = query }", query)
        page.locator("#query").dispatch_event("input")
        yield html()
    for field in page.locator('[data-letter]:not([type="radio"])').all():
        field.evaluate("field => { field.value = 'Zażółć <Gęślą>' }")
        field.dispatch_event("input")
    yield html()
    shown = page.locator("html").get_attribute("lang")
    # The one on screen last: nothing would tell when it has been shown anew.
    for language in sorted(content.languages(), key=lambda code: code == shown):
        page.locator(f'header nav a[lang="{language}"]').dispatch_event("click")
        expect(page.locator("html")).to_have_attribute("lang", language)
        yield html()


def test_an_ordinary_visit_needs_the_first_file_only(page: Page, site: str) -> None:
    asked = second_files(page)
    assert len(list(use(page, f"{site}/?school=sp7"))) > 40
    assert asked == [], MEND


@pytest.mark.parametrize("language", content.languages())
def test_with_the_second_file_every_step_shows_the_same(
    page: Page, site: str, barely: str, language: str
) -> None:
    path = f"/{content.folder_of(language)}"
    asked = second_files(page)
    expected = list(use(page, site + path))
    assert asked == []
    for number, shown in enumerate(use(page, barely + path)):
        assert shown == expected[number]
    assert len(asked) == 1


@pytest.mark.parametrize("view", GUIDE.view_ids())
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


@pytest.mark.parametrize("mode", ["404", "garbage", "half", "cut"])
def test_without_the_second_file_words_and_links_go_on(page: Page, barely: str, mode: str) -> None:
    def interfere(route: Any) -> None:
        if mode == "cut":
            route.abort()
        elif mode == "half":
            response = route.fetch()
            body = response.body()
            route.fulfill(response=response, body=body[: len(body) // 2])
        else:
            route.fulfill(status=404 if mode == "404" else 200, body="<html>Not found</html>")

    page.route(SECOND_FILE, interfere)
    open_panel(page, barely)
    field = page.get_by_label("Login ucznia", exact=True)
    field.evaluate("field => { field.value = '12O4567u' }")
    field.dispatch_event("input")
    wait_for(page, "failed")
    assert page.locator('output[for="pupil-login"]').text_content() == ""
    page.evaluate("location.hash = 'login-rodzica'")
    expect(page.locator('form[data-field="pupil"]')).to_be_hidden()
    page.locator('#login-rodzica a[href="#sekretariat"]').locator("visible=true").first.click()
    expect(page.locator("#sekretariat h2")).to_be_visible()


def test_3000_generated_inputs_are_read_as_cpython_reads_them(page: Page, site: str) -> None:
    dice = random.Random(3000)
    inputs = [generate(dice) for _ in range(3000)]
    open_panel(page, site)
    there: Any = ask(page, READ_ALL, inputs)
    here: Any = run_on_cpython(READ_ALL, inputs)
    assert [row for row in zip(inputs, here, there, strict=True) if row[1] != row[2]] == []
