"""Whatever accent a school chooses, the panel stays readable, in both themes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from klucznik import colour

from tests.py.interpreters import run_on_cpython, run_on_micropython

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
STYLES = Path(__file__).parents[2].joinpath("widget/styles.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "two", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0b5a50", "#0b5a50", 1.0)],
)
def test_contrast_is_that_of_the_guideline(one: str, two: str, ratio: float) -> None:
    assert colour.contrast(one, two) == pytest.approx(ratio, abs=0.01)


@given(COLOURS)
def test_every_accent_is_readable_in_both_themes(accent: str) -> None:
    shades = dict(colour.shades(accent))
    for theme, background in (("light", colour.LIGHT), ("dark", colour.DARK)):
        readable, strong, tint, on = (
            shades[f"--school-{name}-{theme}"] for name in ("accent", "strong", "tint", "on")
        )
        assert colour.contrast(readable, background) >= colour.READABLE
        assert colour.contrast(readable, on) >= colour.READABLE
        assert colour.contrast(strong, tint) >= colour.READABLE


def test_an_accent_that_is_readable_stays_as_it_is() -> None:
    assert dict(colour.shades("#7a1fa2"))["--school-accent-light"] == "#7a1fa2"


def test_the_backgrounds_are_those_of_the_stylesheet() -> None:
    assert re.search(rf"--paper: {colour.LIGHT};", STYLES)
    assert re.search(rf"--card: {colour.DARK};", STYLES)


SHADES = """
from klucznik.colour import shades

def answer(colours):
    return [shades(each) for each in colours]
"""


def test_both_interpreters_mend_colours_the_same() -> None:
    colours = [f"#{number * 7919 % 0xFFFFFF:06x}" for number in range(200)]
    assert run_on_micropython(SHADES, colours) == run_on_cpython(SHADES, colours)
