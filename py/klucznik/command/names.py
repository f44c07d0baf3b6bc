"""Names of schools: from capitals to Polish ones, and the short ones that addresses are made of."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from klucznik.text import fold

LONGEST_SHORT = 40
"""Letters of an address."""
REFUSED = frozenset({"uk", "en", "assets", "ulotka", "schools", "demo", "konfigurator"})
"""Names that the panel's own folders have."""

_ROMAN = re.compile(r"(?=.)(X{0,3}|XL|LX{0,3})(IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r'"([^"]*)"|,,([^"”]*)["”]|\'\'([^\']*)\'\'')
_SHORT = re.compile(r"[a-z0-9][a-z0-9_-]*")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))


def polish(name: str) -> str:
    """Return a school's name as Polish writes it.

    One in capitals gets small letters where they belong, and every name Polish quotation marks;
    one that has small letters already is left as it was written.
    """
    name = _QUOTED.sub(lambda found: f"„{(found[1] or found[2] or found[3] or '').strip()}”", name)
    name = " ".join(name.split())
    if any(character.islower() for character in name):
        return name
    words = list(_WORD.finditer(name))
    made, end = "", 0
    for place, word in enumerate(words):
        before = name[end : word.start()]
        end = word.end()
        made += before + _cased(words, place, name)
    return made + name[end:]


def _cased(words: list[re.Match[str]], place: int, name: str) -> str:
    """Return a word of a name in capitals as it is written within that name."""
    word = words[place].group()
    low = word.lower()
    after = words[place + 1].group().lower() if place + 1 < len(words) else ""
    if word in _table()["capital"] or _is_number(word, place == 0, after):
        return word
    is_initial = len(word) == 1 and name[words[place].end() : words[place].end() + 1] == "."
    begins = place == 0 or name[words[place].start() - 1] in "„("
    if low in _table()["small"] and not begins and not is_initial:
        return low
    return word[:1] + word[1:].lower()


def _is_number(word: str, is_first: bool, after: str) -> bool:
    """Tell whether a word is a Roman number; "I" is one where it can't mean "and"."""
    if not _ROMAN.fullmatch(word):
        return False
    if word != "I":
        return True
    table = _table()
    return is_first or not after or after in table["numbered"] or after in table["bynames"]


def is_short(text: str) -> bool:
    """Tell whether a text can be a school's address."""
    return len(text) <= LONGEST_SHORT and bool(_SHORT.fullmatch(text)) and text not in REFUSED


def short_of(text: str) -> str:
    """Return a text as a part of an address: small letters without marks, and hyphens."""
    words = re.findall(r"[a-z0-9]+", fold(text.lower()))
    return "-".join(words)[:LONGEST_SHORT].strip("-")


def candidates(name: str, kind: str, town: str, key: str) -> list[str]:
    """Return the addresses that a school may have, the shortest first, the last surely its own.

    Args:
        name: as `polish` gives it.
        kind: the type that the register names, "" where none is known.
        town: where it is.
        key: what no other school of the table has.

    """
    low = name.lower()
    kinds = sorted(_table()["kinds"].items(), key=lambda each: -len(each[0]))
    begin = next((short for words, short in kinds if words in low), "")
    begin = begin or next((short for words, short in kinds if kind.lower().startswith(words)), "")
    number = re.search(r"\bnr\s*(\d+)", low)
    roman = re.match(r"([IVXL]+)\s", name)
    base = begin or short_of(name) or "szkola"
    if begin and number:
        base += number[1]
    elif begin and roman and _ROMAN.fullmatch(roman[1]):
        base += str(_value(roman[1]))
    place = short_of(town)
    longer = f"{base}-{place}"[:LONGEST_SHORT].strip("-") if place else base
    is_told_apart = bool(number or roman or not begin)
    found = [base] if is_told_apart else []
    return [*found, longer, f"{base[: LONGEST_SHORT - 1 - len(key)]}-{key}"]


def _value(roman: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in roman]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
