"""`make words`: how hard the Polish steps are to read, as a table.

The measure is FOG-PL: 0.4 × (words a sentence + long words in a hundred), about the years of school
that a reader needs. Long is a word of four syllables or more; not those that stand on Librus' own
screens, nor those that nobody who has a child at school stumbles over. A sentence of fewer than
three words counts as part of another, so that cutting steps to pieces makes no figure better.
"""

import re

from klucznik.html import plain

from widget.words import content

HARDEST = 7.0
"""What the steps of a procedure may reach: the school years of a child of 13."""

LONG = 4
"""Syllables from which on a word is long."""

SHORTEST_SENTENCE = 3
"""Words from which on a sentence is one of its own."""

KNOWN = ("sekretaria", "aplikac", "przeglądar", "telefon", "logowan")
"""How words begin that everybody knows here, however long."""

_QUOTED = re.compile("„[^”]*”")
_ADDRESS = re.compile(r"\S+\.\S+/\S+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_SYLLABLE = re.compile("i(?![aąeęoóu])|[aąeęoóuy]")


def syllables(word: str) -> int:
    """Return how many syllables a Polish word has: its vowels, without an "i" that only softens."""
    return len(_SYLLABLE.findall(word.lower()))


def is_long(word: str) -> bool:
    """Tell whether a word has so many syllables that it counts as hard."""
    return syllables(word) >= LONG and not word.lower().startswith(KNOWN)


def fog(steps: list[str]) -> float:
    """Return the FOG-PL of steps.

    Args:
        steps: as HTML, the way `content.load_words` gives them.

    """
    words: list[str] = []
    sentences = 0
    for step in steps:
        # What a screen says stands in quotes: each word of it is a short one. So is an address.
        text = _QUOTED.sub(lambda said: re.sub(r"\w+", "x", said[0]), plain(step))
        for sentence in re.split(r"[.?!]+(?:\s|$)", _ADDRESS.sub("x", text)):
            said = _WORD.findall(sentence)
            words += said
            sentences += len(said) >= SHORTEST_SENTENCE
    hard = sum(map(is_long, words))
    return 0.4 * (len(words) / max(sentences, 1) + 100 * hard / len(words))


def table() -> dict[str, float]:
    """Return the FOG-PL of each procedure's steps, by its id."""
    guide = content.load_guide()
    words = content.load_words(guide, "pl")
    return {
        each.id: fog([words[f"procedure.{each.id}.steps.{step}"] for step in each.steps])
        for each in guide.procedures
    }


def main() -> None:
    """Print the table, the hardest first."""
    for id, figure in sorted(table().items(), key=lambda row: -row[1]):
        print(f"{figure:5.1f}  {id}{'  too hard' if figure > HARDEST else ''}")


if __name__ == "__main__":
    main()
