"""2,000 inputs of all kinds, the same in each run, in both login fields of a real browser."""

import random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.panel import open_panel
from tests.fuzz import BATCH, Judged, faults, judge
from tests.typed import KINDS, throw

INPUTS = 2000


@pytest.mark.only_in("chromium", reason="the same bytes of Python read them in Firefox")
def test_of_2000_inputs_no_answer_is_wrong_and_no_kind_is_met_with_silence(
    page: Page, site: str
) -> None:
    dice = random.Random(INPUTS)
    inputs = [throw(dice) for _ in range(INPUTS)]
    assert {typed.kind for typed in inputs} == set(KINDS)
    open_panel(page, site)
    judged: list[Judged] = []
    for start in range(0, INPUTS, BATCH):
        batch = inputs[start : start + BATCH]
        judged += judge(page, list(zip(batch, reversed(batch), strict=True)))
    bad = [each for each in judged if each.verdict == "wrong"]
    assert faults(judged) == [], bad


@pytest.mark.parametrize("owner", ["pupil", "parent"])
def test_half_an_emoji_in_a_field_is_named_and_the_panel_goes_on(
    page: Page, site: str, owner: str
) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field = page.locator(f"#{owner}-login")
    type_code = """(field, code) => {
        field.value = String.fromCharCode(code) + "1234567u";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }"""
    for code in (0xD83D, 0xDE00):
        field.evaluate(type_code, code)
        expect(field).to_have_attribute("aria-invalid", "true")
        assert page.locator(f'output[for="{owner}-login"]').text_content() == ""
    field.fill("1234567u")
    field.press("Tab")
    expect(page.locator(f'output[for="{owner}-login"]')).to_contain_text("1234567")
    expect(page.locator("html")).to_have_attribute("data-python", "ready")
