"""Files of the panel come broken, late or never: words, links and what was typed stay."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Error, Frame, Page, expect

from tests.browser.engines import wait_until
from tests.browser.faults import FILES, ROWS
from tests.browser.panel import ADDRESSES, DIALOG, FRAME, OPENER, sabotage, wait_for

HELD = Path(__file__).with_name("held.js").read_text(encoding="utf-8")
TYPED = "1234567u"
TYPE = f"""addEventListener("DOMContentLoaded", () => {{
    const field = document.querySelector("#pupil-login");
    if (!field) return;
    field.value = "{TYPED}";
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
}});"""
"""Somebody types a login as soon as there is a field."""

UNTIL_FAILED_MS = 11_000
UNTIL_LINK_MS = 6_000
LATE_MS = 20_000


def pass_time(page: Page, milliseconds: int) -> None:
    """Let time pass in the page at once."""
    page.clock.fast_forward(milliseconds)


def wait(page: Page, milliseconds: int) -> None:
    """Let time pass as it does for a reader."""
    page.wait_for_timeout(milliseconds)


def open_broken(page: Page, site: str, place: str) -> Page | Frame:
    """Open the panel where it stands; returns where its page is."""
    if place == "standalone":
        page.goto(f"{site}/", wait_until="commit")
        return page
    page.goto(f"{site}/demo/", wait_until="commit")
    page.get_by_role("button", name=OPENER).click()
    return frame_in(page)


def frame_in(page: Page) -> Frame:
    frame = page.locator(FRAME).element_handle().content_frame()
    assert frame
    return frame


def assert_held(page: Page, panel: Page | Frame) -> Page | Frame:
    """Expect of a broken panel what can be had, and that the school's page goes on.

    Returns:
        where the panel's page is now.

    """
    complaints: list[str] = []

    def is_held() -> bool:
        try:
            complaints[:] = panel.evaluate(HELD, TYPED)
        except Error:  # The page is just giving way to another.
            return False
        return not complaints

    wait_until(is_held, complaints)
    if panel is page:
        return page
    assert_closes_and_opens(page)
    # A panel that has said nothing comes anew, and is typed into anew.
    again = frame_in(page)
    expect(again.locator("#pupil-login")).to_have_value(TYPED)
    return again


def assert_closes_and_opens(page: Page) -> None:
    dialog = page.locator(DIALOG)
    dialog.locator("div button").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name=OPENER).click()
    expect(dialog).to_be_visible()


def walk_without_a_panel(page: Page, site: str, name: str) -> None:
    """Walk where there is no panel: its link is there, or followed, or a dialog that closes."""
    page.goto(f"{site}/demo/", wait_until="commit")
    if name == "klucznik.js":
        link = page.locator("klucznik-panel a")
        expect(link).to_be_visible()
        expect(link).to_have_attribute("href", re.compile(r"^\.\./"))
    elif name == "panel.js":
        page.get_by_role("button", name=OPENER).click()
        page.clock.run_for(UNTIL_LINK_MS)
        expect(page.get_by_role("heading", name="Co się stało?")).to_be_visible()
        assert page.url == f"{site}/?school=sp7"
    else:
        page.get_by_role("button", name=OPENER).click()
        assert_closes_and_opens(page)


def walk(page: Page, site: str, row: tuple[str, str, str], is_real: bool = False) -> None:
    """Walk through one row of the table."""
    place, name, mode = row
    file = FILES[name]
    go_on = wait if is_real else pass_time
    if not is_real:
        page.clock.install()
    held = "silence" if mode == "late" else mode
    let_through = sabotage(page, name, held, file.older or bytes)
    outcome = "ready" if mode in file.harmless else file.outcome
    if outcome == "none":
        walk_without_a_panel(page, site, name)
        if mode == "late" and name == "klucznik.js":
            let_through()
            expect(page.get_by_role("button", name=OPENER)).to_be_visible()
        return
    page.add_init_script(TYPE)
    panel = open_broken(page, site, place)
    if file.after:
        wait_for(panel, "ready")
        panel.evaluate(f"() => {{ {file.after} }}")
    if held == "silence":
        if outcome != "static":  # The watch over Python has begun.
            expect(panel.locator("html")).not_to_have_attribute("data-python", "static")
        go_on(page, UNTIL_FAILED_MS)
    wait_for(panel, outcome)
    panel = assert_held(page, panel)
    if mode == "late":
        go_on(page, LATE_MS - UNTIL_FAILED_MS)
        let_through()
        wait_for(panel, "ready")
        assert_held(page, panel)


def name_of(row: tuple[str, str, str]) -> str:
    return " ".join(row)


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_a_broken_file_takes_nothing_but_what_it_held(
    page: Page, site: str, row: tuple[str, str, str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    walk(page, site, row)
    assert any(map(ADDRESSES[row[1]].search, asked)), "the broken file wasn't asked for"


@pytest.mark.parametrize("mode", ["silence", "late"])
def test_what_takes_long_takes_as_long_for_a_reader(page: Page, site: str, mode: str) -> None:
    walk(page, site, ("standalone", "wasm", mode), is_real=True)
