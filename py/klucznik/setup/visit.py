"""What belongs to the set-up page that is open: all its parts in the browser share it."""

from pyscript import document

from klucznik.guide import Guide
from klucznik.page import data_of, read_json, root, window
from klucznik.setup import faults
from klucznik.setup.draft import Draft
from klucznik.setup.words import all_words

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any

tools = window.klucznikSetup
"""What needs a library or the browser itself (konfigurator.js)."""


class Visit:
    """What belongs to this page.

    Attributes:
        home: the address of the panel's folder.
        material: what pages are made from (see klucznik.site).
        prints: the fingerprints of the files without a hash in their names.
        guide: the whole guide.
        words: of this page.
        draft: what stands in the form.
        school: as the panel will know it.
        at_fault: the fields in which something is wrong.
        code: the QR code of the panel's address, as rows of 0 and 1; "" where that isn't known.
        site: the kind of site that somebody has, "" until it is said.
        view: the id of the panel's view that the preview was led to last.
        typed: the field that somebody has changed last.
        nothing: what an empty form says.
        saved: what the form said when it was handed over last.
        pause: the timer of a pause, 0 when there is none.
        is_pressed: whether somebody holds a button of the mouse down, or a finger on the page.

    """

    def __init__(self) -> None:
        self.home: str = window.URL.new(data_of(document.body, "home"), document.baseURI).href
        self.material: dict[str, Any] = read_json("site.json")
        self.prints: dict[str, str] = read_json("prints.json")
        self.guide = Guide(self.material["guide"])
        own = read_json(f"setup-{root.lang}.json")
        self.words = all_words(self.material, own, root.lang)
        self.draft = Draft(self.guide.procedure_ids(), self.material["languages"])
        self.school = faults.school_of(self.draft, self.guide.office)
        self.at_fault: list[str] = []
        self.code = ""
        self.site = ""
        self.view = ""
        self.typed = ""
        self.nothing = self.saved = self.draft.written()
        self.pause = 0
        self.is_pressed = False


visit = Visit()


def matrix() -> "list[list[int]]":
    """Return the QR code of the panel's address as rows of modules."""
    return [[int(module) for module in row] for row in visit.code.split("\n")]
