"""Characters as people type and paste them, the same on both interpreters.

MicroPython's own methods know ASCII only.
"""

_CONTROLS = ((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0x200B, 0x200B),
             (0xFEFF, 0xFEFF))  # fmt: skip
# Characters nobody sees: left by copying from PDF, messengers and right-to-left texts; and the
# accents that macOS and PDF set apart from their letters ("Uczeń" as six characters).
_UNSEEN = _CONTROLS + ((0xAD, 0xAD), (0x300, 0x36F), (0x61C, 0x61C), (0x180E, 0x180E),
                       (0x200C, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
                       (0xFE00, 0xFE0F))  # fmt: skip
_SPACES = ((0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x202F, 0x202F),
           (0x205F, 0x205F), (0x3000, 0x3000))  # fmt: skip
_NEW_CELLS = ((0x09, 0x0D), (0x85, 0x85), (0x2028, 0x2029))
"""Tabs and ends of lines: the edges of a table's cells."""
_BLANKS = _SPACES + _NEW_CELLS + _CONTROLS
_DASHES = ((0x2010, 0x2015), (0x2212, 0x2212))
# Latin (Vietnamese too), Greek and Cyrillic; × and ÷ are characters that stand among the letters.
_LETTERS = ((0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F),
            (0x370, 0x373), (0x376, 0x377), (0x37B, 0x37D), (0x386, 0x386), (0x388, 0x3FF),
            (0x400, 0x481), (0x48A, 0x52F), (0x1E00, 0x1EFF))  # fmt: skip
_FULL_WIDTH = ((0xFF01, 0xFF5E),)
_FULL_WIDTH_SHIFT = 0xFF01 - 0x21
_SURROGATES = ((0xD800, 0xDFFF),)
"""Halves of a character, left by a broken paste: no page can show them."""


def clean(text: str) -> str:
    """Drop what nobody sees, fold spaces, tabs, dashes and full-width characters, trim the ends."""
    return "".join(
        [character if " " <= character <= "~" else _folded(character) for character in text]
    ).strip(" \t")


def _folded(character: str) -> str:
    code = ord(character)
    if _within(code, _NEW_CELLS):
        return "\t"
    if _within(code, _UNSEEN):
        return ""
    if _within(code, _SPACES):
        return " "
    if _within(code, _DASHES):
        return "-"
    if _within(code, _FULL_WIDTH):
        return chr(code - _FULL_WIDTH_SHIFT)
    return "\ufffd" if _within(code, _SURROGATES) else character


def one_line(text: str) -> str:
    """Fold all that is blank into single spaces, and join the halves of characters like emoji.

    JSON may write those as two escapes, and MicroPython's json leaves them apart.
    """
    characters: list[str] = []
    for character in text:
        code = ord(character)
        if 0xDC00 <= code <= 0xDFFF and characters and 0xD800 <= ord(characters[-1]) <= 0xDBFF:
            characters[-1] = chr(0x10000 + (ord(characters[-1]) - 0xD800) * 0x400 + code - 0xDC00)
        else:
            characters.append(" " if _within(code, _BLANKS) else character)
    return " ".join("".join(characters).split())


def is_half(character: str) -> bool:
    """Tell half of a character, which can't be written to a page."""
    return _within(ord(character), _SURROGATES)


def lower(text: str) -> str:
    """Lower the Latin, Polish and Cyrillic capitals, and no others."""
    return "".join(
        [
            _lowered(character) if character < "a" or character > "z" else character
            for character in text
        ]
    )


def _lowered(character: str) -> str:
    if "A" <= character <= "Z" or "А" <= character <= "Я":
        return chr(ord(character) + 0x20)
    return _LOWER.get(character, character)


_LOWER = {"Ł": "ł", "Ó": "ó", "І": "і", "Ї": "ї", "Є": "є"}


def fold(word: str) -> str:
    """Return a word in small letters without marks, also those that stand apart (macOS, PDF)."""
    characters = [
        _FOLDED.get(character, character)
        for character in word
        if not "\u0300" <= character <= "\u036f"
    ]
    return lower("".join(characters))


def has_marks(character: str) -> bool:
    """Tell a letter that `fold` takes the marks from, and the marks that stand alone."""
    return character in _FOLDED


_MARKED = (
    ("a", "ąàáâãäåĄÀÁÂÃÄÅ"), ("c", "ćçčĆÇČ"), ("e", "ęèéêëěĘÈÉÊËĚ"), ("i", "ìíîïÌÍÎÏ"),
    ("l", "łŁ"), ("n", "ńñňŃÑŇ"), ("o", "óòôõöÓÒÔÕÖ"), ("r", "řŘ"), ("s", "śšŚŠ"),
    ("u", "ùúûüůÙÚÛÜŮ"), ("y", "ýÿÝ"), ("z", "źżžŹŻŽ"), ("г", "ґҐ"), ("е", "єёэЄЁЭ"),
    ("и", "йыЙЫ"), ("і", "їІЇ"), ("", "ьъЬЪ'’ʼ`´"),
)  # fmt: skip
"""Letters without marks, and those with them; Cyrillic ones that people mix up are one."""
_FOLDED = {character: plain for plain, characters in _MARKED for character in characters}


def is_letter_or_digit(character: str) -> bool:
    """Tell a digit or a letter from what stands between them."""
    if character < "\x80":
        return "0" <= character <= "9" or "a" <= character <= "z" or "A" <= character <= "Z"
    return _within(ord(character), _LETTERS)


def is_digit(character: str) -> bool:
    """Tell a digit of ours; those of other scripts are never guessed."""
    return "0" <= character <= "9"


def digits_of(text: str) -> str:
    """Return the digits in a text, as they stand."""
    return "".join([character for character in text if "0" <= character <= "9"])


def _within(code: int, spans: tuple[tuple[int, int], ...]) -> bool:
    for first, last in spans:  # noqa: SIM110  a generator takes MicroPython twice as long
        if first <= code <= last:
            return True
    return False
