"""What the tests of a release share: a fresh build."""

from pathlib import Path

import pytest

from widget import build


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh build."""
    folder = tmp_path_factory.mktemp("release") / "dist"
    build.build(folder)
    return folder
