"""What the tests of the plugin share: its ZIP."""

from collections.abc import Callable
from pathlib import Path

import pytest
from klucznik.command.archive import zipped

from tests.archives import unzipped
from tests.servers import DIST
from widget import setup_page
from widget.build import VERSION

Make = Callable[..., Path]


def contents() -> dict[str, bytes]:
    """Return the plugin's files, by their paths in its ZIP."""
    return unzipped((DIST / setup_page.PLUGIN).read_bytes())


@pytest.fixture(scope="session")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return what makes the plugin's ZIP: of a version, with a school.json packed into it."""
    folder = tmp_path_factory.mktemp("plugin")
    made = contents()
    head = "klucznik/klucznik.php"

    def make(version: str = VERSION, school: str = "") -> Path:
        archive = folder / f"klucznik-{version}.zip"
        own = {**made, head: made[head].replace(VERSION.encode(), version.encode())}
        if school:
            own["klucznik/school.json"] = school.encode()
        archive.write_bytes(zipped(own.items()))
        return archive

    return make
