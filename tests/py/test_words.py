"""The Polish steps are easy to read, by a measure that can't be talked round."""

import pytest

from widget.tools.words import HARDEST, fog, is_long, syllables, table

FIGURES = table()


@pytest.mark.parametrize("procedure", FIGURES)
def test_the_steps_ask_for_no_more_than_seven_years_of_school(procedure: str) -> None:
    assert FIGURES[procedure] <= HARDEST


@pytest.mark.parametrize(
    ("word", "count"),
    [("szkoła", 2), ("dziennika", 3), ("wiadomości", 4), ("Ukraina", 4), ("klik", 1), ("z", 0)],
)
def test_a_polish_word_has_as_many_syllables_as_vowels_that_sound(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "long"),
    [("wiadomości", True), ("dziennika", False), ("sekretariacie", False), ("Aplikacja", False)],
)
def test_what_everybody_knows_is_not_long(word: str, long: bool) -> None:
    assert is_long(word) == long


EASY = "Otwórz stronę szkoły."


@pytest.mark.parametrize(
    ("steps", "figure"),
    [
        ([EASY], 0.4 * 3),
        ([EASY, EASY], 0.4 * 3),
        # One of four words is long.
        (["Znajdź te wiadomości teraz."], 0.4 * (4 + 25)),
        # A screen's own words and an address are short, however long they are.
        (['Kliknij tu <span class="label">„Wygenerowanie”</span>.'], 0.4 * 3),
        (["Wpisz adres <strong>portal.librus.pl/szkola</strong>"], 0.4 * 3),
        # Two words are no sentence of their own.
        ([EASY, "Kliknij ją."], 0.4 * 5),
        (["Kliknij ją. Otwórz ją."], 0.4 * 4),
    ],
)
def test_long_sentences_and_long_words_are_hard(steps: list[str], figure: float) -> None:
    assert fog(steps) == pytest.approx(figure)
