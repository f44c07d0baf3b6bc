"""The school's data: good fields are used, bad ones are named with path and mend, none raises.

Each table is read by both interpreters. What the panel makes of the data is tested elsewhere.
"""
# ruff: noqa: E501  a case is a line

import json
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from klucznik import school, school_file

from tests.py.interpreters import run_on_cpython, run_on_micropython
from widget import school_schema
from widget.words import content

VIEWS, LANGUAGES = ["aplikacja", "logowanie", "sekretariat"], ["pl", "uk", "en"]
DEMO = json.loads(Path(__file__).parents[2].joinpath("embed/sp7.json").read_text(encoding="utf-8"))
WHOLE: dict[str, Any] = {
    "name": "Szkoła <b>nr 7</b>",
    "librus": "https://szkola.example/librus",
    "panel": "https://szkola.example/klucznik/",
    "accent": "#5B2",
    "office": {
        "who": "teacher",
        "phone": "+48 (00) 700-70 07",
        "email": "biuro@szkola.example",
        "address": "ul. Malowana 7",
        "hours": {"mon": ["7:30-15:30"], "tue": ["7.30 – 11", "12:00—16:00"], "sun": []},
        "closed": ["2026-12-24", "2026-12-23/2027-01-01"],
        "handover": ["person", "envelope"],
    },
    "links": {"app": "https://szkola.example/a.pdf", "login": "http://szkola.example/l"},
    "languages": ["pl", "uk"],
    "notice": {"pl": "Uwaga", "uk": "Увага"},
    "hide": ["aplikacja"],
    "replace": {"logowanie": "Zaloguj się przez portal miasta."},
}
DEFAULTS: dict[str, Any] = {
    "name": "", "librus": "https://portal.librus.pl/szkola", "panel": "", "links": {},
    "languages": [], "accent": "", "notice": {}, "hide": [], "replace": {},
    "office.who": "", "office.phone": "", "office.phone_link": "", "office.email": "",
    "office.address": "", "office.hours": {}, "office.closed": [], "office.handover": [],
    "faults": [],
}  # fmt: skip
GUIDE = content.load_guide()
READ_ALL = """
from klucznik import school_file

FIELDS = ("name", "librus", "panel", "links", "languages", "accent", "notice", "hide", "replace")
OFFICE = ("who", "phone", "phone_link", "email", "address", "hours", "closed", "handover")

def answer(data):
    return [fields(school_file.read(each, data["views"], data["languages"])) for each in data["files"]]

def fields(read):
    found = {name: getattr(read, name) for name in FIELDS}
    for name in OFFICE:
        found["office." + name] = getattr(read.office, name)
    found["faults"] = [(fault.path, fault.problem, fault.mend) for fault in read.faults]
    return found
"""
Run = Callable[[str, object], Any]
Case = tuple[str, Any, dict[str, Any]]

FIFTY_DAYS = [f"2026-{5 + at // 25:02d}-{1 + at % 25:02d}" for at in range(50)]

# What is tested, the file, and what differs from the defaults. Nothing of it is a fault.
GOOD: list[Case] = [
    ("no data at all", {}, {}),
    ("a name like markup stays text", {"name": "<b>SP 7</b> & \"7\""}, {"name": "<b>SP 7</b> & \"7\""}),
    ("a name is trimmed", {"name": "  SP 7\n"}, {"name": "SP 7"}),
    ("a name is one line", {"name": "SP\r\n7\tw\u2028Z\u00a0D\x00."}, {"name": "SP 7 w Z D ."}),
    ("a name is trimmed of what nobody sees", {"name": "\ufeff\u00a0\u3000SP 7\u200b\x85"}, {"name": "SP 7"}),
    ("a name of 200 letters", {"name": "ż" * 200}, {"name": "ż" * 200}),
    ("a character outside the first 65,536", {"name": "SP 7 🏫"}, {"name": "SP 7 🏫"}),
    ("the school's own login page", {"librus": " https://sp7.example/l?a=1&b=%C5%82#x "}, {"librus": "https://sp7.example/l?a=1&b=%C5%82#x"}),
    ("fifty closed days", {"office": {"closed": FIFTY_DAYS}}, {"office.closed": [[[2026, 5 + at // 25, 1 + at % 25]] * 2 for at in range(50)]}),
    ("an address in capitals", {"librus": "HTTP://SP7.EXAMPLE"}, {"librus": "HTTP://SP7.EXAMPLE"}),
    ("an address with a port", {"panel": "http://sp7.example:8080/k/"}, {"panel": "http://sp7.example:8080/k/"}),
    ("an address with a port of nines", {"panel": "http://sp7.example:9999/"}, {"panel": "http://sp7.example:9999/"}),
    ("an address without a dot", {"panel": "http://localhost:8000"}, {"panel": "http://localhost:8000"}),
    ("an address with Polish letters", {"panel": "https://szkoła.example/żak"}, {"panel": "https://szkoła.example/żak"}),
    ("an address with a query only", {"panel": "https://sp7.example?a=b:c"}, {"panel": "https://sp7.example?a=b:c"}),
    ("one link of two", {"links": {"app": "https://a.example/"}}, {"links": {"app": "https://a.example/"}}),
    ("no links", {"links": {}}, {}),
    ("all languages", {"languages": ["en", "pl", "uk"]}, {"languages": ["en", "pl", "uk"]}),
    ("a language twice", {"languages": ["pl", "pl"]}, {"languages": ["pl"]}),
    ("a long colour", {"accent": "#0B5a50"}, {"accent": "#0b5a50"}),
    ("a short colour", {"accent": " #0aF "}, {"accent": "#00aaff"}),
    ("a notice alone is Polish", {"notice": "Uwaga"}, {"notice": {"pl": "Uwaga"}}),
    ("a notice of 1,000 letters", {"notice": "a" * 1000}, {"notice": {"pl": "a" * 1000}}),
    ("a notice in one language", {"notice": {"uk": "Увага"}}, {"notice": {"uk": "Увага"}}),
    ("something to hide", {"hide": ["logowanie", "aplikacja"]}, {"hide": ["logowanie", "aplikacja"]}),
    ("a text instead of a procedure", {"replace": {"aplikacja": {"pl": "Nie", "en": "No"}}}, {"replace": {"aplikacja": {"pl": "Nie", "en": "No"}}}),
    ("each one who resets", {"office": {"who": "administrator"}}, {"office.who": "administrator"}),
    ("a phone number as it was written", {"office": {"phone": " (22) 700-70 07 "}}, {"office.phone": "(22) 700-70 07", "office.phone_link": "227007007"}),
    ("a phone number of the world", {"office": {"phone": "(+48) 22 700 70 07"}}, {"office.phone": "(+48) 22 700 70 07", "office.phone_link": "+48227007007"}),
    ("a phone number out of a word processor", {"office": {"phone": "22\u00a0700\u202f70 07"}}, {"office.phone": "22 700 70 07", "office.phone_link": "227007007"}),
    ("a short phone number", {"office": {"phone": "19 115"}}, {"office.phone": "19 115", "office.phone_link": "19115"}),
    ("an e-mail address with characters", {"office": {"email": "Jan.kowalski+sp_7-a@sp-7.edu.example"}}, {"office.email": "Jan.kowalski+sp_7-a@sp-7.edu.example"}),
    ("an e-mail address of a Polish host", {"office": {"email": "a@szkoła.example"}}, {"office.email": "a@szkoła.example"}),
    ("hours with dots, dashes and spaces", {"office": {"hours": {"mon": ["07.30 – 15.30"], "fri": [" 7:30—15 "]}}}, {"office.hours": {"mon": [[450, 930]], "fri": [[450, 900]]}}),
    ("hours with spaces that don't break", {"office": {"hours": {"mon": ["\u00a07:30\u00a0–\u202f15:30\u00a0"]}}}, {"office.hours": {"mon": [[450, 930]]}}),
    ("hours all day and all night", {"office": {"hours": {"sat": ["0:00-24:00"]}}}, {"office.hours": {"sat": [[0, 1440]]}}),
    ("hours out of order", {"office": {"hours": {"mon": ["12-15", "7-11"]}}}, {"office.hours": {"mon": [[420, 660], [720, 900]]}}),
    ("hours that touch", {"office": {"hours": {"mon": ["7-11", "11-15"]}}}, {"office.hours": {"mon": [[420, 900]]}}),
    ("hours that overlap", {"office": {"hours": {"mon": ["7-15", "8-9", "14-16"]}}}, {"office.hours": {"mon": [[420, 960]]}}),
    ("a day that is closed each week", {"office": {"hours": {"sun": []}}}, {"office.hours": {"sun": []}}),
    ("a leap day", {"office": {"closed": ["2028-02-29"]}}, {"office.closed": [[[2028, 2, 29], [2028, 2, 29]]]}),
    ("days with spaces", {"office": {"closed": [" 2026-12-23 / 2027-01-01\u00a0"]}}, {"office.closed": [[[2026, 12, 23], [2027, 1, 1]]]}),
    ("a way of handing over twice", {"office": {"handover": ["phone", "person", "phone"]}}, {"office.handover": ["phone", "person"]}),
    ("an empty office", {"office": {}}, {}),
    ("a whole file", WHOLE, {
        **{name: WHOLE[name] for name in ("name", "librus", "panel", "links", "languages", "notice", "hide")},
        "accent": "#55bb22", "replace": {"logowanie": {"pl": "Zaloguj się przez portal miasta."}},
        **{f"office.{name}": WHOLE["office"][name] for name in ("who", "phone", "email", "address", "handover")},
        "office.phone_link": "+48007007007",
        "office.hours": {"mon": [[450, 930]], "tue": [[450, 660], [720, 960]], "sun": []},
        "office.closed": [[[2026, 12, 24], [2026, 12, 24]], [[2026, 12, 23], [2027, 1, 1]]],
    }),
]  # fmt: skip

NOT_ADDRESSES = [
    "javascript:alert(1)", "JavaScript://sp7.example/%0aalert(1)", "data:text/html,x", "ftp://sp7.example/a",
    "portal.librus.pl", "//sp7.example", "/librus", "http:sp7.example", "https://", "https:///a", "https://?a",
    "https://.", "https://sp7..example", "https://sp7.example:", "https://sp7.example:a", "https://sp7.example:123456",
    "https://jan:kot@sp7.example", "https://sp7.example\\@inny.example", 'https://a.example/"onclick=', "https://a.example/'",
    "https://a.example/<b>", "https://a.example/a b", "https://a.example/a\nb", "https://a.example/a\x00b",
    "https://a.example/a\u00a0b", "https://a.example/a\u2028b", "vbscript:x", "https ://a.example",
]  # fmt: skip
NOT_PHONES = ["call us", "22 700 70 07 w. 12", "1234", "1234567890123456", "22/7007007", "22+7007007", "++48227007007", "+", "２２７００７０", "227007007;ext=1"]  # fmt: skip
NOT_EMAILS = ["biuro", "@szkola.pl", "biuro@", "biuro@szkola", "biuro@szkola@pl", "a b@szkola.pl", "biuro@szkola..pl", ".biuro@szkola.pl", "biuro.@szkola.pl", "biuro@.szkola.pl", "biuro@szkola.pl.", "a@b.pl, c@d.pl", "Jan <a@b.pl>", "a?b@c.pl", "a?cc=x@b.pl", "a&b@c.pl", "a%0A@b.pl", "żak@b.pl", "a@b .pl", "mailto:a@b.pl"]  # fmt: skip
NOT_COLOURS = ["red", "#12345g", "#1234", "0b5a50", "#", "#0b5a500", "##0b5a5", "#ab ", "rgb(1,2,3)", "#０b5"]  # fmt: skip
NOT_HOURS = ["15:30-7:30", "7:30-7:30", "7:30", "7:60-8:00", "24:01-24:02", "25-26", "7-25", "-", "8-9-10", "8:00 do 15:00", "-7:30-8:00", "٧:30-15:30", "7h-15h", "7:30:00-8", "7:5-8:00", "7:30-8:5", "7:030-8", "007-8", "7:-8", ":30-8"]  # fmt: skip
NOT_DAYS = ["24.12.2026", "2026-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-12-00", "26-12-24", "2026-12-24/2026-12-23", "2026-12-23/2028-12-23", "2026-12-24/", "/2026-12-24", "2026-12", "Wigilia", "2026/12/24", "2026-12-23/2026-12-24/2026-12-25"]  # fmt: skip
NOT_TEXTS = [7, 0, -1.5, True, None, ["SP 7"], {"pl": "SP 7"}, "", " \u00a0\n\u200b "]

# What is tested, the file, its fault's path and what it has to say; all else is the default.
WRONG: list[tuple[str, Any, str, str]] = [
    ("a list", [], "(the whole file)", "This is not an object but a list. Write { } with some of: name, librus, panel, office, links, languages, accent, notice, hide, replace."),
    ("a text", "x", "(the whole file)", "not an object but a text"),
    ("null", None, "(the whole file)", "not an object but null"),
    ("a number", 1.5, "(the whole file)", "not an object but a number"),
    ("true", True, "(the whole file)", "not an object but true or false"),
    *((f"the name {value!r}", {"name": value}, "name", "text") for value in NOT_TEXTS),
    ("a procedure that is an object", {"hide": {"a": 1}}, "hide", "This is not a list but an object."),
    ("a name of which forty letters are shown", {"hide": ["x" * 40]}, "hide[0]", f'"{"x" * 40}" is not known here'),
    ("a name that is too long", {"name": "x" * 201}, "name", "This text has 201 letters, too many. Write a text of at most 200"),
    *((f"the address {value!r}", {"librus": value}, "librus", "is not a web address. Write one that begins with https://") for value in NOT_ADDRESSES),
    ("a blank address", {"librus": " "}, "librus", "This text is empty. Write one, or remove the field."),
    ("the panel's address", {"panel": "klucznik/"}, "panel", '"klucznik/" is not a web address. Write one that begins with https://'),
    ("a long text for an e-mail address", {"office": {"email": "x" * 99}}, "office.email", "x…\" is not an e-mail address"),
    ("a long text for a procedure", {"hide": ["x" * 99]}, "hide[0]", "x…\" is not known here"),
    ("a colour with another sign in front", {"accent": "*0b5a50"}, "accent", "is not a colour"),
    ("a long text for an address", {"panel": "x" * 99}, "panel", "x…\" is not a web address"),
    ("an address that is too long", {"panel": "https://a.example/" + "x" * 983}, "panel", "1001 letters"),
    ("a link", {"links": {"app": "www.sp7.example"}}, "links.app", "is not a web address"),
    ("links in a list", {"links": ["https://a.example"]}, "links", "not an object but a list"),
    ("a link that is not known", {"links": {"login ": "https://a.example"}}, "links.login", "Did you mean login?"),
    *((f"the colour {value!r}", {"accent": value}, "accent", "is not a colour. Write one like #0b5a50.") for value in NOT_COLOURS),
    ("an accent that is a number", {"accent": 0}, "accent", "not a text but a number"),
    ("a notice that is a number", {"notice": 5}, "notice", "not a text but a number"),
    ("an empty notice", {"notice": ""}, "notice", "empty"),
    ("a notice that is too long", {"notice": {"pl": "x" * 1001}}, "notice.pl", "at most 1000 letters"),
    ("a notice in a language that isn't built", {"notice": {"de": "Achtung"}}, "notice.de", "Known are: pl, uk, en."),
    ("languages in a text", {"languages": "pl"}, "languages", "not a list but a text"),
    ("a language that isn't built", {"languages": ["de"]}, "languages[0]", '"de" is not known here. Known are: pl, uk, en.'),
    ("a language that is a number", {"languages": [1]}, "languages[0]", "This is not a text but a number. Write one of: pl, uk, en."),
    ("hide as a text", {"hide": "aplikacja"}, "hide", "not a list but a text. Write [ ] with some of: aplikacja,"),
    ("hide as true", {"hide": True}, "hide", "not a list but true or false"),
    ("a slip in a procedure to hide", {"hide": ["aplikacje"]}, "hide[0]", "Did you mean aplikacja?"),
    ("three slips in a long word", {"hide": ["sekretar"]}, "hide[0]", "Did you mean sekretariat?"),
    ("four slips in a long word", {"hide": ["sekreta"]}, "hide[0]", "Known are"),
    ("a procedure that isn't there", {"hide": ["xyz"]}, "hide[0]", "Known are: aplikacja, logowanie, sekretariat."),
    ("a list to hide", {"hide": [["aplikacja"]]}, "hide[0]", "not a text but a list"),
    ("a procedure to replace that isn't there", {"replace": {"apka": "x"}}, "replace.apka", "no such field"),
    ("a replacement that is a number", {"replace": {"logowanie": 5}}, "replace.logowanie", "not a text but a number"),
    ("a replacement in a language that isn't built", {"replace": {"logowanie": {"de": "x"}}}, "replace.logowanie.de", "Known are"),
    ("a replacement that is empty", {"replace": {"logowanie": {"uk": " "}}}, "replace.logowanie.uk", "empty"),
    ("replacements in a list", {"replace": ["logowanie"]}, "replace", "not an object but a list"),
    ("a field in capitals", {"NAME": "SP 7"}, "NAME", "Did you mean name?"),
    ("two letters swapped", {"nmae": "SP 7"}, "nmae", "There is no such field; it is left out. Did you mean name?"),
    ("a field like no other", {"telewizja": 1}, "telewizja", "Known are: name, librus, panel, office, links, languages, accent, notice, hide, replace."),
    ("a field without a name", {"": 1}, '""', "Known are"),
    ("a field with a name that is too long to show", {"x" * 41: 1}, "x" * 40 + "…", "no such field"),
    ("a field with a line break in its name", {"na\nzwa": 1}, "na zwa", "no such field"),
    ("an office that is a text", {"office": "sekretariat"}, "office", "not an object but a text"),
    ("a field of the office misspelled", {"office": {"adress": "x"}}, "office.adress", "Did you mean address?"),
    ("a dash too many", {"office": {"e-mail": "a@b.pl"}}, "office.e-mail", "Did you mean email?"),
    ("somebody else who resets", {"office": {"who": "director"}}, "office.who", '"director" is not known here. Known are: office, teacher, administrator.'),
    ("a slip in who resets", {"office": {"who": "Teachers"}}, "office.who", "Did you mean teacher?"),
    ("nobody who resets", {"office": {"who": None}}, "office.who", "not a text but null"),
    *((f"the phone number {value!r}", {"office": {"phone": value}}, "office.phone", f'"{value}" is not a phone number. Write one number') for value in NOT_PHONES),
    ("a phone number without quotes", {"office": {"phone": 227007007}}, "office.phone", "not a text but a number"),
    *((f"the e-mail address {value!r}", {"office": {"email": value}}, "office.email", f'"{value}" is not an e-mail address. Write one') for value in NOT_EMAILS),
    ("a postal address in lines", {"office": {"address": ["ul. Malowana 7"]}}, "office.address", "not a text but a list"),
    ("hours for no day", {"office": {"hours": ["7-15"]}}, "office.hours", "not an object but a list"),
    ("hours for a day in capitals", {"office": {"hours": {"Mon": ["7-15"]}}}, "office.hours.Mon", "Did you mean mon?"),
    ("hours for a day in Polish", {"office": {"hours": {"środa": ["7-15"]}}}, "office.hours.środa", "Known are: mon, tue, wed, thu, fri, sat, sun."),
    *((f"hours for {day!r}", {"office": {"hours": {day: []}}}, f"office.hours.{day}", "Did you mean mon?") for day in ("xmon", "mxon", "monx", "mo", "on", "mn", "xon")),
    *((f"hours for {day!r}", {"office": {"hours": {day: []}}}, f"office.hours.{day}", "Known are") for day in ("xxmon", "monxx", "m", "xmxn", "poniedziałek")),
    ("hours without a list", {"office": {"hours": {"mon": "7-15"}}}, "office.hours.mon", "not a list but a text. Write a list of texts like 7:30-15:30."),
    ("hours that are a number", {"office": {"hours": {"mon": [7]}}}, "office.hours.mon[0]", "not a text but a number"),
    *((f"the hours {value!r}", {"office": {"hours": {"mon": [value]}}}, "office.hours.mon[0]", f"\"{value}\" can't be read. Write it like 7:30-15:30.") for value in NOT_HOURS),
    ("blank hours", {"office": {"hours": {"mon": [""]}}}, "office.hours.mon[0]", "This text is empty."),
    ("closed without a list", {"office": {"closed": "2026-12-24"}}, "office.closed", "not a list but a text"),
    *((f"closed on {value!r}", {"office": {"closed": [value]}}, "office.closed[0]", "can't be read. Write it like 2026-12-24 or 2026-12-23/2027-01-01.") for value in NOT_DAYS),
    ("handing over without a list", {"office": {"handover": "person"}}, "office.handover", "not a list but a text"),
    ("handing over by e-mail", {"office": {"handover": ["e-mail"]}}, "office.handover[0]", "Known are: person, phone, envelope."),
]  # fmt: skip

# Good and bad side by side: what is tested, the file, the paths at fault, what is used.
MIXED: list[tuple[str, Any, list[str], dict[str, Any]]] = [
    ("a good span beside a bad one", {"office": {"hours": {"mon": ["7:30-15:30", "25-26"]}}}, ["office.hours.mon[1]"], {"office.hours": {"mon": [[450, 930]]}}),
    ("a good day beside a bad one", {"office": {"hours": {"mon": ["x"], "tue": ["8-9"]}}}, ["office.hours.mon[0]"], {"office.hours": {"tue": [[480, 540]]}}),
    ("a good holiday beside a bad one", {"office": {"closed": ["x", "2026-12-24"]}}, ["office.closed[0]"], {"office.closed": [[[2026, 12, 24], [2026, 12, 24]]]}),
    ("a good link beside a bad one", {"links": {"app": "x", "login": "https://a.example"}}, ["links.app"], {"links": {"login": "https://a.example"}}),
    ("a good language beside a bad one", {"languages": ["de", "uk"]}, ["languages[0]"], {"languages": ["uk"]}),
    ("a good notice beside a bad one", {"notice": {"pl": 1, "uk": "Увага"}}, ["notice.pl"], {"notice": {"uk": "Увага"}}),
    ("a good replacement beside bad ones", {"replace": {"x": "x", "aplikacja": 0, "logowanie": "Tak"}}, ["replace.x", "replace.aplikacja"], {"replace": {"logowanie": {"pl": "Tak"}}}),
    ("a good procedure to hide beside a bad one", {"hide": ["aplikacja", "x", None]}, ["hide[1]", "hide[2]"], {"hide": ["aplikacja"]}),
    ("a good way of handing over beside a bad one", {"office": {"handover": ["post", "phone"]}}, ["office.handover[0]"], {"office.handover": ["phone"]}),
    ("faults everywhere", {"b": 1, "a": 2, "name": "SP 7", "librus": "x", "office": {"tel": 1, "email": "x", "who": "office"}}, ["a", "b", "librus", "office.tel", "office.email"], {"name": "SP 7", "office.who": "office"}),
]  # fmt: skip


def read_all(run: Run, files: list[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(
        READ_ALL, {"files": files, "views": VIEWS, "languages": LANGUAGES}
    )
    return found


@pytest.fixture(scope="module", params=[run_on_cpython, run_on_micropython])
def found(request: pytest.FixtureRequest) -> dict[str, list[dict[str, Any]]]:
    """Return what is found in the files of each table, from one run of each interpreter."""
    tables: dict[str, list[Any]] = {"GOOD": GOOD, "WRONG": WRONG, "MIXED": MIXED}
    answers = iter(read_all(request.param, [row[1] for rows in tables.values() for row in rows]))
    return {name: [next(answers) for _ in rows] for name, rows in tables.items()}


Found = dict[str, list[dict[str, Any]]]


@pytest.mark.parametrize("number", range(len(GOOD)), ids=[row[0] for row in GOOD])
def test_good_data_are_used_without_a_fault(number: int, found: Found) -> None:
    assert found["GOOD"][number] == {**DEFAULTS, **GOOD[number][2]}


@pytest.mark.parametrize("number", range(len(WRONG)), ids=[row[0] for row in WRONG])
def test_a_wrong_value_is_named_and_the_default_stays(number: int, found: Found) -> None:
    _, _, path, says = WRONG[number]
    answer = found["WRONG"][number]
    assert {**answer, "faults": []} == DEFAULTS
    assert [fault[0] for fault in answer["faults"]] == [path]
    _, problem, mend = answer["faults"][0]
    assert says in f"{problem} {mend}"
    assert problem.endswith(".")
    assert mend.endswith((".", "?"))


@pytest.mark.parametrize("number", range(len(MIXED)), ids=[row[0] for row in MIXED])
def test_what_is_good_beside_a_fault_is_used(number: int, found: Found) -> None:
    _, _, paths, used = MIXED[number]
    answer = found["MIXED"][number]
    assert [fault[0] for fault in answer["faults"]] == paths
    assert {**answer, "faults": []} == {**DEFAULTS, **used}


def test_each_case_stands_in_the_tables_once_and_every_field_is_tried() -> None:
    names = [row[0] for row in (*GOOD, *WRONG, *MIXED)]
    assert len(set(names)) == len(names)
    tried = {name for _, _, changed in GOOD for name in changed}
    assert tried == set(DEFAULTS) - {"faults"}
    at_fault = {path.split("[")[0].split(".")[-1] for _, _, path, _ in WRONG}
    assert at_fault >= {*WHOLE, *WHOLE["office"], "mon", "app"}


def test_the_demo_schools_file_has_no_fault() -> None:
    assert school_file.read(DEMO, VIEWS, LANGUAGES).faults == []


def test_nothing_can_be_named_where_nothing_is_known() -> None:
    read = school_file.read({"hide": ["x"], "languages": ["pl"], "replace": {"x": "y"}}, [], [])
    assert [fault.path for fault in read.faults] == ["languages[0]", "hide[0]", "replace.x"]
    assert {fault.mend for fault in read.faults} == {"Remove it."}


@pytest.mark.parametrize(
    ("language", "says"), [("uk", "Увага"), ("pl", "Uwaga"), ("en", "Uwaga"), ("", "Uwaga")]
)
def test_a_notice_is_said_in_the_readers_language_else_in_polish(language: str, says: str) -> None:
    assert school_file.read(WHOLE, VIEWS, LANGUAGES).notice_in(language) == says


def test_a_replacement_is_said_for_its_procedure_only() -> None:
    read = school_file.read(WHOLE, VIEWS, LANGUAGES)
    assert read.replacement("logowanie", "uk") == "Zaloguj się przez portal miasta."
    assert read.replacement("aplikacja", "pl") == ""
    assert school_file.read({"notice": {"uk": "Увага"}}, VIEWS, LANGUAGES).notice_in("en") == ""


ESCAPES = """
import json
from klucznik import school_file

def answer(texts):
    read = [school_file.read(json.loads(text), [], ["pl"]) for text in texts]
    return [(each.name, [(fault.path, fault.problem) for fault in each.faults]) for each in read]
"""


@pytest.mark.parametrize("run", [run_on_cpython, run_on_micropython])
def test_characters_that_json_writes_as_two_escapes_are_joined_and_broken_ones_named(
    run: Run,
) -> None:
    whole = r'{"name": "SP 7 \ud83c\udfeb \u017b"}'
    broken = [r'{"name": "SP \ud83c 7"}', r'{"name": "SP \udfeb"}', r'{"name": "\udfeb\ud83c"}']
    key = r'{"\ud83c": 1}'
    answers = run(ESCAPES, [whole, *broken, key])
    assert answers[0] == ["SP 7 🏫 Ż", []]
    assert answers[1:4] == [["", [["name", "A letter of this text is broken."]]]] * 3
    assert answers[4] == ["", [["?", "There is no such field; it is left out."]]]


@pytest.mark.parametrize(
    "character", ["\U00010000", "🏫", "\U000103ff", "\U0010fc00", "\U0010ffff"]
)
def test_two_halves_make_the_sign_they_are_of(character: str) -> None:
    halves = character.encode("utf-16-le")
    apart = "".join(chr(int.from_bytes(halves[at : at + 2], "little")) for at in (0, 2))
    assert len(apart) == 2
    assert school_file.read({"name": apart}, [], []).name == character


@pytest.mark.parametrize("half", ["\ud800", "\udbff", "\udc00", "\udfff", "\ud800\ud800"])
def test_a_half_without_the_other_is_a_fault(half: str) -> None:
    for name in (half, f"SP {half} 7", f"\ud7ff{half}\ue000"):
        read = school_file.read({"name": name}, [], [])
        assert read.name == ""
        assert [fault.path for fault in read.faults] == ["name"]


@pytest.mark.parametrize("run", [run_on_cpython, run_on_micropython])
def test_all_that_is_blank_is_one_space_and_nothing_else_is(run: Run) -> None:
    unseen = (0x200B, 0xFEFF)  # neither is a space to Unicode, and nobody sees them
    kinds = ("Cc", "Zs", "Zl", "Zp")
    blank = [at for at in range(0xFFFF) if at in unseen or unicodedata.category(chr(at)) in kinds]
    tried = sorted({at + shift for at in blank for shift in (-1, 0, 1)} - {-1})
    found = read_all(run, [{"name": f"a{chr(at)}{chr(at)}b"} for at in tried])
    for at, read in zip(tried, found, strict=True):
        assert read["name"] == ("a b" if at in blank else f"a{chr(at)}{chr(at)}b"), hex(at)


# Junk: whatever JSON can hold, with the names of fields in it, so that it gets deep.

NAMES = [*WHOLE, *WHOLE["office"], *school.DAYS, *VIEWS, *LANGUAGES, "app", "login", "x", "Óffice"]
LEAVES: list[Any] = [
    *NOT_TEXTS, *NOT_ADDRESSES, *NOT_PHONES, *NOT_EMAILS, *NOT_COLOURS, *NOT_HOURS, *NOT_DAYS,
    *VIEWS, *LANGUAGES, "7:30-15:30", "8-11", "2026-12-24", "#0b5", "a@b.pl", "22 700 70 07",
    "https://sp7.example", "office", "person", "Szkoła", "x" * 1001, 1e300, 10**12,
]  # fmt: skip

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(LEAVES),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(junk)
def test_no_file_raises_and_what_comes_of_it_is_always_a_school(data: object) -> None:
    read = school_file.read(data, VIEWS, LANGUAGES)
    for address in (read.librus, read.panel or read.librus, *read.links.values()):
        assert address.lower().startswith(("http://", "https://"))
    assert set(read.hide) | set(read.replace) <= set(VIEWS)
    assert set(read.languages) | set(read.notice) <= set(LANGUAGES)
    for spans in read.office.hours.values():
        ends = [end for span in spans for end in span]
        assert ends == sorted(set(ends))
    assert all(fault.path is not None and fault.problem and fault.mend for fault in read.faults)


def _generate(dice: random.Random, depth: int = 0) -> Any:
    """Return junk that resembles a school's file the more the deeper it is."""
    kind = dice.random()
    if depth and (kind < 0.4 or depth > 3):
        return dice.choice(LEAVES)
    if depth and kind < 0.6:
        return [_generate(dice, depth + 1) for _ in range(dice.randrange(4))]
    names = dice.sample(NAMES, dice.randrange(9))
    return {name: _generate_field(dice, name, depth) for name in names}


def _generate_field(dice: random.Random, name: str, depth: int) -> Any:
    """Return the field's own good value now and then, so that good and bad stand together."""
    good = WHOLE.get(name, WHOLE["office"].get(name))
    return good if good and dice.random() < 0.3 else _generate(dice, depth + 1)


def test_150_generated_files_are_read_alike_by_both_interpreters() -> None:
    dice = random.Random(150)
    files = [_generate(dice) for _ in range(150)]
    here, there = read_all(run_on_cpython, files), read_all(run_on_micropython, files)
    rows = zip(files, here, there, strict=True)
    assert [row for row in rows if row[1] != row[2]] == []
    # The comparison is worth something only if much was wrong, and much was used.
    assert sum(len(each["faults"]) for each in here) > 500
    assert {name for each in here for name in DEFAULTS if each[name] != DEFAULTS[name]} == set(
        DEFAULTS
    )


LARGE: list[dict[str, Any]] = [
    {f"a{number}": 0 for number in range(5_000)},
    {"hide": ["aplikacja"] * 10_000},
    {"office": {"closed": ["2026-12-24"] * 10_000, "hours": {"mon": ["7:30-15:30"] * 10_000}}},
    {"name": "ż" * 100_000, "office": {"address": " " * 100_000}},
    {"z" * 100_000: 1},
]


@pytest.mark.parametrize("interpreter", [run_on_cpython, run_on_micropython])
def test_of_much_too_much_a_little_is_read_and_few_faults_are_named(
    interpreter: Callable[[str, object], Any],
) -> None:
    read = interpreter(READ_ALL, {"files": LARGE, "views": VIEWS, "languages": LANGUAGES})
    assert all(0 < len(each["faults"]) <= school_file.MOST_FAULTS + 1 for each in read)
    assert read[0]["faults"][-1][:2] == ["(the whole file)", f"{5_000 - 20} faults more."]
    assert read[1]["hide"] == ["aplikacja"]
    assert "10000 entries, too many; the first are read" in read[1]["faults"][0][1]
    assert read[2]["office.hours"]["mon"] == [[450, 930]]
    assert len(read[2]["office.closed"]) == school_file.MOST_ITEMS
    assert read[3]["name"] == ""
    assert "100000 letters, too many" in read[3]["faults"][0][1]


# The schema, by which editors check a file while it is written.

FINER = (
    "address",
    "phone number",
    "e-mail",
    "hours",
    "closed on",
    "colour",
    "blank",
    "empty",
    "name",
)
"""What only the reader judges wholly: texts of a kind, and what is blank."""


def complaints(data: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(school_schema.schema(GUIDE, LANGUAGES))
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize("row", GOOD, ids=[row[0] for row in GOOD])
def test_an_editor_finds_no_fault_in_good_data(row: Case) -> None:
    assert complaints({"$schema": "school.schema.json", **row[1]}) == []
    assert school_file.read({"$schema": "school.schema.json"}, [], []).faults == []


COARSE = [row for row in WRONG if not any(kind in row[0] for kind in FINER)]


@pytest.mark.parametrize("row", COARSE, ids=[row[0] for row in COARSE])
def test_an_editor_finds_what_is_wrong(row: tuple[str, Any, str, str]) -> None:
    assert complaints(row[1])


def test_the_schema_knows_the_fields_that_the_reader_knows() -> None:
    fields = school_schema.schema(GUIDE, LANGUAGES)["properties"]
    wrong: list[tuple[Any, Any]] = [([], fields), ({"office": []}, fields["office"]["properties"])]
    for data, properties in wrong:
        mend = school_file.read(data, [], []).faults[0].mend
        names = mend.removeprefix("Write { } with some of: ").rstrip(".").split(", ")
        assert set(names) == set(properties) - {"$schema"}
