"""The words of one language as the panel carries them: all keys, then their HTML, line by line.

Not JSON, because MicroPython reads that sign by sign: this takes a tenth of the time. The build
writes such files (widget/python_pack.py).
"""


def read(text: str) -> dict[str, str]:
    """Return the words of a file by their dotted keys.

    Raises:
        ValueError: the text isn't a file of words, or not all of it.

    """
    lines = text.split("\n")
    half = len(lines) // 2
    words = dict(zip(lines[:half], lines[half:]))  # noqa: B905  MicroPython has no `strict`
    if len(lines) != 2 * half + 1 or lines[-1] or "language.code" not in words:
        raise ValueError("not the words of a language")
    return words
