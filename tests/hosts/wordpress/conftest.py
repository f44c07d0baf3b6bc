"""What the tests of the plugin share: its ZIP."""

from collections.abc import Callable
from pathlib import Path

import pytest
from klucznik.command.archive import Panel, zipped

from tests.servers import DIST
from widget import release, setup_page
from widget.build import VERSION
from widget.wordpress import files

Make = Callable[..., Path]


def contents(own: Path) -> dict[str, bytes]:
    """Return the plugin's files, by their paths in its ZIP; `own` is a folder for its parts."""
    parts = own / "parts.zip"
    parts.write_bytes(zipped(release.parts(DIST)))
    return dict(files(Panel(parts), setup_page.files(DIST)))


@pytest.fixture(scope="session")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return what makes the plugin's ZIP: of a version, with a school.json packed into it."""
    folder = tmp_path_factory.mktemp("plugin")
    made = contents(folder)
    head = "klucznik/klucznik.php"

    def make(version: str = VERSION, school: str = "") -> Path:
        archive = folder / f"klucznik-{version}.zip"
        own = {**made, head: made[head].replace(VERSION.encode(), version.encode())}
        if school:
            own["klucznik/school.json"] = school.encode()
        archive.write_bytes(zipped(own.items()))
        return archive

    return make
