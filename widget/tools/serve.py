"""`make serve`: serves dist/, builds it anew at every change, and the open pages follow.

For development only: what makes a page follow is put in while it is served, never into dist/.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

ROOT = Path(__file__).parents[2]
WATCHED = [ROOT / name for name in ("widget", "py", "embed")]
FOLLOW = b'<script src="/-/follow.js"></script></head>'
FOLLOWER = b'new EventSource("/-/follow").onmessage = () => location.reload();'
PATIENCE = 20
"""Seconds after which a page that follows is told that nothing has changed."""


class Changes:
    """Lets the pages that follow wait for the next build."""

    def __init__(self) -> None:
        self._is_next = threading.Condition()

    def tell(self) -> None:
        """Let all go on that wait."""
        with self._is_next:
            self._is_next.notify_all()

    def wait(self) -> bool:
        """Wait for the next build; returns False where none comes for long."""
        with self._is_next:
            return self._is_next.wait(PATIENCE)


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder; its pages follow."""

    def __init__(self, *args: object, changes: Changes, folder: Path) -> None:
        self._changes = changes
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, or keep a page waiting for a change."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if self.path == "/-/follow":
            self._wait()
        elif self.path == "/-/follow.js":
            self._send("text/javascript", FOLLOWER)
        elif page.suffix == ".html" and page.exists():
            self._send("text/html; charset=utf-8", page.read_bytes().replace(b"</head>", FOLLOW, 1))
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Let nothing be kept that the next build may change."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Leave the screen to the build."""

    def _wait(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while not self._changes.wait():
                self.wfile.write(b": nothing yet\n\n")
            self.wfile.write(b"data: built\n\n")
        except (BrokenPipeError, ConnectionResetError):
            pass  # The page has gone.

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def serve(folder: Path, port: int, changes: Changes) -> ThreadingHTTPServer:
    """Serve a folder in the background; port 0 is any free one."""
    handler: Callable[..., Handler] = partial(Handler, changes=changes, folder=folder)
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main() -> None:
    """Serve, and build at every change."""
    port = int(os.environ.get("PORT") or 8000)
    changes = Changes()
    serve(ROOT / "dist", port, changes)
    print(f"Klucznik: http://127.0.0.1:{port}/ and http://127.0.0.1:{port}/demo/", flush=True)
    for _ in watch(*WATCHED, raise_interrupt=False):
        # In a process of its own, because the program itself may have changed.
        build = subprocess.run([sys.executable, "-m", "widget", *sys.argv[1:]], check=False)
        print("built anew" if build.returncode == 0 else "not built", flush=True)
        if build.returncode == 0:
            changes.tell()


if __name__ == "__main__":
    main()
