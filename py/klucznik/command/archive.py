"""The finished panel in one archive, as a release has it: the files that all schools share, what
their pages are made from, and the parts of the one file. The wheel holds it.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from klucznik import site
from klucznik.command import CommandError

PACKAGED = Path(__file__).with_name("panel.zip")
SHARED = "shared/"
"""Where the archive has the files that a school uploads as they are."""
ONE_FILE = "one-file/"
"""Where it has the parts of the one file."""

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16
_UNIX = 3


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP with files, by their paths; the same bytes wherever and whenever it is made."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archived:
        for path, content in files:
            entry = zipfile.ZipInfo(path, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _FILE_MODE
            archived.writestr(entry, content)
    return archive.getvalue()


class Panel:
    """The finished panel, from which schools' sites are made.

    Attributes:
        material: what pages are made from (see klucznik.site).

    Raises:
        CommandError: it isn't there, or no archive of a release.

    """

    def __init__(self, archive: Path | None = None) -> None:
        file = archive or PACKAGED
        try:
            self._archive = zipfile.ZipFile(file)
            self.material: dict[str, Any] = json.loads(self._archive.read(site.MATERIAL))
        except FileNotFoundError:
            raise CommandError(
                f"{file} is missing: install the wheel, or name the archive of a release "
                "with --panel."
            ) from None
        except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
            raise CommandError(f"{file} is no finished panel: {error}") from error

    @property
    def languages(self) -> list[str]:
        """The codes of the panel's languages, in their order."""
        languages: list[str] = self.material["languages"]
        return languages

    def shared(self) -> Iterator[tuple[str, bytes]]:
        """Give the files that every school's site has, by their paths in it."""
        for name in self._archive.namelist():
            if name.startswith(SHARED):
                yield name.removeprefix(SHARED), self._archive.read(name)

    @cached_property
    def one_file(self) -> dict[str, bytes]:
        """The parts of the one file, by name."""
        names = [name for name in self._archive.namelist() if name.startswith(ONE_FILE)]
        return {name.removeprefix(ONE_FILE): self._archive.read(name) for name in names}
