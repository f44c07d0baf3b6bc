"""The drawings beside the steps: each used, saying no more than the words, its mark seen."""

import re
from xml.etree import ElementTree

import pytest
from klucznik.colour import contrast
from klucznik.html import plain
from klucznik.views import PICTURE_HEIGHT, PICTURE_WIDTH

from tests.py.views_tree import GUIDE, WORDS
from widget import drawings

SVG = f"{{{drawings.SVG}}}"
ROOT = ElementTree.fromstring(drawings.file())
NAMES = drawings.names()
MARK, EDGE = "#d9480f", "#ffffff"
VISIBLE = 3
"""The least contrast of what has to be seen (WCAG 2.2, 1.4.11)."""
SEEN_ONLY = {"0 zł", "Spam", "1234567", "1234567u", "1234567a", "****", "zł"}
"""What stands in a field, and on a coin; no words."""
PLAIN_MARKUP = {"svg", "view", "defs", "g", "use", "rect", "circle", "path", "text"}


def six_digits(colour: str) -> str:
    """Return #abc as #aabbcc."""
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def test_every_drawing_stands_beside_a_step_and_every_one_that_a_step_names_is_drawn() -> None:
    used = {name for procedure in GUIDE.procedures for name in procedure.pictures.values()}
    assert used == set(NAMES)
    assert len(set(NAMES)) == len(NAMES)
    assert set(GUIDE.leaflet_pictures) <= used


def test_what_stands_in_a_drawing_stands_in_the_words() -> None:
    said = " ".join(plain(text) for text in WORDS["pl"].values()).replace("\xa0", " ")
    drawn = {text.text or "" for text in ROOT.iter(f"{SVG}text")}
    assert len(drawn) > 15
    for text in drawn - SEEN_ONLY:
        assert text in said


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_is_shown_whole_and_alone_by_its_name(name: str) -> None:
    place = NAMES.index(name)
    top = place * (PICTURE_HEIGHT + drawings.GAP)
    (view,) = ROOT.findall(f"./{SVG}view[@id='{name}']")
    assert view.get("viewBox") == f"0 {top} {PICTURE_WIDTH} {PICTURE_HEIGHT}"
    drawing = ROOT.findall(f"./{SVG}g")[place]
    assert drawing.get("transform") == f"translate(0 {top})"
    assert len(drawing) > 0


def test_the_whole_file_has_the_proportions_of_a_drawing() -> None:
    assert ROOT.get("viewBox") == f"0 0 {PICTURE_WIDTH} {PICTURE_HEIGHT}"


def test_a_drawing_needs_no_style_no_script_and_no_other_file() -> None:
    ids = {element.get("id") for element in ROOT.iter() if element.get("id")}
    for element in ROOT.iter():
        assert element.tag.removeprefix(SVG) in PLAIN_MARKUP
        assert not {"style", "class"} & element.attrib.keys()
        if element.tag == f"{SVG}use":
            assert element.get("href", "").removeprefix("#") in ids


def test_the_mark_is_seen_on_every_colour_that_it_may_lie_on() -> None:
    fills = {element.get("fill", "none") for element in ROOT.iter()} - {"none"}
    assert {"#5b2a86", "#16181a", "#fff"} <= fills
    for fill in map(six_digits, fills):
        assert max(contrast(MARK, fill), contrast(EDGE, fill)) >= VISIBLE, fill
    assert contrast(MARK, EDGE) >= VISIBLE


def test_every_ring_of_the_mark_lies_on_its_white_edge() -> None:
    rings = [
        parent
        for parent in ROOT.iter()
        if any(child.get("stroke") == MARK and child.get("rx") == "12" for child in parent)
    ]
    assert len(rings) > 5
    for edge, ring in rings:
        assert edge.attrib == {**ring.attrib, "stroke": "#fff", "stroke-width": "8"}
        assert ring.get("stroke-width") == "4"


def test_without_a_size_nothing_in_the_page_is_drawn() -> None:
    for template in ("page.html", "leaflet.html"):
        html = drawings.SOURCE.with_name(template).read_text(encoding="utf-8")
        drawn = re.findall("<svg[^>]*>", html)
        assert drawn
        assert all(re.search(r' width="\d+" height="\d+"', each) for each in drawn)
