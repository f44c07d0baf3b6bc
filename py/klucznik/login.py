"""Reads a Synergia login as people type it and derives the other one of the family (F3).

Pure: text in, a `Reading` out. No words for people live here (they stand in the language
files, keyed by `Reading.problem`), and no digit is ever guessed, added or dropped. Digits are
joined only where they can be nothing but one login in groups. Beside other numbers only a login
with its "u" is read, and only where it is plain which digits are its own.
"""

from klucznik import numbers
from klucznik.pieces import (
    LONG_PIECE,
    LOOKALIKES,
    SEPARATORS,
    Piece,
    Stretch,
    count,
    groups,
    is_login_word,
    is_u,
    runs,
    stretches,
)
from klucznik.shape import (
    FEWEST_DIGITS,
    USUAL_DIGITS,
    is_login,
    is_plainly_own,
    is_slip_behind,
    is_usual,
    may_hide_login,
    own,
)
from klucznik.text import clean, digits_of, is_digit, is_letter_or_digit, lower

MOST_DIGITS = 12
LONGEST_TEXT = 200

_PASSWORD_WORDS = ("hasl", "hasł", "passw", "парол")


class Reading:
    r"""What was typed, read as a login.

    Attributes:
        problem: what keeps it from being a login, "" where nothing does: "empty", "email",
            "password", "unknown", "strange-character", "letters", "two", "other-number", "pesel",
            "phone", "date", "letter-inside", "other-letter", "too-short" or "too-long".
        owner: whose login was typed, "pupil" (digits and "u") or "parent" (digits); "" with
            a problem.
        digits: the login's digits, as text: leading zeros stay. "" with a problem.
        letter: the character that doesn't belong, as it was typed (problems "strange-character",
            "letter-inside" and "other-letter"), else "". Of half a character "\ufffd".
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
        self.lookalike = LOOKALIKES.get(letter, "")

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
        typed: any text, of any length; of a long one only the beginning is looked at.

    Returns:
        The reading: a login with its owner, or the problem that stands in the way.

    """
    trimmed = typed.strip(" \t\r\n")
    text = clean(trimmed[:LONGEST_TEXT])
    # First of all: passwords are full of characters that would be named before them.
    lowered = lower(text)
    if any(word in lowered for word in _PASSWORD_WORDS):
        return Reading("password")
    if len(trimmed) > LONGEST_TEXT or "//" in text:
        return Reading("unknown")
    if not text:
        return Reading("empty")
    return _plain_problem(text) or _read_stretches(*stretches(text))


def _plain_problem(text: str) -> Reading | None:
    """Return what rules a login out before its digits are looked at, if anything does."""
    if "@" in text:
        return Reading("email")
    digits = len(digits_of(text))
    for place, character in enumerate(text):
        is_known = is_letter_or_digit(character) or character in SEPARATORS
        if not (is_known or (digits >= numbers.PHONE_DIGITS and _is_country_code(text, place))):
            return Reading("strange-character", letter=character)
    if not digits:
        return Reading("letters" if any(is_letter_or_digit(c) for c in text) else "unknown")
    return None


def _is_country_code(text: str, place: int) -> bool:
    """Tell "+48 600 100 200" from a plus that stands anywhere else."""
    return (
        text[place] == "+"
        and is_digit(text[place + 1 : place + 2])
        and not (place and is_letter_or_digit(text[place - 1]))
    )


def _read_stretches(found: list[Stretch], words: list[str]) -> Reading:
    pupils = [stretch for stretch in found if stretch.is_pupil and own(stretch.pieces)]
    if len(pupils) > 1:
        return Reading("two")
    if pupils:
        return _read_pupil(pupils[0], found)
    with_digits = [stretch for stretch in found if count(stretch.pieces)]
    slips = [stretch for stretch in with_digits if not stretch.is_number]
    if slips and count(slips[0].pieces) == max([count(each.pieces) for each in with_digits]):
        return _read_slip(slips[0].pieces)
    return _read_numbers(with_digits, words)


def _read_pupil(stretch: Stretch, found: list[Stretch]) -> Reading:
    """Read the one login with its "u", unless what stands beside it makes it doubtful."""
    its_own = own(stretch.pieces)
    front = stretch.pieces[: -len(its_own)]
    place = found.index(stretch)
    behind = found[place + 1 :]
    others = [(each.label, each.pieces) for each in found[:place] + behind]
    if any(may_hide_login(label, pieces) for label, pieces in others + [(stretch.label, front)]):
        return Reading("two")
    if behind and is_slip_behind(its_own, behind[0], len(behind) == 1):
        return _read_slip(its_own + behind[0].pieces)
    if is_plainly_own(stretch, front, its_own):
        return Reading(owner="pupil", digits="".join(groups(its_own)))
    if all(piece.is_number for piece in front):
        return Reading("other-number")
    return _read_slip(stretch.pieces)


def _read_numbers(found: list[Stretch], words: list[str]) -> Reading:
    """Read numbers of which none is a login with its "u"."""
    labelled = numbers.labelled_kind(words)
    kinds, unknown = [], []
    for stretch in found:
        kind = labelled or _kind(stretch.pieces)
        for run in [stretch.pieces] if kind else runs(stretch.pieces):
            known = kind or _kind(run)
            if known:
                kinds.append(known)
            else:
                unknown.append(run)
    if len(unknown) == 1 and len(found) == 1 and not kinds:
        return _read_number(found[0], unknown[0], words)
    long = [run for run in unknown if count(run) >= FEWEST_DIGITS]
    if kinds and not any(is_login(run) for run in long):
        return Reading(next(name for name in numbers.KINDS if name in kinds))
    if len(long) > 1:
        return Reading("two")
    return Reading("other-number" if long else "too-short")


def _kind(pieces: list[Piece]) -> str:
    if pieces[0].gap.endswith("+"):
        return "phone"
    is_other = pieces[-1].is_pupil or not all(piece.is_number for piece in pieces)
    return "" if is_other else numbers.kind(groups(pieces))


def _read_number(stretch: Stretch, run: list[Piece], words: list[str]) -> Reading:
    """Read the only number there is."""
    digits = "".join(groups(run))
    if is_login(run):
        is_other = len(run) > 1 and (stretch.is_counted or stretch.is_of_unit)
        return Reading("other-number") if is_other else Reading(owner="parent", digits=digits)
    if len(run) == 1 and FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        if stretch.is_pupil:
            return Reading(owner="pupil", digits=digits)
        if not words or any(is_login_word(word) for word in words):
            return Reading(owner="parent", digits=digits)
    if is_usual(run):
        return Reading("other-number")
    return Reading("too-short" if len(digits) < USUAL_DIGITS[0] else "too-long")


def _read_slip(pieces: list[Piece]) -> Reading:
    """Name the letter that doesn't belong into a login."""
    characters = "".join([piece.characters for piece in pieces])
    wholes = [run for run in _digit_runs(pieces) if len(run) >= LONG_PIECE]
    if len(wholes) > 1:
        return Reading("two")
    if wholes and sum(1 for piece in pieces if piece.digits) > 1:
        return Reading("other-number")
    body = characters if is_digit(characters[-1]) else characters[:-1]
    for place, character in enumerate(body):
        if not is_digit(character):
            # Of a doubled ending ("1234567ux") the second letter is the slip.
            slip = place + 1 if is_u(character) and place == len(body) - 1 else place
            return Reading("letter-inside", letter=characters[slip], place=slip + 1)
    if len(body) < FEWEST_DIGITS:
        return Reading("too-short")
    if len(body) > MOST_DIGITS:
        return Reading("too-long")
    return Reading("other-letter", letter=characters[-1], place=len(characters))


def _digit_runs(pieces: list[Piece]) -> list[str]:
    characters = " ".join([piece.characters for piece in pieces])
    return "".join([character if is_digit(character) else " " for character in characters]).split()
