"""Times and days of the school office: hours as people write them, the calendar.

MicroPython has no datetime; what the office needs of it is here. Days are counted from
1 January 1970, a Thursday; times of the day in minutes.
"""

SPAN_DAYS = 366
"""The longest time that a school closes its office for; a longer one is a slip."""


def minutes(span: str) -> "tuple[int, int] | None":
    """Read "7:30-15:30" as (450, 930), minutes of the day; None if it isn't such a span."""
    for dash in "–—":
        span = span.replace(dash, "-")
    ends = [_minute(end.strip()) for end in span.split("-")]
    if len(ends) != 2 or None in ends:
        return None
    start, end = ends
    assert start is not None and end is not None  # for the type checker
    return (start, end) if start < end else None


def hour_and_minute(minute: int) -> str:
    """Return a minute of the day as clocks show it: "7:05"."""
    return f"{minute // 60}:{minute % 60:02d}"


def _minute(time: str) -> "int | None":
    hour, colon, minute = time.replace(".", ":").partition(":")
    if not colon:
        minute = "00"
    if not (_is_number(hour, 2) and _is_number(minute, 2) and len(minute) == 2):
        return None
    total = int(hour) * 60 + int(minute)
    return total if int(minute) < 60 and total <= 24 * 60 else None


def days_between(text: str) -> "tuple[tuple[int, int, int], tuple[int, int, int]] | None":
    """Read "2026-12-24", or "2026-12-23/2027-01-01", as (first day, last day); None if bad."""
    first, slash, last = text.strip().partition("/")
    days = (_day(first), _day(last if slash else first))
    if days[0] is None or days[1] is None:
        return None
    length = day_number(days[1]) - day_number(days[0])
    return (days[0], days[1]) if 0 <= length <= SPAN_DAYS else None


def _day(text: str) -> "tuple[int, int, int] | None":
    parts = text.strip().split("-")
    if len(parts) != 3 or not _is_number(parts[0], 4) or len(parts[0]) != 4:
        return None
    if not (_is_number(parts[1], 2) and _is_number(parts[2], 2)):
        return None
    day = (int(parts[0]), int(parts[1]), int(parts[2]))
    exists = 1 <= day[1] <= 12 and day[2] >= 1 and calendar_day(day_number(day)) == day
    return day if exists else None


def _is_number(text: str, longest: int) -> bool:
    return 0 < len(text) <= longest and all("0" <= character <= "9" for character in text)


def day_number(day: "tuple[int, int, int]") -> int:
    """Return the days from 1 January 1970 to (year, month, day)."""
    year, month, date = day
    year -= month <= 2
    era_year = year % 400
    month_day = (153 * ((month + 9) % 12) + 2) // 5 + date - 1
    return (
        year // 400 * 146097 + era_year * 365 + era_year // 4 - era_year // 100 + month_day - 719468
    )


def calendar_day(number: int) -> "tuple[int, int, int]":
    """Return (year, month, day) of a number of days from 1 January 1970."""
    number += 719468
    era, day = number // 146097, number % 146097
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    day -= 365 * year + year // 4 - year // 100
    month = (5 * day + 2) // 153
    date = day - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return era * 400 + year + (month <= 2), month, date


def weekday(number: int) -> int:
    """Return the day of the week, 0 for Monday, of a number of days from 1 January 1970."""
    return (number + 3) % 7
