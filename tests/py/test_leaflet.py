"""What parents hold in their hands at a meeting: the leaflet, on paper."""

from typing import Any
from xml.etree import ElementTree

import pytest
from klucznik import leaflet
from klucznik.html import escape, plain

from tests.py.views_tree import GUIDE, LANGUAGES, WORDS, state, text, tree, with_words

SCHOOL: dict[str, Any] = {
    "name": "SP <7>",
    "panel": "https://sp7.example/?a=1&b=2",
    "office": {"phone": "227007007", "email": "a@sp7.example", "address": "ul. Malowana 7"},
}


def part(name: str, data: object = None, language: str = "en") -> ElementTree.Element:
    """Return a part of the leaflet; the drawing of the code is tested with the pages."""
    return tree(leaflet.parts(state(data, language), [])[name].partition("<svg")[0])


def test_a_part_is_what_its_name_says() -> None:
    parts = leaflet.parts(state(SCHOOL), [])
    assert parts["title"] == WORDS["en"]["leaflet.title"]
    assert parts["lead"] == WORDS["en"]["leaflet.lead"]
    assert parts["school"] == "SP &lt;7&gt;"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_procedures_stand_there_step_by_step_without_links(language: str) -> None:
    words = WORDS[language]
    sections = part("procedures", language=language).findall("./section")
    assert len(sections) == len(GUIDE.leaflet) == 3
    for id, section in zip(GUIDE.leaflet, sections, strict=True):
        procedure = GUIDE.procedure(id)
        assert procedure is not None
        assert [text(title) for title in section.findall("./h2")] == [
            plain(words[f"procedure.{id}.title"])
        ]
        steps = section.findall("./ol[@class='steps']/li")
        assert [text(step) for step in steps] == [
            plain(words[f"procedure.{id}.steps.{step}"]) for step in procedure.steps
        ]
        needs = [plain(words[f"need.{need}"]) for need in procedure.needs]
        assert [text(line) for line in section.findall("./p[@class='needs']")] == [
            f"{words['page.needs']} {', '.join(needs)}" for _ in needs[:1]
        ]
        drawn = [picture.get("src") for picture in section.findall("./ol/li/img")]
        chosen = [procedure.pictures.get(step) for step in procedure.steps]
        assert drawn == [f"#{name}" for name in chosen if name in GUIDE.leaflet_pictures]
        assert section.find(".//img[@loading]") is None
        boxes = section.findall("./p[@class='boxes'][@aria-hidden='true']/b")
        assert bool(boxes) == (procedure.tool == "logins")
        assert section.find(".//a") is None
        assert section.find(".//span[@class='own']") is None


def lines(data: object) -> list[str]:
    return [text(line) for line in part("reach", data).findall("./div/p")]


def test_the_school_is_reached_by_all_that_it_has_said() -> None:
    words = WORDS["en"]
    assert lines(SCHOOL) == [
        "SP <7>",
        words["paper.phone"].replace("{phone}", "227007007"),
        words["paper.email"].replace("{email}", "a@sp7.example"),
        words["office.address"].replace("{address}", "ul. Malowana 7"),
    ]
    title = part("reach", SCHOOL).find(with_words("./div/h2[.='‹leaflet.school›']", words))
    assert title is not None


def test_a_school_that_says_nothing_is_still_somewhere_to_go() -> None:
    words = WORDS["en"]
    assert lines({}) == [plain(words["office.name-unknown"]), plain(words["office.unknown"])]
    assert lines({"office": {"phone": "227007007"}})[1:] == [
        words["paper.phone"].replace("{phone}", "227007007")
    ]


def test_below_the_code_stands_its_address() -> None:
    html = leaflet.parts(state(SCHOOL), [[1, 0], [0, 1]])["reach"]
    scan = f"<p><strong>{WORDS['en']['leaflet.scan']}</strong><br>{escape(SCHOOL['panel'])}</p>"
    assert html.endswith(scan)


def test_the_card_has_a_place_for_the_login_and_the_child() -> None:
    shown = part("card")
    for path in (
        "./h2[.='‹leaflet.card›']",
        "./dl/dt[1][.='‹leaflet.login›']",
        "./dl/dt[2][.='‹leaflet.child›']",
        "./small[.='‹leaflet.fold›']",
    ):
        assert shown.find(with_words(path, WORDS["en"])) is not None, path
    assert [text(place) for place in shown.findall("./dl/dd")] == ["", ""]


def test_the_card_says_where_the_login_is_typed() -> None:
    words = WORDS["en"]
    (line,) = part("card", {"librus": "https://sp7.example/librus"}).findall("./p")
    address = plain(words["paper.login-page"]).replace("{address}", "sp7.example/librus")
    assert text(line) == f"{plain(words['leaflet.keep'])} {address}"
