"""Letters of the reader's alphabets are known, whatever the interpreter's own methods know."""

import unicodedata

import pytest
from klucznik.text import clean, is_letter_or_digit, lower

ALPHABETS = [
    ("the Latin of Europe", range(0xC0, 0x250)),
    ("Cyrillic", range(0x400, 0x530)),
    ("the Latin of Vietnam", range(0x1E00, 0x1F00)),
]
UKRAINIAN = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ"


@pytest.mark.parametrize(
    "alphabet", [row[1] for row in ALPHABETS], ids=[row[0] for row in ALPHABETS]
)
def test_letters_are_those_of_unicode(alphabet: range) -> None:
    for character in map(chr, alphabet):
        is_letter = unicodedata.category(character).startswith("L")
        assert is_letter_or_digit(character) == is_letter, hex(ord(character))


@pytest.mark.parametrize("letter", "ͰΆΈΏΑΩαωώϿ")
def test_greek_letters_are_letters(letter: str) -> None:
    assert is_letter_or_digit(letter)


@pytest.mark.parametrize("beyond", ["\u00bf", "\u0250", "\u0530", "\u1dff", "\u1f00", "\u2116"])
def test_what_stands_beside_the_alphabets_is_no_letter(beyond: str) -> None:
    assert not is_letter_or_digit(beyond)


@pytest.mark.parametrize("capital", [*"ABCXYZ", *"ŁÓ", *UKRAINIAN.replace("Ґ", "")])
def test_a_capital_becomes_its_small_letter(capital: str) -> None:
    assert lower(capital) == capital.lower()


@pytest.mark.parametrize(
    ("between", "cleaned"),
    [("\x08", ""), ("\t", "\t"), ("\r", "\t"), ("\x0e", ""), ("\x1f", ""), ("~", "~"), ("\x7f", ""),
     ("\x85", "\t"), ("\x86", ""), ("\xa0", " "), ("\u2010", "-"), ("\u2015", "-"),
     ("\u2016", "\u2016"), ("\u2212", "-"),
     ("\u2213", "\u2213"), ("\uff01", "!"), ("\uff5e", "~"), ("\uff5f", "\uff5f")],
)  # fmt: skip
def test_what_nobody_means_is_dropped_or_folded_and_its_neighbours_stay(
    between: str, cleaned: str
) -> None:
    assert clean(f"a{between}b") == f"a{cleaned}b"
