"""A school's webmaster uploads dist/ into a folder of the site, on one of four servers.

They are real, and come with settings that many a site has; ours have to hold beside them.
"""

import base64
import gzip
import hashlib
import http.client
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from playwright.sync_api import Page, Response, expect

from tests import servers
from tests.browser.panel import open_panel
from tests.embed.walk import works

SERVERS = ("nginx", "apache", "caddy", "lighttpd")
BROWSERS = {
    "gzip, deflate, br, zstd": "br",
    "gzip": "gzip",
    "gzip;q=0.5, br;q=0": "gzip",
    "identity": "",
    "": "",
}
"""What browsers and programs say that they accept, and the best of it that we have."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".pack": "application/x-tar",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
}
FOR_EVER = "public, max-age=31536000, immutable"
KEPT = {"lighttpd": "max-age=31536000"}
"""What a server says in place of FOR_EVER."""

WORDPRESS = """
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteCond %{REQUEST_FILENAME} !-d
  RewriteRule . /index.php [L]
</IfModule>
<IfModule mod_headers.c>
  <FilesMatch "\\.(css|html|js|json|svg)(\\.br)?$">
    Header set Cache-Control "max-age=2592000"
  </FilesMatch>
</IfModule>
"""
"""The .htaccess at the root of many a site: addresses for WordPress, a cache for everything."""


NO_BACKUPS = """
<FilesMatch "\\.(bak|sql|tar|gz|tgz|zip|log|ini|conf|sh|bin)$">
  Require all denied
</FilesMatch>
"""
"""Another's: nobody shall find copies of the site."""


@dataclass(frozen=True)
class Answer:
    """What a server says.

    Attributes:
        status: as a number.
        headers: all of them.
        body: as it came.

    """

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def encoding(self) -> str:
        """How the body is compressed; empty for not at all."""
        return ", ".join(self.headers.get_all("Content-Encoding", []))

    @property
    def content(self) -> bytes:
        """The body as the browser makes it out."""
        read = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
        content: bytes = read[self.encoding](self.body)
        return content


def get(address: str, accept: str = "", more: Mapping[str, str] | None = None) -> Answer:
    """Ask as http.client does: no redirect is followed, nothing is decompressed."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.putrequest("GET", parts.path, skip_accept_encoding=True)
    for name, value in {"Accept-Encoding": accept, **(more or {})}.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read())
    connection.close()
    return answer


def sisters(file: Path) -> dict[str, str]:
    """Return the encodings in which a file lies on the server, with what its name then ends in."""
    named = {"": "", "gzip": ".gz", "br": ".br"}
    found = {name: end for name, end in named.items() if Path(f"{file}{end}").exists()}
    return found if len(found) > 1 else {}


def is_sent_compressed(server: str, address: str) -> bool:
    """Tell whether a server sends the compressed sisters that a file may have.

    lighttpd can't ask whether they are there, and in assets/ they are.
    """
    return server != "lighttpd" or "/assets/" in address


def pages_and_files(root: Path) -> dict[str, Path]:
    """Return all that a reader's browser may ask for: the addresses of the files of the panel."""
    files = [file for file in (root / "pomoc").rglob("*") if file.suffix in TYPES]
    addresses = {f"/{file.relative_to(root)}": file for file in files}
    return addresses | {
        address.removesuffix("index.html"): file
        for address, file in addresses.items()
        if file.name == "index.html"
    }


@pytest.fixture
def root() -> Iterator[Path]:
    """Return a school's site with the panel at /pomoc/, which the server's user may read."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        root.chmod(0o755)
        (root / ".htaccess").write_text(WORDPRESS)
        shutil.copytree(servers.DIST, root / "pomoc")
        yield root


def serve(
    server: str, root: Path, panel: str = "/pomoc/", strict: bool = True
) -> AbstractContextManager[str]:
    """Serve a site; but for Apache's our settings name the panel's folder, where they hold."""
    if server == "apache":
        return servers.or_skip(servers.apache(root, strict=strict))
    return servers.or_skip(getattr(servers, server)(root, panel, strict=strict))


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> str:
    """Return the name of each server in turn."""
    return str(request.param)


@pytest.fixture
def site(server: str, root: Path) -> Iterator[str]:
    """Return the address of the school's site, once on each server."""
    with serve(server, root) as address:
        yield address


@pytest.mark.parametrize("accept", BROWSERS)
def test_each_file_comes_whole_and_as_small_as_the_browser_takes_it(
    site: str, server: str, root: Path, accept: str
) -> None:
    addresses = pages_and_files(root)
    assert {file.suffix for file in addresses.values()} == set(TYPES)
    for address, file in addresses.items():
        answer = get(site + address, accept)
        assert answer.status == 200, address
        assert answer.content == file.read_bytes(), address
        assert answer.headers.get_all("Content-Type") == [TYPES[file.suffix]], address
        assert answer.headers.get_all("Content-Language") is None, address
        best = BROWSERS[accept]
        if file.suffix == ".html":  # where a server's own gzip comes first, it is gzip
            assert answer.encoding in {best, best and "gzip"}, address
        if (encodings := sisters(file)) and is_sent_compressed(server, address):
            assert answer.encoding == best, address
            assert len(answer.body) == Path(f"{file}{encodings[best]}").stat().st_size, address
            assert answer.headers.get_all("Vary") == ["Accept-Encoding"], address


def test_what_has_a_hash_is_kept_for_ever_and_all_else_asked_for_again(
    site: str, server: str, root: Path
) -> None:
    kept = KEPT.get(server, FOR_EVER)
    for accept in BROWSERS:
        for address, file in pages_and_files(root).items():
            answer = get(site + address, accept)
            expected = kept if file.parent.name == "assets" else "no-cache"
            assert answer.headers.get_all("Cache-Control") == [expected], address
            assert answer.headers.get_all("Expires") is None, address


def test_a_panel_below_a_folder_of_assets_is_not_kept_for_ever(root: Path, server: str) -> None:
    (root / "assets").mkdir()
    (root / "pomoc").rename(root / "assets/pomoc")
    with serve(server, root, "/assets/pomoc/") as site:
        for file in ("", "klucznik.js", "uk/"):
            assert get(f"{site}/assets/pomoc/{file}").headers["Cache-Control"] == "no-cache"


def test_no_browser_guesses_a_type_and_every_page_may_be_framed(site: str, root: Path) -> None:
    for address in pages_and_files(root):
        headers = get(site + address).headers
        assert headers.get_all("X-Content-Type-Options") == ["nosniff"], address
        assert headers.get_all("X-Frame-Options") is None, address
        policy = "frame-ancestors *; object-src 'none'; base-uri 'none'"
        assert headers.get_all("Content-Security-Policy") == [policy], address
        assert headers.get_all("Referrer-Policy") == ["no-referrer"], address
        assert "clipboard" not in headers["Permissions-Policy"], address
        assert headers.get_all("Access-Control-Allow-Origin") == ["*"], address


@pytest.mark.parametrize("accept", BROWSERS)
@pytest.mark.parametrize("page", ["index.html", "", "uk/"])
def test_a_page_that_is_as_it_was_is_not_sent_again(site: str, page: str, accept: str) -> None:
    address = f"{site}/pomoc/{page}"
    first = get(address, accept)
    for header, value in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = get(address, accept, {header: first.headers[value]})
        assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("edited", ["school.json", "schools/sp7.json"])
def test_the_schools_data_are_what_the_webmaster_last_saved(
    site: str, root: Path, edited: str
) -> None:
    address = f"{site}/pomoc/{edited}"
    before = get(address, "gzip, br")
    content = '{"name": "Szkoła Podstawowa nr 8"}'.encode()
    (root / "pomoc" / edited).write_bytes(content)
    for accept in BROWSERS:
        answer = get(address, accept, {"If-None-Match": before.headers["ETag"]})
        assert (answer.status, answer.content) == (200, content)


def test_a_page_without_compressed_sisters_is_served_too(site: str, root: Path) -> None:
    (root / "pomoc/rodo.html").write_text("<p>Zażółć", encoding="utf-8")
    for accept in BROWSERS:
        answer = get(f"{site}/pomoc/rodo.html", accept)
        assert (answer.status, answer.content.decode()) == (200, "<p>Zażółć")
        assert answer.headers["Content-Type"] == TYPES[".html"]


@pytest.mark.parametrize("accept", BROWSERS)
@pytest.mark.parametrize("missing", ["no.html", "assets/no-0123456789.js", "uk/index.html/no"])
def test_what_is_not_there_is_said_to_be_missing(site: str, missing: str, accept: str) -> None:
    answer = get(f"{site}/pomoc/{missing}", accept)
    assert answer.status == 404
    assert answer.headers["Cache-Control"] in {None, "no-cache"}


@pytest.mark.parametrize("folder", ["pomoc", "pomoc/uk"])
def test_an_address_without_its_last_slash_leads_to_the_panel(site: str, folder: str) -> None:
    answer = get(f"{site}/{folder}", "br")
    assert answer.status in {301, 308}
    assert urljoin(f"{site}/{folder}", answer.headers["Location"]) == f"{site}/{folder}/"


def test_the_panel_starts_from_compressed_files(page: Page, site: str, server: str) -> None:
    answers: dict[str, Response] = {}
    failed: list[str] = []
    page.on("response", lambda answer: answers.update({answer.url: answer}))
    page.on("requestfailed", lambda request: failed.append(request.url))
    open_panel(page, f"{site}/pomoc/")
    page.wait_for_load_state("networkidle")
    assert failed == []
    assert {answer.status for answer in answers.values()} == {200}
    encodings = {
        url: each.all_headers().get("content-encoding") for url, each in list(answers.items())
    }
    assert len(encodings) > 5
    own = {f"{site}/pomoc/", f"{site}/pomoc/school.json"}
    shared = [url for url in encodings if url not in own and is_sent_compressed(server, url)]
    assert {encodings[url] for url in shared} == {"br"}
    assert encodings[f"{site}/pomoc/"] in {"br", "gzip"}


def test_without_our_settings_the_panel_starts_all_the_same(
    page: Page, root: Path, server: str
) -> None:
    (root / "pomoc/.htaccess").unlink()
    with serve(server, root, "/elsewhere/", strict=False) as site:
        assert get(f"{site}/pomoc/index.html", "br").encoding == ""
        open_panel(page, f"{site}/pomoc/index.html")


@pytest.mark.parametrize("missing", [{"rewrite"}, {"headers"}, {"mime"}, {"rewrite", "headers"}])
def test_an_apache_that_lacks_modules_serves_the_panel_all_the_same(
    page: Page, root: Path, missing: set[str]
) -> None:
    modules = [name for name in servers.MODULES if name not in missing]
    with servers.or_skip(servers.apache(root, modules, strict=False)) as site:
        for accept in BROWSERS:
            for address, file in pages_and_files(root).items():
                answer = get(site + address, accept)
                assert answer.status == 200, address
                assert answer.content == file.read_bytes(), address
                assert answer.headers["Content-Type"] == TYPES[file.suffix], address
        open_panel(page, f"{site}/pomoc/")


def test_an_nginx_without_the_brotli_modules_serves_the_panel_by_the_same_file(
    page: Page, root: Path
) -> None:
    with servers.or_skip(servers.nginx(root, "/pomoc/", brotli=False)) as site:
        answer = get(f"{site}/pomoc/klucznik.js", "gzip, br")
        assert answer.encoding == "gzip"
        assert answer.content == (root / "pomoc/klucznik.js").read_bytes()
        open_panel(page, f"{site}/pomoc/")


def test_a_lighttpd_without_its_module_serves_the_panel_by_the_same_file(
    page: Page, root: Path
) -> None:
    (script,) = (root / "pomoc/assets").glob("start-*.js")
    with servers.or_skip(servers.lighttpd(root, "/pomoc/", deflate=False)) as site:
        assert get(f"{site}/pomoc/", "br").encoding == ""
        assert get(f"{site}/pomoc/assets/{script.name}", "br").encoding == "br"
        open_panel(page, f"{site}/pomoc/")


def test_a_rule_against_backups_takes_no_file_of_the_panel(page: Page, root: Path) -> None:
    (root / ".htaccess").write_text(NO_BACKUPS)
    with serve("apache", root) as site:
        for accept in BROWSERS:
            for address, file in pages_and_files(root).items():
                answer = get(site + address, accept)
                assert (answer.status, answer.content) == (200, file.read_bytes()), address
        open_panel(page, f"{site}/pomoc/")


@pytest.mark.parametrize("whole", [False, True], ids=["plain tag", "tag with its integrity"])
def test_a_page_of_another_site_opens_the_panel(
    page: Page, site: str, root: Path, tmp_path: Path, whole: bool
) -> None:
    loader, integrity = "klucznik.js", ""
    if whole:
        (file,) = (root / "pomoc/assets").glob("klucznik-*.js")
        loader = f"assets/{file.name}"
        fingerprint = base64.b64encode(hashlib.sha384(file.read_bytes()).digest()).decode()
        integrity = f' integrity="sha384-{fingerprint}" crossorigin'
    (tmp_path / "index.html").write_text(
        f'<!doctype html><html lang="pl"><meta charset="utf-8"><title>Szkoła</title>'
        f'<script type="module" src="{site}/pomoc/{loader}"{integrity}></script>'
        f'<klucznik-panel><a href="{site}/pomoc/">Nie możesz się zalogować?</a></klucznik-panel>',
        encoding="utf-8",
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{site}/pomoc/")))
    with servers.plain(tmp_path) as school:
        page.goto(school.replace("127.0.0.1", "localhost"))
        works(page)
    assert page.frames[-1].url.split("#")[0] == f"{site}/pomoc/"
    assert ("panel.js" in asked) is not whole


@pytest.mark.parametrize(
    "sandbox", ["allow-scripts allow-same-origin allow-popups", "allow-scripts"]
)
def test_the_panel_works_in_a_sandbox(page: Page, site: str, tmp_path: Path, sandbox: str) -> None:
    (tmp_path / "index.html").write_text(
        f'<!doctype html><iframe sandbox="{sandbox}" src="{site}/pomoc/#login-rodzica"></iframe>'
    )
    with servers.plain(tmp_path) as school:
        page.goto(school.replace("127.0.0.1", "localhost"))
        frame = page.frame_locator("iframe")
        expect(frame.locator("html")).to_have_attribute("data-python", "ready")
        frame.get_by_label("Login ucznia", exact=True).fill("1234567u")
        expect(frame.locator('output[for="pupil-login"]')).to_have_text("1234567")
