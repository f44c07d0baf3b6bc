"""Pages as schools have them: each folder here is a site with the panel in /klucznik/.

A folder without a page of its own has that of school/, where the tag stands in a paragraph.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import DIST, plain

SCHOOL = Path(__file__).with_name("school")


@pytest.fixture
def school(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of the site of the test's own folder."""
    root = tmp_path / "site"
    for folder in (SCHOOL, request.path.parent):
        shutil.copytree(folder, root, dirs_exist_ok=True)
    (root / "klucznik").symlink_to(DIST)
    with plain(root) as address:
        yield address
