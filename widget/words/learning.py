"""Learns how people ask: which letters, words and meanings speak for which procedure.

From the examples of all languages (asked/), the titles, first lines and search
words. Plain and deterministic, in whole numbers: the same build comes out everywhere.
"""

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from klucznik import search, spelling, text

from widget.cache import cached_bytes

LEARN = Path(__file__).with_name("asked")
MEANS = Path(__file__).with_name("means.toml")

ONE = 1 << 16
"""The unit of weights and steps while learning."""

ROUNDS = 5
"""How often all examples are gone through: before the most useful weights are kept, and after."""

STEP = ONE // 20
"""How far the first round's steps go; those of the last go a sixth as far."""

FASTER = 3
"""So much further the steps of words and meanings go than those of letters, which have many."""

FROM_OTHERS = 4
"""How much an example of another language counts, and a first line; of 10."""
LEAD = 5
OF_TEN = 10

KNOWN_WELL = 97
"""An example that is right by so many in a hundred teaches nothing more."""

NOTHING_OF_OURS = 6 * ONE // 10
"""How much speaks for "nothing of ours" before anything is said."""

ROOM = 10_500
"""So many weights, the most useful ones, would go to the browser if no words had meanings; each
beginning of a word takes the room of three."""

FINE = 4
"""So many steps a unit of weight has in the browser."""

_EXP = [round(ONE * math.exp(-step / 64)) for step in range(640)]

Example = tuple[list[int], list[int], int]
"""What a text says, for which procedures it speaks (numbers), and how much it counts, of ten."""

Query = tuple[str, list[str]]
"""What somebody asks, and the ids that are right."""

Weights = dict[int, list[int]]
"""Of each place, how much it speaks for each procedure."""


@cache
def examples(language: str) -> dict[str, dict[str, Any]]:
    """Return what people ask in a language: {query: {"kind": …, "right": [ids]}}."""
    file = LEARN / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


@cache
def means(language: str) -> search.Meanings:
    """Return what words mean in a language; Polish is known in all."""
    return search.Meanings(_means(language).encode())


def _means(language: str) -> str:
    """Return what words mean as `search.Meanings` reads it."""
    meanings = tomllib.loads(MEANS.read_text(encoding="utf-8"))
    numbers: dict[str, int] = {}
    for each in ("pl", language):
        for number, by_language in enumerate(meanings.values()):
            for word in by_language.get(each, "").split():
                sound = "".join(search.sounds_of(word))
                if sound:
                    numbers[sound + ("$" if word.endswith("$") else "")] = number
    return "|".join(
        "".join(f" {word}" for word in sorted(numbers) if numbers[word] == number) + " "
        for number in range(len(meanings))
    )


def learned(language: str, ids: list[str], texts: dict[str, list[tuple[str, int]]]) -> str:
    """Return what `search.Index` reads.

    Args:
        language: its code.
        ids: of all procedures, in the page's order.
        texts: of each procedure, with how much each counts, of ten.

    """
    return cached_bytes(
        lambda: learn(language, ids, texts, all_queries()).encode(),
        "search",
        language,
        repr((ids, texts)),
        *ingredients(),
    ).decode()


def ingredients() -> list[bytes]:
    """Return all that what is learned depends on, besides the texts of the procedures."""
    modules = (__file__, search.__file__, spelling.__file__, text.__file__)
    files = [*map(Path, modules), MEANS, *sorted(LEARN.glob("*.toml"))]
    return [file.read_bytes() for file in files]


def all_queries() -> dict[str, list[Query]]:
    """Return what there is to learn from, by language: queries and what is right."""
    return {
        file.stem: [(query, row["right"]) for query, row in examples(file.stem).items()]
        for file in sorted(LEARN.glob("*.toml"))
    }


def learn(
    language: str,
    ids: list[str],
    texts: dict[str, list[tuple[str, int]]],
    queries: dict[str, list[Query]],
) -> str:
    """Learn from given queries by language; see `learned`."""
    numbers = {id: number for number, id in enumerate(ids)}
    nothing = len(ids)
    rows: list[Example] = []
    for of, asked in queries.items():
        for query, right in asked:
            classes = [numbers[id] for id in right if id in numbers] or [nothing]
            if not right or classes != [nothing]:
                counts = OF_TEN if of == language else FROM_OTHERS
                rows.append((means(of).says(query), classes, counts))
    for id, written in texts.items():
        for each, much in written:
            rows.append((means(language).says(each), [numbers[id]], much))
    rows = [row for row in rows if row[0]]
    weights: Weights = {place: [0] * (nothing + 1) for said, _, _ in rows for place in said}
    often = dict.fromkeys(weights, 0)
    for said, _, much in rows:
        for place in said:
            often[place] += much
    everywhere = {place: bytes([1]) * (nothing + 1) for place in weights}
    _descend(rows, weights, everywhere, ROUNDS)
    kept = _most_useful(weights, often, ROOM - 3 * _means(language).count(" "))
    _descend(rows, weights, kept, ROUNDS)
    weights[search.ALWAYS][nothing] += NOTHING_OF_OURS
    return _written(ids, _means(language), weights)


def _descend(rows: list[Example], weights: Weights, free: dict[int, bytes], rounds: int) -> None:
    """Move the weights that are free to the examples: softmax regression, one by one."""
    for turn in range(rounds):
        step = STEP * (rounds - turn) // rounds
        for at in sorted(range(len(rows)), key=lambda at: (at * 7919 + turn * 30011) % 65521):
            said, right, much = rows[at]
            own = [weights[place] for place in said]
            scores = [sum(column) for column in zip(*own, strict=True)]
            most = max(scores)
            likely = [_EXP[min((most - score) >> 10, len(_EXP) - 1)] for score in scores]
            together = sum(likely)
            of_right = sum(likely[each] for each in right)
            if of_right * 100 > KNOWN_WELL * together:
                continue
            go = step * much // OF_TEN
            moves = [
                (each, -(go * share // together))
                for each, share in enumerate(likely)
                if share * 100 > together and each not in right
            ]
            moves += [
                (each, go * likely[each] // max(of_right, 1) - go * likely[each] // together)
                for each in right
            ]
            for place, row in zip(said, own, strict=True):
                may = free[place]
                faster = 1 if place < search.WORDS else FASTER
                for each, move in moves:
                    if may[each]:
                        row[each] += faster * move


def _most_useful(weights: Weights, often: dict[int, int], room: int) -> dict[int, bytes]:
    """Clear all weights but so many, the most useful ones, and tell which are left."""
    useful = sorted(
        -(weight * weight) * often[place] for place, row in weights.items() for weight in row
    )
    least = -useful[min(room, len(useful) - 1)]
    left = {}
    for place, row in weights.items():
        left[place] = bytes([weight * weight * often[place] > least for weight in row])
        weights[place] = [
            weight if kept else 0 for weight, kept in zip(row, left[place], strict=True)
        ]
    return left


def _written(ids: list[str], meanings: str, weights: Weights) -> str:
    """Return the weights as lines."""
    counts = [0] * search.PLACES
    low, high, written = [], [], []
    for place in range(search.PLACES):
        for number, weight in enumerate(weights.get(place, ())):
            rounded = (weight * FINE + ONE // 2) // ONE
            if rounded:
                counts[place] += 1
                low.append(chr(search.LOWEST + number % 64))
                high.append(chr(search.LOWEST + number // 64))
                written.append(chr(search.ZERO + max(-45, min(45, rounded))))
        if (place + 1) % search.BLOCK == 0:
            low.append(" ")
    return "\n".join(
        [
            " ".join(ids),
            meanings,
            "".join(chr(search.LOWEST + count) for count in counts),
            "".join(low),
            "".join(high),
            "".join(written),
        ]
    )
