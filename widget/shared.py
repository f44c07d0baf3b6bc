"""What all schools share of a finished panel: of dist/ all but their own pages and data."""

from pathlib import Path

from klucznik import site

NOT_UPLOADED = ("demo/", "schools/", "konfigurator/", "en/konfigurator/")
"""The demo and its invented school; the set-up page, which makes schools' sites."""


def files(dist: Path) -> list[tuple[str, bytes]]:
    """Return the files that a school uploads and that aren't its own, by their paths."""
    own = {"school.json"} | {path.relative_to(dist).as_posix() for path in dist.rglob("*.html")}
    made = {site.MATERIAL + ending for ending in ("", ".br", ".gz")}
    files = []
    for file in sorted(dist.rglob("*"), key=lambda file: file.relative_to(dist).as_posix()):
        path = file.relative_to(dist).as_posix()
        if file.is_file() and path not in own | made and not path.startswith(NOT_UPLOADED):
            files.append((path, file.read_bytes()))
    return files
