"""Pages as schools have them: each folder here is a site with the panel in /klucznik/."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers import plain

DIST = Path(__file__).parents[2] / "dist"


@contextmanager
def site_of(folder: Path, root: Path) -> Iterator[str]:
    """Serve a folder as a school's site, with the built panel in /klucznik/."""
    assert (DIST / "index.html").exists(), "dist/ is missing: run `make build` first"
    shutil.copytree(folder, root)
    (root / "klucznik").symlink_to(DIST)
    with plain(root) as address:
        yield address


@pytest.fixture
def school(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of the site of the test's own folder."""
    with site_of(request.path.parent, tmp_path / "site") as address:
        yield address
