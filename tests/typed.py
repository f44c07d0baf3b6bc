"""What people type into a field for logins, thrown by dice: each with what may be answered to it.

An oracle of its own: it knows which login it has put into the text, and nothing of how logins
are read. A field holds no line breaks: browsers make spaces of them, so none stands here.
"""

import random
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

DIGITS = "0123456789"
UNSEEN = "\u200b\u200d\ufeff\u00ad\u200e\u2069\u0084"
LETTERS_OF_PUPILS = ("u", "u", "u", "u", "U", "у", "У", "ｕ")

VERDICTS = ("right", "silent", "wrong")

Dice = random.Random


class Typed(NamedTuple):
    """One input.

    Attributes:
        kind: what it is, a key of KINDS.
        text: what stands in the field.
        digits: the digits of the only login that may be answered; "" where none may; None where
            any number may that stands in the text.

    """

    kind: str
    text: str
    digits: str | None

    def verdict(self, answer: str) -> str:
        """Return "right", "silent" (no answer where there might be one) or "wrong".

        Args:
            answer: the digits that were answered, "" where none were.

        """
        if self.digits is None:
            return "right" if not answer or stands_in(self.text, answer) else "wrong"
        if answer == self.digits:
            return "right"
        return "wrong" if answer else "silent"


def stands_in(text: str, digits: str) -> bool:
    """Tell whether digits stand in a text, at most in groups, with no other digit beside them."""
    plain = text.translate({ord("０") + value: str(value) for value in range(10)})
    groups = r"[^0-9A-Za-z]*".join(digits)
    return re.search(f"(?<![0-9]){groups}(?![0-9])", plain) is not None


def throw(dice: Dice) -> Typed:
    """Return one input."""
    [kind] = dice.choices(list(KINDS), [kind.share for kind in KINDS.values()])
    text, digits = KINDS[kind].make(dice)
    return Typed(kind, text, digits)


def tally(judged: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Count verdicts by kind; takes pairs of kind and verdict."""
    counts = {kind: dict.fromkeys(VERDICTS, 0) for kind in KINDS}
    for kind, verdict in judged:
        counts[kind][verdict] += 1
    return counts


# Logins


def _digits(dice: Dice, lengths: tuple[int, ...] = (6, 7, 7, 7, 8)) -> str:
    return "".join(dice.choices(DIGITS, k=dice.choice(lengths)))


def _whole(dice: Dice) -> tuple[str, str]:
    digits = _digits(dice)
    return digits + dice.choice(LETTERS_OF_PUPILS), digits


def _alone(dice: Dice) -> tuple[str, str]:
    text, digits = _whole(dice)
    if dice.random() < 0.4:
        return digits, digits
    return (_date(dice, "{d:02}{m:02}{y}"),) * 2 if dice.random() < 0.1 else (text, digits)


LABELS = [
    "Login ucznia: ", "login ", "LOGIN UCZNIA ", "Login:", "login=", "login ucznia – ", "Login nr ",
    "Логін учня: ", "ЛОГІН ", "логин ", "Jan Kowalski ", "Kowalska-Nowak Żaneta: ", "Kasia Żak - ",
    "Student's login: ", "Twój login to: ", "login ucznia..........", "u: ", "- ", "• ",
    "Ім'я учня: ",
    "Nguyễn Văn Đức: ", "Login (uczeń): ", "login do dziennika w szkole ", "dla Zosi ", "\t", "  ",
]  # fmt: skip
ENDS = [".", ",", ";", " ", "  ", "\t", "\u2028", " (Kasia)", " to login ucznia", " - login ucznia",
        " Kowalski Jan", ", dziękuję", " to jest login Kasi"]  # fmt: skip
QUOTES = ['""', "''", "„”", "“”", "«»", "‚’", "``", "()", "[]", "||", "‹›", "  "]


def _dress(dice: Dice, text: str) -> str:
    if dice.random() < 0.3:
        quotes = dice.choice(QUOTES)
        text = quotes[0] + text + quotes[1]
    if dice.random() < 0.7:
        text = dice.choice(LABELS) + text
    if dice.random() < 0.4:
        text += dice.choice(ENDS)
    return text


def _dressed(dice: Dice) -> tuple[str, str]:
    text, digits = _whole(dice) if dice.random() < 0.7 else (_digits(dice),) * 2
    if dice.random() < 0.2:
        places = [dice.choice(["", "", "", *list(UNSEEN)]) for _ in text]
        text = "".join(character + unseen for character, unseen in zip(text, places, strict=True))
    if dice.random() < 0.1:
        text = "".join(
            chr(ord(character) + 0xFEE0) if character in DIGITS else character for character in text
        )
    return _dress(dice, text), digits


GROUPINGS = {
    6: [[3, 3], [2, 2, 2], [2, 4], [4, 2], [1, 2, 3], [3, 2, 1]],
    7: [[3, 3, 1], [3, 4], [4, 3], [3, 2, 2], [2, 2, 3], [2, 3, 2], [2, 2, 2, 1], [1, 3, 3]],
    8: [[4, 4], [2, 2, 2, 2], [3, 3, 2], [2, 3, 3], [3, 5], [5, 3]],
}  # fmt: skip
GAPS = [" ", " ", " ", "-", "-", ".", "\u00a0", "\u202f", "\u2009", "–", "‑", " - ", "_", "\t"]


def _in_groups(dice: Dice) -> tuple[str, str]:
    digits = _digits(dice)
    sizes, gap = dice.choice(GROUPINGS[len(digits)]), dice.choice(GAPS)
    groups, rest = [], digits
    for size in sizes:
        groups.append(rest[:size])
        rest = rest[size:]
    text = gap.join(groups)
    if dice.random() < 0.6:
        text += dice.choice(["", "", " ", gap]) + dice.choice(LETTERS_OF_PUPILS)
    elif _resembles_date_or_amount(groups, gap):
        return _in_groups(dice)
    return text, digits


def _resembles_date_or_amount(groups: list[str], gap: str) -> bool:
    """Tell what nobody could take for a login with certainty: "12 05 14", "2014-05", "150.00"."""
    sizes = [len(group) for group in groups]
    is_year = any(re.fullmatch("(19|20)..", group) for group in groups)
    is_amount = gap == "." and len(sizes) == 2 and sizes[1] == 2
    return is_year or sizes == [2, 2, 2] or is_amount


def _grouped(dice: Dice) -> tuple[str, str]:
    text, digits = _in_groups(dice)
    return _dress(dice, text) if dice.random() < 0.4 else text, digits


def _slipped(dice: Dice) -> tuple[str, str]:
    """Return a login with a space, or what resembles one, at any place."""
    digits = _digits(dice)
    place = dice.randrange(1, len(digits))
    return digits[:place] + dice.choice(" -.") + digits[place:] + dice.choice(["u", ""]), digits


def _spelled(dice: Dice) -> tuple[str, str]:
    digits = _digits(dice)
    gap = dice.choice([" ", " ", "-", ".", ",", ", ", "\u00a0"])
    letter = dice.choice(["u", "U", "у"]) if gap.strip() in ",." or dice.random() < 0.7 else ""
    if gap == ", ":
        gap = " "
    return gap.join(digits + letter), digits


# Numbers that are no logins


def _of(dice: Dice, form: str) -> str:
    """Fill a form: 9 any digit, 8 a form at school, # a number up to 30, * a letter of a class,
    ^ a Roman form, @ a name, ~ a year.
    """
    fill: dict[str, Callable[[], str]] = {
        "9": lambda: dice.choice(DIGITS),
        "8": lambda: dice.choice("12345678"),
        "#": lambda: str(dice.randrange(1, 31)),
        "*": lambda: dice.choice("abcdefgh"),
        "^": lambda: dice.choice(["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]),
        "@": lambda: dice.choice(["Kasia", "Jan", "Żaneta", "Оля"]),
        "~": lambda: str(dice.randrange(1990, 2035)),
    }
    return "".join(fill[character]() if character in fill else character for character in form)


def _date(dice: Dice, form: str = "") -> str:
    forms = [
        "{d:02}.{m:02}.{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{d}/{m}/{s:02}",
        "{d:02}-{m:02}-{y}",
        "{d:02}/{m:02}/{y}", "{y}/{m:02}/{d:02}", "{d:02} {m:02} {y}", "{d:02}.{m:02}.{s:02}",
        "{d:02}. {m:02}. {y}", "{d} {name} {y}", "{d} {name} {y} r.", "{name} {y}", "{m:02}.{y}",
        "{m:02}/{y}", "{y}-{m:02}", "{y}.{m:02}.{d:02}", "{d:02}.{m:02}.{y} r.",
        "{m:02}/{d:02}/{y}",
        "ur. {d:02}.{m:02}.{y}", "urodzony {d}.{m}.{y}", "{d:02}‑{m:02}‑{y}", "{d:02}–{m:02}–{y}",
        "{d:02}-{m:02}-{s:02}",
    ]  # fmt: skip
    names = ["stycznia", "maja", "sierpnia", "grudnia", "травня", "вересня", "May", "December"]
    year = dice.randrange(1960, 2027)
    return (form or dice.choice(forms)).format(
        d=dice.randrange(1, 29), m=dice.randrange(1, 13), y=year, s=year % 100,
        name=dice.choice(names),
    )  # fmt: skip


def _pesel(dice: Dice) -> str:
    year = dice.randrange(1940, 2020)
    month = dice.randrange(1, 13) + (20 if year >= 2000 else 0)
    born = f"{year % 100:02}{month:02}{dice.randrange(1, 29):02}{dice.randrange(10000):04}"
    weights = (1, 3, 7, 9) * 3
    check = (
        -sum(int(character) * weight for character, weight in zip(born, weights, strict=False)) % 10
    )
    digits = f"{born}{check}"
    cuts = dice.choice([(), (), (), (6,), (2, 4, 6), (6, 9), (3, 6, 9), (4, 8)])
    parts = [digits[i:j] for i, j in zip((0, *cuts), (*cuts, 11), strict=True)]
    return dice.choice(["", "", "PESEL ", "PESEL: "]) + dice.choice([" ", "-"]).join(parts)


def _phone(dice: Dice) -> str:
    forms = [
        "699 999 999", "599-999-999", "799.999.999", "699999999", "+48 699 999 999", "+48699999999",
        "0048 599 999 999", "0048699999999", "48 699 999 999", "22 999 99 99", "22-999-99-99",
        "(22) 999 99 99", "12 999 99 99", "+48 22 999 99 99", "0 22 999 99 99", "022 999 99 99",
        "tel. 699 999 999", "tel.699999999", "telefon 599-999-999", "tel. 99 99 999",
        "kom. 699 999 999", "тел. +380 67 999 99 99", "+380 67 999 99 99", "+380671999999",
        "mama 699 999 999", "phone 699999999", "699 999 999 / 599 999 999", "12 999-99-99",
        "699 999 999, 22 999 99 99", "699 99 99 99", "tel. 9999999",
    ]  # fmt: skip
    return _of(dice, dice.choice(forms))


CLASSES = ["8*", "8 *", "kl. 8", "klasa 8", "klasa 8*", "^ *", "klasa ^ *", "klasa ^", "kl. 8*",
           "клас 8", "class 8*", "8-*", "klasa 8 *"]  # fmt: skip
PLACES = [
    "#.",
    "#)",
    "Lp #",
    "Lp. #",
    "nr #",
    "(#)",
    "[#]",
    "#",
    "poz. #",
    "№ #",
    "nr w dzienniku #",
]
YEARS = ["~", "rok ~", "2025/2026", "rok szkolny 2025/26", "2025-2026", "~ r.", "rocznik ~"]
TIMES = ["8:30", "godz. 8.15", "o 17:45", "8:00-15:30"]
ADDRESSES = ["ul. Długa #", "ul. Długa #/8", "00-799", "00-799 Warszawa",
             "ul. Polna #, 30-199 Kraków", "dom #", "m. 8", "ul. 3 Maja #", "SP nr #",
             "SP#", "szkoła #"]  # fmt: skip
AMOUNTS = ["8 lat", "12 lat", "99 zł", "899,99 zł", "899.99 PLN", "8 999,00 zł", "99 procent",
           "sala #", "sala 899", "pok. #", "# osób", "tydzień #", "3 dzieci"]  # fmt: skip
IDS = ["ABC999999", "FV/2026/05/999", "faktura 8/~", "ID: AB9999",
       "99 9999 9999 9999 9999 9999 9999", "legitymacja 99/8/~", "PL99999999"]  # fmt: skip
CHILDREN = ["dziecko 2", "2 dziecko", "dziecko 1", "syn 1", "córka 2", "uczeń #", "@ 8*", "@ (8*)",
            "дитина 2", "child 1", "@, klasa 8"]  # fmt: skip
OTHERS = {
    "class": CLASSES, "place in a list": PLACES, "year": YEARS, "time": TIMES,
    "address": ADDRESSES, "amount": AMOUNTS, "document": IDS, "child": CHILDREN,
}  # fmt: skip
BESIDE = [" ", " ", " ", ", ", "; ", ": ", " - ", " – ", "\t", " | ", " • ", "•", "  ", ". ", "/",
          " / ", " login ", ", login: ", " = "]  # fmt: skip


def _other(dice: Dice, name: str) -> str:
    made = {"date": _date, "PESEL": _pesel, "phone": _phone}
    return made[name](dice) if name in made else _of(dice, dice.choice(OTHERS[name]))


def _beside(name: str) -> "Callable[[Dice], tuple[str, str]]":
    """Return what throws a whole login with its "u" beside a number of some kind."""

    def make(dice: Dice) -> tuple[str, str]:
        login, digits = _whole(dice)
        parts = [_other(dice, name), login]
        if dice.random() < 0.4:
            parts.reverse()
        text = dice.choice(BESIDE).join(parts)
        return (
            (text + dice.choice(BESIDE) + _other(dice, "class"), digits)
            if (dice.random() < 0.1)
            else (text, digits)
        )

    return make


def _beside_doubtful(dice: Dice) -> tuple[str, str]:
    """Return a login that is in groups, or without its "u", beside a number."""
    login, digits = _in_groups(dice) if dice.random() < 0.5 else (_digits(dice),) * 2
    parts = [_other(dice, dice.choice([*OTHERS, "date", "PESEL", "phone"])), login]
    dice.shuffle(parts)
    # With one space between them number and login are one to any eye: "4 123 456u".
    return dice.choice([gap for gap in BESIDE if gap not in (" ", "\t", " - ", " – ")]).join(
        parts
    ), digits


def _only(make: "Callable[[Dice], str]") -> "Callable[[Dice], tuple[str, str]]":
    return lambda dice: (make(dice), "")


def _number(dice: Dice) -> str:
    return _other(dice, dice.choice(list(OTHERS)))


def _two(dice: Dice) -> str:
    logins = [dice.choice([_whole, _whole, _dressed, _in_groups])(dice)[0] for _ in range(2)]
    between = [" ", ", ", "; ", "/", " / ", " i ", " oraz ", " | ", "\t", " Login rodzica: ", " - "]
    return dice.choice(between).join(logins)


def _corrupted(dice: Dice) -> str:
    """Return a login with a slip that no digit can be guessed from."""
    digits = _digits(dice)
    place = dice.randrange(len(digits))
    strange = dice.choice("OoIlSsBZzaekxżОІЗ")
    text = dice.choice(
        [
            digits[:place] + strange + digits[place + 1 :] + "u",
            digits[:place] + strange + digits[place:] + "u",
            digits[:place] + "u" + digits[place:],
            digits[: place + 1] + strange + digits[place + 1 :],
        ]
    )
    return _blurred(dice, text)


def _corrupted_end(dice: Dice) -> tuple[str, str]:
    """Return a login with something that is too much behind it."""
    digits = _digits(dice)
    return _blurred(
        dice, digits + dice.choice(["uu", "ux", "uk", "u8", "k", "K", "y", "ż"])
    ), digits


def _blurred(dice: Dice, text: str) -> str:
    if dice.random() < 0.3:
        size = dice.choice([2, 3, 4])
        gap = dice.choice([" ", "-"])
        text = gap.join(text[at : at + size] for at in range(0, len(text), size))
    return dice.choice(LABELS) + text if dice.random() < 0.3 else text


FRAGMENTS = [
    *" \t-.,:;/|", *DIGITS, *"uUуkOlSżΩß😀<>@!#=№+", "1234567", "7654321u", "123456u", "0012", "12",
    "jan@poczta.pl", "Hasło: ", "//", "i", "oraz", "klasa ", "login ", "2026", *UNSEEN[:3],
]  # fmt: skip
_SPANS = [range(start, start + 96) for start in (0x20, 0xA0, 0x400, 0x660, 0x2000, 0xFF00, 0x1F600)]


def _random(dice: Dice) -> tuple[str, None]:
    if dice.random() < 0.7:
        return "".join(dice.choices(FRAGMENTS, k=dice.randrange(1, 10))), None
    span = dice.choice(_SPANS)
    return "".join(chr(span.start + dice.randrange(96)) for _ in range(8)) + _digits(dice), None


class Kind(NamedTuple):
    """One kind of inputs: its weight, how many of 100 must be right, and what throws it."""

    share: int
    least: int
    make: "Callable[[Dice], tuple[str, str | None]]"


KINDS = {
    "alone": Kind(8, 100, _alone),
    "dressed": Kind(14, 100, _dressed),
    "grouped": Kind(12, 100, _grouped),
    "spelled": Kind(3, 100, _spelled),
    "slip of the space bar": Kind(2, 0, _slipped),
    **{
        f"beside a {name}": Kind(3, 0, _beside(name))
        for name in (*OTHERS, "date", "PESEL", "phone")
    },
    "beside, doubtful": Kind(6, 0, _beside_doubtful),
    "date": Kind(6, 100, _only(_date)),
    "PESEL": Kind(4, 100, _only(_pesel)),
    "phone": Kind(6, 100, _only(_phone)),
    "other number": Kind(6, 100, _only(_number)),
    "two logins": Kind(6, 100, _only(_two)),
    "corrupted": Kind(6, 100, _only(_corrupted)),
    "corrupted at the end": Kind(3, 0, _corrupted_end),
    "random text": Kind(6, 100, _random),
}
LEAST_BESIDE = 90
"""Right of 100 logins with their "u" beside other numbers of all kinds."""
