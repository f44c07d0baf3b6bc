"""What the tests of the panel need besides a page: the built dist/ on a server.

Tests read as a person's walk; whatever isn't part of the walk stands here.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import plain

DIST = Path(__file__).parents[2] / "dist"


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Return the address of the built dist/ (`make build` has made it)."""
    assert (DIST / "index.html").exists(), "dist/ is missing: run `make build` first"
    with plain(DIST) as address:
        yield address
