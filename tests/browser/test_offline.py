"""The standalone panel without a network: whole from the second visit on, and never outdated."""

import collections
import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from klucznik.site import home_of
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.browser.engines import Engine, wait_until
from tests.browser.panel import FRAME, ask, idle, open_panel, sabotage, wait_for
from tests.servers import DIST
from widget.assets import fingerprint
from widget.words import content

KEPT = """async () => {
    const kept = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) kept.push(url);
    }
    return kept;
}"""
KEPT_TEXTS = """async () => {
    const texts = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            texts.push(request.url, await (await cache.match(request)).text());
        }
    }
    return texts;
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


class Site:
    """A server with a copy of dist/ that a test may change, put out of order and take away.

    Attributes:
        folder: what it serves.
        asked: how often each path was asked for.
        says: a status and a page that it answers everything with, if it does.
        silent: the path that it never answers.
        caching: whether browsers may keep files by themselves.

    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: collections.Counter[str] = collections.Counter()
        self.says: tuple[int, str] | None = None
        self.silent = ""
        self._closing = threading.Event()
        self.caching = True
        handler = functools.partial(_Handler, self, directory=folder)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def wait(self) -> None:
        """Return when nobody waits any more."""
        self._closing.wait()

    def take_away(self) -> None:
        """Leave whoever asks without an answer."""
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers as the settings for servers in dist/ say."""

    def __init__(self, site: Site, *args: Any, **options: Any) -> None:
        self._site = site
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Count the request and answer it."""
        self._site.asked[self.path] += 1
        if self.path == self._site.silent:
            self._site.wait()
        elif self._site.says:
            status, text = self._site.says
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode())
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Let browsers keep files with a hash for ever, or nothing at all."""
        caching = "max-age=31536000" if self.path.startswith("/assets/") else "no-cache"
        self.send_header("Cache-Control", caching if self._site.caching else "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the output belongs to the tests."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Site]:
    """Return a server of the test's own."""
    shutil.copytree(DIST, tmp_path / "dist")
    server = Site(tmp_path / "dist")
    yield server
    server.take_away()


@pytest.fixture
def context(engine: Engine) -> Iterator[BrowserContext]:
    """Return a browser of somebody who has never been here."""
    with engine.context() as context:
        yield context


def kept(page: Page) -> list[str]:
    """Return the addresses that the worker keeps."""
    addresses: list[str] = page.evaluate(KEPT)
    return addresses


def wait_until_kept(page: Page, address: str) -> None:
    """Wait until a page is kept, its files before it, and the worker is there for the next."""
    wait_until(
        lambda: address in kept(page) and page.evaluate("!!navigator.serviceWorker.controller"),
        f"{address} is kept",
    )


def visit(context: BrowserContext, address: str, query: str = "") -> Page:
    """Visit the panel for the first time, for long enough that everything is kept."""
    page = context.new_page()
    open_panel(page, address + query)
    wait_until_kept(page, address)
    return page


def assert_whole(page: Page) -> None:
    """Use the panel, wherever it comes from."""
    wait_for(page, "ready")
    assert page.locator("header").evaluate("header => getComputedStyle(header).display") == "flex"
    page.evaluate("location.hash = 'login-rodzica'")
    page.locator("#pupil-login").fill("1234567u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("1234567")
    page.evaluate("location.hash = 'start'")
    page.locator("#query").fill("Librus")
    expect(page.locator("#found li").first).to_be_visible()


def assert_drawn(page: Page, view: str) -> None:
    """Look at the drawings of a view, wherever they come from."""
    page.evaluate("view => { location.hash = view }", view)
    pictures = page.locator(f"#{view} .picture")
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        came = "picture => picture.complete && picture.naturalWidth > 0"
        wait_until(functools.partial(picture.evaluate, came), picture)
    assert pictures.count() > 1


@pytest.mark.parametrize("language", content.languages())
def test_the_second_visit_works_whole_without_a_network(
    context: BrowserContext, server: Site, language: str
) -> None:
    address = f"{server.address}/{home_of(language)}"
    visit(context, address, "?school=sp7").close()
    server.take_away()
    page = context.new_page()
    page.goto(f"{address}?school=sp7")
    assert_whole(page)
    expect(page.locator(".office")).to_contain_text("Zalip")
    for other in content.languages():
        page.locator(f'header nav a[lang="{other}"]').click()
        expect(page.locator("html")).to_have_attribute("lang", other)
        assert_whole(page)
    assert_drawn(page, "haslo-ucznia")


def test_the_drawings_are_kept_once_whichever_was_seen(
    context: BrowserContext, server: Site
) -> None:
    page = visit(context, f"{server.address}/")
    page.reload()
    wait_for(page, "ready")
    assert_drawn(page, "haslo-ucznia")
    assert_drawn(page, "haslo-rodzica")
    drawings = [address for address in kept(page) if "/drawings-" in address]
    assert len(drawings) == 1
    assert "#" not in drawings[0]
    server.take_away()
    page.reload()
    wait_for(page, "ready")
    assert_drawn(page, "logowanie")


def test_a_page_that_nobody_has_visited_is_missed_as_ever(
    context: BrowserContext, server: Site
) -> None:
    page = visit(context, f"{server.address}/")
    server.take_away()
    with pytest.raises(Error, match="ERR"):
        page.goto(f"{server.address}/uk/ulotka/")
    with pytest.raises(Error, match="ERR"):
        page.goto(f"{server.address}/demo/")


def test_the_leaflet_that_was_visited_is_there(context: BrowserContext, server: Site) -> None:
    page = visit(context, f"{server.address}/")
    page.goto(f"{server.address}/ulotka/")
    wait_until_kept(page, f"{server.address}/ulotka/")
    server.take_away()
    page.reload()
    expect(page.get_by_role("heading").first).to_be_visible()
    drawn = (
        "[...document.images].every(({ naturalWidth }) => naturalWidth) && document.images.length"
    )
    wait_until(lambda: page.evaluate(drawn) == 3, "the drawings are there")
    assert page.evaluate("[...document.styleSheets].every(({ cssRules }) => cssRules.length)")


def test_a_server_in_trouble_is_not_the_readers_trouble(
    context: BrowserContext, server: Site
) -> None:
    page = visit(context, f"{server.address}/")
    server.says = (503, "Przerwa techniczna")
    page.reload()
    assert_whole(page)


def test_nothing_is_kept_before_python_is_ready(context: BrowserContext, server: Site) -> None:
    page = context.new_page()
    let_through = sabotage(page, "wasm", "silence")
    page.goto(server.address)
    wait_for(page, "loading")
    idle(page)
    assert page.evaluate(WORKERS) == 0
    let_through()
    wait_until_kept(page, f"{server.address}/")


def test_the_panel_on_a_schools_page_keeps_nothing(context: BrowserContext, server: Site) -> None:
    page = context.new_page()
    page.goto(f"{server.address}/demo/")
    page.get_by_role("button", name="Nie możesz się zalogować?").click()
    frame = page.frame_locator(FRAME)
    expect(frame.locator("html")).to_have_attribute("data-python", "ready", timeout=20_000)
    idle(page.frames[-1])
    assert page.evaluate(WORKERS) == 0
    assert server.asked["/worker.js"] == 0


def test_who_spares_data_is_spared(context: BrowserContext, server: Site) -> None:
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { get: () => ({ saveData: true }) })"
    )
    page = context.new_page()
    open_panel(page, server.address)
    idle(page)
    assert page.evaluate(WORKERS) == 0
    assert server.asked["/worker.js"] == 0


@pytest.mark.parametrize(
    "browser_says",
    [
        "get() {}",
        "get: () => ({ register: () => Promise.reject(new Error('not here')) })",
    ],
)
def test_a_browser_that_keeps_nothing_says_nothing(
    context: BrowserContext, server: Site, browser_says: str
) -> None:
    context.add_init_script(
        f"Object.defineProperty(navigator, 'serviceWorker', {{ {browser_says} }})"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_panel(page, server.address)
    idle(page)
    assert_whole(page)
    assert complaints == []


def upload_new_version(folder: Path) -> Path:
    """Change words and a script of dist/ as a new version would; the old files go.

    Returns:
        the new words.

    """
    html = (folder / "index.html").read_text(encoding="utf-8")
    for pattern in ("start-*.js", "words-en-*.json"):
        (old,) = (folder / "assets").glob(pattern)
        content = old.read_bytes() + b"\n"
        new = old.with_name(re.sub(r"-\w{10}\.", f"-{fingerprint(content)}.", old.name))
        new.write_bytes(content)
        old.unlink()
        html = html.replace(old.name, new.name)
    html = html.replace("</h1>", "</h1><p id='new'>new</p>")
    (folder / "index.html").write_text(html, encoding="utf-8")
    return new


def test_a_new_version_never_breaks_a_visit_and_is_seen_by_the_next(
    context: BrowserContext, server: Site
) -> None:
    server.caching = False
    page = visit(context, f"{server.address}/")
    new_words = f"{server.address}/assets/{upload_new_version(server.folder).name}"
    page.locator('header nav a[lang="en"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.evaluate("localStorage.clear()")
    for _ in range(2):  # The second time, nobody is left who may need the old files.
        page.goto("about:blank")
        page.goto(server.address)
        expect(page.locator("#new")).to_be_visible()
        wait_for(page, "ready")
        wait_until(lambda: new_words in kept(page), "the new words are kept")
    wait_until(
        lambda: [each for each in kept(page) if "/words-en-" in each] == [new_words],
        "the old words have gone",
    )
    server.take_away()
    page.reload()
    expect(page.locator("#new")).to_be_visible()
    assert_whole(page)


def test_the_files_of_an_old_version_stay_while_a_window_of_it_is_open(
    context: BrowserContext, server: Site
) -> None:
    server.caching = False
    page = visit(context, f"{server.address}/")
    new_words = f"{server.address}/assets/{upload_new_version(server.folder).name}"
    other = context.new_page()
    for _ in range(3):  # With each visit the worker tidies, once the page is kept.
        open_panel(other, server.address)
        wait_until(lambda: new_words in kept(other), "the new words are kept")
    expect(other.locator("#new")).to_be_visible()
    page.locator('header nav a[lang="en"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_half_an_upload_leaves_what_was_kept(context: BrowserContext, server: Site) -> None:
    page = visit(context, f"{server.address}/")
    missing = upload_new_version(server.folder)
    missing.unlink()
    page.reload()
    expect(page.locator("#new")).to_be_visible()
    wait_for(page, "ready")
    wait_until(lambda: server.asked[f"/assets/{missing.name}"] > 0, "the worker asks for all files")
    server.take_away()
    page.reload()
    assert_whole(page)
    expect(page.locator("#new")).to_have_count(0)


def test_what_is_kept_is_the_panel_and_nothing_of_its_reader(
    context: BrowserContext, server: Site
) -> None:
    page = visit(context, f"{server.address}/")
    page.evaluate("location.hash = 'login-rodzica'")
    page.locator("#pupil-login").fill("7418529u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("7418529")
    page.goto(f"{server.address}/demo/")
    page.goto(f"{server.address}/uk/")
    wait_until_kept(page, f"{server.address}/uk/")
    for text in page.evaluate(KEPT_TEXTS):
        assert "7418529" not in text
    for address in kept(page):
        path = address.removeprefix(f"{server.address}/")
        assert path.startswith("assets/") or path in ("", "uk/", "school.json")


def test_nothing_is_fetched_twice_to_be_kept(context: BrowserContext, server: Site) -> None:
    visit(context, f"{server.address}/")
    files = {path: times for path, times in server.asked.items() if path.startswith("/assets/")}
    assert len(files) > 6
    assert set(files.values()) == {1}


BREAK = """async (name) => {
    for (const key of await caches.keys()) {
        const cache = await caches.open(key);
        for (const { url } of await cache.keys()) {
            if (url.includes(name)) await cache.put(url, new Response("broken"));
        }
    }
}"""


@pytest.mark.parametrize("name", ["start-", "pyscript-", "python-", "words-en-", ".wasm"])
def test_a_kept_file_that_is_broken_is_fetched_anew(
    context: BrowserContext, server: Site, name: str
) -> None:
    page = visit(context, f"{server.address}/")
    page.evaluate(BREAK, name)
    page.reload()
    assert_whole(page)
    page.locator('header nav a[lang="en"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    server.take_away()
    page.goto(server.address)
    assert_whole(page)


def test_a_page_that_is_kept_broken_is_not_given_out(context: BrowserContext, server: Site) -> None:
    page = visit(context, f"{server.address}/")
    page.evaluate(
        "() => caches.keys().then(([key]) => caches.open(key)).then(cache =>"
        " cache.put(location.href, new Response('<html>Zaloguj się do sieci</html>')))"
    )
    server.take_away()
    with pytest.raises(Error, match=r"ERR_|NS_ERROR"):
        page.reload()


@pytest.mark.parametrize("browser_keeps", [True, False])
def test_a_file_that_came_broken_is_never_kept(
    context: BrowserContext, server: Site, browser_keeps: bool
) -> None:
    server.caching = browser_keeps
    (words,) = (server.folder / "assets").glob("words-en-*.json")
    whole = words.read_bytes()
    words.write_bytes(whole[: len(whole) // 2])
    page = context.new_page()
    open_panel(page, server.address)
    wait_until(lambda: server.asked[f"/assets/{words.name}"] > 0, "the words are asked for")
    idle(page)
    assert [address for address in kept(page) if "/words-en-" in address] == []
    words.write_bytes(whole)
    page.reload()
    wait_until_kept(page, f"{server.address}/")
    server.take_away()
    page.locator('header nav a[lang="en"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_interpreters_second_file_is_there_without_a_network_too(
    context: BrowserContext, server: Site
) -> None:
    visit(context, f"{server.address}/").close()
    server.take_away()
    page = context.new_page()
    open_panel(page, server.address)
    assert ask(page, "def answer(_): return '%.3e' % 7 ** 77", None) == f"{7**77:.3e}"


@pytest.mark.parametrize(
    "page_of_others",
    [
        "<html><title>Wi-Fi</title><form action='/login'></form></html>",
        "<html><link rel=stylesheet href='assets/theme.css'>Przerwa techniczna</html>",
        "",
    ],
)
def test_a_page_of_somebody_else_does_not_take_the_panels_place(
    context: BrowserContext, server: Site, page_of_others: str
) -> None:
    page = visit(context, f"{server.address}/", "?school=sp7")
    server.says = (200, page_of_others)
    page.goto("about:blank")
    page.goto(f"{server.address}/?school=sp7")
    assert page.locator("main").count() == 0
    page.evaluate("fetch('schools/sp7.json').then(response => response.text())")
    server.take_away()
    page.goto(f"{server.address}/?school=sp7")
    assert_whole(page)
    expect(page.locator(".office")).to_contain_text("Zalip")


def test_a_page_that_never_answers_is_the_kept_one_after_four_seconds(
    context: BrowserContext, server: Site
) -> None:
    page = visit(context, f"{server.address}/")
    server.silent = "/"
    page.reload()
    assert_whole(page)


@pytest.mark.parametrize("status", [404, 410])
def test_a_panel_that_the_school_has_removed_leaves_nothing_behind(
    context: BrowserContext, server: Site, status: int
) -> None:
    page = visit(context, f"{server.address}/")
    server.says = (status, "Nie ma takiej strony")
    page.goto(f"{server.address}/uk/")
    expect(page.locator("body")).to_have_text("Nie ma takiej strony")
    wait_until(lambda: page.evaluate(WORKERS) == 0, "the worker is gone")
    assert kept(page) == []


def test_a_page_that_is_missing_alone_takes_nothing_else_with_it(
    context: BrowserContext, server: Site
) -> None:
    page = visit(context, f"{server.address}/")
    shutil.rmtree(server.folder / "uk")
    before = server.asked["/"]
    page.goto(f"{server.address}/uk/")
    wait_until(lambda: server.asked["/"] > before, "the worker asks whether the panel is gone")
    server.take_away()
    page.goto(server.address)
    assert_whole(page)


def test_another_language_of_an_old_page_is_the_new_page(page: Page, server: Site) -> None:
    open_panel(page, f"{server.address}/#login-rodzica")
    upload_new_version(server.folder)
    page.locator('header nav a[lang="en"]').click()
    page.wait_for_url(f"{server.address}/en/#login-rodzica")
    wait_for(page, "ready")
    expect(page.locator("#login-rodzica h2")).to_be_visible()
