"""Reads a school.json for whoever wrote it: each fault with its line, path and mend."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from klucznik.command import CommandError
from klucznik.command.archive import Panel
from klucznik.guide import Guide
from klucznik.school import School
from klucznik.school_file import LONGEST_FILE
from klucznik.school_file import read as read_school

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


@dataclass(frozen=True)
class Found:
    """A fault of a file: its line, the path of the field, the problem and the mend."""

    line: int
    path: str
    problem: str
    mend: str

    def told(self, file: Path) -> str:
        """Return it as compilers name theirs, so that editors find the line."""
        return f"{file}:{self.line}: {self.path}: {self.problem} {self.mend}"


def text_of(file: Path) -> str:
    """Return the text of a school.json.

    Raises:
        CommandError: it can't be read, isn't JSON in UTF-8, or is too long for the panel.

    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} can't be read: {error.strerror}.") from error
    if len(content) > LONGEST_FILE:
        raise CommandError(
            f"{file} has {len(content)} bytes, more than {LONGEST_FILE}: shorten it."
        )
    try:
        text = content.decode("utf-8-sig")
        parsed(text)
    except json.JSONDecodeError as error:
        raise CommandError(
            f"{file}:{error.lineno}: this is not JSON at character {error.colno} of the line: "
            f"{error.msg}."
        ) from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{file} can't be read as JSON in UTF-8: {error}.") from error
    return text


def parsed(text: str) -> object:
    """Return what JSON says, as browsers read it; ValueError where it isn't JSON (NaN, say)."""
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"JSON knows no {constant}")


def school_of(text: str, panel: Panel) -> School:
    """Return what a school.json says, as the panel understands it."""
    guide = Guide(panel.material["guide"])
    return read_school(json.loads(text), guide.procedure_ids(), panel.languages, guide.office)


def faults(text: str, panel: Panel) -> list[Found]:
    """Return every fault of a school.json, in the order of its lines."""
    lines = lines_of(text)
    found = [
        Found(_line(fault.path, lines), fault.path, fault.problem, fault.mend)
        for fault in school_of(text, panel).faults
    ]
    return sorted(found, key=lambda fault: fault.line)


def _line(path: str, lines: dict[str, int]) -> int:
    """Return where a path stands; one that is shown cut stands where its parent does."""
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path, 1)


def lines_of(text: str) -> dict[str, int]:
    """Return the line of each value of a JSON text by its path, such as "office.hours.mon[0]".

    Args:
        text: well-formed JSON.

    """
    lines: dict[str, int] = {}
    places: list[str | int] = []  # of the values around: a name in an object, a number in a list
    opened: list[bool] = []  # whether each of them is an object
    key: str | None = None
    line, counted = 1, 0
    for token in _TOKEN.finditer(text):
        word = token.group()
        line += text.count("\n", counted, token.start())
        counted = token.start()
        if word in "}]":
            opened.pop()
            places.pop()
        elif word == ",":
            key = None
            if not opened[-1]:
                places[-1] = int(places[-1]) + 1
        elif word == ":":
            pass
        elif opened and opened[-1] and key is None:
            key = places[-1] = str(json.loads(word))
            lines.setdefault(_path(places), line)
        else:
            lines.setdefault(_path(places), line)
            if word in "{[":
                opened.append(word == "{")
                places.append("" if word == "{" else 0)
                key = None
    return lines


def _path(places: list[str | int]) -> str:
    path = ""
    for place in places:
        path += f"[{place}]" if isinstance(place, int) else f".{place}" if path else place
    return path
