"""Takes a text apart into the pieces of which a login may be made, and the words between them.

Pure. What the pieces mean is `login`'s to say.
"""

from klucznik.numbers import is_date
from klucznik.text import digits_of, is_digit, is_sign, lower

GROUPING = (" ", "-", ".")
"""What people put between the groups of one login. Whatever else stands between a number and a
whole login, even a wider space, holds them apart."""
BREAKS = (":", "=", ";", "|", ". ", ", ", '"', "„", "”", "“", "«", "»", "→", "+")
"""What ends a label or a number: "1. 1234567u", "Klasa 4: 1234567u"."""
SEPARATORS = "".join(GROUPING + BREAKS[:-1]) + "\t·•●▪◦‣…,/_'ʼ‟’‘‚‛`´‹›()[]№"
LOOKALIKES = {
    "O": "0", "o": "0", "О": "0", "о": "0", "l": "1", "I": "1", "i": "1", "І": "1",
    "і": "1", "S": "5", "s": "5", "B": "8", "В": "8", "Z": "2", "z": "2", "З": "3", "з": "3",
}  # fmt: skip

LONG_PIECE = 6
"""Digits in a piece that is more than a group of one: it stands alone."""
SHORTEST_WORD = 2
"""Letters in a word that is taken for a label ("nr"), not for a slip inside the login."""
CERTAIN_WORD = 3
"""Letters in a word even if all of them are easily taken for digits ("Zosi")."""
_U = "uUуУ"  # Latin, and the Cyrillic letter of the same shape that a Ukrainian keyboard gives
_ROMAN = "IVXivx"

_LOGIN_WORDS = ("login", "логін", "логин")
_NUMBER_SIGNS = ("nr", "no", "numer", "number", "номер")
_LABELS = _NUMBER_SIGNS + (
    "dziecko", "uczeń", "uczennica", "syn", "córka", "дитина", "учень", "child", "pupil", "id",
)  # fmt: skip
"""Words that label a login where a colon follows, and else have a number of their own."""
_COUNTED = set(_LABELS + (
    "klasa", "klasy", "klasie", "klasę", "kl", "lp", "poz", "pozycja", "wiersz", "rok", "roku",
    "rocznik", "semestr", "tydzień", "godz", "os", "kod", "pin", "sala", "pokój", "pok", "grupa",
    "gr", "oddział", "dzienniku", "wiek", "dom", "ul", "szkoła", "sp", "str", "pkt", "клас",
    "класу", "кл", "рік", "року", "група", "кімната", "школа", "class", "grade", "year", "room",
    "group", "row", "item", "age", "page", "school",
))  # fmt: skip
"""Words whose number is no part of a login: "klasa 4 1234567u"."""
_UNITS = ("zł", "zl", "pln", "eur", "euro", "usd", "грн", "kg", "km", "m", "lat")


class Piece:
    """Letters and digits that nothing holds apart.

    Attributes:
        gap: what stands in front of it.
        signs: its letters and digits.
        digits: its digits alone.
        is_pupil: whether it is digits and "u".
        is_number: whether it is digits, with "u" or without.

    """

    def __init__(self, gap: str, signs: str) -> None:
        self.gap = gap
        self.signs = signs
        self.digits = digits_of(signs)
        self.is_pupil = bool(self.digits) and is_u(signs[-1]) and self.digits == signs[:-1]
        self.is_number = self.is_pupil or self.digits == signs


class Stretch:
    """Pieces with neither a word nor a break between them; the "u" of a login ends one, too.

    Attributes:
        label: the word in front, in small letters, "" where none stands there.
        unit: the word behind, likewise.
        pieces: the pieces, in their order.

    """

    def __init__(self, label: str) -> None:
        self.label = label
        self.unit = ""
        self.pieces: list[Piece] = []

    @property
    def is_counted(self) -> bool:
        """Whether a word stands in front that has a number of its own: "klasa 4 1234567u"."""
        is_labelled = self.label in _LABELS and _is_label_end(self.pieces[0].gap)
        return self.label in _COUNTED and not is_labelled

    @property
    def is_of_unit(self) -> bool:
        """Whether the word behind says what is counted: "1 234 567 zł", "101 102 klasa"."""
        return self.unit in _UNITS or self.unit in _COUNTED

    @property
    def is_pupil(self) -> bool:
        """Whether it ends in the "u" of a login."""
        return self.pieces[-1].is_pupil

    @property
    def is_number(self) -> bool:
        """Whether no letter stands in it but the "u" of a login."""
        return all(piece.is_number for piece in self.pieces)


def stretches(text: str) -> tuple[list[Stretch], list[str]]:
    """Take a cleaned text apart.

    Returns:
        the stretches, in their order, and all words, in small letters.

    """
    found: list[Stretch] = []
    words: list[str] = []
    current: Stretch | None = None
    label = ""
    for gap, signs in _split(text.replace("№", " nr ")):
        if current and _is_doubled_end(current, signs):
            is_word = False
        elif current and _is_year_sign(current, signs):
            is_word = True
        else:
            is_word = _is_word(signs) or (not current and _is_class_of(label, signs))
        if is_word:
            word = lower(signs)
            if current:
                current.unit = word
                current = None
            words.append(word)
            if not _is_class_of(label, signs) and not _is_login_number(label, word):
                label = word
            continue
        if current and _is_break(gap) and not (gap == ":" and is_digit(signs[0])):
            current = None
        if current and is_u(signs) and current.pieces[-1].is_number and not current.is_pupil:
            last = current.pieces[-1]
            current.pieces[-1] = Piece(last.gap, last.signs + signs)
            continue
        if not current or current.is_pupil:
            current = Stretch(label)
            label = ""
            found.append(current)
        current.pieces.append(Piece(gap, signs))
    return found, words


def runs(pieces: list[Piece]) -> list[list[Piece]]:
    """Divide a stretch into runs: pieces with the same sign between them, the tighter first.

    "4 12.05.2014 1234567u" are three; a long piece and one with other letters stand alone.
    """
    found: list[list[Piece]] = []
    for place, piece in enumerate(pieces):
        tight_behind = place + 1 < len(pieces) and _is_tight(pieces[place + 1].gap)
        if found and _continues(found[-1], piece) and (_is_tight(piece.gap) or not tight_behind):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def count(pieces: list[Piece]) -> int:
    """Return how many digits some pieces have."""
    return sum([len(piece.digits) for piece in pieces])


def groups(pieces: list[Piece]) -> list[str]:
    """Return the digits of some pieces, group by group."""
    return [piece.digits for piece in pieces if piece.digits]


def is_login_word(word: str) -> bool:
    """Tell the words that label a login in three languages."""
    return any(word.startswith(start) for start in _LOGIN_WORDS)


def is_u(sign: str) -> bool:
    """Tell the letter at the end of a pupil's login."""
    return len(sign) == 1 and sign in _U


def is_slip(sign: str) -> bool:
    """Tell a letter that may stand for a digit, or that belongs to a login."""
    return sign in LOOKALIKES or is_u(sign)


def _split(text: str) -> list[tuple[str, str]]:
    """Return the unbroken runs of letters and digits, each with the gap in front of it."""
    pieces = []
    gap = signs = ""
    for sign in text:
        if is_sign(sign):
            signs += sign
        else:
            if signs:
                pieces.append((gap, signs))
                gap = signs = ""
            gap += sign
    if signs:
        pieces.append((gap, signs))
    return pieces


def _is_word(signs: str) -> bool:
    """Tell a word from a slip: letters only, and not all of a few easily taken for digits."""
    if len(signs) < SHORTEST_WORD or any(is_digit(sign) for sign in signs):
        return False
    is_slips = len(signs) < CERTAIN_WORD and all(is_slip(sign) for sign in signs)
    return not is_slips or lower(signs) in _COUNTED


def _is_doubled_end(stretch: Stretch, signs: str) -> bool:
    """Tell the end of a login that has got one letter too many: "12 34 56 7 ux"."""
    return (
        len(signs) == SHORTEST_WORD
        and not digits_of(signs)
        and any(is_u(sign) for sign in signs)
        and lower(signs) not in _COUNTED
        and stretch.is_number
        and not stretch.is_pupil
    )


def _is_year_sign(stretch: Stretch, signs: str) -> bool:
    """Tell the "r." of "12.05.2014 r."."""
    return lower(signs) in ("r", "р") and is_date([stretch.pieces[-1].signs])


def _is_class_of(label: str, signs: str) -> bool:
    """Tell "IV" and "a" of "klasa IV a 1234567u", which alone may be slips inside a login."""
    if label not in _COUNTED and not (label and all(sign in _ROMAN for sign in label)):
        return False
    is_letter = len(signs) == 1 and not is_digit(signs) and not is_slip(signs)
    return is_letter or all(sign in _ROMAN for sign in signs)


def _is_login_number(label: str, word: str) -> bool:
    """Tell "Login nr", which labels a login, from "nr", which may label anything."""
    return is_login_word(label) and word in _NUMBER_SIGNS


def _is_break(gap: str) -> bool:
    return any(sign in gap for sign in BREAKS)


def _is_label_end(gap: str) -> bool:
    return ":" in gap or "=" in gap


def _is_tight(gap: str) -> bool:
    return " " not in gap and "\t" not in gap


def _continues(run: list[Piece], piece: Piece) -> bool:
    last = run[-1]
    return (
        last.is_number
        and piece.is_number
        and len(last.digits) < LONG_PIECE
        and len(piece.digits) < LONG_PIECE
        and (len(run) == 1 or last.gap == piece.gap)
    )
