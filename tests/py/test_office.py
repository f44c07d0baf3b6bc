"""When the office is open and how a letter to it is addressed: alike on both interpreters.

The cases were worked out by hand; beside them the standard library is asked, which only
CPython has.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from klucznik import office
from klucznik.clock import calendar_day, day_number, weekday
from klucznik.school import DAYS, Office

from tests.py.interpreters import run_on_cpython, run_on_micropython

POLAND = ZoneInfo("Europe/Warsaw")
DAYS_AHEAD = 60
ON_BOTH = pytest.mark.parametrize("run", [run_on_cpython, run_on_micropython])
Run = Callable[[str, object], Any]

EVERY_WORKDAY = {day: ["7:30-15:30"] for day in DAYS[:5]}
OFFICES: dict[str, dict[str, Any]] = {
    "workdays": {"hours": EVERY_WORKDAY},
    "lunch": {"hours": {"mon": ["12:00-15:00", "7:30-11:00"], "wed": ["13:00-17:00"]}},
    "holidays": {
        "hours": EVERY_WORKDAY,
        "closed": ["2026-11-11", "2026-12-23/2027-01-01", "2027-01-06"],
    },
    "summer": {"hours": EVERY_WORKDAY, "closed": ["2027-06-28/2027-08-26"]},
    "night": {"hours": {"sun": ["1:30-2:30", "3:00-4:00"]}},
    "late": {"hours": {"thu": ["20:00-24:00"], "fri": ["0:00-1:00"]}},
    "joined": {"hours": {"tue": ["8:00-12:00", "12:00-14:00"]}},
    "tuesdays": {"hours": {"tue": ["10:00-12:00"]}},
    "all closed": {"hours": {"mon": []}},
    "nothing": {},
}

# What is tested, the office, the moment (UTC), and what is to be said (in Polish time).
CASES = """
a minute before opening in winter        | workdays | 2026-11-23T06:29 | today 7:30 mon 2026-11-23
the moment of opening                    | workdays | 2026-11-23T06:30 | open 15:30 mon 2026-11-23
a minute after opening                   | workdays | 2026-11-23T06:31 | open 15:30 mon 2026-11-23
noon                                     | workdays | 2026-11-23T11:00 | open 15:30 mon 2026-11-23
a minute before closing                  | workdays | 2026-11-23T14:29 | open 15:30 mon 2026-11-23
the moment of closing                    | workdays | 2026-11-23T14:30 | tomorrow 7:30 tue 2026-11-24
a minute after closing                   | workdays | 2026-11-23T14:31 | tomorrow 7:30 tue 2026-11-24
the last minute of a Polish day          | workdays | 2026-11-23T22:59 | tomorrow 7:30 tue 2026-11-24
Polish midnight                          | workdays | 2026-11-23T23:00 | today 7:30 tue 2026-11-24
UTC midnight, an hour into the day       | workdays | 2026-11-24T00:00 | today 7:30 tue 2026-11-24
a minute before opening in summer        | workdays | 2026-07-20T05:29 | today 7:30 mon 2026-07-20
the moment of opening in summer          | workdays | 2026-07-20T05:30 | open 15:30 mon 2026-07-20
the moment of closing in summer          | workdays | 2026-07-20T13:30 | tomorrow 7:30 tue 2026-07-21
a summer evening, tomorrow in Poland     | workdays | 2026-07-20T22:00 | today 7:30 tue 2026-07-21
Friday after closing                     | workdays | 2026-11-27T14:30 | weekday 7:30 mon 2026-11-30
Saturday                                 | workdays | 2026-11-28T10:00 | weekday 7:30 mon 2026-11-30
Sunday                                   | workdays | 2026-11-29T10:00 | tomorrow 7:30 mon 2026-11-30
the end of a month                       | workdays | 2026-06-30T20:00 | tomorrow 7:30 wed 2026-07-01
the eve of a leap day                    | workdays | 2028-02-28T15:00 | tomorrow 7:30 tue 2028-02-29
a leap day                               | workdays | 2028-02-29T09:00 | open 15:30 tue 2028-02-29
the evening of a leap day                | workdays | 2028-02-29T15:00 | tomorrow 7:30 wed 2028-03-01
28 February of a common year             | workdays | 2025-02-28T15:00 | weekday 7:30 mon 2025-03-03
the year's end, a Thursday               | workdays | 2026-12-31T15:00 | tomorrow 7:30 fri 2027-01-01
the new year, before it is UTC's         | workdays | 2026-12-31T23:00 | today 7:30 fri 2027-01-01
the last winter workday of 2026          | workdays | 2026-03-27T06:29 | today 7:30 fri 2026-03-27
the first summer workday of 2026         | workdays | 2026-03-30T05:30 | open 15:30 mon 2026-03-30
the last summer workday of 2026          | workdays | 2026-10-23T05:30 | open 15:30 fri 2026-10-23
the first winter workday of 2026         | workdays | 2026-10-26T05:30 | today 7:30 mon 2026-10-26
an hour later that day                   | workdays | 2026-10-26T06:30 | open 15:30 mon 2026-10-26
the last winter workday of 2027          | workdays | 2027-03-26T06:29 | today 7:30 fri 2027-03-26
the first summer workday of 2027         | workdays | 2027-03-29T05:30 | open 15:30 mon 2027-03-29
the last summer workday of 2027          | workdays | 2027-10-29T05:30 | open 15:30 fri 2027-10-29
the first winter workday of 2027         | workdays | 2027-11-01T06:29 | today 7:30 mon 2027-11-01
before the clock jumps forward in 2026   | night    | 2026-03-29T00:29 | today 1:30 sun 2026-03-29
open until an hour that does not come    | night    | 2026-03-29T00:59 | open 2:30 sun 2026-03-29
the clock has jumped to three in 2026    | night    | 2026-03-29T01:00 | open 4:00 sun 2026-03-29
closed after the jump of 2026            | night    | 2026-03-29T02:00 | later 1:30 sun 2026-04-05
the first two o'clock of October 2026    | night    | 2026-10-25T00:00 | open 2:30 sun 2026-10-25
the first half past two, 2026            | night    | 2026-10-25T00:30 | today 3:00 sun 2026-10-25
the second two o'clock, 2026             | night    | 2026-10-25T01:00 | open 2:30 sun 2026-10-25
the second half past two, 2026           | night    | 2026-10-25T01:30 | today 3:00 sun 2026-10-25
three o'clock in winter time, 2026       | night    | 2026-10-25T02:00 | open 4:00 sun 2026-10-25
before the clock jumps forward in 2027   | night    | 2027-03-28T00:59 | open 2:30 sun 2027-03-28
the clock has jumped to three in 2027    | night    | 2027-03-28T01:00 | open 4:00 sun 2027-03-28
the last Sunday of October is its end    | night    | 2027-10-31T00:59 | today 3:00 sun 2027-10-31
the second two o'clock, 2027             | night    | 2027-10-31T01:00 | open 2:30 sun 2027-10-31
a Sunday earlier nothing changes         | night    | 2027-10-24T01:00 | open 4:00 sun 2027-10-24
before the first span                    | lunch    | 2026-11-23T06:00 | today 7:30 mon 2026-11-23
in the first span                        | lunch    | 2026-11-23T09:00 | open 11:00 mon 2026-11-23
the lunch break begins                   | lunch    | 2026-11-23T10:00 | today 12:00 mon 2026-11-23
the lunch break ends                     | lunch    | 2026-11-23T11:00 | open 15:00 mon 2026-11-23
after the second span                    | lunch    | 2026-11-23T14:00 | weekday 13:00 wed 2026-11-25
a day without hours                      | lunch    | 2026-11-24T09:00 | tomorrow 13:00 wed 2026-11-25
the days after                           | lunch    | 2026-11-26T09:00 | weekday 7:30 mon 2026-11-30
spans that touch are one                 | joined   | 2026-11-24T07:30 | open 14:00 tue 2026-11-24
a day that is closed                     | holidays | 2026-11-11T09:00 | tomorrow 7:30 thu 2026-11-12
the eve of a closed day                  | holidays | 2026-11-10T15:00 | weekday 7:30 thu 2026-11-12
the last day before the holidays         | holidays | 2026-12-22T14:29 | open 15:30 tue 2026-12-22
the holidays are beyond a week           | holidays | 2026-12-22T15:00 | later 7:30 mon 2027-01-04
the first day of the holidays            | holidays | 2026-12-23T09:00 | later 7:30 mon 2027-01-04
in the holidays, a week before           | holidays | 2026-12-28T09:00 | later 7:30 mon 2027-01-04
in the holidays, six days before         | holidays | 2026-12-29T09:00 | weekday 7:30 mon 2027-01-04
the last day of the holidays             | holidays | 2027-01-01T09:00 | weekday 7:30 mon 2027-01-04
the first day after the holidays         | holidays | 2027-01-04T09:00 | open 15:30 mon 2027-01-04
a holiday in the week                    | holidays | 2027-01-05T15:00 | weekday 7:30 thu 2027-01-07
60 days ahead are looked at              | summer   | 2027-06-28T09:00 | later 7:30 fri 2027-08-27
more than 60 days ahead are not          | summer   | 2027-06-27T09:00 | unknown
open until midnight                      | late     | 2026-11-26T22:59 | open 24:00 thu 2026-11-26
open from midnight                       | late     | 2026-11-26T23:00 | open 1:00 fri 2026-11-27
the same weekday next week is later      | tuesdays | 2026-11-24T11:00 | later 10:00 tue 2026-12-01
six days ahead are a weekday             | tuesdays | 2026-11-25T11:00 | weekday 10:00 tue 2026-12-01
only closed days are given               | all closed | 2026-11-23T09:00 | unknown
no hours are given                       | nothing  | 2026-11-23T09:00 | unknown
"""  # noqa: E501
TABLE = [[cell.strip() for cell in line.split("|")] for line in CASES.strip().splitlines()]

OPENINGS = """
from klucznik.office import opening
from klucznik.school import DAYS
from klucznik.school_file import read

def answer(questions):
    return [
        said(opening(read({"office": data}, [], []).office, day, minute))
        for data, day, minute in questions
    ]

def said(opening):
    if opening.state == "unknown":
        return "unknown"
    date = "{:04d}-{:02d}-{:02d}".format(*opening.date)
    return " ".join([opening.state, opening.time, DAYS[opening.weekday], date])
"""


def _polish(utc: datetime) -> tuple[int, int]:
    """Return the day, in days from 1 January 1970, and its minute, in Polish time."""
    local = utc.replace(tzinfo=UTC).astimezone(POLAND)
    return (local.date() - date(1970, 1, 1)).days, local.hour * 60 + local.minute


@pytest.fixture(scope="module", params=[run_on_cpython, run_on_micropython])
def answers(request: pytest.FixtureRequest) -> Any:
    """Return what is said in every case of the table, from one run of each interpreter."""
    run: Run = request.param
    return run(
        OPENINGS,
        [(OFFICES[name], *_polish(datetime.fromisoformat(moment))) for _, name, moment, _ in TABLE],
    )


@pytest.mark.parametrize("number", range(len(TABLE)), ids=[row[0] for row in TABLE])
def test_the_office_says_when_it_is_open(number: int, answers: list[str]) -> None:
    assert answers[number] == TABLE[number][3]


def test_the_table_holds_every_state_every_office_and_each_case_once() -> None:
    states = {row[3].split()[0] for row in TABLE}
    assert states == {"open", "today", "tomorrow", "weekday", "later", "unknown"}
    assert {row[1] for row in TABLE} == set(OFFICES)
    assert len({(row[1], row[2]) for row in TABLE}) == len({row[0] for row in TABLE}) == len(TABLE)


# The calendar, beside that of the standard library.

CALENDAR = """
from klucznik.clock import calendar_day, day_number, weekday

def answer(numbers):
    return [list(calendar_day(each)) + [weekday(each)] for each in numbers if is_own(each)]

def is_own(number):
    return day_number(calendar_day(number)) == number
"""


@ON_BOTH
def test_the_calendar_is_that_of_the_standard_library(run: Run) -> None:
    first = date(1970, 1, 1)
    numbers = list(range(19_000, 29_000, 3))
    days = [first + timedelta(days=number) for number in numbers]
    assert run(CALENDAR, numbers) == [[d.year, d.month, d.day, d.weekday()] for d in days]


@given(st.dates(min_value=date(1600, 1, 1)))
def test_every_day_of_the_calendar_has_its_number_and_weekday(day: date) -> None:
    number = (day - date(1970, 1, 1)).days
    assert day_number((day.year, day.month, day.day)) == number
    assert calendar_day(number) == (day.year, day.month, day.day)
    assert weekday(number) == day.weekday()


def _opening_by_the_library(asked: Office, utc: datetime) -> tuple[str, Any]:
    """Return the state and when it ends or begins, found with the library's calendar."""
    now = utc.replace(tzinfo=UTC).astimezone(POLAND)
    minute = now.hour * 60 + now.minute
    for ahead in range(DAYS_AHEAD + 1):
        day = now.date() + timedelta(days=ahead)
        if any(date(*first) <= day <= date(*last) for first, last in asked.closed):
            continue
        for start, end in asked.hours.get(DAYS[day.weekday()], []):
            if ahead == 0 and start <= minute < end:
                return "open", (end, day)
            if ahead > 0 or start > minute:
                return {0: "today", 1: "tomorrow"}.get(
                    ahead, "weekday" if ahead < 7 else "later"
                ), (start, day)
    return "unknown", None


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Draw an office with up to three spans a day, in order, and up to three times closed."""
    drawn = Office()
    for day in draw(st.sets(st.sampled_from(DAYS))):
        ends = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=6)))
        drawn.hours[day] = list(zip(ends[::2], ends[1::2], strict=False))
    for first in draw(st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=3)):
        last = first + timedelta(days=draw(st.integers(0, 90)))
        span = [(day.year, day.month, day.day) for day in (first, last)]
        drawn.closed.append((span[0], span[1]))
    return drawn


@settings(max_examples=100)
@given(offices(), st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))
def test_any_office_says_what_the_librarys_calendar_says(asked: Office, utc: datetime) -> None:
    state, when = _opening_by_the_library(asked, utc)
    said = office.opening(asked, *_polish(utc))
    assert said.state == state
    if when:
        minute, day = when
        assert said.time == f"{minute // 60}:{minute % 60:02d}"
        assert (said.date, said.weekday) == ((day.year, day.month, day.day), day.weekday())


# The letter's address.

LETTERS = """
from klucznik.office import mailto

def answer(letters):
    return [mailto(address, subject, body) for address, subject, body in letters]
"""
ADDRESS = "sekretariat@sp7.example"
TEXTS = [
    "", " ", "Zażółć gęślą jaźń", "ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "Доброго дня, прошу пароль; ґ є і ї ʼ",
    "a&b=c?d#e%f", "&body=inny&cc=ktos@inny.example", "%0D%0ABcc: ktos@inny.example", "1+1 = 2",
    "„cudzysłów” \"prosty\" 'pojedynczy' <b>", "pierwsza\ndruga\n\nczwarta\n", "a/b:c;d,e@f!$*()",
    "😀 \u2028 \x00 \x7f", "~tylda_-.", "\\ | ^ ` { } [ ]",
]  # fmt: skip


def _sent(address: str) -> tuple[str, str, str]:
    """Read a mailto: address as a mail program does (RFC 6068)."""
    scheme, _, rest = address.partition(":")
    assert scheme == "mailto"
    to, _, query = rest.partition("?")
    headers = [header.split("=") for header in query.split("&")]
    assert [name for name, _ in headers] == ["subject", "body"]
    subject, body = (unquote(value, errors="strict") for _, value in headers)
    return unquote(to, errors="strict"), subject, body


def _with_crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


@ON_BOTH
def test_a_mail_program_reads_the_letter_as_it_was_written(run: Run) -> None:
    letters = [(ADDRESS, subject, body) for subject in TEXTS for body in TEXTS]
    sent = [_sent(address) for address in run(LETTERS, letters)]
    assert sent == [(to, _with_crlf(subject), _with_crlf(body)) for to, subject, body in letters]


@ON_BOTH
def test_the_letters_address_is_plain_ascii_with_nothing_left_to_misread(run: Run) -> None:
    address = run(LETTERS, [(ADDRESS, "Ż +&", 'a b\n"c"')])[0]
    assert address == f"mailto:{ADDRESS}?subject=%C5%BB%20%2B%26&body=a%20b%0D%0A%22c%22"


@ON_BOTH
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_becomes_one(run: Run, line_break: str) -> None:
    address = run(LETTERS, [(ADDRESS, "", f"a{line_break}{line_break}b")])[0]
    assert address == f"mailto:{ADDRESS}?subject=&body=a%0D%0A%0D%0Ab"


@ON_BOTH
@pytest.mark.parametrize("address", ["jan+szkola@sp7.example", "sekretariat@szkoła.example", ""])
def test_the_address_comes_back_whole(run: Run, address: str) -> None:
    assert _sent(run(LETTERS, [(address, "a", "b")])[0]) == (address, "a", "b")


@given(st.text(), st.text())
def test_any_text_comes_back(subject: str, body: str) -> None:
    address = office.mailto(ADDRESS, subject, body)
    assert address.isascii()
    assert "+" not in address
    assert " " not in address
    lines = [text.replace("\r\n", "\n").replace("\r", "\n") for text in (subject, body)]
    assert _sent(address) == (ADDRESS, _with_crlf(lines[0]), _with_crlf(lines[1]))
