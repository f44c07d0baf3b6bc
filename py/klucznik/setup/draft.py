"""What stands in the form of the set-up page, from a school.json and into one.

A field is called by its path in school.json ("office.phone", "notice.pl"); hours of a day are one
field, and closed days are rows of a first and a last day ("office.closed.0.last").
"""

from klucznik.clock import days_between
from klucznik.school import DAYS, WAYS, WHO
from klucznik.school_file import MOST_ITEMS

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any

    # JSON whose objects keep their order: an object is a tuple of pairs.
    Ordered = str | list["Ordered"] | tuple[tuple[str, "Ordered"], ...]

SCHEMA = "school.schema.json"
"""What editors complete and check the file by; it lies beside the panel's page."""

LINES = ("name", "panel", "librus")
CONTACT = ("phone", "email", "address")
LINKS = ("app", "login")
TABLES = ["accent", "office", "links", "notice", "replace", "languages", "hide", "$schema"]
"""What the file has at its top besides `LINES`."""

SHOWN, HIDDEN, REPLACED = "shown", "hidden", "replaced"
"""What a school makes of a procedure."""


class Draft:
    """What somebody has filled in so far, all of it as text.

    Attributes:
        procedures: the ids of those that may be hidden or replaced.
        languages_known: the codes of the panel's languages.
        texts: what stands in the fields for text, by the field.
        who: one of `WHO`, "" where nobody has said it.
        handover: those of `WAYS` that are ticked.
        languages: those of the panel's languages that are ticked.
        closed: the rows of closed days, [first, last] as "2026-12-24", either maybe empty.
        ways: by procedure `HIDDEN` or `REPLACED`; all others are shown.

    """

    def __init__(self, procedures: list[str], languages: list[str]) -> None:
        self.procedures = procedures
        self.languages_known = languages
        self.texts: dict[str, str] = {}
        self.who = ""
        self.handover: list[str] = []
        self.languages = list(languages)
        self.closed: list[list[str]] = [["", ""]]
        self.ways: dict[str, str] = {}

    def text(self, field: str) -> str:
        """Return what stands in a field for text."""
        return self.texts.get(field, "")

    def way(self, procedure: str) -> str:
        """Return what the school makes of a procedure."""
        return self.ways.get(procedure, SHOWN)

    def take(self, field: str, value: str, is_ticked: bool = True) -> None:
        """Take what somebody has done to a field.

        Args:
            field: its name.
            value: what stands in it; of a box to tick, which one it is.
            is_ticked: whether it is ticked now.

        """
        table, _, name = field.rpartition(".")
        if field == "office.who":
            self.who = value
        elif field in ("office.handover", "languages"):
            ticked = self.handover if name == "handover" else self.languages
            if value in ticked:
                ticked.remove(value)
            if is_ticked:
                ticked.append(value)
        elif field.startswith("office.closed."):
            row = int(table.rpartition(".")[2])
            self.closed[row][name == "last"] = value
        elif table == "way":
            self.ways[name] = value
        else:
            self.texts[field] = value

    def written(self) -> str:
        """Return the school.json that says all this, the same on both interpreters."""
        return _json(self._data(), "") + "\n"

    def _data(self) -> "Ordered":
        hours = tuple([(day, _spans(self.text("office.hours." + day))) for day in DAYS])
        office: list[tuple[str, Ordered]] = [("who", self.who)]
        office += [(name, self.text("office." + name)) for name in CONTACT]
        office += [
            ("hours", _without_empty(hours)),
            ("closed", [_days(*self.closed[row]) for row in self.closed_rows()]),
            ("handover", _in_order(self.handover, WAYS)),
        ]
        is_some = len(self.languages) < len(self.languages_known)
        hide: Ordered = [id for id in self.procedures if self.way(id) == HIDDEN]
        replaced = [id for id in self.procedures if self.way(id) == REPLACED]
        fields: list[tuple[str, Ordered]] = [("$schema", SCHEMA)]
        fields += [(name, self.text(name)) for name in LINES]
        fields += [
            ("office", _without_empty(tuple(office))),
            ("links", self._texts("links", LINKS)),
            ("languages", _in_order(self.languages, self.languages_known) if is_some else []),
            ("accent", self.text("accent")),
            ("notice", self._texts("notice", self.languages_known)),
            ("hide", hide),
            (
                "replace",
                _without_empty(
                    tuple([(id, self._texts("replace." + id, self.languages_known))
                           for id in replaced])
                ),
            ),
        ]  # fmt: skip
        return _without_empty(tuple(fields))

    def closed_rows(self) -> list[int]:
        """Return the rows of closed days in which something stands."""
        return [row for row, days in enumerate(self.closed) if any(days)]

    def _texts(self, table: str, names: "list[str] | tuple[str, ...]") -> "Ordered":
        return _without_empty(tuple([(name, self.text(f"{table}.{name}")) for name in names]))


def read(data: "Any", procedures: list[str], languages: list[str]) -> "tuple[Draft, list[str]]":
    """Return what a school.json says as it stands in the form.

    Args:
        data: what the JSON held, anything at all.
        procedures: see `Draft`.
        languages: the codes of the panel's languages.

    Returns:
        the draft, and the paths of what has no place in the form; what has one and is wrong stands
        in its field, and is told there.

    """
    reader = _Reader(Draft(procedures, languages))
    reader.whole(data)
    return reader.draft, reader.lost


class _Reader:
    """Puts what stands in a file into a draft, and notes what it had to leave out."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.lost: list[str] = []

    def whole(self, data: "Any") -> None:
        for name, value in self.pairs(data, "", list(LINES) + TABLES):
            if name == "office":
                self.office(value)
            elif name == "links":
                self.texts(value, name, LINKS)
            elif name == "notice":
                self.words(value, name)
            elif name == "replace":
                for id, texts in self.pairs(value, name, self.draft.procedures):
                    self.draft.ways[id] = REPLACED
                    self.words(texts, f"{name}.{id}")
            elif name == "languages":
                self.draft.languages = self.known(value, name, self.draft.languages_known)
                self.draft.languages = self.draft.languages or list(self.draft.languages_known)
            elif name == "hide":
                for id in self.known(value, name, self.draft.procedures):
                    self.draft.ways[id] = HIDDEN
            elif name != "$schema":
                self.line(value, name)

    def office(self, data: "Any") -> None:
        known = ["who", "hours", "closed", "handover"] + list(CONTACT)
        for name, value in self.pairs(data, "office", known):
            path = "office." + name
            if name == "who" and value in WHO:
                self.draft.who = value
            elif name == "hours":
                for day, spans in self.pairs(value, path, list(DAYS)):
                    self.line(", ".join(self.lines(spans, f"{path}.{day}")), f"{path}.{day}")
            elif name == "closed":
                given = self.lines(value, path)
                if len(given) > MOST_ITEMS:
                    self.lost.append(f"{path}[{MOST_ITEMS}]…")
                rows = [self.days(each, path) for each in given[:MOST_ITEMS]]
                self.draft.closed = [row for row in rows if row] or self.draft.closed
            elif name == "handover":
                self.draft.handover = self.known(value, path, WAYS)
            elif name in CONTACT:
                self.line(value, path)
            else:
                self.lost.append(path)

    def days(self, text: str, path: str) -> list[str]:
        first, _, last = text.partition("/")
        days = [first.strip(), last.strip()]
        read = [days_between(day) for day in days if day]
        if not read or None in read:
            self.lost.append(f'{path} "{text}"')
            return []
        # As a field for a date has it: two digits each.
        ends = [f"{year:04d}-{month:02d}-{day:02d}" for (year, month, day), _ in filter(None, read)]
        return [ends[0], ends[1] if len(ends) > 1 else ""]

    def pairs(self, data: "Any", path: str, known: list[str]) -> "list[tuple[str, Any]]":
        """Return the known fields of an object."""
        if not isinstance(data, dict):
            self.lost.append(path or "school.json")
            return []
        unknown = sorted([str(name) for name in data if name not in known])
        self.lost += [f"{path}.{name}" if path else name for name in unknown]
        return [(name, data[name]) for name in known if name in data]

    def lines(self, value: "Any", path: str) -> list[str]:
        texts = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) for text in texts):
            self.lost.append(path)
        return [text for text in texts if isinstance(text, str)]

    def known(self, value: "Any", path: str, known: list[str]) -> list[str]:
        given = self.lines(value, path)
        self.lost += [f'{path} "{each}"' for each in given if each not in known]
        return [each for each in known if each in given]

    def texts(self, value: "Any", path: str, names: "list[str] | tuple[str, ...]") -> None:
        for name, text in self.pairs(value, path, list(names)):
            self.line(text, f"{path}.{name}")

    def words(self, value: "Any", path: str) -> None:
        """Take texts by language; a text alone is Polish."""
        if isinstance(value, str):
            value = {"pl": value}
        self.texts(value, path, self.draft.languages_known)

    def line(self, value: "Any", field: str) -> None:
        if isinstance(value, str):
            self.draft.texts[field] = value.replace("\0", "")  # It would end the page's HTML.
        else:
            self.lost.append(field)


def _spans(text: str) -> "Ordered":
    for sign in ";\n":
        text = text.replace(sign, ",")
    return [span.strip() for span in text.split(",") if span.strip()]


def _days(first: str, last: str) -> str:
    """Return closed days as the file has them; one day alone may stand in either place."""
    if not first or not last or first == last:
        return first or last
    return f"{first}/{last}"


def _in_order(chosen: list[str], known: list[str]) -> "Ordered":
    return [each for each in known if each in chosen]


def _without_empty(pairs: "tuple[tuple[str, Ordered], ...]") -> "Ordered":
    """Return an object without the fields of which nothing is said."""
    return tuple([(name, value) for name, value in pairs if _says(value)])


def _says(value: "Ordered") -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _json(value: "Ordered", indent: str) -> str:
    """Return JSON as people write it: a field a line, a list in one."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return f"[{', '.join([_json(each, indent) for each in value])}]"
    if not value:
        return "{}"
    inner = indent + "  "
    fields = [f"{inner}{_quoted(name)}: {_json(each, inner)}" for name, each in value]
    return "{\n" + ",\n".join(fields) + f"\n{indent}}}"


def _quoted(text: str) -> str:
    """Return a text as JSON has it, letters of every language as they are."""
    characters = list(text)  # A text that grows letter by letter is copied at each of them.
    for at, character in enumerate(characters):
        if character in '"\\':
            characters[at] = "\\" + character
        elif character < " ":
            characters[at] = f"\\u{ord(character):04x}"
    return '"' + "".join(characters) + '"'
