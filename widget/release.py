"""`make release`: writes what a school, a city and their webmasters download into release/.

The same bytes wherever and whenever it is made.
"""

import tempfile
from pathlib import Path

from klucznik import one_file, site
from klucznik.command.archive import ONE_FILE, SHARED, zipped

from widget import build

NOT_UPLOADED = ("demo/", "schools/")
"""The demo and its invented school."""
IMAGES = tuple(f".{ending}" for ending, _ in one_file.TYPES)


def parts(dist: Path) -> list[tuple[str, bytes]]:
    """Return what the archive of the finished panel holds, by path: see klucznik.command.archive.

    Args:
        dist: a fresh build of no school.

    """
    material = (dist / site.MATERIAL).read_bytes()
    inlined = build.one_file_parts()
    for file in sorted((dist / "assets").iterdir()):
        if file.suffix in IMAGES or (file.suffix == ".css" and file.name.startswith("leaflet")):
            inlined[f"assets/{file.name}"] = file.read_bytes()
    shared = [(SHARED + path, content) for path, content in _shared(dist)]
    named = [(ONE_FILE + name, content) for name, content in sorted(inlined.items())]
    return [(site.MATERIAL, material), *shared, *named]


def write_parts(archive: Path) -> None:
    """Build the panel and write the archive of the finished one."""
    with tempfile.TemporaryDirectory() as own:
        dist = Path(own)
        build.build(dist)
        archive.write_bytes(zipped(parts(dist)))


def _shared(dist: Path) -> list[tuple[str, bytes]]:
    """Return the files that a school uploads and that aren't its own."""
    own = {"school.json"} | {path.relative_to(dist).as_posix() for path in dist.rglob("*.html")}
    made = {site.MATERIAL + ending for ending in ("", ".br", ".gz")}
    files = []
    for file in sorted(dist.rglob("*"), key=lambda file: file.relative_to(dist).as_posix()):
        path = file.relative_to(dist).as_posix()
        if file.is_file() and path not in own | made and not path.startswith(NOT_UPLOADED):
            files.append((path, file.read_bytes()))
    return files
