"""`make serve`: the pages that a developer has open follow each build."""

import threading
import time
from pathlib import Path
from urllib.request import urlopen

from widget.tools.serve import Changes, serve


def test_a_page_follows_and_every_other_file_stays_as_it_is(tmp_path: Path) -> None:
    page = b"<!doctype html><head><title>a</title></head>"
    (tmp_path / "index.html").write_bytes(page)
    (tmp_path / "a.js").write_bytes(b"1;</head>")
    changes = Changes()
    server = serve(tmp_path, 0, changes)
    site = f"http://127.0.0.1:{server.server_port}"
    with urlopen(f"{site}/") as answer:
        assert answer.read() == page.replace(
            b"</head>", b'<script src="/-/follow.js"></script></head>'
        )
    with urlopen(f"{site}/a.js") as answer:
        assert answer.read() == b"1;</head>"
        assert answer.headers["Cache-Control"] == "no-store"
    with urlopen(f"{site}/-/follow") as stream:
        told = threading.Event()

        def tell_until_heard() -> None:
            while not told.is_set():
                changes.tell()
                time.sleep(0.01)

        threading.Thread(target=tell_until_heard, daemon=True).start()
        assert stream.readline() == b"data: built\n"
        told.set()
    server.shutdown()
    assert (tmp_path / "index.html").read_bytes() == page
