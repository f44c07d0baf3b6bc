"""Takes a text apart into the pieces of which a login may be made, and the words between them.

Pure. What the pieces mean is `login`'s to say.
"""

from klucznik.numbers import is_date
from klucznik.text import digits_of, is_digit, is_letter_or_digit, lower

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
        characters: its letters and digits.
        digits: its digits alone.
        is_pupil: whether it is digits and "u".
        is_number: whether it is digits, with "u" or without.

    """

    def __init__(self, gap: str, characters: str) -> None:
        self.gap = gap
        self.characters = characters
        self.digits = digits_of(characters)
        self.is_pupil = (
            bool(self.digits) and is_u(characters[-1]) and self.digits == characters[:-1]
        )
        self.is_number = self.is_pupil or self.digits == characters


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
    for gap, characters in _split(text.replace("№", " nr ")):
        if current and _is_doubled_end(current, characters):
            is_word = False
        elif current and _is_year_mark(current, characters):
            is_word = True
        else:
            is_word = _is_word(characters) or (not current and _is_class_of(label, characters))
        if is_word:
            word = lower(characters)
            if current:
                current.unit = word
                current = None
            words.append(word)
            if not _is_class_of(label, characters) and not _is_login_number(label, word):
                label = word
            continue
        if current and _is_break(gap) and not (gap == ":" and is_digit(characters[0])):
            current = None
        if current and is_u(characters) and current.pieces[-1].is_number and not current.is_pupil:
            last = current.pieces[-1]
            current.pieces[-1] = Piece(last.gap, last.characters + characters)
            continue
        if not current or current.is_pupil:
            current = Stretch(label)
            label = ""
            found.append(current)
        current.pieces.append(Piece(gap, characters))
    return found, words


def runs(pieces: list[Piece]) -> list[list[Piece]]:
    """Divide a stretch into runs: pieces with the same character between them, the tighter first.

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


def is_u(character: str) -> bool:
    """Tell the letter at the end of a pupil's login."""
    return len(character) == 1 and character in _U


def is_slip(character: str) -> bool:
    """Tell a letter that may stand for a digit, or that belongs to a login."""
    return character in LOOKALIKES or is_u(character)


def _split(text: str) -> list[tuple[str, str]]:
    """Return the unbroken runs of letters and digits, each with the gap in front of it."""
    pieces = []
    gap = characters = ""
    for character in text:
        if is_letter_or_digit(character):
            characters += character
        else:
            if characters:
                pieces.append((gap, characters))
                gap = characters = ""
            gap += character
    if characters:
        pieces.append((gap, characters))
    return pieces


def _is_word(characters: str) -> bool:
    """Tell a word from a slip: letters only, and not all of a few easily taken for digits."""
    if len(characters) < SHORTEST_WORD or any(is_digit(character) for character in characters):
        return False
    is_slips = len(characters) < CERTAIN_WORD and all(
        is_slip(character) for character in characters
    )
    return not is_slips or lower(characters) in _COUNTED


def _is_doubled_end(stretch: Stretch, characters: str) -> bool:
    """Tell the end of a login that has got one letter too many: "12 34 56 7 ux"."""
    return (
        len(characters) == SHORTEST_WORD
        and not digits_of(characters)
        and any(is_u(character) for character in characters)
        and lower(characters) not in _COUNTED
        and stretch.is_number
        and not stretch.is_pupil
    )


def _is_year_mark(stretch: Stretch, characters: str) -> bool:
    """Tell the "r." of "12.05.2014 r."."""
    return lower(characters) in ("r", "р") and is_date([stretch.pieces[-1].characters])


def _is_class_of(label: str, characters: str) -> bool:
    """Tell "IV" and "a" of "klasa IV a 1234567u", which alone may be slips inside a login."""
    if label not in _COUNTED and not (label and all(character in _ROMAN for character in label)):
        return False
    is_letter = len(characters) == 1 and not is_digit(characters) and not is_slip(characters)
    return is_letter or all(character in _ROMAN for character in characters)


def _is_login_number(label: str, word: str) -> bool:
    """Tell "Login nr", which labels a login, from "nr", which may label anything."""
    return is_login_word(label) and word in _NUMBER_SIGNS


def _is_break(gap: str) -> bool:
    return any(character in gap for character in BREAKS)


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
