"""Serves a folder for whoever wants to see it before uploading it."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from klucznik.command import CommandError


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the types that schools' servers are told, whatever this machine knows."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".pack": "application/x-tar",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
    }

    def end_headers(self) -> None:
        """Let nothing be kept that is about to change."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Leave the screen to the address."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a folder, on this machine only; port 0 is any free one.

    Raises:
        CommandError: there is no such folder, or the port is taken.

    """
    if not folder.is_dir():
        raise CommandError(f"{folder} is no folder: make one with `klucznik site` or `city`.")
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder)))
    except OSError as error:
        raise CommandError(
            f"Port {port} can't be used ({error.strerror}): name another."
        ) from error
