"""Reads a PDF as somebody who holds the paper: its words, and the ink that they are printed in."""

import re
import subprocess
from dataclasses import dataclass

DPI = 144
POINTS = 72
_WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


@dataclass(frozen=True)
class Sheet:
    """One printed page: its size in pixels and their colours, three bytes each."""

    width: int
    height: int
    pixels: bytes

    def darkest(self, left: float, top: float, right: float, bottom: float) -> int:
        """Return the brightness (0 to 255) of the darkest ink in a box, given in points."""
        scale = DPI / POINTS
        columns = range(max(0, int(left * scale)), min(self.width, int(right * scale) + 1))
        rows = range(max(0, int(top * scale)), min(self.height, int(bottom * scale) + 1))
        return min(sum(self._colour(x, y)) // 3 for y in rows for x in columns)

    def count(self, colour: tuple[int, int, int]) -> int:
        """Return how many pixels have about a colour."""
        wanted = bytes(colour)
        found = 0
        for place in range(0, len(self.pixels), 3 * 7):  # every seventh is enough
            pixel = self.pixels[place : place + 3]
            found += all(abs(a - b) < 12 for a, b in zip(pixel, wanted, strict=False))
        return found * 7

    def _colour(self, x: int, y: int) -> bytes:
        place = 3 * (y * self.width + x)
        return self.pixels[place : place + 3]


def text(pdf: bytes) -> str:
    """Return the words of a PDF, one space between them."""
    return " ".join(_run("pdftotext", pdf, "-", "-").decode().split())


def sheets(pdf: bytes) -> list[Sheet]:
    """Return the pages as pixels, without the softened edges that make dark ink pale."""
    rest = _run("pdftoppm", pdf, "-r", str(DPI), "-aa", "no", "-aaVector", "no")
    found = []
    while rest:
        head = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", rest)
        assert head, "not a picture"
        width, height = int(head[1]), int(head[2])
        end = head.end() + 3 * width * height
        found.append(Sheet(width, height, rest[head.end() : end]))
        rest = rest[end:]
    return found


def pale_words(pdf: bytes, palest: int) -> list[str]:
    """Return the words in whose place no ink is as dark as a brightness (0 to 255)."""
    boxes = _run("pdftotext", pdf, "-bbox", "-", "-").decode().split("<page ")[1:]
    return [
        word
        for sheet, page in zip(sheets(pdf), boxes, strict=True)
        for *box, word in _WORD.findall(page)
        if sheet.darkest(*map(float, box)) > palest
    ]


def _run(program: str, pdf: bytes, *arguments: str) -> bytes:
    return subprocess.run(
        [program, *arguments], input=pdf, check=True, stdout=subprocess.PIPE
    ).stdout
