"""Numbers of families that are no logins, though they are typed into the same field.

Pure. A number is a list of the groups in which it was typed: ["600", "100", "200"].
"""

PESEL_DIGITS = 11
PHONE_DIGITS = 9
_PESEL_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
_PESEL_CENTURY = 20
"""A PESEL's month says the century, too: 81 to 92, 01 to 12, 21 to 32 and so on."""
_FIRST_YEAR, _YEAR_BEHIND = "1900", "2100"


def kind(groups: list[str]) -> str:
    """Return what a number is that is no login: "pesel", "phone", "date", or "" if nothing says."""
    for name, _, fits in _KINDS:
        if fits(groups):
            return name
    return ""


def labelled_kind(words: list[str]) -> str:
    """Return what the words around numbers say of them, likewise; the words in small letters."""
    for name, labels, _ in _KINDS:
        if any(word.startswith(label) for word in words for label in labels):
            return name
    return ""


def is_pesel(groups: list[str]) -> bool:
    """Tell a PESEL: eleven digits with a day of birth in front and the right check digit."""
    digits = "".join(groups)
    if len(digits) != PESEL_DIGITS:
        return False
    checked = sum([int(character) * weight for character, weight in zip(digits, _PESEL_WEIGHTS)])  # noqa: B905  MicroPython knows no `strict`
    month = int(digits[2:4]) % _PESEL_CENTURY
    return checked % 10 == 0 and _is_month(str(month)) and _is_day(digits[4:6])


def is_phone(groups: list[str]) -> bool:
    """Tell a Polish phone number, with its country or without, or one of another country."""
    digits = "".join(groups)
    length = len(digits)
    if length == PHONE_DIGITS:
        # 600 100 200, 22 123 45 67, 600100200; but not a login of eight with a number behind it.
        return len(groups) == 1 or all(len(group) <= 4 for group in groups)
    if digits.startswith("00"):
        return length > PHONE_DIGITS + 1
    return (digits[:1], length) == ("0", PHONE_DIGITS + 1) or (
        (digits[:2], length) == ("48", PHONE_DIGITS + 2)
    )


def is_date(groups: list[str]) -> bool:
    """Tell a date, a month, a year or a school year, in any order that people write.

    A year in four digits tells by itself: "32.05.2014" is a date with a slip, never a login.
    """
    if all(_is_year(group) for group in groups):
        return True
    first, last = groups[0], groups[-1]
    if _is_year(first) or _is_year(last):
        others = groups[1:] if _is_year(first) else groups[:-1]
        return len(others) <= 2 and all(len(group) <= 2 for group in others)
    return len(groups) == 3 and len(last) == 2 and _are_day_and_month(first, groups[1])


def is_known(groups: list[str]) -> bool:
    """Tell what no login looks like: a date, a postal code."""
    return is_date(groups) or [len(group) for group in groups] == [2, 3]


def _are_day_and_month(one: str, other: str) -> bool:
    return (_is_day(one) and _is_month(other)) or (_is_month(one) and _is_day(other))


def _is_day(group: str) -> bool:
    return len(group) <= 2 and 1 <= int(group) <= 31


def _is_month(group: str) -> bool:
    return len(group) <= 2 and 1 <= int(group) <= 12


def _is_year(group: str) -> bool:
    return len(group) == 4 and _FIRST_YEAR <= group < _YEAR_BEHIND


_KINDS = (
    ("pesel", ("pesel", "песел"), is_pesel),
    ("phone", ("tel", "тел", "phone", "mobil", "komór", "gsm", "fax", "faks"), is_phone),
    ("date", (), is_date),
)
KINDS = [name for name, _, _ in _KINDS]
"""In the order in which they are to be named: a PESEL before all."""
