"""The school's data: good fields are used, bad ones are named with path and mend, none raises."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from klucznik import school

from tests.py.interpreters import run_on_cpython, run_on_micropython

PROCEDURES, LANGUAGES = ["aplikacja", "logowanie"], ["pl", "uk", "en"]
DEMO = json.loads(Path(__file__).parents[2].joinpath("embed/sp7.json").read_text(encoding="utf-8"))

WHOLE = {
    "name": "Szkoła <b>nr 7</b>",
    "librus": "https://szkola.example/librus",
    "accent": "#5B2",
    "office": {
        "who": "teacher",
        "phone": "+48 (00) 700-70 07",
        "email": "biuro@szkola.example",
        "address": "ul. Malowana 7",
        "hours": {"mon": ["7:30-15:30"], "tue": ["7.30 – 11", "12:00—16:00"]},
        "closed": ["2026-12-24", "2026-12-23/2027-01-01"],
        "handover": ["person", "envelope"],
    },
    "links": {"app": "https://szkola.example/a.pdf", "login": "http://szkola.example/l"},
    "languages": ["pl", "uk"],
    "notice": {"pl": "Uwaga", "uk": "Увага"},
    "hide": ["aplikacja"],
    "replace": {"logowanie": "Zaloguj się przez portal miasta."},
}


def read(data: object) -> school.School:
    return school.read(data, PROCEDURES, LANGUAGES)


def test_a_whole_file_is_read_without_a_fault() -> None:
    read_ = read(WHOLE)
    assert [fault.path for fault in read_.faults] == []
    assert read_.name == "Szkoła <b>nr 7</b>"
    assert read_.librus == "https://szkola.example/librus"
    assert read_.accent == "#55bb22"
    assert read_.office.phone_link == "+48007007007"
    assert read_.office.hours == {"mon": [(450, 930)], "tue": [(450, 660), (720, 960)]}
    assert read_.office.closed[1] == ((2026, 12, 23), (2027, 1, 1))
    assert read_.links["login"] == "http://szkola.example/l"
    assert read_.notice_in("uk") == "Увага"
    assert read_.notice_in("en") == "Uwaga"
    assert read_.replacement("logowanie", "en") == "Zaloguj się przez portal miasta."
    assert read_.hide == ["aplikacja"]
    assert read(DEMO).faults == []


def test_no_data_at_all_gives_the_defaults() -> None:
    read_ = read({})
    assert read_.faults == []
    assert read_.librus == school.LOGIN_PAGE
    assert read_.office.hours == {}


WRONG: list[tuple[Any, str]] = [
    ([], "(the whole file)"),
    ("x", "(the whole file)"),
    (None, "(the whole file)"),
    ({"nmae": "SP 7"}, "nmae"),
    ({"name": 7}, "name"),
    ({"name": "   "}, "name"),
    ({"name": "x" * 301}, "name"),
    ({"librus": "javascript:alert(1)"}, "librus"),
    ({"librus": "portal.librus.pl"}, "librus"),
    ({"librus": "https://"}, "librus"),
    ({"librus": 'https://a.pl/"onclick='}, "librus"),
    ({"librus": "data:text/html,x"}, "librus"),
    ({"accent": "red"}, "accent"),
    ({"accent": "#12345g"}, "accent"),
    ({"office": "sekretariat"}, "office"),
    ({"office": {"who": "director"}}, "office.who"),
    ({"office": {"phone": "call us"}}, "office.phone"),
    ({"office": {"phone": 7007007}}, "office.phone"),
    ({"office": {"email": "biuro"}}, "office.email"),
    ({"office": {"email": "biuro@szkola@pl"}}, "office.email"),
    ({"office": {"hours": ["7-15"]}}, "office.hours"),
    ({"office": {"hours": {"Mon": ["7-15"]}}}, "office.hours.Mon"),
    ({"office": {"hours": {"mon": "7-15"}}}, "office.hours.mon"),
    ({"office": {"hours": {"mon": ["15:30-7:30"]}}}, "office.hours.mon[0]"),
    ({"office": {"hours": {"mon": ["7:30-15:30", "25-26"]}}}, "office.hours.mon[1]"),
    ({"office": {"closed": ["24.12.2026"]}}, "office.closed[0]"),
    ({"office": {"closed": ["2026-02-29"]}}, "office.closed[0]"),
    ({"office": {"closed": ["2026-12-24/2026-12-23"]}}, "office.closed[0]"),
    ({"office": {"handover": ["e-mail"]}}, "office.handover[0]"),
    ({"links": {"app": "ftp://x.pl/a"}}, "links.app"),
    ({"links": {"apka": "https://x.pl"}}, "links.apka"),
    ({"languages": ["de"]}, "languages[0]"),
    ({"notice": {"de": "Achtung"}}, "notice.de"),
    ({"notice": 5}, "notice"),
    ({"hide": "aplikacja"}, "hide"),
    ({"hide": ["apka"]}, "hide[0]"),
    ({"replace": {"apka": "x"}}, "replace.apka"),
    ({"replace": {"logowanie": 5}}, "replace.logowanie"),
]


@pytest.mark.parametrize(("data", "path"), WRONG, ids=[path for _, path in WRONG])
def test_a_wrong_field_is_named_and_the_good_ones_are_used(data: Any, path: str) -> None:
    good = {"office": {"address": "ul. Malowana 7"}} if isinstance(data, dict) else {}
    if isinstance(data, dict) and isinstance(data.get("office"), dict):
        data = {**data, "office": {**data["office"], "address": "ul. Malowana 7"}}
    elif isinstance(data, dict) and "office" not in data:
        data = {**data, **good}
    read_ = read(data)
    assert [fault.path for fault in read_.faults] == [path]
    assert read_.faults[0].problem
    assert read_.faults[0].mend
    if isinstance(data, dict) and isinstance(data.get("office"), dict):
        assert read_.office.address == "ul. Malowana 7"
    assert read_.librus == school.LOGIN_PAGE


FAULTS = """
from klucznik import school

def answer(data):
    found = []
    for each in data["files"]:
        read = school.read(each, data["procedures"], data["languages"])
        found.append([(fault.path, fault.problem, fault.mend) for fault in read.faults])
        found.append([read.name, read.librus, read.accent, read.office.phone, read.hide])
    return found
"""


def test_both_interpreters_name_the_same_faults() -> None:
    files = [WHOLE, DEMO, *(data for data, _ in WRONG)]
    data = {"files": files, "procedures": PROCEDURES, "languages": LANGUAGES}
    assert run_on_micropython(FAULTS, data) == run_on_cpython(FAULTS, data)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*WHOLE, *WHOLE["office"], "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(JUNK)
def test_no_file_raises(data: object) -> None:
    read_ = read(data)
    assert read_.librus.startswith(("http://", "https://"))
    assert all(fault.path and fault.problem and fault.mend for fault in read_.faults)
