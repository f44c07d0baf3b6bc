"""What the tests of the panel need besides a page: the built dist/ on a server.

Tests read as a person's walk; whatever isn't part of the walk stands here.
"""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

DIST = Path(__file__).parents[2] / "dist"


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the output belongs to the tests."""


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine for as long as the caller needs it."""
    handler = functools.partial(_QuietHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Return the address of the built dist/ (`make build` has made it)."""
    assert (DIST / "index.html").exists(), "dist/ is missing: run `make build` first"
    yield from serve(DIST)
