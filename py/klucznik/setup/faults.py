"""What is wrong in the form, at which field: as the reader of school.json says, in plain words.

The reader (school_file) names the path of a fault; by it is known what was expected there, and
that is said in the language of the page.
"""

import json

from klucznik.html import fill
from klucznik.school import School
from klucznik.school_file import LONGEST_LINE, LONGEST_WORDS, MOST_ITEMS, WHOLE_FILE
from klucznik.school_file import read as read_school

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from klucznik.setup.draft import Draft

KINDS = (
    ("office.phone", "phone"),
    ("office.email", "email"),
    ("office.hours", "hours"),
    ("office.closed", "closed"),
    ("accent", "colour"),
    ("panel", "address"),
    ("librus", "address"),
    ("links", "address"),
    ("notice", "text"),
    ("replace", "text"),
    ("", "line"),
)
"""What a field holds, by what its name begins with; the first that fits."""

LONG = ("address", "text")
"""The kinds that hold more than a line."""


def kind_of(field: str) -> str:
    """Return what a field holds: a word of `KINDS`."""
    return next(kind for name, kind in KINDS if field.startswith(name))


def school_of(draft: "Draft", office: str) -> School:
    """Return the school as the panel will know it, with what the reader finds fault with."""
    data = json.loads(draft.written())
    return read_school(data, draft.procedures, draft.languages_known, office)


def told(school: School, draft: "Draft", words: dict[str, str]) -> "list[tuple[str, str]]":
    """Return each field at fault, once, and what to do with it: (field, HTML).

    Args:
        school: see `school_of`.
        draft: what it was read from.
        words: of the page.

    """
    found: list[tuple[str, str]] = []
    for fault in school.faults:
        if fault.path == WHOLE_FILE:  # How many more there are: told once these are mended.
            continue
        field = field_of(fault.path, draft)
        if field not in [named for named, _ in found]:
            found.append((field, _sentence(field, draft.text(field), words)))
    if not draft.languages:  # A school.json that names none means all.
        found.append(("languages", words["fault.languages"]))
    return found


def field_of(path: str, draft: "Draft") -> str:
    """Return the field of the form that a path in school.json is about."""
    name, _, place = path.partition("[")
    if name == "office.closed":
        row = int(place[:-1]) if place else MOST_ITEMS  # There are too many.
        return f"{name}.{draft.closed_rows()[row]}"
    return name


def _sentence(field: str, text: str, words: dict[str, str]) -> str:
    kind = kind_of(field)
    most = LONGEST_WORDS if kind in LONG else LONGEST_LINE
    if len(text) > most:
        return fill(words["fault.long"], [("most", str(most))])
    return words["fault." + kind]
