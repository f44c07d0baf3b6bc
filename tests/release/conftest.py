"""What the tests of a release share: a fresh build."""

from pathlib import Path

import pytest
from klucznik.command.archive import Panel, zipped

from widget import build, release


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh build."""
    folder = tmp_path_factory.mktemp("release") / "dist"
    build.build(folder)
    return folder


@pytest.fixture(scope="session")
def archive(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the archive of the finished panel."""
    file = tmp_path_factory.mktemp("parts") / "parts.zip"
    file.write_bytes(zipped(release.parts(dist)))
    return file


@pytest.fixture(scope="session")
def panel(archive: Path) -> Panel:
    """Return the finished panel."""
    return Panel(archive)
