"""Whether the school office is open (F4), and the address that opens a letter to it."""

from klucznik.clock import calendar_day, day_number, hour_and_minute, weekday
from klucznik.school import DAYS, Office

DAYS_AHEAD = 60
"""How far to look for the next day on which the office is open."""

_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"


class Opening:
    """Whether the office is open, or when it opens next.

    Attributes:
        state: "open" (until `time`), "today", "tomorrow", "weekday" (within a week) or "later"
            (it opens then, at `time`); "unknown" where no hours are given or none come.
        time: "7:30", in Polish time.
        weekday: the day it opens, 0 for Monday.
        date: the day it opens, (year, month, day).

    """

    def __init__(self, state: str, day: int = 0, minute: int = 0) -> None:
        self.state = state
        self.time = hour_and_minute(minute)
        self.weekday = weekday(day)
        self.date = calendar_day(day)


def opening(office: Office, today: int, minute: int) -> Opening:
    """Return whether the office is open at a moment.

    Args:
        office: its hours, and the days on which it is closed.
        today: the day in Poland, in days from 1 January 1970.
        minute: of that day, in Polish time.

    """
    for start, end in _spans(office, today):
        if start <= minute < end:
            return Opening("open", today, end)
    for ahead in range(DAYS_AHEAD + 1):
        day = today + ahead
        starts = [start for start, _ in _spans(office, day) if ahead or start > minute]
        if starts:
            return Opening(_when(ahead), day, min(starts))
    return Opening("unknown")


def _when(days_ahead: int) -> str:
    if days_ahead < 2:
        return "tomorrow" if days_ahead else "today"
    return "weekday" if days_ahead < 7 else "later"


def _spans(office: Office, day: int) -> list[tuple[int, int]]:
    """Return the spans, in minutes, in which the office is open on a day."""
    for first, last in office.closed:
        if day_number(first) <= day <= day_number(last):
            return []
    return office.hours.get(DAYS[weekday(day)], [])


def mailto(address: str, subject: str, body: str) -> str:
    """Return the mailto: address that opens a letter in the reader's mail program (RFC 6068)."""
    return f"mailto:{_encode(address, '@')}?subject={_encode(subject)}&body={_encode(body)}"


def _encode(text: str, as_is: str = "") -> str:
    """Percent-encode UTF-8; line breaks become CRLF, as letters have them."""
    one_way = text.replace("\r\n", "\n").replace("\r", "\n")
    data = one_way.replace("\n", "\r\n").encode()
    unreserved = _UNRESERVED + as_is
    codes = {
        byte: chr(byte) if chr(byte) in unreserved else f"%{byte:02X}"
        for byte in set(data)  # each once: this runs at every key
    }
    return "".join([codes[byte] for byte in data])
