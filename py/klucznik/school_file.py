"""Reads the school's own data (school.json): checked, mended. Every field is optional.

Whatever the file holds, a School comes of it: good fields are used, bad ones keep their
default, and each fault is named with its path and what to do.
"""

from klucznik.clock import days_between, minutes
from klucznik.school import DAYS, WAYS, WHO, Fault, Office, School
from klucznik.spelling import is_within
from klucznik.text import is_half, lower, one_line

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from klucznik.school import Day, Span

LONGEST_LINE = 200
"""Letters of a name, an e-mail or a postal address; more is surely a mistake."""
LONGEST_WORDS = 1000
"""Letters of a notice, of what stands instead of a procedure, and of a web address."""
SHOWN = 40
"""Letters that a fault quotes of what it found."""
MOST_ITEMS = 50
"""Entries of a list that are read; a school has fewer hours, closed days and procedures."""
MOST_FAULTS = 20
"""Faults that are named; whoever has more mends these first."""
LONGEST_FILE = 200_000
"""Bytes of a file that is read at all: all that a school can say in all languages is less."""
MOST_SLIPS = 3
"""Letters that may be wrong in a word for which another is proposed."""
PHONE_DIGITS = range(5, 16)

_HEX = "0123456789abcdef"
_NAME_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789._+-"
"""What a mailbox is called at schools. Signs like "?" and "&" would add headers to a letter."""

WHOLE_FILE = "(the whole file)"
"""The path of a fault that is no field's."""

MEND_FIRST = "Mend those that are named first, then look again."


def read(data: object, views: list[str], languages: list[str], office: str = "") -> School:
    """Read the school's data. Never raises.

    Args:
        data: what the JSON held, anything at all.
        views: the ids that `hide` and `replace` may name.
        languages: the codes of the panel's languages.
        office: the id that `hide` must not name: no other help is left then (F4).

    """
    school = School()
    if isinstance(data, dict):  # By "$schema" editors know how to complete and check the file.
        data = {name: value for name, value in data.items() if name != "$schema"}
    reader = _Reader(school.faults, views, languages)
    fields: list[tuple[str, Callable[[Any, str], object]]] = [
        ("name", reader.line),
        ("librus", reader.web_address),
        ("panel", reader.web_address),
        ("office", reader.office),
        ("links", reader.links),
        ("languages", lambda value, path: reader.choices(value, path, languages)),
        ("accent", reader.colour),
        ("notice", reader.words),
        ("hide", lambda value, path: reader.hidden(value, path, office)),
        ("replace", reader.replacements),
    ]
    reader.fill(school, data, "", fields)
    if reader.unnamed:
        unnamed = f"{reader.unnamed} faults more."
        school.faults.append(Fault(WHOLE_FILE, unnamed, MEND_FIRST))
    return school


class _Reader:
    """Reads values: each method returns a good one, or names the fault and returns an empty one."""

    def __init__(self, faults: list[Fault], views: list[str], languages: list[str]) -> None:
        self.faults = faults
        self.views = views
        self.languages_known = languages
        self.unnamed = 0

    def fault(self, path: str, problem: str, mend: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(path or WHOLE_FILE, problem, mend))
        else:
            self.unnamed += 1

    def fill(
        self,
        target: object,
        data: "Any",
        path: str,
        fields: "list[tuple[str, Callable[[Any, str], object]]]",
    ) -> None:
        """Read the fields of an object, and set those that are good."""
        readers = dict(fields)
        for name, value in self.pairs(data, path, [field[0] for field in fields]):
            good = readers[name](value, _join(path, name))
            if good:
                setattr(target, name, good)

    def pairs(self, data: "Any", path: str, known: list[str]) -> "list[tuple[str, Any]]":
        """Return the known fields of an object, in the order of `known`."""
        if not isinstance(data, dict):
            mend = f"Write {{ }} with some of: {', '.join(known)}."
            self.fault(path, f"This is not an object but {_kind(data)}.", mend)
            return []
        unknown = sorted([str(key) for key in data if key not in known])
        self.unnamed += max(0, len(unknown) - MOST_FAULTS)
        for name in unknown[:MOST_FAULTS]:
            where = _join(path, _shown(name) or '""')
            self.fault(where, "There is no such field; it is left out.", _instead(name, known))
        return [(name, data[name]) for name in known if name in data]

    def office(self, data: "Any", path: str) -> Office:
        office = Office()
        fields: list[tuple[str, Callable[[Any, str], object]]] = [
            ("who", lambda value, path: self.choice(value, path, WHO)),
            ("phone", self.phone),
            ("email", self.email),
            ("address", self.line),
            ("hours", self.hours),
            ("closed", self.closed),
            ("handover", lambda value, path: self.choices(value, path, WAYS)),
        ]
        self.fill(office, data, path, fields)
        return office

    def hours(self, data: "Any", path: str) -> "dict[str, list[Span]]":
        hours = {}
        for day, given in self.pairs(data, path, list(DAYS)):
            spans = self.items(given, _join(path, day), minutes, "7:30-15:30")
            if spans or given == []:
                hours[day] = _joined(spans)
        return hours

    def closed(self, value: "Any", path: str) -> "list[tuple[Day, Day]]":
        return self.items(value, path, days_between, "2026-12-24 or 2026-12-23/2027-01-01")

    def links(self, data: "Any", path: str) -> dict[str, str]:
        pairs = self.pairs(data, path, ["app", "login"])
        links = [(name, self.web_address(value, _join(path, name))) for name, value in pairs]
        return {name: address for name, address in links if address}

    def hidden(self, value: "Any", path: str, office: str) -> list[str]:
        hidden = self.choices(value, path, self.views)
        if office in hidden:
            mend = 'Remove it; what it says can be changed under "replace".'
            self.fault(path, f"The office ({office}) can't be hidden: it is the last help.", mend)
        return [each for each in hidden if each != office]

    def replacements(self, data: "Any", path: str) -> dict[str, dict[str, str]]:
        pairs = self.pairs(data, path, self.views)
        replaced = [(id, self.words(value, _join(path, id))) for id, value in pairs]
        return {id: texts for id, texts in replaced if texts}

    def words(self, value: "Any", path: str) -> dict[str, str]:
        """Return texts by language; a text alone is Polish."""
        if not isinstance(value, dict):
            text = self.text(value, path, LONGEST_WORDS)
            return {"pl": text} if text else {}
        pairs = self.pairs(value, path, self.languages_known)
        texts = [(code, self.text(each, _join(path, code), LONGEST_WORDS)) for code, each in pairs]
        return {code: text for code, text in texts if text}

    def line(self, value: "Any", path: str) -> str:
        return self.text(value, path, LONGEST_LINE)

    def text(self, value: "Any", path: str, longest: int) -> str:
        """Return a text as one line."""
        mend = f"Write a text of at most {longest} letters."
        if not isinstance(value, str):
            self.fault(path, f"This is not a text but {_kind(value)}.", mend)
            return ""
        if len(value) > 2 * longest:  # Nothing of it will be used: its spaces don't matter.
            self.fault(path, f"This text has {len(value)} letters, too many.", mend)
            return ""
        text = one_line(value)
        if not text:
            self.fault(path, "This text is empty.", "Write one, or remove the field.")
        elif len(text) > longest:
            self.fault(path, f"This text has {len(text)} letters, too many.", mend)
        elif any(is_half(character) for character in text):
            self.fault(path, "A letter of this text is broken.", "Type the text anew.")
        else:
            return text
        return ""

    def web_address(self, value: "Any", path: str) -> str:
        text = self.text(value, path, LONGEST_WORDS)
        if not text or _is_web_address(text):
            return text
        mend = "Write one that begins with https:// and has no spaces, quotes or < > in it."
        self.fault(path, f'"{_shown(text)}" is not a web address.', mend)
        return ""

    def email(self, value: "Any", path: str) -> str:
        text = self.line(value, path)
        name, _, host = text.partition("@")
        if not text or (_is_dotted(name, _NAME_SIGNS) and "." in host and _is_host(host)):
            return text
        mend = "Write one address, like sekretariat@szkola.pl."
        self.fault(path, f'"{_shown(text)}" is not an e-mail address.', mend)
        return ""

    def phone(self, value: "Any", path: str) -> str:
        """Return a phone number as it was written."""
        text = self.line(value, path)
        digits = sum(1 for character in text if "0" <= character <= "9")
        known = all(character in "+-() 0123456789" for character in text)
        if not text or (known and digits in PHONE_DIGITS and "+" not in text.lstrip("( ")[1:]):
            return text
        mend = "Write one number: digits and spaces, - ( ), and + only as the first character."
        self.fault(path, f'"{_shown(text)}" is not a phone number.', mend)
        return ""

    def colour(self, value: "Any", path: str) -> str:
        """Return a colour as #rrggbb."""
        text = lower(self.line(value, path))
        digits = text[1:]
        if (
            text[:1] == "#"
            and len(digits) in (3, 6)
            and all(character in _HEX for character in digits)
        ):
            return (
                text
                if len(digits) == 6
                else "#" + "".join(character + character for character in digits)
            )
        if text:
            self.fault(path, f'"{_shown(text)}" is not a colour.', "Write one like #0b5a50.")
        return ""

    def choice(self, value: "Any", path: str, known: list[str]) -> str:
        """Return one of the known words."""
        if not isinstance(value, str):
            mend = f"Write one of: {', '.join(known)}."
            self.fault(path, f"This is not a text but {_kind(value)}.", mend)
            return ""
        if value in known:
            return value
        self.fault(path, f'"{_shown(value)}" is not known here.', _instead(value, known))
        return ""

    def choices(self, value: "Any", path: str, known: list[str]) -> list[str]:
        """Return those of a list that are known words, each once."""
        if not isinstance(value, list):
            mend = f"Write [ ] with some of: {', '.join(known)}."
            self.fault(path, f"This is not a list but {_kind(value)}.", mend)
            return []
        good = [
            self.choice(each, f"{path}[{at}]", known)
            for at, each in enumerate(self.beginning(value, path))
        ]
        return [each for at, each in enumerate(good) if each and each not in good[:at]]

    def beginning(self, value: "list[Any]", path: str) -> "list[Any]":
        """Return the entries of a list that are read."""
        if len(value) > MOST_ITEMS:
            problem = f"This list has {len(value)} entries, too many; the first are read."
            self.fault(path, problem, f"Write at most {MOST_ITEMS}.")
        return value[:MOST_ITEMS]

    def items(
        self, value: "Any", path: str, read: "Callable[[str], Any]", example: str
    ) -> "list[Any]":
        """Return what `read` makes of each text of a list; it returns None for a bad one."""
        if not isinstance(value, list):
            mend = f"Write a list of texts like {example}."
            self.fault(path, f"This is not a list but {_kind(value)}.", mend)
            return []
        good = []
        for at, each in enumerate(self.beginning(value, path)):
            where = f"{path}[{at}]"
            text = self.line(each, where)
            made = read(text) if text else None
            if made is not None:
                good.append(made)
            elif text:
                self.fault(where, f'"{_shown(text)}" can\'t be read.', f"Write it like {example}.")
        return good


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _joined(spans: "list[Span]") -> "list[Span]":
    """Sort spans and make one of those that touch: who comes in the first can stay."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _kind(value: object) -> str:
    """Name what JSON calls a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    for kind, name in ((str, "a text"), (list, "a list"), (dict, "an object")):
        if isinstance(value, kind):
            return name
    return "a number"


def _shown(text: str) -> str:
    """Return the beginning of a text, such as may be shown."""
    line = one_line(text[: 2 * SHOWN])
    whole = "".join("?" if is_half(character) else character for character in line[:SHOWN])
    return whole if len(line) <= SHOWN else whole + "…"


def _is_web_address(text: str) -> bool:
    """Tell an http or https address of a host, without a user's name or password in it."""
    scheme, _, rest = text.partition("://")
    if lower(scheme) not in ("http", "https") or any(
        character in " \"'<>\\^`{|}" for character in text
    ):
        return False
    for character in "?#":
        rest = rest.replace(character, "/")
    host, colon, port = rest.partition("/")[0].partition(":")
    has_port = 0 < len(port) <= 5 and all("0" <= character <= "9" for character in port)
    return _is_host(host) and (has_port or not colon)


def _is_host(text: str) -> bool:
    """Tell the name of a host; letters outside ASCII may stand in it ("szkoła.pl")."""
    foreign = "".join(character for character in lower(text) if character > "\x7f")
    return _is_dotted(text, "abcdefghijklmnopqrstuvwxyz0123456789-_" + foreign)


def _is_dotted(text: str, known: str) -> bool:
    """Tell words of known characters with single dots between them."""
    parts = text.split(".")
    return all(parts) and all(character in known for character in lower("".join(parts)))


def _instead(name: str, known: list[str]) -> str:
    """Say which known word was meant, if one is near, else name them all."""
    end = "\n"  # It holds the ends together: letters may be missing there, too.
    typed = lower(_shown(name)) + end
    for slips in range(MOST_SLIPS + 1):
        for word in sorted(known):
            if slips <= len(word) // 2 and is_within(typed, word + end, slips):
                return f"Did you mean {word}?"
    return f"Known are: {', '.join(known)}." if known else "Remove it."
