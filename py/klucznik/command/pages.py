"""A school's site, its one file and its leaflets, from the finished panel and its school.json."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qrcodegen import QrCode

from klucznik import one_file, site
from klucznik.command import CommandError
from klucznik.command.archive import Panel

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
"""What a browser may be called that prints PDF."""
PATIENCE = 60
"""Seconds that it may take to print a page."""


def qr_code(address: str) -> Sequence[Sequence[int]]:
    """Return a QR code as rows of modules, 1 for dark ones.

    The set-up page's library (uqr) is by the same plan: both draw the same modules.
    """
    code = QrCode.encode_text(address, QrCode.Ecc.MEDIUM)
    places = range(code.get_size())
    return [[int(code.get_module(column, row)) for column in places] for row in places]


def site_of(panel: Panel, school_json: str) -> Iterator[tuple[str, bytes]]:
    """Give all files of a school's site, by their paths."""
    yield from panel.shared()
    for path, text in site.files(panel.material, school_json, qr_code):
        yield path, text.encode()


def one_file_of(panel: Panel, school_json: str, language: str) -> str:
    """Return the panel of a language in one file.

    Raises:
        CommandError: there is no such language.

    """
    if language not in panel.languages:
        known = ", ".join(panel.languages)
        raise CommandError(f"There is no panel in {language!r}: name one of {known}.")
    return one_file.panel(panel.material, panel.one_file, school_json, language)


def leaflets_of(panel: Panel, school_json: str) -> Iterator[tuple[str, str]]:
    """Give the leaflet of each language, in one file each: (name, HTML)."""
    for code in panel.languages:
        html = one_file.leaflet(panel.material, panel.one_file, school_json, code, qr_code)
        yield f"ulotka-{code}", html


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files into a folder, those only that say something else; return how many.

    Raises:
        CommandError: they can't be written there.

    """
    written = 0
    try:
        for path, content in files:
            file = folder / path
            if not is_same(file, content):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
                written += 1
    except OSError as error:
        raise CommandError(f"{error.filename} can't be written: {error.strerror}.") from error
    return written


def is_same(file: Path, content: bytes) -> bool:
    """Tell whether a file says this already."""
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except FileNotFoundError:
        return False


def browser() -> str | None:
    """Return the path of a browser that prints PDF, None where there is none."""
    chosen = os.environ.get("KLUCZNIK_CHROMIUM")
    found = (shutil.which(name) for name in BROWSERS)
    return chosen or next((path for path in found if path), None)


def print_pdf(program: str, page: Path, pdf: Path) -> None:
    """Let a browser print a page.

    Raises:
        CommandError: it couldn't.

    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            program,
            "--headless",
            "--no-sandbox",  # the page is ours, and as root there is no other way
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={profile}",
            f"--print-to-pdf={pdf.resolve()}",
            page.resolve().as_uri(),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.SubprocessError) as error:
            raise CommandError(f"{program} could not print {page}.") from error
    if not pdf.exists():
        raise CommandError(f"{program} has printed nothing.")
