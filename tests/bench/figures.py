"""Figures: what was measured, its median and spread, and ratios taken round by round."""

import math
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Figure:
    """What one subject took under one condition.

    Attributes:
        what: the section of the report.
        condition: the row.
        subject: the column.
        unit: of the values: "ms", "bytes", "requests", "".
        values: one for each round (or for each key, where that is what was measured).

    """

    what: str
    condition: str
    subject: str
    unit: str
    values: tuple[float, ...]

    @property
    def known(self) -> list[float]:
        """The values that could be measured."""
        return [value for value in self.values if not math.isnan(value)]

    @property
    def median(self) -> float:
        """The median; NaN where nothing could be measured."""
        return statistics.median(self.known) if self.known else math.nan

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest value."""
        return (min(self.known), max(self.known)) if self.known else (math.nan, math.nan)


def in_turns(subjects: Mapping[str, Callable[[], T]], rounds: int) -> dict[str, list[T]]:
    """Measure every subject once a round, each round beginning with another."""
    taken: dict[str, list[T]] = {name: [] for name in subjects}
    for number in range(rounds):
        for name in _rotated(list(subjects), number):
            taken[name].append(subjects[name]())
    return taken


def _rotated(names: list[str], by: int) -> Iterator[str]:
    start = by % len(names) if names else 0
    yield from names[start:]
    yield from names[:start]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the rounds' ratios: what slows a round slows both sides."""
    pairs = [(a, b) for a, b in zip(ours, theirs, strict=False) if not math.isnan(a + b) and b]
    return statistics.median(a / b for a, b in pairs) if pairs else math.nan


def slowest_of_medians(rounds: Sequence[Sequence[float]]) -> float:
    """Return the slowest of many steps, each by its median: one hiccup is nobody's fault."""
    return max(medians_by_step(rounds), default=math.nan)


def medians_by_step(rounds: Sequence[Sequence[float]]) -> list[float]:
    """Return the median of each step (a key, a link) over the rounds that did it."""
    return [statistics.median(step) for step in zip(*rounds, strict=False)]


def blocked(tasks: Sequence[tuple[float, float]], start: float, end: float) -> float:
    """Return the total blocking time: what of each long task is over 50 ms, in ms.

    Args:
        tasks: when each task began and ended.
        start: nothing before counts (the first paint).
        end: nothing after counts (Python is ready).

    """
    parts = (min(stop, end) - max(begin, start) for begin, stop in tasks)
    return sum(max(0.0, part - 50) for part in parts)
