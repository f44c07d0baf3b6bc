"""The report: tables for the eye and JSON for programs, made of figures and goals."""

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure
from tests.bench.goals import Goal, number


def tables(figures: Iterable[Figure]) -> str:
    """Return a table for each section: conditions down, subjects across, median and spread."""
    sections: dict[str, list[Figure]] = {}
    for figure in figures:
        sections.setdefault(figure.what, []).append(figure)
    return "\n".join(_section(what, found) for what, found in sections.items())


def goals_table(goals: Iterable[Goal]) -> str:
    """Return all goals: what was measured, the limit, and the verdict."""
    rows = [["Goal", "", "measured", "at most", ""]]
    rows += [
        [goal.text, goal.subject, number(goal.value, goal.unit), number(goal.limit, goal.unit),
         goal.verdict]
        for goal in goals
    ]  # fmt: skip
    return "## Goals\n\n" + table(rows)


def table(rows: list[list[str]]) -> str:
    """Return rows, the first of which is the head, as a table that is Markdown, too."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines) + "\n"


def cell(figure: Figure) -> str:
    """Return the median with its spread: "288 ms (270–310)"."""
    middle = number(figure.median, figure.unit)
    lowest, highest = figure.spread
    if math.isnan(lowest) or lowest == highest:
        return middle
    first = number(lowest, figure.unit).removesuffix(f" {figure.unit}")
    return f"{middle} ({first}–{number(highest, figure.unit)})"


def to_json(figures: Iterable[Figure], goals: Iterable[Goal], about: dict[str, Any]) -> str:
    """Return everything as JSON; what could not be measured is null."""
    data = {
        "about": about,
        "figures": [
            {
                "what": figure.what,
                "condition": figure.condition,
                "subject": figure.subject,
                "unit": figure.unit,
                "median": _null(figure.median),
                "lowest": _null(figure.spread[0]),
                "highest": _null(figure.spread[1]),
                "values": [_null(value) for value in figure.values],
            }
            for figure in figures
        ],
        "goals": [
            {
                "goal": goal.text,
                "subject": goal.subject,
                "value": _null(goal.value),
                "limit": goal.limit,
                "unit": goal.unit,
                "met": None if math.isnan(goal.value) else goal.met,
            }
            for goal in goals
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write(path: Path, text: str) -> None:
    """Write a file, its folder first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _section(what: str, figures: list[Figure]) -> str:
    subjects = list(dict.fromkeys(figure.subject for figure in figures))
    conditions = list(dict.fromkeys(figure.condition for figure in figures))
    cells = {(figure.condition, figure.subject): cell(figure) for figure in figures}
    rows = [["", *subjects]]
    rows += [
        [condition, *(cells.get((condition, subject), "") for subject in subjects)]
        for condition in conditions
    ]
    return f"## {what}\n\n{table(rows)}"


def _null(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)
