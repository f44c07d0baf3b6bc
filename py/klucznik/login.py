"""Reads a Synergia login as people type it and derives the other one of the family (F3).

Pure: text in, a `Reading` out. No words for people live here (they stand in the language
files, keyed by `Reading.problem`), and no digit is ever guessed, added or dropped.
"""

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Callable

FEWEST_DIGITS = 4
MOST_DIGITS = 12
USUAL_DIGITS = range(6, 9)
LONGEST_TEXT = 200
SHORTEST_WORD = 2
"""Letters in a word that is taken for a label ("nr"), not for a slip inside the login."""

# Characters nobody sees: left by copying from PDF, messengers and right-to-left texts; and the
# accents that macOS and PDF set apart from their letters ("Uczeń" as six characters).
_UNSEEN = ((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x300, 0x36F),
           (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E),
           (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF))  # fmt: skip
_SPACES = ((0x09, 0x0D), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680),
           (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F),
           (0x3000, 0x3000))  # fmt: skip
# Latin (Vietnamese too), Greek and Cyrillic; × and ÷ are signs that stand among the letters.
_LETTERS = ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F),
            (0x370, 0x373), (0x376, 0x377), (0x37B, 0x37D), (0x386, 0x386), (0x388, 0x3FF),
            (0x400, 0x481), (0x48A, 0x52F), (0x1E00, 0x1EFF))  # fmt: skip
_FULL_WIDTH = (0xFF01, 0xFF5E)
_FULL_WIDTH_SHIFT = 0xFF01 - 0x21

_SEPARATORS = " -‐‑‒–—―−.·•…,;:=/|_\"'ʼ„”“‟’‘‚‛`´«»‹›()[]"
_LABEL_ENDS = ":="
_BREAKS = (":", "=", "/", ";", "|", "(", ")", "[", "]", ". ", ", ")
"""What never groups the digits of one login: "1) 1234567u", "Klasa 4, login 1234567u"."""
_U = "uUуУ"  # Latin, and the Cyrillic letter of the same shape that a Ukrainian keyboard gives
_LOOKALIKES = {
    "O": "0", "o": "0", "О": "0", "о": "0", "l": "1", "I": "1", "i": "1", "І": "1",
    "і": "1", "S": "5", "s": "5", "B": "8", "В": "8", "Z": "2", "z": "2", "З": "3", "з": "3",
}  # fmt: skip
_PASSWORD_WORDS = ("hasl", "hasł", "passw", "парол")


class Reading:
    """What was typed, read as a login.

    Attributes:
        problem: what keeps it from being a login, "" where nothing does: "empty", "email",
            "password", "unknown", "strange-sign", "letters", "two", "letter-inside",
            "other-letter", "too-short" or "too-long".
        owner: whose login was typed, "pupil" (digits and "u") or "parent" (digits); "" with
            a problem.
        digits: the login's digits, as text: leading zeros stay. "" with a problem.
        letter: the character that doesn't belong, as it was typed (problems "strange-sign",
            "letter-inside" and "other-letter"), else "".
        place: where that letter stands, counted from 1 without spaces and dashes; else 0.
        lookalike: the digit that the letter resembles ("0" for "O"), else "".

    """

    def __init__(
        self,
        problem: str = "",
        owner: str = "",
        digits: str = "",
        letter: str = "",
        place: int = 0,
    ) -> None:
        self.problem = problem
        self.owner = owner
        self.digits = digits
        self.letter = letter
        self.place = place
        self.lookalike = _LOOKALIKES.get(letter, "")

    @property
    def parent(self) -> str:
        """The parent's login for this child, most likely (F3); "" with a problem."""
        return self.digits

    @property
    def pupil(self) -> str:
        """The pupil's login: the parent's digits and "u" (F3 read backwards); "" likewise."""
        return self.digits + "u" if self.digits else ""

    @property
    def unusual_length(self) -> bool:
        """Whether it has fewer or more digits than the 6 to 8 of most schools."""
        return bool(self.digits) and len(self.digits) not in USUAL_DIGITS


def read(typed: str) -> Reading:
    """Read a login out of whatever was typed or pasted (F3). Never raises.

    Args:
        typed: any text, of any length.

    Returns:
        The reading: a login with its owner, or the problem that stands in the way.

    """
    text = _clean(typed)
    if not text:
        return Reading("empty")
    return _plain_problem(text) or _read_pieces(_without_labels(text))


def _plain_problem(text: str) -> Reading | None:
    """Return what rules a login out before its digits are looked at, if anything does."""
    # First of all: passwords are full of signs that would be named before them.
    if any(word in _lower(text) for word in _PASSWORD_WORDS):
        return Reading("password")
    if len(text) > LONGEST_TEXT or "//" in text:
        return Reading("unknown")
    if "@" in text:
        return Reading("email")
    for sign in text:
        if not _is_sign(sign) and sign not in _SEPARATORS:
            return Reading("strange-sign", letter=sign)
    if not _count_digits(text):
        return Reading("letters" if any(_is_sign(c) for c in text) else "unknown")
    return Reading("two") if _has_digits_apart(text) else None


def _has_digits_apart(text: str) -> bool:
    """Tell whether digits stand on both sides of a break: one login can't be glued of them."""
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    return sum(1 for part in text.split("\n") if _count_digits(part)) > 1


def _read_pieces(pieces: list[str]) -> Reading:
    """Read the pieces of a login that spaces, dashes or dots hold apart."""
    if _are_two_logins(pieces):
        return Reading("two")
    signs = "".join(pieces)
    body = signs if _is_digit(signs[-1]) else signs[:-1]
    for place, sign in enumerate(body):
        if not _is_digit(sign):
            # Of a doubled ending ("1234567ux") the second letter is the slip.
            slip = place + 1 if sign in _U and place == len(body) - 1 else place
            return Reading("letter-inside", letter=signs[slip], place=slip + 1)
    if len(body) < FEWEST_DIGITS:
        return Reading("too-short")
    if len(body) > MOST_DIGITS:
        return Reading("too-long")
    if body == signs:
        return Reading(owner="parent", digits=body)
    if signs[-1] in _U:
        return Reading(owner="pupil", digits=body)
    return Reading("other-letter", letter=signs[-1], place=len(signs))


def _are_two_logins(pieces: list[str]) -> bool:
    """Tell two logins from one in groups: groups are short, and only a login's end is a letter."""
    long_runs = [run for run in _split(" ".join(pieces), _is_digit) if len(run) >= USUAL_DIGITS[0]]
    if len(long_runs) > 1:
        return True
    for end, piece in enumerate(pieces):
        if (
            (piece[-1] in _U or _is_word(piece))
            and _count_digits("".join(pieces[: end + 1])) >= FEWEST_DIGITS
            and _count_digits("".join(pieces[end + 1 :])) >= FEWEST_DIGITS
        ):
            return True
    return False


def _without_labels(text: str) -> list[str]:
    """Split text into pieces and drop the words around the login ("Login ucznia: …")."""
    first_digit = min(place for place, sign in enumerate(text) if _is_digit(sign))
    label_end = max(text.rfind(end, 0, first_digit) for end in _LABEL_ENDS)
    pieces = _split(text[label_end + 1 :], _is_sign)
    with_digits = [place for place, piece in enumerate(pieces) if _count_digits(piece)]
    start, stop = with_digits[0], with_digits[-1] + 1
    while start > 0 and not _is_word(pieces[start - 1]):
        start -= 1
    while stop < len(pieces) and not _is_word(pieces[stop]):
        stop += 1
    return pieces[start:stop]


def _is_word(piece: str) -> bool:
    """Tell a word from a slip: letters only, and not all of them easily taken for digits."""
    return (
        len(piece) >= SHORTEST_WORD
        and not _count_digits(piece)
        and any(c not in _LOOKALIKES and c not in _U for c in piece)
    )


def _split(text: str, belongs: "Callable[[str], bool]") -> list[str]:
    """Return the unbroken runs of characters that belong, in their order."""
    runs = [""]
    for sign in text:
        if belongs(sign):
            runs[-1] += sign
        elif runs[-1]:
            runs.append("")
    return [run for run in runs if run]


def _clean(typed: str) -> str:
    """Drop what nobody sees, fold spaces and full-width signs, trim the ends."""
    signs = []
    for sign in typed:
        code = ord(sign)
        if _within(code, _SPACES):
            signs.append(" ")
        elif _FULL_WIDTH[0] <= code <= _FULL_WIDTH[1]:
            signs.append(chr(code - _FULL_WIDTH_SHIFT))
        elif not _within(code, _UNSEEN):
            signs.append(sign)
    return "".join(signs).strip(" ")


def _lower(text: str) -> str:
    """Lower the Latin, Polish and Cyrillic capitals; MicroPython's lower() knows ASCII only."""
    signs = [chr(ord(c) + 0x20) if "А" <= c <= "Я" else c for c in text.replace("Ł", "ł")]
    return "".join(signs).lower()


def _count_digits(text: str) -> int:
    return sum(1 for c in text if _is_digit(c))


def _is_digit(sign: str) -> bool:
    return "0" <= sign <= "9"


def _is_sign(sign: str) -> bool:
    """Tell a digit or a letter, which count in a login, from what stands between them."""
    return _is_digit(sign) or _within(ord(sign), _LETTERS)


def _within(code: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in spans)
