"""What the panel knows of a school, all of it optional. Values are text, never markup."""

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    Span = tuple[int, int]
    Day = tuple[int, int, int]

LOGIN_PAGE = "https://portal.librus.pl/szkola"
"""Where one logs in (F7), unless the school has its own link (F11)."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WHO = ["office", "teacher", "administrator"]
WAYS = ["person", "phone", "envelope"]


class Fault:
    """What is wrong with a field: its path ("office.hours.mon[0]"), the problem, and the mend."""

    def __init__(self, path: str, problem: str, mend: str) -> None:
        self.path = path
        self.problem = problem
        self.mend = mend


class Office:
    """How the school is reached and who gives new logins and passwords (F4).

    Attributes:
        who: who resets, one of `WHO`; "" where it isn't said.
        hours: by day ("mon"), the spans in which it is open: (start, end), minutes of the day,
            in their order and apart. A day without spans is closed.
        closed: days on which it isn't open: (first, last), each (year, month, day).
        handover: how new data are handed over, out of `WAYS`.

    """

    def __init__(self) -> None:
        self.who = ""
        self.phone = ""
        self.email = ""
        self.address = ""
        self.hours: dict[str, list[Span]] = {}
        self.closed: list[tuple[Day, Day]] = []
        self.handover: list[str] = []

    @property
    def phone_link(self) -> str:
        """The phone number as a tel: address has it."""
        return "".join(character for character in self.phone if character in "+0123456789")


class School:
    """The school's data; without a file the defaults, in which nobody is named.

    Attributes:
        librus: the address of the login page.
        panel: the address of the panel, for the leaflet; "" where it isn't said.
        links: the school's two instructions (F17) by "app" and "login", those it gave.
        languages: those to offer; none named means all.
        accent: "#rrggbb", or "" for the panel's own colour.
        notice: by language; likewise each text in `replace`, which goes by procedure.
        hide: the ids of procedures that don't apply at this school.

    """

    def __init__(self) -> None:
        self.name = ""
        self.librus = LOGIN_PAGE
        self.panel = ""
        self.office = Office()
        self.links: dict[str, str] = {}
        self.languages: list[str] = []
        self.accent = ""
        self.notice: dict[str, str] = {}
        self.hide: list[str] = []
        self.replace: dict[str, dict[str, str]] = {}
        self.faults: list[Fault] = []

    def speaks_in_procedures(self) -> bool:
        """Tell whether it says something of its own in the midst of procedures, or hides some."""
        return bool(self.hide or self.replace or self.links) or self.librus != LOGIN_PAGE

    def offers(self, language: str) -> bool:
        """Tell whether the school offers the panel in a language."""
        return not self.languages or language in self.languages

    def notice_in(self, language: str) -> str:
        """Return the school's notice in a language, else in Polish, else ""."""
        return _in_language(self.notice, language)

    def replacement(self, procedure: str, language: str) -> str:
        """Return what the school says instead of a procedure, "" if it says nothing."""
        return _in_language(self.replace.get(procedure, {}), language)


def _in_language(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("pl") or ""
