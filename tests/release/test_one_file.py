"""The panel in one file opens wherever a file can be shown, and asks for nothing."""

import base64
import hashlib
import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from klucznik import one_file
from klucznik.command import pages
from klucznik.command.archive import Panel
from playwright.sync_api import Frame, Page, expect

from tests.browser.panel import wait_for
from tests.py.interpreters import run_on_cpython, run_on_micropython

SCHOOL = '{"name": "SP 7", "accent": "#7a1fa2", "notice": "Sekretariat w sali 5."}'
SANDBOX = '<!doctype html><iframe sandbox="allow-scripts" width="900" height="900" srcdoc="{}">'
MAKE = """
from klucznik import one_file

def answer(data):
    parts = dict([(name, text.encode()) for name, text in data["parts"].items()])
    material, school = data["material"], data["school"]
    return [
        one_file.panel(material, parts, school, "uk"),
        one_file.leaflet(material, parts, school, "pl", lambda address: []),
    ]
"""


@pytest.mark.parametrize("language", ["pl", "uk", "en"])
def test_its_policy_allows_what_stands_in_it_by_its_hash_and_no_request(
    panel: Panel, language: str
) -> None:
    text = pages.one_file_of(panel, SCHOOL, language)
    policy = re.search(r'Security-Policy" content="([^"]*)"', text)
    assert policy
    allowed = dict(each.strip().split(" ", 1) for each in policy[1].split(";"))
    assert set(allowed) == {
        "default-src", "script-src", "style-src", "img-src", "form-action", "base-uri",
    }  # fmt: skip
    assert allowed["default-src"] == "'none'"
    assert allowed["img-src"] == "data:"
    for kind, element in (("script-src", "script type=.module."), ("style-src", "style")):
        found = re.findall(rf"<{element}>(.*?)</{element.split()[0]}>", text, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()) for each in found]
        named = re.findall("sha256-([^']*)", allowed[kind])
        assert sorted(named) == sorted(digest.decode() for digest in digests)
    assert allowed["script-src"].endswith(" 'wasm-unsafe-eval'")


@pytest.mark.parametrize("language", ["pl", "uk", "en"])
def test_it_names_no_file(panel: Panel, language: str) -> None:
    text = re.sub(
        r"<script.*?</script>", "", pages.one_file_of(panel, SCHOOL, language), flags=re.S
    )
    addresses = re.findall(r'(?:href|src|data-[a-z]+)="([^"]*)"', text)
    assert len(addresses) > 50
    odd = [each for each in addresses if "/" in each and not each.startswith(("data:", "https://"))]
    assert odd == []


def test_the_schools_own_words_stand_in_it(panel: Panel) -> None:
    assert "Sekretariat w sali 5." in pages.one_file_of(panel, SCHOOL, "uk")


def test_the_notices_stand_in_it(panel: Panel, dist: Path) -> None:
    notices = (dist / "LICENSES.txt").read_text(encoding="utf-8")
    assert notices in pages.one_file_of(panel, "{}", "pl")
    assert "</script" not in notices


def test_both_interpreters_make_the_same_file(panel: Panel) -> None:
    small = {name: content[:300].decode() for name, content in panel.one_file.items()}
    data = {"material": panel.material, "parts": small, "school": SCHOOL}
    assert run_on_micropython(MAKE, data) == run_on_cpython(MAKE, data)


def test_a_page_of_another_shape_is_refused(panel: Panel) -> None:
    material = {**panel.material, "page": panel.material["page"].replace("connect-src", "other")}
    with pytest.raises(ValueError, match="connect-src 'self'; stands 0 times"):
        one_file.panel(material, panel.one_file, "{}", "pl")


def answers_a_login(where: Page | Frame) -> None:
    """Go to the view by its link, type a login, and read the answer; then answer and search."""
    wait_for(where, "ready")
    where.locator("a[href='#login-rodzica']:visible").first.click()
    where.locator("#login-rodzica").get_by_label("Login ucznia").fill("1234567u")
    expect(where.locator("#login-rodzica output").first).to_have_text("1234567")
    where.locator("h1 a").click()
    where.locator("#start .answers a").first.click()
    expect(where.locator("#path strong")).to_have_count(1)
    where.locator("h1 a").click()
    where.locator("#query").fill("haslo")
    expect(where.locator("#found .results a").first).to_be_visible()


@pytest.fixture
def file(panel: Panel, tmp_path: Path) -> Path:
    """Return the panel in one file."""
    made = tmp_path / "klucznik.html"
    made.write_text(pages.one_file_of(panel, SCHOOL, "pl"), encoding="utf-8")
    return made


def asked_and_said(page: Page) -> tuple[list[str], list[str]]:
    """Return lists that fill with what a page asks for, and with what its console says."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    return asked, said


def test_python_answers_a_login_from_a_disk(page: Page, file: Path) -> None:
    asked, said = asked_and_said(page)
    page.goto(file.as_uri())
    answers_a_login(page)
    assert set(asked) <= {file.as_uri()}
    assert said == []


def test_python_answers_a_login_in_a_sandbox(
    page_with: Callable[..., Page], file: Path, tmp_path: Path
) -> None:
    page = page_with()
    around = tmp_path / "around.html"
    around.write_text(SANDBOX.format(html.escape(file.read_text(encoding="utf-8"))), "utf-8")
    asked, said = asked_and_said(page)
    page.goto(around.as_uri())
    inner = page.frames[-1]
    answers_a_login(inner)
    assert inner.evaluate("location.href").startswith("about:srcdoc")
    assert {each for each in asked if not each.startswith("about:")} <= {around.as_uri()}
    assert said == []


def test_what_is_known_is_shown_anew_after_an_error(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    wait_for(page, "ready")
    page.locator("a[href='#login-rodzica']").first.evaluate("link => link.click()")
    page.locator("#login-rodzica").get_by_label("Login ucznia").fill("1234567u")
    page.locator("#login-rodzica output").first.evaluate("output => output.textContent = ''")
    page.evaluate("document.dispatchEvent(new Event('klucznik:anew'))")
    expect(page.locator("#login-rodzica output").first).to_have_text("1234567")
