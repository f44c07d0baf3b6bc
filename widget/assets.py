"""Writes the files of dist/: hashed names for what may be cached for ever, .br and .gz beside.

Same bytes in, same bytes out: no times, no order of the file system.
"""

import gzip
import hashlib
from importlib.metadata import version
from pathlib import Path

import brotli

from widget.cache import cached_bytes

BROTLI = version("Brotli")
COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".pack", ".svg", ".txt", ".wasm"}


def fingerprint(content: bytes) -> str:
    """Return the short hash that makes a file's name change with its content.

    The worker knows by it that a file is whole (widget/page/kept.js).
    """
    return hashlib.sha256(content).hexdigest()[:10]


class Dist:
    """The folder that a school uploads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write_plain(self, path: str, content: bytes) -> Path:
        """Write a file that somebody edits at the school.

        Compressed sisters would go on telling what it said before.
        """
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return file

    def write(self, path: str, content: bytes) -> str:
        """Write a file, and its compressed sisters where they pay, and return its path."""
        file = self.write_plain(path, content)
        if file.suffix in COMPRESSED:
            smallest = cached_bytes(
                lambda: brotli.compress(content, quality=11), "brotli", BROTLI, content
            )
            file.with_name(file.name + ".br").write_bytes(smallest)
            file.with_name(file.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
        return path

    def add_asset(self, name: str, content: bytes, folder: str = "") -> str:
        """Write a file under a name that holds its hash and return its path below dist/.

        Args:
            name: without the hash.
            content: what stands in it.
            folder: of whom it is; "" for the panel.

        """
        stem, dot, suffix = name.partition(".")
        return self.write(f"{folder}assets/{stem}-{fingerprint(content)}{dot}{suffix}", content)
