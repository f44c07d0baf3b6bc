"""How words are spelled: other endings, slips of the finger, the other alphabet's keys.

Pure and the same on both interpreters. Words are folded (`text.fold`) before they are compared.
"""

from klucznik.text import lower

EXACT, ENDING, BEGINNING = 12, 10, 8
"""How well a word that was asked for fits another: it is that word, is it with another ending,
or begins it."""

SHORTEST_STEM, LONG_STEM, LONGEST_ENDING = 4, 6, 3

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC_KEYS = "йцукенгшщзхїфівапролджєячсмитьбю"
"""The same keys on a Polish or English and on a Ukrainian keyboard."""


def fit(asked: str, word: str) -> int:
    """Return how well a folded word that was asked for fits a folded word, 0 for not at all."""
    if asked == word:
        return EXACT
    shorter = min(len(asked), len(word))
    common = 0
    while common < shorter and asked[common] == word[common]:
        common += 1
    ending = max(len(asked), len(word)) - common
    if common == shorter:
        # One begins the other: "kod" and "kodu", "prob" and "probach".
        if common >= SHORTEST_STEM - 1 and ending < common and ending <= LONGEST_ENDING:
            return ENDING
        return BEGINNING if common == len(asked) else 0
    # Both have endings: "haslo" and "hasla", but not "konto" and "kontakt".
    if common >= SHORTEST_STEM and ending <= min(LONGEST_ENDING, common - 2):
        return ENDING
    # "odzyskaj" and "odzyskiwanie"
    return BEGINNING if common >= LONG_STEM and ending <= common else 0


def is_within(asked: str, word: str, slips: int) -> bool:
    """Tell whether so many slips at most make a word of what was asked.

    A slip is a letter that is wrong, missing, too many or swapped with its neighbour.
    """
    at = 0
    while at < len(asked) and at < len(word) and asked[at] == word[at]:
        at += 1
    asked, word = asked[at:], word[at:]
    if not asked or not slips:
        return not asked and not word
    return (
        is_within(asked[1:], word[1:], slips - 1)  # a wrong letter
        or is_within(asked[1:], word, slips - 1)  # one too many
        or is_within(asked, word[1:], slips - 1)  # one missing
        or (
            asked[1:2] + asked[:1] == word[:2]  # two swapped
            and is_within(asked[2:], word[2:], slips - 1)
        )
    )


def on_other_keys(text: str) -> str:
    """Return what the keys give that were hit while the other alphabet was meant."""
    characters = ""
    for character in lower(text):
        if character in _LATIN_KEYS:
            characters += _CYRILLIC_KEYS[_LATIN_KEYS.index(character)]
        elif character in _CYRILLIC_KEYS:
            characters += _LATIN_KEYS[_CYRILLIC_KEYS.index(character)]
        else:
            characters += character
    return characters
