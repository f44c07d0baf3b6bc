"""All that a reader has said so far, and what the panel knows of the school.

The views are pure functions of this. Nothing of it is stored; only the path of answers goes
into the browser's history, and never a login.
"""

from klucznik import login
from klucznik.guide import Guide
from klucznik.school import School

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from klucznik.guide import Path

LETTER_FIELDS = ("from", "child", "class")
"""What a reader types into the letter to the school."""


class State:
    """What is on the reader's mind and screen.

    Attributes:
        guide: the questions and procedures.
        words: HTML by dotted key, in the reader's language.
        school: the school's own data; its defaults where it gave none.
        typed: what stands in the fields for logins, by owner ("pupil", "parent").
        path: the answers that led to the view on screen, empty if something else did.
        kept: answers given after the one that is being changed.
        query: what stands in the search field.
        letter: what stands in the letter's fields, by name; "account" is "parent" or "pupil".

    """

    def __init__(self, guide: Guide, words: dict[str, str], school: School) -> None:
        self.guide = guide
        self.words = words
        self.school = school
        self.typed = {"pupil": "", "parent": ""}
        self.path: Path = []
        self.kept: Path = []
        self.query = ""
        self.letter = dict.fromkeys(LETTER_FIELDS, "")
        self.letter["account"] = "parent"

    def own_login(self, owner: str) -> str:
        """Return the login of "parent" or "pupil" if the reader's typing gives it (F3), or ""."""
        for typed in (self.typed["pupil"], self.typed["parent"]):
            reading = login.read(typed)
            if not reading.problem:
                return reading.parent if owner == "parent" else reading.pupil
        return ""
