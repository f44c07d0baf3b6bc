"""All that a reader has said so far, and what the panel knows of the school.

The views are pure functions of this. Nothing of it is stored; only the path of answers goes
into the browser's history, and never a login.
"""

from klucznik import login
from klucznik.guide import Guide
from klucznik.html import without_links
from klucznik.school import School

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from klucznik.guide import Path
    from klucznik.search import Index

LETTER_FIELDS = ("from", "child", "class", "phone")
"""What a reader types into the letter to the school."""


class State:
    """What is on the reader's mind and screen.

    Attributes:
        whole: all questions and procedures.
        guide: those that the school shows.
        hidden: the ids of the views that it doesn't.
        words: HTML by dotted key, in the reader's language; what the school hides isn't linked.
            A page comes with those that the program needs at once (see `has_all_words`).
        school: the school's own data; its defaults where it gave none.
        drawings: the address of the file with all drawings, as from the page.
        readings: what stands in the fields for logins, as read, by the field's owner ("pupil",
            "parent").
        path: the answers that led to the view on screen, or to the procedure that led on to it;
            empty if something else did.
        reason: why the reader needs the office (see Procedure.reason), "" where it isn't known.
        has_helped: whether a procedure has just helped.
        later: answers given after the one that is being changed.
        query: what stands in the search field.
        index: what is searched, once somebody searches in this language.
        letter: what stands in the letter's fields, by name; "account" is "parent" or "pupil".

    """

    def __init__(self, guide: Guide, words: dict[str, str], school: School) -> None:
        self.whole = guide
        self._spoken = words
        self.drawings = ""
        self.know(school)
        self.readings = {"pupil": login.read(""), "parent": login.read("")}
        self._heard = dict(self.readings)
        self.path: Path = []
        self.later: Path = []
        self.reason = ""
        self.has_helped = False
        self.query = ""
        self.letter = dict.fromkeys(LETTER_FIELDS, "")
        self.letter["account"] = "parent"

    def know(self, school: School) -> None:
        """Take the school's data, which may hide a part of the guide."""
        self.school = school
        self.guide = self.whole.shown(school.hide)
        shown = self.guide.view_ids()
        self.hidden = [id for id in self.whole.view_ids() if id not in shown] if school.hide else []
        self.speak(self._spoken)

    def speak(self, words: dict[str, str]) -> None:
        """Take the words of a language."""
        self._spoken = words
        self.words = words
        self.index: Index | None = None
        if self.hidden:
            self.words = {key: without_links(html, self.hidden) for key, html in words.items()}

    def has_all_words(self) -> bool:
        """Tell whether whole views can be rendered, and the procedures be searched."""
        return self.are_all(self._spoken)

    def are_all(self, words: object) -> bool:
        """Tell whether words are of this version, and those of whole views among them."""
        if not isinstance(words, dict):
            return False
        of_views = f"procedure.{self.whole.procedures[0].id}.lead"
        return of_views in words and all(key in words for key in self._spoken)

    def hear(self, owner: str, reading: login.Reading) -> None:
        """Take what stands in a field that is being typed into.

        Only a login with its "u" is finished for certain and counts at once. All else may look
        wrong just because it is half typed: it counts when the reader pauses (`settle`).
        """
        self._heard[owner] = reading
        self.readings[owner] = reading if reading.owner == "pupil" else login.read("")

    def settle(self) -> None:
        """Let everything count that was heard."""
        self.readings = dict(self._heard)

    def own_login(self, owner: str) -> str:
        """Return the login of "parent" or "pupil" if the reader's typing gives one (F3), or ""."""
        if self.has_two_families():
            return ""
        known = self.readings["pupil"] if self.readings["pupil"].digits else self.readings["parent"]
        return known.parent if owner == "parent" else known.pupil

    def has_two_families(self) -> bool:
        """Tell whether the two fields hold logins that don't belong together (F3)."""
        digits = {reading.digits for reading in self.readings.values() if reading.digits}
        return len(digits) > 1
