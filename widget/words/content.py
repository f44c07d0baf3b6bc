"""Reads the guide and the words (TOML), checks them and makes the data that the panel uses.

The schema of the words is made from the guide, so that both always fit together.
Every complaint names the file, the key and what to do. Nothing is rendered here.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from klucznik.guide import Guide
from klucznik.html import plain
from pydantic import BaseModel, RootModel, ValidationError

from widget.words import learning, markup
from widget.words.schema import words_schema
from widget.words.structure import Structure, structure_faults

CONTENT = Path(__file__).parents[2] / "py/klucznik/content"
TO_SCHOOL = re.compile(
    r"letter\.(account-parent|account-pupil|blank|subject|hello|ask|child$|collect|no-mail|phone$|bye)"
)
"""The words that the school hears or reads: in every language they are needed in Polish."""

ONLY_LEARNED = r"procedure\.[^.]+\.search$"
"""The words that the search learns from and nobody reads."""


class _Texts(RootModel[dict[str, dict[str, str | dict[str, str]]]]):
    """Tables of texts, some in tables of their own."""


_Schema = TypeVar("_Schema", bound=BaseModel)


class ContentError(Exception):
    """The words or the structure are wrong; the message says where and how to mend it."""


def load_guide(folder: Path = CONTENT) -> Guide:
    """Read and check guide.toml.

    Raises:
        ContentError: naming the key and the mend of every fault.

    """
    structure = _checked(Structure, folder / "guide.toml")
    guide = Guide(structure.model_dump())
    _refuse(structure_faults(guide))
    return guide


def load_words(guide: Guide, language: str, folder: Path = CONTENT) -> dict[str, str]:
    """Read a language file and check it against the guide.

    Returns:
        HTML by dotted key ("procedure.haslo-rodzica.title"), marks turned into HTML. What is said
        or written to the school is there in Polish, too: "polish.letter.hello".

    Raises:
        ContentError: naming file, key and mend of every fault.

    """
    words = words_of(guide, language, folder)
    polish = words if language == "pl" else words_of(guide, "pl", folder)
    to_school = {f"polish.{key}": polish[key] for key in polish if TO_SCHOOL.match(key)}
    said = {key: html for key, html in words.items() if not re.match(ONLY_LEARNED, key)}
    return said | to_school


def learned(guide: Guide, language: str, folder: Path = CONTENT) -> str:
    """Return what the search has learned of how people ask in a language: see `search.Index`."""
    texts = texts_to_learn(guide, words_of(guide, language, folder))
    return learning.learned(language, guide.procedure_ids(), texts)


def words_of(guide: Guide, language: str, folder: Path = CONTENT) -> dict[str, str]:
    """Read a language file and check it; HTML by dotted key, as its authors have written it."""
    texts = _checked(words_schema(guide), folder / f"{language}.toml").model_dump()
    return {key: markup.to_html(text) for key, text in _flatten(texts)}


def plain_words(file: Path) -> dict[str, str]:
    """Read words that no guide has a say in: HTML by dotted key.

    Raises:
        ContentError: the file isn't there, isn't TOML, or holds something besides texts.

    """
    return {key: markup.to_html(text) for key, text in _flatten(_checked(_Texts, file).root)}


def texts_to_learn(guide: Guide, words: dict[str, str]) -> dict[str, list[tuple[str, int]]]:
    """Return what speaks for each procedure, and how much, of ten: title, search words, lead."""
    texts = {}
    for procedure in guide.procedures:
        key = f"procedure.{procedure.id}"
        asked = [words[f"{key}.title"], *words[f"{key}.search"].split(",")]
        texts[procedure.id] = [(plain(each), learning.OF_TEN) for each in asked]
        texts[procedure.id].append((plain(words[f"{key}.lead"]), learning.LEAD))
    return texts


def languages(folder: Path = CONTENT) -> list[str]:
    """Return the codes of the languages that have a file, Polish first."""
    codes = sorted(file.stem for file in folder.glob("*.toml") if file.stem != "guide")
    return sorted(codes, key=lambda code: code != "pl")


def _checked(schema: type[_Schema], path: Path) -> _Schema:
    """Read a TOML file and check it; each fault says file, key and what to do."""
    try:
        return schema.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise ContentError(f"{path.name}: the file is missing; add it to {path.parent}") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: not TOML: {error}; mend that place") from None
    except ValidationError as error:
        faults = error.errors()
    mends = {
        "missing": "missing; add the text under this key",
        "extra_forbidden": "not known; remove it, or correct its spelling",
    }
    raise ContentError(
        "\n".join(
            f"{path.name}: {'.'.join(str(key) for key in fault['loc'])}: "
            + mends.get(fault["type"], fault["msg"])
            for fault in faults
        )
    )


def _flatten(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{path}{key}.")
        else:
            yield path + key, "|".join(value) if isinstance(value, list) else value


def _refuse(faults: Iterable[str]) -> None:
    if found := list(faults):
        raise ContentError("\n".join(found))
