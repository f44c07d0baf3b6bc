"""A server as a school's would be: static files, precompressed with brotli where they are."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class _Precompressed(http.server.SimpleHTTPRequestHandler):
    """Serves NAME.br in the place of NAME, with the type of NAME."""

    def send_head(self):  # type: ignore[no-untyped-def]  # as the class above has it
        self.brotli = False
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.with_name(path.name + ".br").exists():
            self.brotli = True
            self.path = "/" + str(path.relative_to(self.directory)) + ".br"
        return super().send_head()

    def guess_type(self, path):  # type: ignore[no-untyped-def]
        return super().guess_type(str(path).removesuffix(".br"))

    def end_headers(self) -> None:
        if getattr(self, "brotli", False):
            self.send_header("Content-Encoding", "br")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the output is the table."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine."""
    handler = functools.partial(_Precompressed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
