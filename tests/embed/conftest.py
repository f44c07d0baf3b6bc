"""Pages as schools have them: each folder here is a site with the panel in /klucznik/.

A folder without a page of its own has that of school/, where the tag stands in a paragraph.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import install
from tests.servers import DIST, apache, plain

SCHOOL = Path(__file__).with_name("school")


def _copy_site(request: pytest.FixtureRequest, root: Path) -> None:
    for folder in (SCHOOL, request.path.parent):
        shutil.copytree(folder, root, dirs_exist_ok=True)


@pytest.fixture
def school(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of the site of the test's own folder."""
    root = tmp_path / "site"
    _copy_site(request, root)
    (root / "klucznik").symlink_to(DIST)
    with plain(root) as address:
        yield address


@pytest.fixture
def apache_school(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of that site on a real Apache, by the settings in the test's folder."""
    if not install.is_there("apache"):
        pytest.skip(install.how_to_get("apache"))
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        root.chmod(0o755)  # Apache reads it as a user of its own.
        _copy_site(request, root)
        shutil.copytree(DIST, root / "klucznik")
        with apache(root, strict=False) as address:
            yield address
