"""Tells which pieces can be nothing but one login, and what may stand beside it.

Pure. Digits that might as well be of something else are never joined to a login.
"""

from klucznik import numbers
from klucznik.pieces import GROUPING, LONG_PIECE, Piece, Stretch, count, groups, is_slip, runs
from klucznik.text import digits_of, is_digit

FEWEST_DIGITS = 4
USUAL_DIGITS = range(6, 9)

_NO_GROUPING = ":/()[]"
"""Between groups these tell of something else: a time, a date, an address."""
_DECIMALS = (".", ",")


def own(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces at the end that are a login with its "u", [] where none is complete."""
    last = runs(pieces)[-1]
    if is_login(last):
        return last
    # The groups of one login may be held apart by two separators: "12-34 567u", not "12-345 678u".
    is_one = len(runs(pieces)) == 2 and all(piece.gap in GROUPING for piece in pieces[1:])
    is_one = is_one and all(_is_group(piece) for piece in pieces) and is_usual(pieces)
    ends = [pieces[place:] for place in range(1, len(pieces))]
    return pieces if is_one and not any(is_usual(end) for end in ends) else []


def _is_group(piece: Piece) -> bool:
    return piece.is_number and len(piece.digits) < LONG_PIECE


def is_login(run: list[Piece]) -> bool:
    """Tell whether a run can be nothing but one login of usual length, whole or in groups."""
    if not is_usual(run) or not run[-1].is_number:
        return False
    if len(run) == 1:
        return True
    if _has_stops(run) or _is_uneven(run):
        return False
    return run[-1].is_pupil or not (numbers.is_date(groups(run)) or _is_decimal(run))


def _is_uneven(run: list[Piece]) -> bool:
    """Tell groups of which some may be a login and another one a number: "4 123 456 7u"."""
    sizes = [len(piece.digits) for piece in run]
    if all(size == sizes[0] for size in sizes[:-1]) or all(size == sizes[1] for size in sizes[1:]):
        return False
    cuts = range(1, len(run))
    is_end = any(is_usual(run[cut:]) for cut in cuts)
    return is_end or (not run[-1].is_pupil and any(is_usual(run[:cut]) for cut in cuts))


def is_usual(pieces: list[Piece]) -> bool:
    """Tell whether pieces have as many digits as a login at most schools."""
    return count(pieces) in USUAL_DIGITS


def _has_stops(pieces: list[Piece]) -> bool:
    return any(character in piece.gap for piece in pieces[1:] for character in _NO_GROUPING)


def _is_decimal(run: list[Piece]) -> bool:
    """Tell "1500.00" and "1500,5" from "1.234.567" and "1,234,567"."""
    gap = run[1].gap
    return (gap in _DECIMALS and len(run) == 2 and len(run[1].digits) == 2) or (
        gap == "," and (len(run) == 2 or any(len(piece.digits) != 3 for piece in run[1:]))
    )


def may_hide_login(label: str, pieces: list[Piece]) -> bool:
    """Tell whether what stands beside a login may be another one, or one with a slip."""
    if numbers.labelled_kind([label]) or numbers.kind(groups(pieces)) in ("pesel", "phone"):
        return False
    unknown = [run for run in runs(pieces) if not _is_plainly_other(run)]
    for run in unknown:
        is_marked = run[-1].is_pupil or not run[0].is_number
        if len(run[0].digits) in USUAL_DIGITS or (is_marked and count(run) >= FEWEST_DIGITS):
            return True
    return sum([count(run) for run in unknown]) in USUAL_DIGITS


def _is_plainly_other(run: list[Piece]) -> bool:
    is_apart = len(run) > 1 and (_has_stops(run) or _is_decimal(run))
    return is_apart or numbers.is_known(groups(run)) or _begins_as_word(run[0].characters)


def is_slip_behind(own: list[Piece], behind: Stretch, is_last: bool) -> bool:
    """Tell whether what follows a login may be of it: "1234567u x", "123 456u 7"."""
    if behind.label:
        return False
    gap = behind.pieces[0].gap
    if count(behind.pieces):
        return len(own) > 1 and gap == own[1].gap
    return gap in GROUPING and is_last and not behind.unit


def is_plainly_own(stretch: Stretch, front: list[Piece], own: list[Piece]) -> bool:
    """Tell whether what stands in front of a login is plainly no part of it."""
    is_whole = len(own) == 1
    if not front:
        # "klasa 4 123 456 7u" may be the login 123 456 7u.
        return is_whole or not stretch.is_counted or not is_usual(own[1:])
    if not is_whole and own[0].gap == own[1].gap:
        return False
    if own[0].gap not in GROUPING or (stretch.is_counted and is_whole and front[0].digits):
        return True
    near = [piece for piece in front if piece.digits]
    if front[-1].digits and all(piece.is_number for piece in near):
        # "1 234567u" may be one login with a slip of the space bar, or 234567u in form 1.
        return not is_usual(near + own)
    return is_whole and _is_class(front, own)


def _is_class(front: list[Piece], own: list[Piece]) -> bool:
    """Tell "4b" and "4 b" before a login; "4 i" and "SP12" where they are too long for it."""
    characters = front[-1].characters
    if len(characters) == 1 and len(front) > 1:
        characters = front[-2].characters + characters
    if len(characters) == 2 and is_digit(characters[0]) and not is_slip(characters[1]):
        return True
    is_apart = len(front[-1].characters) == 1 and all(piece.is_number for piece in front[:-1])
    is_too_long = count(front) + count(own) >= USUAL_DIGITS[-1]
    return is_too_long and (_begins_as_word(characters) or (is_apart and len(front) > 1))


def _begins_as_word(characters: str) -> bool:
    return not digits_of(characters[:2]) and not all(
        is_slip(character) for character in characters[:2]
    )
