"""Reads a table of schools, row by row, as registers and spreadsheets write it: any order of
columns, `;` or `,` or tabs, UTF-8 or the old Polish encoding. What is wrong in a row is that row's.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from klucznik.command import CommandError
from klucznik.text import fold

MOST_LINES = 5
"""Lines that one cell may have; a quotation mark that nobody closes ends there."""
OLD = "cp1250"
"""How Polish spreadsheets write without asking."""


@dataclass(frozen=True)
class Fault:
    """What is wrong in a table: the row (1 is that of the names), the column, problem and mend."""

    row: int
    column: str
    problem: str
    mend: str

    def told(self, file: Path) -> str:
        """Return it as one line."""
        return f"{file}:{self.row}: {self.column or '(row)'}: {self.problem} {self.mend}"


@dataclass(frozen=True, eq=False)
class Row:
    """A school's row: its number, and its cells by the names in columns.toml."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """Return a cell, "" where the table has no such column."""
        return self.cells.get(name, "")


@cache
def _names() -> dict[str, str]:
    """Return what a column is by how it may be called."""
    text = Path(__file__).with_name("columns.toml").read_text(encoding="utf-8")
    columns = tomllib.loads(text)["columns"]
    return {_bare(title): name for name, titles in columns.items() for title in titles}


def _bare(title: str) -> str:
    return "".join(character for character in fold(title.lower()) if character.isalnum())


class Table:
    """A table of schools in a file, which is read anew each time.

    Attributes:
        file: where it lies.
        titles: what its columns are called, by their names in columns.toml.

    Raises:
        CommandError: it can't be read, or has no column with the schools' names.

    """

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            with file.open("rb") as opened:
                self._read_titles(opened)
        except OSError as error:
            raise CommandError(f"{file} can't be read: {error.strerror}.") from error
        if "name" not in self.titles:
            raise CommandError(f"{file} has no column „Nazwa” in its first row.")

    def _read_titles(self, opened: BinaryIO) -> None:
        first = opened.readline()
        if first.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise CommandError(f"{self.file} is in UTF-16: save it as CSV in UTF-8.")
        line = _decoded(first)
        self._delimiter = max(";,\t", key=line.count)
        (titles,) = csv.reader([line], delimiter=self._delimiter) if line.strip() else ([],)
        self._columns: list[str] = []
        self.titles: dict[str, str] = {}
        for title in titles:
            name = _names().get(_bare(title), "")
            name = "" if name in self.titles else name  # the first one counts
            self._columns.append(name)
            if name:
                self.titles[name] = title.strip()

    def rows(self) -> Iterator[Row | Fault]:
        """Give the rows, in their order; a fault in place of one that can't be read."""
        with self.file.open("rb") as opened:
            lines = (_decoded(line) for line in opened)
            next(lines)
            number = 1
            for cells in self._records(lines):
                number += 1
                if isinstance(cells, str):
                    yield Fault(number, "", cells, "Mend the row, or remove it.")
                elif any(cells):
                    yield self._row(number, cells)

    def _row(self, number: int, cells: list[str]) -> Row | Fault:
        width = len(self._columns)
        if len(cells) < width or any(cells[width:]):
            problem = f"This row has {len(cells)} cells, the first one {width}."
            return Fault(number, "", problem, "Look for a missing or spare separator.")
        named = zip(self._columns, cells, strict=False)
        return Row(number, {name: _cell(cell) for name, cell in named if name})

    def _records(self, lines: Iterator[str]) -> Iterator[list[str] | str]:
        """Give the cells of each record, or what is wrong with it."""
        waiting: list[str] = []
        while True:
            line = waiting.pop(0) if waiting else next(lines, None)
            if line is None:
                return
            taken = [line]
            cells = self._cells(taken)
            while cells is None and len(taken) < MOST_LINES:
                following = waiting.pop(0) if waiting else next(lines, None)
                if following is None:
                    break
                taken.append(following)
                cells = self._cells(taken)
            if cells is None:
                waiting = list(chain(taken[1:], waiting))
                yield "A quotation mark in this row is not closed."
            else:
                yield cells

    def _cells(self, lines: list[str]) -> list[str] | None:
        """Return the cells of lines that make one record, None if it isn't whole."""
        try:
            records = list(csv.reader(lines, delimiter=self._delimiter, strict=True))
        except csv.Error:
            return None
        return [cell.strip() for cell in records[0]] if len(records) == 1 else None


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode(OLD, errors="replace")


def _cell(cell: str) -> str:
    """Return what a cell says; spreadsheets write numbers as formulas to keep their zeros."""
    if cell.startswith('="') and cell.endswith('"'):
        cell = cell[2:-1]
    return cell.strip()
