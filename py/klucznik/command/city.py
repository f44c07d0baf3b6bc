"""All schools of a city from a table: a panel for each, from one copy of the shared files.

FOLDER/            the shared files, and the panel of no school
FOLDER/sp7/        a school's panel, its leaflets, and its QR code
FOLDER/schools/    each school's data, the page of all schools, the table of links and tags
FOLDER/city.json   which addresses were given: who has one keeps it
"""

import base64
import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from klucznik import leaflet, site
from klucznik.command import CommandError, names, pages
from klucznik.command.archive import Panel
from klucznik.command.table import Fault, Row, Table
from klucznik.guide import Guide
from klucznik.school_file import read as read_school
from klucznik.text import fold

INDEX = "city.json"
CODE = "kod.svg"
WORKER = 'self.FILES = "../assets/"; importScripts("../worker.js");\n'
"""A school's own service worker: that of all, told where the files lie."""

_COLUMNS = {
    "name": ("name",),
    "office.phone": ("phone",),
    "office.email": ("email",),
    "office.address": ("address", "street", "town"),
    "librus": ("librus",),
    "accent": ("accent",),
}
"""From which columns a field of the school's data comes."""


@dataclass(frozen=True)
class Listed:
    """A school on the page of all schools: its address, its name, where it is, its number."""

    short: str
    name: str
    town: str
    rspo: str


@dataclass
class Report:
    """What was done: how many schools, files written and removed, and all faults."""

    schools: int = 0
    written: int = 0
    removed: int = 0
    faults: list[Fault] = field(default_factory=list)


class City:
    """A city's folder.

    Args:
        panel: the finished panel.
        table: its schools.
        folder: what is written.
        address: that of the folder on the web, "" where it isn't known.
        only_data: whether to leave out the schools' pages.

    """

    def __init__(
        self, panel: Panel, table: Table, folder: Path, address: str, only_data: bool
    ) -> None:
        self.panel = panel
        self.table = table
        self.folder = folder
        self.address = address and address.rstrip("/") + "/"
        self.only_data = only_data
        self.report = Report()
        guide = Guide(panel.material["guide"])
        self._known = (guide.procedure_ids(), panel.languages, guide.office)
        self._given = self._addresses_given()

    def make(self, tell: Callable[[Iterable[Row], int], Iterable[Row]]) -> Report:
        """Write what has changed, and remove the schools that have left the table.

        Args:
            tell: gives the rows on, and tells how far they are of how many.

        Raises:
            CommandError: it can't be written there.

        """
        shorts = self._shorts()
        now = {shorts[row.number]: row["rspo"] for row in self._rows(shorts)}
        # Before anything else: whatever ends this early, the folder is known to be a city's.
        self._write_index(self._given | now)
        self._write(pages.site_of(self.panel, "{}"))
        listed = []
        for row in tell(self._rows(shorts), len(shorts)):
            short = shorts[row.number]
            self._write(self._files_of(row, short))
            name = names.polish(row["name"])
            listed.append(Listed(short, name, row["town"], row["rspo"]))
        listed.sort(key=lambda each: (_in_order(each.name), each.short))
        self._write(self._overview(listed))
        self._remove(set(self._given) - set(now))
        self._write_index(now)
        self.report.schools = len(listed)
        self.report.faults.sort(key=lambda fault: fault.row)
        return self.report

    def _write_index(self, given: dict[str, str]) -> None:
        index = json.dumps(given, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
        pages.write(self.folder, [(INDEX, index.encode())])

    def _addresses_given(self) -> dict[str, str]:
        """Return the registers' numbers by the addresses given before."""
        try:
            given = json.loads((self.folder / INDEX).read_text(encoding="utf-8"))
        except FileNotFoundError:
            if self.folder.is_dir() and any(self.folder.iterdir()):
                raise CommandError(
                    f"{self.folder} holds something else than a city: name an empty folder."
                ) from None
            return {}
        except (OSError, ValueError) as error:
            raise CommandError(f"{self.folder / INDEX} can't be read: {error}.") from error
        if not isinstance(given, dict) or not all(map(names.is_short, given)):
            raise CommandError(f"{self.folder / INDEX} isn't as it was written: remove the folder.")
        return {short: str(rspo) for short, rspo in given.items()}

    def _fault(self, row: Row, column: str, problem: str, mend: str) -> None:
        title = self.table.titles.get(column, column)
        self.report.faults.append(Fault(row.number, title, problem, mend))

    # The addresses

    def _shorts(self) -> dict[int, str]:
        """Return the address of each school by the number of its row; rows at fault have none."""
        wished: dict[Row, list[str]] = {}
        given = {rspo: short for short, rspo in self._given.items() if rspo}
        shorts: dict[int, str] = {}
        seen: dict[str, int] = {}
        for row in self.table.rows():
            if isinstance(row, Fault):
                self.report.faults.append(row)
            elif not row["name"]:
                self._fault(row, "name", "This school has no name.", "Write it.")
            elif row["closed"]:
                mend = "Nothing is to be done; it is left out."
                self._fault(row, "closed", "This school is closed.", mend)
            elif row["rspo"] and row["rspo"] in seen:
                problem = f"The school of row {seen[row['rspo']]} has this number, too."
                self._fault(row, "rspo", problem, "Remove one of the two rows.")
            else:
                seen[row["rspo"]] = row.number
                key = names.short_of(row["rspo"]) or str(row.number)
                if row["short"]:
                    self._take(row, shorts)
                elif row["rspo"] in given:
                    shorts[row.number] = given[row["rspo"]]
                else:
                    name = names.polish(row["name"])
                    wished[row] = names.candidates(name, row["type"], row["town"], key)
        taken = set(shorts.values()) | set(given.values())
        wishes = Counter(short for each in wished.values() for short in set(each))
        for row, candidates in wished.items():
            free = (
                short
                for short in candidates
                if wishes[short] == 1 and short not in taken and names.is_short(short)
            )
            if short := next(free, ""):
                shorts[row.number] = short
            else:
                mend = "Write one for it in a column „Skrót”."
                self._fault(row, "name", "No address can be made of this name.", mend)
        return shorts

    def _take(self, row: Row, shorts: dict[int, str]) -> None:
        """Give a school the address that its row asks for."""
        short = row["short"].lower()
        if short in names.REFUSED:
            self._fault(row, "short", f"{short!r} is a folder of the panel.", "Write another.")
        elif not names.is_short(short):
            mend = f"Write at most {names.LONGEST_SHORT} letters without marks, digits, - and _."
            self._fault(row, "short", f"{row['short']!r} can't be an address.", mend)
        elif short in shorts.values():
            other = next(number for number, each in shorts.items() if each == short)
            problem = f"The school of row {other} has the address {short!r}, too."
            self._fault(row, "short", problem, "Write another.")
        else:
            shorts[row.number] = short

    def _rows(self, shorts: dict[int, str]) -> Iterator[Row]:
        for row in self.table.rows():
            if isinstance(row, Row) and row.number in shorts:
                yield row

    # A school

    def _files_of(self, row: Row, short: str) -> Iterator[tuple[str, bytes]]:
        data = self._data_of(row, short)
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        yield f"schools/{short}.json", text.encode()
        if self.only_data:
            return
        for path, content in site.files(self.panel.material, text, pages.qr_code, above="../"):
            yield f"{short}/{path}", content.encode()
        yield f"{short}/worker.js", WORKER.encode()
        if self.address:
            code = leaflet.code_file(pages.qr_code(f"{self.address}{short}/"))
            yield f"{short}/{CODE}", code.encode()

    def _data_of(self, row: Row, short: str) -> dict[str, Any]:
        """Return a school's data; what is wrong in them is told and left out."""
        office = {
            "phone": _first(row["phone"]),
            "email": _first(row["email"]),
            "address": row["address"] or _postal(row),
        }
        data: dict[str, Any] = {
            "name": names.polish(row["name"]),
            "librus": row["librus"],
            "panel": self.address and f"{self.address}{short}/",
            "accent": row["accent"],
            "office": {name: value for name, value in office.items() if value},
        }
        data = {name: value for name, value in data.items() if value}
        for fault in read_school(data, *self._known).faults:
            columns = _COLUMNS.get(fault.path, (fault.path,))
            column = next((each for each in columns if each in self.table.titles), columns[0])
            self._fault(row, column, fault.problem, fault.mend)
            table, _, name = fault.path.rpartition(".")
            (data[table] if table else data).pop(name)
        return data

    # All schools

    def _overview(self, listed: list[Listed]) -> Iterator[tuple[str, bytes]]:
        for code in self.panel.languages:
            file = "index.html" if code == "pl" else f"{code}.html"
            yield f"schools/{file}", self._page(code, listed).encode()
        if self.address:
            yield "schools/tabela.csv", self._csv(listed).encode("utf-8-sig")
        if self.address and not self.only_data:
            yield "schools/tabela.html", self._links(listed).encode()

    def _page(self, code: str, listed: list[Listed]) -> str:
        """Return the page of all schools in a language."""
        home = "" if code == "pl" else code + "/"
        items = []
        for each in listed:
            to = f"../?school={each.short}" if self.only_data else f"../{each.short}/{home}"
            town = f" <small>{escape(each.town)}</small>" if each.town else ""
            items.append(f'<li><a href="{to}">{escape(each.name)}</a>{town}</li>')
        return _filled("schools.html", self._words(code), items="\n".join(items))

    def _links(self, listed: list[Listed]) -> str:
        """Return the table of links, tags, frames, QR codes and leaflets."""
        words = self._words("pl")
        rows = []
        for each in listed:
            link, tag, frame = self._ways(each)
            rows.append(
                f'<tr id="{each.short}"><th scope="row">{escape(each.name)}</th>'
                f'<td><a href="{link}">{link}</a></td>'
                f"<td><pre>{escape(tag)}</pre></td><td><pre>{escape(frame)}</pre></td>"
                f'<td><a href="../{each.short}/ulotka/">{words["city.leaflet"]}</a></td>'
                f'<td><img src="../{each.short}/{CODE}" alt="{words["city.code"]}: {link}" '
                f'width="120" height="120" loading="lazy"></td></tr>'
            )
        return _filled("links.html", words, rows="\n".join(rows))

    def _csv(self, listed: list[Listed]) -> str:
        """Return the same for spreadsheets."""
        table = io.StringIO()
        writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
        writer.writerow(["Numer RSPO", "Nazwa", "Odsyłacz", "Znacznik", "Ramka"])
        for each in listed:
            cells = [each.rspo, each.name, *self._ways(each)]
            # No cell is read as a formula.
            writer.writerow(
                ["'" + cell if cell[:1] in ("=", "+", "-", "@") else cell for cell in cells]
            )
        return table.getvalue()

    def _ways(self, each: Listed) -> tuple[str, str, str]:
        """Return a school's link, its tag and its frame."""
        link = f"{self.address}{each.short}/"
        if self.only_data:
            link = f"{self.address}?school={each.short}"
        title = self._words("pl")["page.title"]
        loader, integrity = self._loader()
        tag = (
            f'<script type="module" src="{self.address}{loader}" integrity="{integrity}" '
            "crossorigin></script>\n"
            f'<klucznik-panel lang="pl"><a href="{link}" style="line-height:48px">{title}</a>'
            "</klucznik-panel>"
        )
        if self.only_data:
            tag = tag.replace('lang="pl"', f'lang="pl" school="{each.short}"')
        frame = (
            f'<iframe src="{link}" title="{title}" style="width:100%;height:900px;border:0">'
            "</iframe>"
        )
        return link, tag, frame

    def _loader(self) -> tuple[str, str]:
        """Return where the loader lies that is all in one, and what vouches for it."""
        for path, content in self.panel.shared():
            if path.startswith("assets/klucznik-") and path.endswith(".js"):
                digest = base64.b64encode(hashlib.sha384(content).digest()).decode()
                return path, f"sha384-{digest}"
        raise CommandError("The finished panel has no loader: take that of another release.")

    def _words(self, code: str) -> dict[str, str]:
        words: dict[str, str] = self.panel.material["words"][code]
        return words

    # Files

    def _write(self, files: Iterable[tuple[str, bytes]]) -> None:
        self.report.written += pages.write(self.folder, files)

    def _remove(self, shorts: set[str]) -> None:
        """Remove what was written for schools, and nothing that somebody else has put there."""
        own = [
            folder + "index.html"
            for code in self.panel.languages
            for folder in site.folders_of(code)
        ]
        for short in sorted(shorts):
            paths = [f"schools/{short}.json"]
            paths += [f"{short}/{path}" for path in (*own, "school.json", "worker.js", CODE)]
            for file in map(self.folder.joinpath, paths):
                if file.exists():
                    file.unlink()
                    self.report.removed += 1
            folders = [path for path in (self.folder / short).glob("**/") if path.is_dir()]
            for folder in sorted(folders, reverse=True):
                if not any(folder.iterdir()):
                    folder.rmdir()


def _in_order(name: str) -> list[tuple[int, str]]:
    """Return what sorts names: number 2 before number 10, marked letters beside their like."""
    parts = re.findall(r"\d+|\D+", fold(name.lower()))
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _first(text: str) -> str:
    """Return the first of several phone numbers or addresses."""
    for character in ",;|":
        text = text.partition(character)[0]
    return text.strip()


def _postal(row: Row) -> str:
    """Return a postal address from the register's columns."""
    number = "/".join(filter(None, (row["building"], row["flat"])))
    street = " ".join(filter(None, (row["street"] or row["town"], number)))
    post = " ".join(filter(None, (row["postcode"], row["post"] or row["town"])))
    return ", ".join(filter(None, (street, post))) if number or row["street"] else ""


def _filled(template: str, words: dict[str, str], **values: str) -> str:
    """Return one of our pages with its words; its style and script are named by their hashes."""
    own = Path(__file__).parent
    style = (own / "city.css").read_text(encoding="utf-8").strip()
    script = (own / "city.js").read_text(encoding="utf-8").strip()
    html = (own / template).read_text(encoding="utf-8")
    values |= {key.replace(".", "_").replace("-", "_"): text for key, text in words.items()}
    values["style"] = f"<style>{style}</style>"
    values["script"] = f'<script type="module">{script}</script>'
    values |= {"style_hash": site.hash_of(style), "script_hash": site.hash_of(script)}
    return site.filled(html, values)
