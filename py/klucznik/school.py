"""The school's own data (school.json): read, checked, mended. Every field is optional.

Whatever the file holds, a School comes of it: good fields are used, bad ones keep their
default, and each fault is named with its path and what to do. Values are text, never markup.
"""

from klucznik.clock import days_between, minutes

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LOGIN_PAGE = "https://portal.librus.pl/szkola"
"""Where one logs in (F7), unless the school has its own link (F11)."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST = 300
"""Letters of a text; more is surely a mistake."""


class Fault:
    """What is wrong with a field: its path, the problem, and the mend."""

    def __init__(self, path: str, problem: str, mend: str) -> None:
        self.path = path
        self.problem = problem
        self.mend = mend


class Office:
    """How the school is reached and who gives new logins and passwords (F4).

    Attributes:
        who: who resets, "" where it isn't said, or "office", "teacher", "administrator".
        hours: by day ("mon"), the spans in which it is open: (start, end), minutes of the day.
        closed: days on which it isn't: (first, last), each (year, month, day).
        handover: how new data are handed over: "person", "phone", "envelope".

    """

    def __init__(self) -> None:
        self.who = ""
        self.phone = ""
        self.email = ""
        self.address = ""
        self.hours: dict[str, list[tuple[int, int]]] = {}
        self.closed: list[tuple[tuple[int, int, int], tuple[int, int, int]]] = []
        self.handover: list[str] = []

    @property
    def phone_link(self) -> str:
        """The phone number as a tel: address has it."""
        return "".join(sign for sign in self.phone if sign in "+0123456789")


class School:
    """The school's data; without a file the defaults, in which nobody is named."""

    def __init__(self) -> None:
        self.name = ""
        self.librus = LOGIN_PAGE
        self.accent = ""
        self.office = Office()
        self.links: dict[str, str] = {}
        self.languages: list[str] = []
        self.notice: dict[str, str] = {}
        self.hide: list[str] = []
        self.replace: dict[str, dict[str, str]] = {}
        self.faults: list[Fault] = []

    def notice_in(self, language: str) -> str:
        """Return the school's notice in a language, else in the one it was written in."""
        return _in_language(self.notice, language)

    def replacement(self, procedure: str, language: str) -> str:
        """Return what the school says instead of a procedure, "" if it says nothing."""
        return _in_language(self.replace.get(procedure, {}), language)


def read(data: object, procedures: list[str], languages: list[str]) -> School:
    """Read the school's data. Never raises.

    Args:
        data: what the JSON held, anything at all.
        procedures: the ids that `hide` and `replace` may name.
        languages: the codes of the panel's languages.

    """
    school = School()
    reader = _Reader(school.faults)

    def hidden(value: "Any", path: str) -> None:
        school.hide = reader.choices(value, path, procedures)

    def replaced(value: "Any", path: str) -> None:
        for id, text in reader.pairs(value, path, procedures):
            texts = reader.words(text, f"{path}.{id}", languages)
            if texts:
                school.replace[id] = texts

    def linked(value: "Any", path: str) -> None:
        for name, address in reader.pairs(value, path, ["app", "login"]):
            school.links[name] = reader.address(address, f"{path}.{name}")

    def officed(value: "Any", path: str) -> None:
        _read_office(school.office, value, path, reader)

    def languaged(value: "Any", path: str) -> None:
        school.languages = reader.choices(value, path, languages)

    def noticed(value: "Any", path: str) -> None:
        school.notice = reader.words(value, path, languages)

    reader.table(
        data,
        "",
        [
            ("name", _to(school, "name", reader.text)),
            ("librus", _to(school, "librus", reader.address)),
            ("accent", _to(school, "accent", reader.colour)),
            ("office", officed),
            ("links", linked),
            ("languages", languaged),
            ("notice", noticed),
            ("hide", hidden),
            ("replace", replaced),
        ],
    )
    return school


def _read_office(office: Office, data: "Any", path: str, reader: "_Reader") -> None:
    def who(value: "Any", path: str) -> None:
        office.who = reader.choice(value, path, ["office", "teacher", "administrator"])

    def hours(value: "Any", path: str) -> None:
        for day, spans in reader.pairs(value, path, list(DAYS)):
            office.hours[day] = reader.items(spans, f"{path}.{day}", minutes, "7:30-15:30")

    def closed(value: "Any", path: str) -> None:
        office.closed = reader.items(value, path, days_between, "2026-12-23/2027-01-01")

    def handover(value: "Any", path: str) -> None:
        office.handover = reader.choices(value, path, ["person", "phone", "envelope"])

    reader.table(
        data,
        path,
        [
            ("who", who),
            ("phone", _to(office, "phone", reader.phone)),
            ("email", _to(office, "email", reader.email)),
            ("address", _to(office, "address", reader.text)),
            ("hours", hours),
            ("closed", closed),
            ("handover", handover),
        ],
    )


def _to(
    target: object, field: str, read: "Callable[[Any, str], str]"
) -> "Callable[[Any, str], None]":
    """Return what sets a field to the value read, if anything good was read."""

    def set(value: "Any", path: str) -> None:
        good = read(value, path)
        if good:
            setattr(target, field, good)

    return set


class _Reader:
    """Reads values, and writes down what is wrong with them."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults

    def fault(self, path: str, problem: str, mend: str) -> None:
        self.faults.append(Fault(path or "(the whole file)", problem, mend))

    def table(
        self, data: "Any", path: str, fields: "list[tuple[str, Callable[[Any, str], None]]]"
    ) -> None:
        """Read each field of an object by its own reader."""
        for name, value in self.pairs(data, path, [field[0] for field in fields]):
            for field, read in fields:
                if field == name:
                    read(value, f"{path}.{name}" if path else name)

    def pairs(self, data: "Any", path: str, known: list[str]) -> "list[tuple[str, Any]]":
        """Return the known fields of an object, in the order of `known`."""
        if not isinstance(data, dict):
            self.fault(path, "is not an object.", "Write { } with fields in it.")
            return []
        for name in sorted(str(key) for key in data):
            if name not in known:
                where = f"{path}.{name}" if path else name
                self.fault(where, "is not known.", f"Known are: {', '.join(known)}.")
        return [(name, data[name]) for name in known if name in data]

    def text(self, value: "Any", path: str) -> str:
        """Return a text of one line, or ""."""
        good = " ".join(value.split()) if isinstance(value, str) else ""
        if not good or len(good) > LONGEST:
            self.fault(path, "is not a text.", f'Write a text in "", at most {LONGEST} letters.')
            return ""
        return good

    def address(self, value: "Any", path: str) -> str:
        """Return an http or https address, or ""."""
        good = value.strip() if isinstance(value, str) else ""
        bad = any(sign <= " " or sign in "\"'<>\\^`{|}" for sign in good)
        rest = good.split("//", 1)[1] if "//" in good else ""
        if not good.startswith(("http://", "https://")) or bad or len(rest) < 3 or rest[0] in "/?#":
            self.fault(path, "is not a web address.", "Write one that begins with https://.")
            return ""
        return good

    def email(self, value: "Any", path: str) -> str:
        """Return an e-mail address, or ""."""
        good = value.strip() if isinstance(value, str) else ""
        name, at, host = good.partition("@")
        odd = any(sign <= " " or sign in "\"'<>\\(),:;@" for sign in name + host)
        if not name or not at or odd or "." not in host.strip("."):
            self.fault(path, "is not an e-mail address.", "Write one like biuro@szkola.pl.")
            return ""
        return good

    def phone(self, value: "Any", path: str) -> str:
        """Return a phone number as it was written, or ""."""
        good = " ".join(value.split()) if isinstance(value, str) else ""
        digits = sum(1 for sign in good if "0" <= sign <= "9")
        if not 5 <= digits <= 15 or any(sign not in "+-() 0123456789" for sign in good):
            self.fault(path, "is not a phone number.", "Write digits and spaces, maybe a + first.")
            return ""
        return good

    def colour(self, value: "Any", path: str) -> str:
        """Return a colour as #rrggbb, or ""."""
        good = value.strip().lower() if isinstance(value, str) else ""
        if len(good) == 4:
            good = "#" + "".join(sign + sign for sign in good[1:])
        digits = good[1:]
        if len(good) != 7 or good[0] != "#" or any(c not in "0123456789abcdef" for c in digits):
            self.fault(path, "is not a colour.", "Write one like #0b5a50.")
            return ""
        return good

    def choice(self, value: "Any", path: str, known: list[str]) -> str:
        """Return one of the known words, or ""."""
        if value in known:
            return str(value)
        self.fault(path, "is not known.", f"Write one of: {', '.join(known)}.")
        return ""

    def choices(self, value: "Any", path: str, known: list[str]) -> list[str]:
        """Return those of a list that are known words."""
        if not isinstance(value, list):
            self.fault(path, "is not a list.", f"Write [ ] with some of: {', '.join(known)}.")
            return []
        good = [self.choice(each, f"{path}[{at}]", known) for at, each in enumerate(value)]
        return [each for each in good if each]

    def items(
        self, value: "Any", path: str, read: "Callable[[str], Any]", example: str
    ) -> "list[Any]":
        """Return what `read` makes of each text of a list; it returns None for a bad one."""
        if not isinstance(value, list):
            self.fault(path, "is not a list.", f'Write ["{example}"].')
            return []
        good = []
        for at, each in enumerate(value):
            made = read(each) if isinstance(each, str) else None
            if made is None:
                self.fault(f"{path}[{at}]", "can't be read.", f"Write it like {example}.")
            else:
                good.append(made)
        return good

    def words(self, value: "Any", path: str, languages: list[str]) -> dict[str, str]:
        """Return texts by language; a text alone is Polish."""
        if isinstance(value, str):
            value = {"pl": value}
        pairs = self.pairs(value, path, languages)
        texts = {code: self.text(each, f"{path}.{code}") for code, each in pairs}
        return {code: text for code, text in texts.items() if text}


def _in_language(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("pl") or ""
