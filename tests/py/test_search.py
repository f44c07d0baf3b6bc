"""People search in words of their own, with slips, and find the right help first."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from klucznik import school, search_view
from klucznik.guide import Guide
from klucznik.search import TWO_SLIPS, Index, fit, fold, highlight, is_with_slips, words_of
from klucznik.state import State

from tests.py.interpreters import run_on_cpython, run_on_micropython
from widget import content

GUIDE = content.load_guide()
QUERIES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("queries.toml").read_text(encoding="utf-8")
)
CASES = [
    (language, query, right)
    for language, queries in QUERIES.items()
    for query, right in queries.items()
]
RIGHT_IN_100 = 95
RIGHT_IN_100_OF_A_LANGUAGE = 90


def index(language: str) -> Index:
    guide = Guide(GUIDE.model_dump())
    nobody = school.read({}, [], [])
    return search_view.index(State(guide, content.load_words(GUIDE, language), nobody))


INDEXES = {language: index(language) for language in QUERIES}


def test_at_least_95_of_100_queries_find_the_right_help_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong: dict[str, list[str]] = {language: [] for language in QUERIES}
    for language, query, right in CASES:
        hits = INDEXES[language].find(query)
        if not hits or hits[0].id not in right:
            found = hits[0].id if hits else "nothing"
            wrong[language].append(f"{query!r} finds {found}, not {' or '.join(right)}")
    with capsys.disabled():
        for language, queries in QUERIES.items():
            right_ones = len(queries) - len(wrong[language])
            print(f"\nsearch, {language}: {right_ones} of {len(queries)} right", *wrong[language])
    for language, queries in QUERIES.items():
        most = len(queries) * (100 - RIGHT_IN_100_OF_A_LANGUAGE)
        assert len(wrong[language]) * 100 <= most, wrong[language]
    all_wrong = [line for lines in wrong.values() for line in lines]
    assert len(all_wrong) * 100 <= len(CASES) * (100 - RIGHT_IN_100), all_wrong


def test_the_table_has_enough_queries_of_each_language() -> None:
    assert len(QUERIES["pl"]) >= 60
    assert len(QUERIES["uk"]) >= 20
    assert len(QUERIES["en"]) >= 20


SEARCH = """
from klucznik import school, search_view
from klucznik.guide import Guide
from klucznik.state import State

def answer(data):
    found = []
    for language, words in data["words"]:
        state = State(Guide(data["guide"]), words, school.read({}, [], []))
        index = search_view.index(state)
        for query in data["queries"][language]:
            hits = index.find(query)
            found.append([(hit.id, hit.score, sorted(set(hit.matched))) for hit in hits])
            state.query = query
            found.append(search_view.found(state, index))
    return found
"""


def test_both_interpreters_find_and_show_the_same() -> None:
    data = {
        "guide": GUIDE.model_dump(),
        "words": [(language, content.load_words(GUIDE, language)) for language in QUERIES],
        "queries": {language: list(queries) for language, queries in QUERIES.items()},
    }
    assert run_on_micropython(SEARCH, data) == run_on_cpython(SEARCH, data)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("HASŁO", "haslo"), ("Źdźbło", "zdzblo"), ("Ґанок", "ганок"), ("Памʼятаю", "памятаю"),
     ("ПАРОЛЬ", "парол"), ("Ёлка", "елка"), ("503", "503"),
     ("Zażo\u0301łć", "zazolc"), ("Àé", "ae")],
)  # fmt: skip
def test_letters_are_found_with_and_without_their_marks(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("asked", "word"),
    [("haslo", "hasla"), ("loginu", "login"), ("hsalo", "haslo"), ("halo", "haslo"),
     ("hassło", "haslo"), ("haspo", "haslo"), ("apli", "aplikacja"),
     ("zablokowało", "zablokowane")],
)  # fmt: skip
def test_endings_beginnings_and_one_slip_are_forgiven(asked: str, word: str) -> None:
    assert fit(fold(asked), word) or is_with_slips(fold(asked), word, 1)


def test_a_long_word_is_forgiven_two_slips() -> None:
    assert is_with_slips("sekretrayat", "sekretariat", 2)
    assert not is_with_slips("sekretrayat", "sekretariat", 1)
    assert len("sekretrayat") >= TWO_SLIPS


@pytest.mark.parametrize(
    ("language", "typed"), [("uk", "gfhjkm"), ("uk", "pf,ekf gfhjkm"), ("pl", "рфідщ")]
)
def test_what_was_typed_on_the_keys_of_the_other_alphabet_is_understood(
    language: str, typed: str
) -> None:
    assert INDEXES[language].find(typed)[0].id == "haslo-rodzica"


@pytest.mark.parametrize(
    ("asked", "word"),
    [("kot", "haslo"), ("dom", "dwa"), ("rodzic", "rok"), ("ab", "xab"), ("konto", "kontakt")],
)
def test_what_is_another_word_does_not_fit(asked: str, word: str) -> None:
    assert not fit(asked, word)


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
