"""What people type or paste as a login, and what they are told: the same on both interpreters.

The cases stand in logins.json, worked out by hand. Words for people are tested elsewhere.
"""

import json
import random
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import klucznik
import pytest
from hypothesis import given
from hypothesis import strategies as st
from klucznik import login
from klucznik.login import read

from tests.py.interpreters import run_on_cpython, run_on_micropython
from tests.typed import stands_in, throw

PROBLEMS = {
    "empty",
    "email",
    "password",
    "unknown",
    "strange-character",
    "letters",
    "two",
    "other-number",
    "date",
    "pesel",
    "phone",
    "letter-inside",
    "other-letter",
    "too-short",
    "too-long",
}
UNLESS_SAID = {"letter": "", "place": 0, "lookalike": "", "unusual_length": False}
READ_ALL = """
from klucznik.login import read

NAMES = ("owner", "parent", "pupil", "digits", "problem", "letter", "place", "lookalike",
         "unusual_length")

def answer(inputs):
    return [attributes(typed) for typed in inputs]

def attributes(typed):
    try:
        reading = read(typed)
        return {name: getattr(reading, name) for name in NAMES}
    except Exception as error:
        return {"raised": repr(error)}
"""

Case = dict[str, Any]
Answers = list[dict[str, Any]]


def _load_cases() -> list[tuple[str, Case]]:
    """Return each case of the table with its name: its kind, and what the person did."""
    kinds = json.loads(Path(__file__).with_name("logins.json").read_text(encoding="utf-8"))
    return [(f"{kind}: {case['why']}", case) for kind, cases in kinds.items() for case in cases]


CASES = _load_cases()


def _typed(case: Case) -> str:
    return str(case["typed"]) * int(case.get("times", 1))


@pytest.fixture(scope="module", params=[run_on_cpython, run_on_micropython])
def answers(request: pytest.FixtureRequest) -> Any:
    """Return the answers to the whole table, from one run of each interpreter."""
    run: Callable[[str, object], object] = request.param
    return run(READ_ALL, [_typed(case) for _, case in CASES])


@pytest.mark.parametrize("number", range(len(CASES)), ids=[name for name, _ in CASES])
def test_a_person_who(number: int, answers: Answers) -> None:
    case = CASES[number][1]
    expected = {
        **UNLESS_SAID,
        **{name: value for name, value in case.items() if name not in ("typed", "times", "why")},
        "digits": case["parent"],
    }
    assert answers[number] == expected


def test_the_table_holds_every_trouble_and_each_case_once() -> None:
    assert {case["problem"] for _, case in CASES} == PROBLEMS | {""}
    assert len({_typed(case) for _, case in CASES}) == len(CASES) >= 120
    assert len({name for name, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "path",
    sorted((Path(klucznik.__file__).parent / "content").glob("??.toml")),
    ids=lambda p: p.stem,
)
def test_every_trouble_but_silence_has_its_own_sentence(path: Path) -> None:
    words = tomllib.loads(path.read_text(encoding="utf-8"))["login"]["problem"]
    sentences = [words[problem] for problem in sorted(PROBLEMS - {"empty"})]
    assert all(sentences)
    assert len(set(sentences)) == len(sentences)


# Properties. Each says for all inputs what the table says for some.

DIGITS = "0123456789"
UNSEEN = "\u200b\u200d\ufeff\u00ad\u200f\u2069\u0000"
GAPS = ["", " ", "\u00a0", "\u202f", "\t", "-", "\u2013", ".", *UNSEEN]
LABELS = [
    "",
    " ",
    "Login ucznia: ",
    "login ",
    "ЛОГІН УЧНЯ: ",
    "„",
    "(",
    "Kasia Żak - ",
    "Login nr ",
]
ENDS = ["", " ", "\n", ".", "”", ")", " (Kasia)", " to login ucznia"]
AROUND = [
    " ",
    "  ",
    "\t",
    "\n",
    "-",
    " - ",
    ".",
    ". ",
    ",",
    ", ",
    ": ",
    ";",
    "/",
    "(",
    ") ",
    "•",
    "|",
]
NUMBERS = ["klasa 4", "4b", "4 b", "IV a", "Lp 12", "rok 2026", "2025/2026", "12.05.2014", "7:30",
           "44051401458", "600 100 200", "00-700 Warszawa", "120,50 zł", "sala 12"]  # fmt: skip
FRAGMENTS = [
    *GAPS, *LABELS, *ENDS, *DIGITS, *"uUуkOlSżΩß😀<>@!#/:;=|,№",
    "1234567", "7654321u", "123456u", "0012", "jan@poczta.pl", "Hasło: ", "//", "i", "oraz",
]  # fmt: skip

logins = st.text(DIGITS, min_size=4, max_size=12)
usual_logins = st.text(DIGITS, min_size=6, max_size=8)
latin_letters = st.sampled_from("abcdefghijklmnopqrstvwxyzABCDEFGHIJKLMNOPQRSTVWXYZ")  # not u
anything = st.text(st.characters(exclude_categories=())) | st.lists(
    st.sampled_from(FRAGMENTS), max_size=12
).map("".join)


@given(anything)
def test_whatever_is_typed_the_answer_is_a_clean_login_or_one_named_trouble(typed: str) -> None:
    reading = read(typed)
    if reading.problem:
        assert reading.problem in PROBLEMS
        assert (reading.owner, reading.parent, reading.pupil) == ("", "", "")
        assert not reading.unusual_length
    else:
        assert reading.owner in ("parent", "pupil")
        assert re.fullmatch("[0-9]{4,12}", reading.parent)
        assert re.fullmatch("[0-9]{4,12}u", reading.pupil)
        assert reading.pupil[:-1] == reading.parent
        assert reading.unusual_length is not (6 <= len(reading.parent) <= 8)


@given(anything)
def test_whatever_is_typed_no_digit_is_guessed_added_or_dropped(typed: str) -> None:
    digits = read(typed).parent
    assert not digits or stands_in(typed, digits)


@given(anything, usual_logins, st.sampled_from(["u", "U", "у", ""]), anything, st.data())
def test_whatever_stands_around_a_login_the_answer_is_its_own_digits_or_nothing(
    front: str, digits: str, letter: str, behind: str, data: st.DataObject
) -> None:
    gap, other = data.draw(st.tuples(*[st.sampled_from(AROUND)] * 2))
    reading = read(f"{front}{gap}{digits}{letter}{other}{behind}")
    assert reading.parent in ("", digits)


@given(usual_logins, st.sampled_from(NUMBERS), st.sampled_from(AROUND), st.booleans())
def test_a_login_with_its_letter_is_read_beside_a_number_that_cannot_be_of_it(
    digits: str, number: str, gap: str, is_first: bool
) -> None:
    parts = [f"{digits}u", number] if is_first else [number, f"{digits}u"]
    reading = read(gap.join(parts))
    assert (reading.owner, reading.parent) == ("pupil", digits)


@given(anything)
def test_a_letter_is_named_only_with_the_troubles_that_speak_of_one(typed: str) -> None:
    reading = read(typed)
    speaks = reading.problem in ("strange-character", "letter-inside", "other-letter")
    assert len(reading.letter) == speaks
    assert (reading.place > 0) == (reading.problem in ("letter-inside", "other-letter"))
    assert reading.lookalike in ("", *DIGITS)


@given(usual_logins)
def test_deriving_there_and_back_returns_the_same_login(digits: str) -> None:
    for typed, owner in ((digits, "parent"), (digits + "u", "pupil")):
        reading = read(typed)
        assert reading.owner == owner
        assert getattr(reading, owner) == typed
        assert read(reading.pupil).parent == digits
        assert read(reading.parent).pupil == digits + "u"


@given(logins)
def test_a_login_of_unusual_length_with_its_letter_is_read_whole(digits: str) -> None:
    assert read(digits + "u").parent == digits


GAPS_OF_ONE = [" ", "\u00a0", "\u202f", "\t", "-", "\u2013", ".", " - "]


@given(
    usual_logins,
    st.sampled_from(["u", "U", "у", "У", "ｕ", ""]),
    st.tuples(st.sampled_from(LABELS), st.sampled_from(ENDS)),
    st.sampled_from(GAPS_OF_ONE),
    st.data(),
)
def test_label_groups_and_unseen_characters_change_nothing(
    digits: str, letter: str, around: tuple[str, str], gap: str, data: st.DataObject
) -> None:
    size = data.draw(st.sampled_from([1, 2, 3, 4] if letter else [1, 3]))
    groups = [digits[at : at + size] for at in range(0, len(digits), size)]
    body = "".join(
        character + data.draw(st.sampled_from(["", *UNSEEN])) for character in gap.join(groups)
    )
    reading = read(around[0] + body + letter + around[1])
    assert (reading.problem, reading.parent) == ("", digits)
    assert reading.owner == ("pupil" if letter else "parent")


@given(st.integers(1, 12), usual_logins)
def test_digits_that_one_space_sets_apart_in_front_are_never_read_into_the_login(
    number: int, digits: str
) -> None:
    assert read(f"{number} {digits}u").parent in ("", digits)


@given(usual_logins, latin_letters, st.data())
def test_a_letter_among_the_digits_is_named_with_its_place(
    digits: str, letter: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, len(digits)))
    reading = read(f"{digits[: place - 1]}{letter}{digits[place:]}u")
    assert (reading.problem, reading.letter, reading.place) == ("letter-inside", letter, place)


@given(logins, latin_letters)
def test_another_letter_at_the_end_is_named(digits: str, letter: str) -> None:
    reading = read(digits + letter)
    assert (reading.problem, reading.letter) == ("other-letter", letter)
    assert reading.place == len(digits) + 1


@given(usual_logins, usual_logins, st.sampled_from(["", " ", ", ", "\n", "/", " i ", " oraz "]))
def test_two_pupils_logins_are_never_glued_together(first: str, second: str, gap: str) -> None:
    assert read(f"{first}u{gap}{second}u").problem == "two"


@given(st.integers(1, 99), usual_logins, st.sampled_from([". ", ") ", ": ", "/", " | ", ", "]))
def test_the_number_of_a_line_is_never_read_into_the_login(
    number: int, digits: str, gap: str
) -> None:
    reading = read(f"{number}{gap}{digits}u")
    assert (reading.owner, reading.parent) == ("pupil", digits)


@pytest.mark.parametrize("typed", ["\ud83d1234567u", "1234567u\udc00", "12\ud83d34567u", "\ud83d"])
def test_half_an_emoji_is_named_by_a_character_that_a_page_can_show(typed: str) -> None:
    reading = read(typed)
    assert (reading.problem, reading.letter) == ("strange-character", "\ufffd")


@pytest.mark.parametrize("typed", ["7", "a", "\u200b", "1234567u ", "😀", "+1"])
def test_of_a_text_that_is_too_long_the_beginning_only_is_looked_at(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []

    def note(text: str) -> str:
        looked_at.append(text)
        return text

    monkeypatch.setattr(login, "clean", note)
    assert read(typed * 100_000).problem == "unknown"
    assert sum(map(len, looked_at)) <= login.LONGEST_TEXT


# 2,000 generated inputs, the same in each run of the tests.


def generate(dice: random.Random) -> str:
    """Return a login as somebody may type it, or something that only resembles one."""
    if dice.random() < 0.5:
        return throw(dice).text
    if dice.random() < 0.15:
        return "".join(dice.choices(FRAGMENTS, k=dice.randrange(9)))
    if dice.random() < 0.1:
        return "".join(chr(dice.choice(_SPANS).start + dice.randrange(96)) for _ in range(6))
    characters = dice.choices(DIGITS, k=dice.choice((0, 2, 3, 4, 5, 6, 7, 7, 7, 8, 9, 12, 13, 15)))
    if dice.random() < 0.2:
        characters.insert(dice.randrange(len(characters) + 1), dice.choice("OoIlSsBZaukОоІЗзуż"))
    characters.append(
        dice.choice(["u", "u", "u", "U", "у", "У", "ｕ", "", "", "k", "O", "uu", "ó"])
    )
    if dice.random() < 0.4:
        characters = [character + dice.choice(GAPS) for character in characters]
    login = dice.choice(LABELS) + "".join(characters) + dice.choice(ENDS)
    more = (" Hasło: kotek", "@poczta.pl", " 7654321u", "/1234567", "!", "<br>", " klasa 4b")
    return login + dice.choice(more) if dice.random() < 0.2 else login


_SPANS = [range(start, start + 96) for start in (0x20, 0xA0, 0x400, 0x2000, 0xFF00, 0x1F600)]


def test_2000_generated_inputs_are_read_alike_by_both_interpreters() -> None:
    dice = random.Random(2000)
    inputs = [generate(dice) for _ in range(2000)]
    here: Any = run_on_cpython(READ_ALL, inputs)
    there: Any = run_on_micropython(READ_ALL, inputs)
    differences = [row for row in zip(inputs, here, there, strict=True) if row[1] != row[2]]
    assert differences == []
    # The comparison is worth something only if everything that can be said was said.
    assert {reading["problem"] for reading in here} == PROBLEMS | {""}
    assert {reading["owner"] for reading in here} == {"", "parent", "pupil"}
    assert {reading["lookalike"] for reading in here} >= set("012358")
    assert {reading["unusual_length"] for reading in here} == {True, False}
