"""A plain server for tests and pictures, and those that schools have, nginx, Apache, Caddy and
lighttpd, with the settings that Klucznik ships for them.

Those run on a configuration of their own and leave nothing behind. What surrounds the panel's
settings there is what many a site has and what could be in their way.
"""

import functools
import http.server
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from tests import install
from widget import settings

DIST = Path(__file__).parents[1] / "dist"
"""The built panel."""

PROGRAMS = ("/usr/sbin", "/usr/bin", "/usr/local/sbin")

BROTLI = ("ngx_http_brotli_static_module.so", "ngx_http_brotli_filter_module.so")
NGINX_MODULES = ("/usr/lib/nginx/modules", "/usr/share/nginx/modules", "/usr/lib64/nginx/modules")

NGINX = """
{user}
daemon off;
worker_processes 1;
pid {own}/pid;
error_log {own}/error.log;
{modules}
events {{}}
http {{
    access_log off;
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
    types {{ {types} }}
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    gzip on;
    gzip_types text/css text/javascript application/json application/wasm;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        index index.php;
        {strict}
        include {own}/klucznik.conf;
        location ~* \\.(js|css|svg)$ {{ expires 30d; }}
    }}
}}
"""

STRICT_NGINX = """
        add_header X-Frame-Options DENY always;
        add_header Content-Security-Policy "default-src 'self'; frame-ancestors 'none'" always;
"""
"""What a site says of frames and scripts that reaches the panel, too."""

APACHE_MODULES = ("/usr/lib/apache2/modules",)
MODULES = ("brotli", "deflate", "dir", "env", "filter", "headers", "mime", "rewrite")
"""What a school's Apache has besides what it can't do without."""

APACHE = """
ServerRoot {own}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile pid
DefaultRuntimeDir {own}
ErrorLog error.log
{modules}
User www-data
Group www-data
DocumentRoot {folder}
<Directory {folder}>
    AllowOverride All
    Require all granted
</Directory>
<Files ".ht*">
    Require all denied
</Files>
<IfModule mod_mime.c>
    TypesConfig types
    AddType application/x-gzip .gz
    AddLanguage br .br
</IfModule>
AddDefaultCharset ISO-8859-2
{strict}
<IfModule mod_filter.c>
    AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json
    AddOutputFilterByType DEFLATE application/wasm
</IfModule>
"""

STRICT_APACHE = """
DirectoryIndex disabled
<IfModule mod_headers.c>
    Header always set X-Frame-Options DENY
    Header set Content-Security-Policy "default-src 'self'; frame-ancestors 'none'"
    Header always set Permissions-Policy "clipboard-write=()"
    Header always set Access-Control-Allow-Origin "https://szkola.example"
</IfModule>
"""

CADDY = """
{{
    admin off
    auto_https off
    log {{
        level ERROR
    }}
}}
http://127.0.0.1:{port} {{
    root * {folder}
    {strict}
    import {own}/klucznik.caddy
    file_server
}}
"""

STRICT_CADDY = """
    header X-Frame-Options DENY
    header Content-Security-Policy "default-src 'self'; frame-ancestors 'none'"
    @old {
        file
        path *.js *.wasm
    }
    header @old Cache-Control "max-age=2592000"
    header @old Content-Type application/javascript
    encode @old gzip
"""

LIGHTTPD_MODULES = ("/usr/lib/lighttpd",)

LIGHTTPD = """
server.document-root = "{folder}"
server.bind = "127.0.0.1"
server.port = {port}
server.errorlog = "{own}/error.log"
server.upload-dirs = ("{own}")
# Else a file just changed is for some seconds sent as it was.
server.stat-cache-engine = "disable"
server.modules = ("mod_indexfile", "mod_expire")
{deflate}
mimetype.assign = ({types})
{strict}
include "{own}/klucznik.conf"
server.modules += ("mod_staticfile")
"""

DEFLATE = """
server.modules += ("mod_deflate")
deflate.mimetypes = ("text/", "application/")
"""

STRICT_LIGHTTPD = """
index-file.names = ("index.php")
setenv.add-response-header = ("X-Frame-Options" => "DENY")
setenv.set-response-header = (
    "Content-Security-Policy" => "default-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy" => "unsafe-url",
)
expire.url = ("" => "access plus 30 days")
"""

TYPES = {
    "application/gzip": "gz",
    "application/javascript": "js",
    "image/svg+xml": "svg",
    "text/css": "css",
    "text/html": "html",
    "text/plain": "txt",
}
"""An old list, as many a server has: nothing of modules and WebAssembly."""


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the output belongs to the tests."""


@contextmanager
def or_skip(server: AbstractContextManager[str]) -> Iterator[str]:
    """Run a server; skip the test where there is none."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(server)
        except SystemExit as missing:
            pytest.skip(str(missing))
        yield address


@contextmanager
def plain(folder: Path) -> Iterator[str]:
    """Serve a folder as it is on a free port of this machine; yields the address."""
    handler = functools.partial(_QuietHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def nginx(
    folder: Path, panel: str = "/", brotli: bool = True, strict: bool = True
) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yields the address, no slash at its end.

    Args:
        folder: the root of the site.
        panel: where the panel lies there; "/" lets the panel's settings hold everywhere.
        brotli: whether this one has the modules, and the lines for them.
        strict: whether the site's own settings would keep the panel from working.

    Raises:
        SystemExit: there is no nginx, or none with brotli; says what to install.

    """
    program = _find("nginx", PROGRAMS, "nginx")
    found = [_find(module, NGINX_MODULES, "nginx") for module in BROTLI] if brotli else []
    modules = "".join(f"load_module {module};" for module in found)
    with tempfile.TemporaryDirectory() as own:
        port = _free_port()
        snippet = settings_of("nginx.conf", panel)
        if brotli:
            snippet = snippet.replace("# brotli", "brotli")
        Path(own, "klucznik.conf").write_text(snippet, encoding="utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        configuration = Path(own, "nginx.conf")
        types = "".join(f"{kind} {end};" for kind, end in TYPES.items())
        configuration.write_text(
            NGINX.format(
                user=user,
                own=own,
                modules=modules,
                port=port,
                folder=folder,
                types=types,
                strict=STRICT_NGINX if strict else "",
            )
        )
        with _running([program, "-c", configuration, "-e", f"{own}/error.log"], port):
            yield f"http://127.0.0.1:{port}"


@contextmanager
def apache(folder: Path, modules: Iterable[str] = MODULES, strict: bool = True) -> Iterator[str]:
    """Serve a folder, which anybody may read, as Apache never serves as root.

    Args:
        folder: the root of the site.
        modules: what this server has.
        strict: whether the site's own settings would keep the panel from working.

    Raises:
        SystemExit: there is no Apache; says what to install.

    """
    program = _find("apache2", PROGRAMS, "apache")
    lines = []
    for name in ("mpm_event", "authz_core", *modules):
        module = _find(f"mod_{name}.so", APACHE_MODULES, "apache")
        lines.append(f"LoadModule {name}_module {module}")
    with tempfile.TemporaryDirectory() as own:
        port = _free_port()
        Path(own, "types").write_text("".join(f"{kind} {end}\n" for kind, end in TYPES.items()))
        configuration = Path(own, "apache.conf")
        configuration.write_text(
            APACHE.format(
                own=own,
                port=port,
                modules="\n".join(lines),
                folder=folder,
                strict=STRICT_APACHE if strict else "",
            )
        )
        with _running([program, "-f", configuration, "-D", "FOREGROUND"], port):
            yield f"http://127.0.0.1:{port}"


@contextmanager
def php(folder: Path) -> Iterator[str]:
    """Serve a folder by PHP's own server; yields the address, no slash at its end."""
    port = _free_port()
    program = install.find("wordpress") or ""
    with _running([program, "-S", f"127.0.0.1:{port}", "-t", folder], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def caddy(folder: Path, panel: str = "/", strict: bool = True) -> Iterator[str]:
    """Serve a folder; what is asked for and yielded is as with nginx."""
    program = _find("caddy", PROGRAMS, "caddy")
    with tempfile.TemporaryDirectory() as own:
        port = _free_port()
        Path(own, "klucznik.caddy").write_text(settings_of("caddy.conf", panel), encoding="utf-8")
        configuration = Path(own, "Caddyfile")
        configuration.write_text(
            CADDY.format(own=own, port=port, folder=folder, strict=STRICT_CADDY if strict else "")
        )
        home = [f"XDG_CONFIG_HOME={own}", f"XDG_DATA_HOME={own}"]
        options = ["run", "--config", str(configuration), "--adapter", "caddyfile"]
        with _running(["env", *home, program, *options], port):
            yield f"http://127.0.0.1:{port}"


@contextmanager
def lighttpd(
    folder: Path, panel: str = "/", deflate: bool = True, strict: bool = True
) -> Iterator[str]:
    """Serve a folder; what is asked for and yielded is as with nginx, "deflate" as "brotli"."""
    program = _find("lighttpd", PROGRAMS, "lighttpd")
    if deflate:
        _find("mod_deflate.so", LIGHTTPD_MODULES, "lighttpd")
    with tempfile.TemporaryDirectory() as own:
        port = _free_port()
        Path(own, "klucznik.conf").write_text(settings_of("lighttpd.conf", panel), encoding="utf-8")
        configuration = Path(own, "lighttpd.conf")
        configuration.write_text(
            LIGHTTPD.format(
                own=own,
                port=port,
                folder=folder,
                types=", ".join(f'".{end}" => "{kind}"' for kind, end in TYPES.items()),
                deflate=DEFLATE if deflate else "",
                strict=STRICT_LIGHTTPD if strict else "",
            )
        )
        with _running([program, "-D", "-f", configuration], port):
            yield f"http://127.0.0.1:{port}"


def settings_of(file: str, panel: str) -> str:
    """Return the settings that we ship, with the panel's folder in them as a webmaster puts it."""
    return settings.files()[file].replace("/klucznik/", panel)


def _find(file: str, folders: Iterable[str], server: str) -> Path:
    """Return the path of a server's program or module."""
    files = (Path(folder, file) for folder in folders)
    found = next((file for file in files if file.exists()), None)
    return found or sys.exit(install.how_to_get(server))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str | Path], port: int) -> Iterator[None]:
    """Run a server, from when it answers on its port."""
    server = subprocess.Popen(command)
    try:
        if not _answers(port, server):
            raise RuntimeError(f"{command[0]} did not start")
        yield
    finally:
        server.terminate()
        server.wait()


def _answers(port: int, server: subprocess.Popen[bytes]) -> bool:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        if server.poll() is not None:
            break
        time.sleep(0.02)
    return False
