"""Whatever accent a school chooses, the panel stays readable, in both themes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from klucznik import colour

from tests.py.interpreters import run_on_cpython, run_on_micropython

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
STYLESHEET = Path(__file__).parents[2] / "widget/page/styles/tokens.css"
STYLES = STYLESHEET.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "two", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0b5a50", "#0b5a50", 1.0)],
)
def test_contrast_is_that_of_the_guideline(one: str, two: str, ratio: float) -> None:
    assert colour.contrast(one, two) == pytest.approx(ratio, abs=0.01)


@given(COLOURS, COLOURS)
def test_any_contrast_is_that_of_the_guidelines_formula(one: str, two: str) -> None:
    lights = []
    for shade in (one, two):
        parts = [int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    expected = (max(lights) + 0.05) / (min(lights) + 0.05)
    assert colour.contrast(one, two) == pytest.approx(expected, rel=1e-9)


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
        others = {"#ffffff", "#101010"} - {on}
        assert all(colour.contrast(readable, on) >= colour.contrast(readable, it) for it in others)
        assert on in ("#ffffff", "#101010")


def test_an_accent_that_is_readable_stays_as_it_is() -> None:
    assert dict(colour.shades("#7a1fa2"))["--school-accent-light"] == "#7a1fa2"


def test_the_backgrounds_are_those_of_the_stylesheet() -> None:
    assert re.search(rf"--paper: var\(--light, {colour.LIGHT}\)", STYLES)
    assert re.search(rf"--card: .* var\(--dark, {colour.DARK}\);", STYLES)


SHADES = """
from klucznik.colour import shades

def answer(colours):
    return [shades(each) for each in colours]
"""


def test_both_interpreters_mend_colours_the_same() -> None:
    colours = [f"#{number * 7919 % 0xFFFFFF:06x}" for number in range(60)]
    assert run_on_micropython(SHADES, colours) == run_on_cpython(SHADES, colours)


# Worked out with the formula's own power, by the code's rule: the fewest 64ths towards black or
# white that give the contrast.
MENDED = {
    "#ffee00": "#776f00 #4a4500 #dfdbbf #ffffff #ffee00 #ffee00 #444f22 #101010",
    "#000000": "#000000 #000000 #c8c6bf #ffffff #8f8f8f #cccccc #2f3d3c #101010",
    "#7a1fa2": "#7a1fa2 #611881 #dfccde #ffffff #b07ac7 #dbc2e5 #363947 #101010",
    "#ff8080": "#ab5656 #683434 #e8d6cf #ffffff #ff8080 #ffbfbf #443a3a #101010",
    "#00ff00": "#007f00 #004d00 #c8debf #ffffff #00ff00 #57ff57 #155222 #101010",
    "#808080": "#707070 #444444 #dddbd4 #ffffff #8f8f8f #cccccc #2f3d3c #101010",
}


@pytest.mark.parametrize("accent", MENDED)
def test_an_accent_is_moved_no_further_than_it_has_to_be(accent: str) -> None:
    assert " ".join(shade for _, shade in colour.shades(accent)) == MENDED[accent]


@pytest.mark.parametrize(
    ("one", "two", "part", "mixed"),
    [
        ("#000000", "#ffffff", 32, "#7f7f7f"),
        ("#102030", "#ffffff", 0, "#102030"),
        ("#102030", "#ffffff", 64, "#ffffff"),
        ("#400000", "#004080", 16, "#301020"),
    ],
)
def test_colours_are_mixed_in_64ths(one: str, two: str, part: int, mixed: str) -> None:
    assert colour.mix(one, two, part) == mixed
