"""Growth: the panel with ten times the procedures, and with ten languages.

What is made up is like the real content: each new procedure has the shape of an old one, and its
words have the lengths and letters of the real words, because they are drawn letter by letter
from what follows what in those. The same content comes out every time.
"""

import random
import re
import shutil
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from widget.words import content

LETTERS_BEFORE = 3
"""How many letters decide what may follow: fewer give noise, more the words themselves."""

OFFICE = "sekretariat"
NEW_LANGUAGES = ("aa", "bb", "cc", "dd", "ee", "ff", "gg")


class Words:
    """Makes up words that are like those of a text.

    Args:
        text: what to learn from.
        seed: the same seed, the same words.

    """

    def __init__(self, text: str, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._known = [word for word in re.findall(r"\w+", text.lower()) if not word.isdigit()]
        self._after: dict[str, Counter[str]] = {}
        for word in self._known:
            characters = " " * LETTERS_BEFORE + word
            for place in range(LETTERS_BEFORE, len(characters)):
                before = characters[place - LETTERS_BEFORE : place]
                self._after.setdefault(before, Counter())[characters[place]] += 1

    def new(self, length: int) -> str:
        """Return a word of about so many letters."""
        word = " " * LETTERS_BEFORE
        while len(word) < length + LETTERS_BEFORE:
            follows = self._after.get(word[-LETTERS_BEFORE:])
            if not follows:
                break
            word += self._random.choices(list(follows), list(follows.values()))[0]
        return word.strip() or self._known[0]

    def like(self, text: str) -> str:
        """Return a text of the same shape, each word made up; no marks, links or {braces}."""
        plain = re.sub(r"\]\(#[^)]*\)|[\[\]`*]|\{[^}]*\}", "", text)
        made = re.sub(r"[^\W\d_]{3,}", lambda word: self._in_case(word.group()), plain)
        return re.sub(r"\s+", " ", made).strip()

    def _in_case(self, old: str) -> str:
        new = self.new(len(old))
        return new.capitalize() if old[0].isupper() else new


def multiply(folder: Path, times: int) -> None:
    """Write content with so many times the procedures, in Polish."""
    guide, words = _read("guide"), _read("pl")
    text = " ".join(_texts(words))
    made_up = Words(text)
    old = [procedure for procedure in guide["procedure"] if procedure["id"] != OFFICE]
    new: list[dict[str, Any]] = []
    for procedure in old:
        chain = [procedure] + [_copy(procedure, number) for number in range(2, times + 1)]
        end = procedure["otherwise"]
        for each, following in zip(chain, [*chain[1:], None], strict=True):
            each["otherwise"] = following["id"] if following else end
        for copy in chain[1:]:
            table = words["procedure"][procedure["id"]]
            words["procedure"][copy["id"]] = _like(table, made_up)
        new += chain[1:]
    guide["procedure"] = [*old, *new, *(p for p in guide["procedure"] if p["id"] == OFFICE)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "guide.toml").write_text(_toml(guide), encoding="utf-8")
    (folder / "pl.toml").write_text(_toml(words), encoding="utf-8")


def ten_languages(folder: Path) -> None:
    """Write the content in ten languages: the real ones, and more with the words of the first."""
    shutil.copytree(content.CONTENT, folder)
    for code in NEW_LANGUAGES:
        words = _read("pl")
        words["language"] |= {"code": code, "name": f"Język {code}"}
        (folder / f"{code}.toml").write_text(_toml(words), encoding="utf-8")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((content.CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def _copy(procedure: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a procedure of the same shape; tools stay with the first, their ids are unique."""
    return {
        **{key: value for key, value in procedure.items() if key != "tool"},
        "id": f"{procedure['id']}-{number}",
    }


def _like(table: dict[str, Any], made_up: Words) -> dict[str, Any]:
    return {
        key: _like(text, made_up) if isinstance(text, dict) else made_up.like(text)
        for key, text in table.items()
    }


def _texts(table: dict[str, Any]) -> list[str]:
    texts: list[str] = []
    for value in table.values():
        if isinstance(value, dict):
            texts += _texts(value)
        else:
            texts += value if isinstance(value, list) else [value]
    return texts


def _toml(table: dict[str, Any], path: str = "") -> str:
    """Return a table as TOML: plain values first, then tables and lists of tables."""
    plain, rest = "", ""
    for key, value in table.items():
        name = f"{path}{key}"
        if isinstance(value, dict):
            rest += f"\n[{name}]\n{_toml(value, name + '.')}"
        elif isinstance(value, list) and value and isinstance(value[0], dict) and not path:
            rest += "".join(f"\n[[{name}]]\n{_toml_flat(each)}" for each in value)
        else:
            plain += f"{key} = {_value(value)}\n"
    return plain + rest


def _toml_flat(table: dict[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
