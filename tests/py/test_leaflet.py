"""What parents hold in their hands at a meeting: the leaflet, on paper."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from klucznik import leaflet
from klucznik.html import plain

from tests.py.views_tree import GUIDE, LANGUAGES, WORDS, state, text, tree, with_words

SCHOOL: dict[str, Any] = {
    "name": "SP <7>",
    "panel": "https://sp7.example/?a=1&b=2",
    "office": {"phone": "227007007", "email": "a@sp7.example", "address": "ul. Malowana 7"},
}


def part(name: str, data: object = None, language: str = "en") -> ElementTree.Element:
    """Return a part of the leaflet; the drawing of the code is tested with the pages."""
    html = leaflet.parts(state(data, language), [])[name]
    return tree(re.sub("<svg.*?</svg>", "", html))


def test_a_part_is_what_its_name_says() -> None:
    parts = leaflet.parts(state(SCHOOL), [])
    assert parts["title"] == WORDS["en"]["leaflet.title"]
    said = [WORDS["en"]["leaflet." + key] for key in ("lead", "more")]
    assert parts["lead"] == " ".join(said)


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
        for step, shown in zip(procedure.steps, steps, strict=True):
            assert text(shown).startswith(plain(words[f"procedure.{id}.steps.{step}"]))
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


def test_the_school_is_reached_by_all_that_it_has_said_in_words_not_by_buttons() -> None:
    words = WORDS["en"]
    assert lines(SCHOOL) == [
        words["paper.phone"].replace("{phone}", "227007007"),
        words["paper.email"].replace("{email}", "a@sp7.example"),
        words["paper.address"].replace("{address}", "ul. Malowana 7"),
        f"{words['leaflet.scan']} {SCHOOL['panel']}",
    ]
    assert [text(title) for title in part("reach", SCHOOL).findall("./div/h2")] == ["SP <7>"]


def test_a_school_that_says_nothing_is_still_somewhere_to_go() -> None:
    words = WORDS["en"]
    assert lines({}) == [plain(words["office.unknown"])]
    title = with_words("./div/h2[.='‹office.name-unknown›']", words)
    assert part("reach", {}).find(title) is not None
    assert lines({"office": {"phone": "227007007"}}) == [
        words["paper.phone"].replace("{phone}", "227007007")
    ]


def test_the_login_page_has_its_address_in_the_steps_and_in_the_card() -> None:
    way = f"portal.librus.pl/szkola {plain(WORDS['en']['leaflet.way'])}"
    firsts = [text(step) for step in part("procedures").findall("./section/ol/li[1]")]
    assert [way in step for step in firsts] == [True, False, True]
    assert way in text(part("card"))


def test_a_school_with_a_login_page_of_its_own_promises_no_buttons_of_another() -> None:
    card = text(part("card", {"librus": "https://sp7.example/librus"}))
    assert "sp7.example/librus" in card
    assert "Synergia" not in card


def test_the_two_prints_say_the_same_and_lead_to_each_other() -> None:
    normal, large = (leaflet.parts(state(SCHOOL), [], size) for size, _ in leaflet.FOLDERS)
    assert {name for name in normal if normal[name] != large[name]} == {"size", "toolbar"}
    assert 'href="duza/"' in normal["toolbar"]
    assert 'href="../"' in large["toolbar"]


def test_the_card_has_a_place_for_the_login_and_the_child() -> None:
    shown = part("card")
    for path in (
        "./h2[.='‹leaflet.card›']",
        "./dl/dt[1][.='‹leaflet.login›']",
        "./dl/dt[2][.='‹leaflet.child›']",
    ):
        assert shown.find(with_words(path, WORDS["en"])) is not None, path
    words = WORDS["en"]
    says = plain(f"{words['leaflet.keep']} {words['leaflet.fold']}")
    assert text(shown.findall("./p")[0]) == says
    assert [text(place) for place in shown.findall("./dl/dd")] == ["", ""]


OWN_WORDS = {"replace": {"haslo-rodzica": "Hasła resetuje wychowawca."}}


@pytest.mark.parametrize("data", [OWN_WORDS, {"hide": ["haslo-rodzica"]}], ids=["own", "hidden"])
def test_what_a_school_does_in_a_way_of_its_own_is_not_promised_otherwise(
    data: dict[str, Any],
) -> None:
    usual = leaflet.parts(state(), [])
    parts = leaflet.parts(state(data), [])
    assert WORDS["en"]["leaflet.lead"] in usual["lead"]
    assert parts["lead"] == WORDS["en"]["leaflet.more"]
    assert WORDS["en"]["procedure.haslo-rodzica.steps.przypomnij"] not in parts["procedures"]
    assert ("Hasła resetuje wychowawca." in parts["procedures"]) == ("replace" in data)
