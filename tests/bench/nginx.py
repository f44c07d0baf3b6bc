"""nginx as a school's server would be: precompressed files, hashed files cached for ever.

Only what is measured needs it; pictures and tests do with server.py.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BROTLI = "ngx_http_brotli_static_module.so"
MODULES = ("/usr/lib/nginx/modules", "/usr/share/nginx/modules", "/usr/lib64/nginx/modules")
PACKAGES = ("nginx", "libnginx-mod-http-brotli-static")

CONFIGURATION = """
{user}
daemon off;
worker_processes 1;
pid {own}/pid;
error_log {own}/error.log;
load_module {module};
events {{}}
http {{
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    types {{
        text/html html;
        text/css css;
        text/javascript js mjs;
        application/json json;
        application/wasm wasm;
        application/x-tar tar;
        application/zip zip;
        image/svg+xml svg;
    }}
    default_type text/plain;
    charset utf-8;
    brotli_static on;
    gzip_static on;
    sendfile on;
    tcp_nopush on;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        location / {{ add_header Cache-Control "no-cache"; }}
        location ~ /assets/ {{
            add_header Cache-Control "public, max-age=31536000, immutable";
        }}
    }}
}}
"""


@contextmanager
def nginx(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yields the address, no slash at its end.

    Raises:
        SystemExit: there is no nginx with brotli and none can be installed; says what to do.

    """
    module = _module()
    with tempfile.TemporaryDirectory() as own:
        port = _free_port()
        configuration = Path(own, "nginx.conf")
        configuration.write_text(
            CONFIGURATION.format(
                user="user root;" if os.geteuid() == 0 else "",
                own=own,
                module=module,
                port=port,
                folder=folder,
            )
        )
        server = subprocess.Popen([_program(), "-c", configuration, "-e", f"{own}/error.log"])
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _program() -> str:
    return shutil.which("nginx") or "/usr/sbin/nginx"


def _module() -> Path:
    """Return nginx's module for precompressed brotli, installed where it is missing."""
    for attempt in ("look", "install"):
        if attempt == "install" and shutil.which("apt-get") and os.geteuid() == 0:
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
                subprocess.run(["apt-get", "-qq", *command], env=environment, check=False)
        found = [Path(folder, BROTLI) for folder in MODULES if Path(folder, BROTLI).exists()]
        if found and Path(_program()).exists():
            return found[0]
    sys.exit(f"The measurements need nginx with brotli (Debian: apt-get install {PACKAGES})")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.02)
    sys.exit("nginx did not start")
