"""People search in words of their own, with slips, and find the right help first."""

import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from klucznik import school, search_view
from klucznik.search import Hit, Index, highlight, weigh, words_of
from klucznik.spelling import BEGINNING, ENDING, EXACT, fit, is_with_slips
from klucznik.state import State
from klucznik.text import fold

from tests.conftest import SAYS
from tests.py.interpreters import run_on_cpython, run_on_micropython
from widget.words import content

GUIDE = content.load_guide()
QUERIES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("queries.toml").read_text(encoding="utf-8")
)
MISSED = QUERIES.pop("missed")


def index(language: str) -> Index:
    nobody = school.School()
    return search_view.index(State(GUIDE, content.load_words(GUIDE, language), nobody))


INDEXES = {language: index(language) for language in QUERIES}


def ids(hits: list[Hit]) -> list[str]:
    return [hit.id for hit in hits]


@pytest.mark.parametrize("language", QUERIES)
def test_every_query_finds_the_right_help_first_but_those_known_to_miss(
    language: str, record_property: Callable[[str, object], None]
) -> None:
    missed = {}
    for query, right in QUERIES[language].items():
        first = (ids(INDEXES[language].find(query)) or [""])[0]
        if first not in right:
            missed[query] = first
    right_ones = len(QUERIES[language]) - len(missed)
    record_property(SAYS, f"search, {language}: {right_ones} of {len(QUERIES[language])} right")
    assert missed == MISSED.get(language, {})


def test_the_table_has_enough_queries_of_each_language() -> None:
    assert len(QUERIES["pl"]) >= 60
    assert len(QUERIES["uk"]) >= 20
    assert len(QUERIES["en"]) >= 20


SEARCH = """
from klucznik import school, search_form, search_view
from klucznik.guide import Guide
from klucznik.state import State

def answer(data):
    found = []
    for language, words in data["words"]:
        state = State(Guide(data["guide"]), words, school.School())
        state.index = index = search_view.index(state)
        for query in data["queries"][language]:
            hits = index.find(query)
            found.append([(hit.id, hit.score, sorted(set(hit.matched))) for hit in hits])
            state.query = query
            found.append(search_form.found(state))
    return found
"""


def test_both_interpreters_find_and_show_the_same() -> None:
    data = {
        "guide": GUIDE.data,
        "words": [(language, content.load_words(GUIDE, language)) for language in QUERIES],
        "queries": {language: list(queries) for language, queries in QUERIES.items()},
    }
    assert run_on_micropython(SEARCH, data) == run_on_cpython(SEARCH, data)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("HASŁO", "haslo"), ("Źdźbło", "zdzblo"), ("Ґанок", "ганок"), ("Памʼятаю", "памятаю"),
     ("ПАРОЛЬ", "парол"), ("Ёлка", "елка"), ("503", "503"), ("e\u0300i\u036f", "ei"),
     ("Zażo\u0301łć", "zazolc"), ("ZAŻÓŁĆ", "zazolc"), ("gęśląjaźń", "geslajazn"),
     ("Їжак", "іжак"), ("їжак", "іжак"), ("Йод", "иод"), ("йод", "иод"), ("ґрунт", "грунт"),
     ("Рыба", "риба"), ("РЫБА", "риба"), ("Эхо", "ехо"), ("эхо", "ехо"), ("Єва", "ева"),
     ("єва", "ева"), ("об'єм", "обем"), ("объём", "обем"), ("СЪЕЗД", "сезд"), ("в`ю’ю", "вюю")],
)  # fmt: skip
def test_letters_are_found_with_and_without_their_marks(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize("letter", "àáâãäåçčèéêëěìíîïñňòóôõöřšùúûüůýÿž")
def test_letters_of_the_neighbours_are_found_without_their_marks(letter: str) -> None:
    plain = unicodedata.normalize("NFD", letter)[0]
    assert fold(letter) == plain
    assert fold(letter.upper()) == plain or letter == "ÿ"


@pytest.mark.parametrize(
    ("asked", "word", "how_well"),
    [("haslo", "haslo", EXACT), ("haslo", "hasla", ENDING), ("loginu", "login", ENDING),
     ("login", "loginem", ENDING), ("kod", "kodu", ENDING), ("kod", "kodem", ENDING),
     ("kod", "kodami", BEGINNING), ("ko", "kod", BEGINNING), ("prob", "probach", ENDING),
     ("apli", "aplikacja", BEGINNING), ("aplikacja", "apli", 0), ("ok", "oko", BEGINNING),
     ("zablokowalo", "zablokowane", ENDING), ("odzyskaj", "odzyskiwanie", BEGINNING),
     ("odzyska", "odzywa", 0), ("szkolny", "szkolka", ENDING), ("pilna", "pilny", ENDING),
     ("konto", "kontakt", 0), ("kod", "kot", 0), ("syna", "synu", 0), ("synowi", "synami", 0),
     ("telefon", "telewizor", 0), ("telefonu", "telefony", ENDING), ("telefonicz", "telefo", 0),
     ("pierwszy", "pierwszoklasistka", 0),
     ("haslo", "maslo", 0), ("haslo", "haslowymi", BEGINNING), ("haslo", "haslowym", ENDING),
     ("kot", "haslo", 0), ("dom", "dwa", 0), ("rodzic", "rok", 0), ("ab", "xab", 0)],
)  # fmt: skip
def test_a_word_fits_with_another_ending_or_by_its_beginning(
    asked: str, word: str, how_well: int
) -> None:
    assert fit(asked, word) == how_well


@pytest.mark.parametrize(
    ("asked", "word", "slips", "is_it"),
    [("hsalo", "haslo", 1, True), ("halo", "haslo", 1, True), ("hassło", "haslo", 1, True),
     ("haspo", "haslo", 1, True), ("gaslo", "haslo", 1, True), ("ahslo", "haslo", 1, True),
     ("haslo", "haslo", 0, True), ("hasla", "haslo", 0, False), ("haslp", "hasla", 1, True),
     ("hapso", "haslo", 1, False), ("hspao", "haslo", 1, False), ("hslao", "haslo", 1, False),
     ("halso", "haslem", 1, False), ("logn", "login", 1, True), ("logn", "loginu", 1, True),
     ("logn", "loginem", 1, False), ("sekretrayat", "sekretariat", 2, True),
     ("sekretrayat", "sekretariat", 1, False), ("skretariat", "sekretariatu", 1, True),
     ("skretariat", "sekretariatem", 1, True), ("skretariat", "sekretariatowi", 1, False),
     ("loginnn", "login", 1, False), ("loginnn", "login", 2, True), ("lgi", "login", 2, False),
     ("haslo", "haslowa", 1, False), ("hsalq", "haslo", 1, False),
     ("hsalq", "haslo", 2, True)],
)  # fmt: skip
def test_slips_are_forgiven_by_their_number(asked: str, word: str, slips: int, is_it: bool) -> None:
    assert is_with_slips(fold(asked), word, slips) == is_it


@pytest.mark.parametrize(
    ("language", "typed"),
    [("pl", "gasło"), ("pl", "jasło"), ("uk", "лароль"), ("en", "oassword")],
)
def test_a_slip_in_the_first_letter_is_forgiven(language: str, typed: str) -> None:
    assert INDEXES[language].find(typed)[0].id == "haslo-rodzica"


def test_at_most_five_results_come_the_best_ones() -> None:
    everything = INDEXES["pl"].find("librus", 21)
    assert len(everything) > 5
    assert ids(INDEXES["pl"].find("librus")) == ids(everything)[:5]


def test_a_hundred_letters_are_searched() -> None:
    assert ids(INDEXES["pl"].find(" " * 95 + "awaria"))[0] == "przerwa-techniczna"
    assert INDEXES["pl"].find(" " * 99 + "awaria") == []


@pytest.mark.parametrize(
    ("language", "typed"), [("uk", "gfhjkm"), ("uk", "pf,ekf gfhjkm"), ("pl", "рфідщ")]
)
def test_what_was_typed_on_the_keys_of_the_other_alphabet_is_understood(
    language: str, typed: str
) -> None:
    assert INDEXES[language].find(typed)[0].id == "haslo-rodzica"


@pytest.mark.parametrize("query", ["", "   ", "…", "xyzzyq", "!!!", "nie", "qqqq " * 2000])
def test_what_says_nothing_finds_nothing(query: str) -> None:
    assert INDEXES["pl"].find(query) == []


@given(st.text(max_size=300))
def test_no_query_raises_and_the_best_hits_come_first(query: str) -> None:
    scores = [hit.score for hit in INDEXES["pl"].find(query)]
    assert scores == sorted(scores, reverse=True)


@given(st.text(max_size=80), st.lists(st.text(max_size=8)))
def test_marked_pieces_are_the_text_itself(text: str, matched: list[str]) -> None:
    pieces = highlight(text, matched)
    assert "".join(piece for piece, _ in pieces) == text


def test_the_reason_is_marked() -> None:
    hit = INDEXES["pl"].find("hasla")[0]
    assert ("hasło", True) in highlight("Odzyskaj hasło rodzica", hit.matched)
    assert words_of("Odzyskaj hasło!") == ["odzyskaj", "haslo"]


def test_words_are_weighed_by_the_best_place_where_they_stand() -> None:
    fields = [
        ("Zapisz hasło, potem login", 1),
        ("Nowe hasło, Kod", 6),
        ("kod, reset", 5),
        ("!, –", 6),
    ]
    assert weigh(fields) == "@6 nowe haslo @6 kod @5 kod @5 reset @1 zapisz potem login"
    assert weigh([]) == ""


# Small indexes, in which only one thing differs: the rules by which hits are ranked.

RANKED = [
    ("a better place", "haslo", ["a @1 haslo", "b @6 haslo"], "b"),
    ("the page's order where nothing differs", "haslo", ["b @5 haslo", "a @5 haslo"], "b"),
    ("the word itself before its beginning", "kod", ["a @5 kodowanie", "b @5 kod"], "b"),
    ("all words before one of them", "nowe haslo", ["a @6 haslo", "b @2 nowe @2 haslo"], "b"),
    ("words in one phrase", "nowe haslo", ["a @5 nowe x @5 haslo y", "b @5 nowe haslo"], "b"),
    ("a whole phrase", "haslo", ["a @5 haslo ucznia szkoly", "b @5 haslo"], "b"),
    ("a rare word", "haslo awaria", ["a @5 haslo", "c @5 haslo", "b @5 awaria"], "b"),
    ("the word itself before one that means the same", "kod", ["a @5 haslo", "b @5 kod"], "b"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "lines", "first"), [row[1:] for row in RANKED], ids=[row[0] for row in RANKED]
)
def test_what_comes_first_is(query: str, lines: list[str], first: str) -> None:
    entries = [(line[0], line[2:]) for line in lines]
    assert Index(entries, [["haslo", "kod"]], []).find(query)[0].id == first


def test_what_means_the_same_is_found_with_its_endings_but_not_its_beginnings() -> None:
    together = Index([("a", "@5 hasla"), ("b", "@5 haslownikami")], [["haslo", "pin"]], [])
    assert ids(together.find("pin")) == ["a"]
    assert together.find("pin")[0].matched == ["hasla"]


def test_words_that_say_nothing_are_neither_searched_nor_found() -> None:
    ignoring = Index([("a", "@5 nie haslo")], [], ["nie"])
    assert ignoring.find("nie") == []
    assert ignoring.find("nie haslo")[0].matched == ["haslo"]


def test_the_reasons_are_those_words_of_the_hit_that_were_asked_for() -> None:
    hits = Index([("a", "@5 login haslo"), ("b", "@5 haslo")], [], []).find("haslo loginu xyz")
    assert [(hit.id, hit.matched) for hit in hits] == [("a", ["haslo", "login"]), ("b", ["haslo"])]


def test_a_single_letter_is_found_only_as_a_word() -> None:
    letters = Index([("a", "@5 litera u"), ("b", "@5 uczen")], [], [])
    assert ids(letters.find("u")) == ["a"]
    assert ids(letters.find("uc")) == ["b"]
    assert letters.find("l") == []


def test_two_letters_are_the_word_itself_before_a_beginning() -> None:
    assert ids(Index([("a", "@5 ucho"), ("b", "@5 uc")], [], []).find("uc")) == ["b", "a"]


def test_of_two_slips_none_may_be_in_the_first_two_letters() -> None:
    """With these hardly ever wrong, few words have to be compared at every key."""
    words = Index([("a", "@5 sekretariat")], [], [])
    assert ids(words.find("sekretrayat")) == ["a"]
    assert ids(words.find("sekrtraiat")) == ["a"]
    assert words.find("skretrayat") == []
    assert words.find("zekretrayat") == []
    assert words.find("ekrtriat") == []


@pytest.mark.parametrize(("asked", "found"), [("ulga", ["a"]), ("kid", []), ("lga", [])])
def test_a_slip_is_forgiven_from_four_letters_on(asked: str, found: list[str]) -> None:
    assert ids(Index([("a", "@5 kod uwga")], [], []).find(asked)) == found


def test_words_that_fit_as_they_are_go_before_those_with_a_slip() -> None:
    alike = Index([("a", "@5 haslo"), ("b", "@5 maslo")], [], [])
    assert ids(alike.find("haslo")) == ["a"]
    assert ids(alike.find("hasly")) == ["a"]
    assert ids(alike.find("haslq")) == ["a"]


def test_letters_of_two_alphabets_are_words_and_all_else_stands_between() -> None:
    assert words_of("AZaz09-ÀжЯԯ.її,'ʼ@Ё") == ["azaz09", "aжяԯ", "іі", "е"]
    assert words_of("/:`{[@_") == []
