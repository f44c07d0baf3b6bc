"""Hours and days as people write them; calendar and clock are tested with the office's hours."""

import pytest
from klucznik.clock import days_between, minutes


@pytest.mark.parametrize(
    ("span", "read"),
    [
        ("7:30-15:30", (450, 930)),
        ("7.05 – 15", (425, 900)),
        ("07—9:00", (420, 540)),
        ("0-0:01", (0, 1)),
        ("23:59-24:00", (1439, 1440)),
    ],
)
def test_hours_are_read_as_people_write_them(span: str, read: tuple[int, int]) -> None:
    assert minutes(span) == read


@pytest.mark.parametrize(
    "span",
    ["7:5-8", "7-8:5", "7:60-9", "7:-8", ":30-8", "007-8", "7:030-8", "23-24:01", "8-8", "9-8",
     "7", "7-8-9", "", "-", "7-", "-8", "a-8", "7:x0-8", "7/8", "7::30-8", "7:30:00-8"],
)  # fmt: skip
def test_what_is_no_span_of_hours_is_not_guessed(span: str) -> None:
    assert minutes(span) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-12-24", (2026, 12, 24), (2026, 12, 24)),
        (" 2026-1-2 / 2026-01-03 ", (2026, 1, 2), (2026, 1, 3)),
        ("2026-01-01/2027-01-02", (2026, 1, 1), (2027, 1, 2)),
        ("2028-02-29", (2028, 2, 29), (2028, 2, 29)),
        ("2026-01-31/2026-12-31", (2026, 1, 31), (2026, 12, 31)),
    ],
)
def test_days_are_read_with_both_ends(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert days_between(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2026-01-01/2027-01-03", "2026-12-24/2026-12-23", "2026-02-29", "2026-00-10", "2026-13-01",
     "2026-04-31", "2026-04-00", "926-04-01", "12026-04-01", "2026-4", "2026-4-1-1", "2026-004-01",
     "2026-04-001", "2026--01", "2026-04-", "2026-x4-01", "2026-04-x1", "x026-04-01", "", "/",
     "2026-04-01/", "/2026-04-01", "2026-04-01/2026-04-02/2026-04-03"],
)  # fmt: skip
def test_what_is_no_day_and_no_time_of_a_year_is_not_guessed(text: str) -> None:
    assert days_between(text) is None
