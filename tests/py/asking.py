"""How well the search understands people: figures by language and kind, on queries kept apart.

The learning part is judged by cross-validation: each fifth of it by what was learned from the
other four. The blind part was written by somebody who knew neither the panel's words nor the
learning part; it is only ever counted, and no query of it is shown or looked at.
"""

import json
import tomllib
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from klucznik.search import Index

from widget.cache import cached_bytes
from widget.words import content, learning

BLIND = Path(__file__).with_name("blind")
FOLDS = 5
GUIDE = content.load_guide()
IDS = GUIDE.procedure_ids()

Row = tuple[str, str, list[str], list[str]]
"""A query, its kind, what is right and what was found."""


def index(language: str) -> Index:
    """Return what readers search."""
    return Index(content.learned(GUIDE, language), IDS)


def fold_of(query: str) -> int:
    """Return the part of the learning part that a query belongs to, the same in all languages."""
    return zlib.crc32(query.lower().encode()) % FOLDS


def cross_validated(language: str) -> list[Row]:
    """Return what is found for each query of the learning part that was not learned from."""
    words = repr(content.texts_to_learn(GUIDE, content.words_of(GUIDE, language)))
    made = cached_bytes(
        lambda: json.dumps(_cross_validate(language)).encode(),
        "asking",
        language,
        words,
        *learning.ingredients(),
        Path(__file__).read_bytes(),
    )
    return [(row[0], row[1], row[2], row[3]) for row in json.loads(made)]


def _cross_validate(language: str) -> list[Row]:
    texts = content.texts_to_learn(GUIDE, content.words_of(GUIDE, language))
    rows = []
    for fold in range(FOLDS):
        queries = {
            of: [each for each in asked if fold_of(each[0]) != fold]
            for of, asked in learning.all_queries().items()
        }
        learned = Index(learning.learn(language, IDS, texts, queries), IDS)
        asked = {
            query: row
            for query, row in learning.examples(language).items()
            if fold_of(query) == fold
        }
        rows += _found(learned, asked)
    return rows


def blind(language: str) -> list[Row]:
    """Return what is found for each query of the blind part that the learning part hasn't, too."""
    rows = tomllib.loads((BLIND / f"{language}.toml").read_text(encoding="utf-8"))
    learned = {query.lower() for query in learning.examples(language)}
    new = {query: row for query, row in rows.items() if query.lower() not in learned}
    return _found(index(language), new)


def _found(learned: Index, asked: dict[str, dict[str, Any]]) -> list[Row]:
    return [
        (query, row["kind"], row["right"], [hit.id for hit in learned.find(query)])
        for query, row in asked.items()
    ]


def is_first(row: Row) -> bool:
    """Tell whether the right help comes first; off-topic, that nothing is found."""
    return is_among(row, 1)


def is_among(row: Row, so_many: int) -> bool:
    """Tell whether the right help is among the first ones; off-topic, that nothing is found."""
    _, _, right, found = row
    return bool(set(right) & set(found[:so_many])) if right else not found


def in_hundred(rows: list[Row], so_many: int) -> float:
    """Return how many in a hundred have the right help among so many."""
    return 100 * sum(is_among(row, so_many) for row in rows) / len(rows)


def figures(rows: Iterable[Row]) -> str:
    """Return the figures in a line: first, among three, and first by kind."""
    rows = list(rows)
    kinds = sorted({kind for _, kind, _, _ in rows})
    by_kind = ", ".join(
        f"{kind} {sum(is_first(row) for row in rows if row[1] == kind)}"
        f"/{sum(row[1] == kind for row in rows)}"
        for kind in kinds
    )
    return f"{in_hundred(rows, 1):.1f} first, {in_hundred(rows, 3):.1f} among three ({by_kind})"
