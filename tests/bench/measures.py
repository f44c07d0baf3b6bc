"""One measurement each: a page is opened under a condition, used, and closed. Times in ms.

While a page comes, nothing is put into it but page.js, which tells what happens there: to wait as
Playwright does would evaluate its scripts there, which takes a slow device a tenth of a second.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright

from tests import install
from tests.bench.conditions import Condition
from tests.bench.figures import blocked

SCRIPT = Path(__file__).with_name("page.js")
PATIENCE_MS = 90_000
SETTLED_MS = 300
"""How long a page stays idle before its list of files is read."""
IDLE_MS = 1_000
"""How long nothing is asked for before a page counts as done with warming its cache."""
KEY_EVERY_MS = 200
"""A typist of five keys a second."""
ANSWER_WITHIN_MS = 10_000
LOGIN = "1234567u"
LOGIN_VIEW = "#login-rodzica"
FIELDS = ("pupil-login", "parent-login", "query", "letter-child")
WORST = (
    "1" * 100_000,
    "Nie mogę się zalogować, a loginu 1234567u nie pamiętam. " * 2_000,
    "1 " * 100,
    "klasa 4b 1234567u, " * 10,
    "zapomniał hasło rodzic " * 8,
    "a" * 200,
    "12.05.2014 " * 18,
)
"""What may be pasted into a field: far too much, and as much as is read, of every kind."""
READY = "html[data-python=ready]"
TELL = "benchTell"
"""The function by which page.js tells what happens."""


@dataclass(frozen=True)
class File:
    """A file that a page asked for: its path, its bytes on the wire, and when it was asked for."""

    path: str
    size: int
    asked: float

    @property
    def is_picture(self) -> bool:
        """Whether it's a picture: those aren't counted."""
        return self.path.endswith((".svg", ".png", ".ico", ".jpg", ".webp"))


@dataclass(frozen=True)
class Load:
    """How a page came: first and largest paint, Python's readiness, what kept the thread busy.

    Attributes:
        paint: ms until the first contentful paint.
        largest: ms until the largest one.
        ready: ms until Python has answered; NaN where it never does.
        answering: the same; where a page says so itself, the moment of that.
        shift: the cumulative layout shift.
        blocked: total blocking time in ms, from the first paint until ready or until now.
        files: what was asked for.
        loaded: ms until the page and all that it names had come.

    """

    paint: float
    largest: float
    ready: float
    answering: float
    shift: float
    blocked: float
    files: tuple[File, ...]
    loaded: float

    @property
    def until_ready(self) -> list[File]:
        """The files that were asked for before Python was ready, pictures excepted."""
        return [file for file in self.files if file.asked < self.answering and not file.is_picture]

    @property
    def when_idle(self) -> list[File]:
        """The files that were asked for once the page had come."""
        return [file for file in self.files if file.asked >= self.loaded]


NEVER = Load(math.nan, math.nan, math.nan, math.nan, math.nan, math.nan, (), math.nan)
"""A page that could not be measured."""


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium that everything is measured in; it reaches no host but this machine."""
    return playwright.chromium.launch(
        executable_path=install.find("chromium"),
        args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
    )


def warm_up(browser: Browser, address: str) -> None:
    """Open a page once for nothing: the first page of a browser is slower than all others."""
    with fresh_page(browser, Condition(1)) as watched:
        load(watched, address)


@contextmanager
def fresh_page(browser: Browser, condition: Condition) -> Iterator["Watched"]:
    """Open a page with an empty cache under a condition."""
    context = _context(browser)
    page = context.new_page()
    condition.apply(page)
    try:
        yield Watched(page)
    finally:
        context.close()


class Watched:
    """A page and what it has told since it was opened: "paint", "field", "ready" and the like."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._told: list[str] = []
        tools = page.context.new_cdp_session(page)
        tools.on("Runtime.bindingCalled", lambda call: self._told.append(call["payload"]))
        tools.send("Runtime.enable")
        tools.send("Runtime.addBinding", {"name": TELL})

    def open(self, address: str) -> None:
        """Go to an address; what was told before is forgotten."""
        self._told.clear()
        self.page.goto(address, wait_until="commit")

    def has_told(self, word: str, within_ms: float = PATIENCE_MS) -> bool:
        """Wait until the page tells a word; return whether it has."""
        patience = time.monotonic() + within_ms / 1000
        while word not in self._told:
            if time.monotonic() > patience:
                return False
            self.page.wait_for_timeout(10)
        return True


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context(locale="pl-PL", viewport={"width": 390, "height": 844})
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(path=SCRIPT)
    return context


def cold_and_warm(
    browser: Browser, address: str, condition: Condition, python: bool = True
) -> tuple[Load, Load]:
    """Open a page twice in one context: with an empty cache, and with what the first visit left.

    Args:
        browser: what to open it in.
        address: of the page.
        condition: of device and network.
        python: whether to wait for an answer, not only for the first paint.

    """
    with fresh_page(browser, condition) as watched:
        cold = load(watched, address, python)
        # A second visit comes later, not at once.
        watched.page.wait_for_load_state("networkidle")
        watched.page.goto("about:blank")
        return cold, load(watched, address, python)


def load(watched: Watched, address: str, python: bool = True, settled_ms: float = 0) -> Load:
    """Open a page, wait until it answers, and read how it came."""
    watched.open(address)
    for word in ("paint", "ready") if python else ("paint",):
        if not watched.has_told(word):  # No figure, rather than no report.
            return NEVER
    watched.page.wait_for_load_state()
    watched.page.wait_for_timeout(settled_ms)
    return read(watched.page)


def read(page: Page) -> Load:
    """Return how the page came that is open."""
    notes = page.evaluate("benchRead()")
    ready = math.nan if notes["ready"] is None else notes["ready"]
    return Load(
        paint=notes["paint"],
        largest=math.nan if notes["largest"] is None else notes["largest"],
        ready=ready,
        answering=ready if notes["answering"] is None else notes["answering"],
        shift=notes["shift"],
        blocked=blocked(notes["tasks"], notes["paint"], math.inf if math.isnan(ready) else ready),
        files=tuple(
            File(urlsplit(name).path, int(size), asked) for name, size, asked in notes["files"]
        ),
        loaded=notes["loaded"],
    )


def host_page(browser: Browser, address: str, condition: Condition) -> Load:
    """Open a school's page and leave it alone until it asks for nothing more."""
    with fresh_page(browser, condition) as watched:
        _open_and_leave_alone(watched, address)
        return read(watched.page)


def _open_and_leave_alone(watched: Watched, address: str) -> None:
    """Open a page and wait until nothing has been asked for, nor is under way, for a while."""
    page = watched.page
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    watched.open(address)
    watched.has_told("paint")
    page.wait_for_load_state()
    page.wait_for_timeout(IDLE_MS)
    known = -1
    while known != len(asked):
        known = len(asked)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(IDLE_MS)


def click_to_words(
    browser: Browser, address: str, condition: Condition, warmed: bool, pointed_ms: int
) -> float:
    """Open the panel on a school's page; return the ms until its words are on screen.

    Args:
        browser: what to open it in.
        address: of the school's page.
        condition: of device and network.
        warmed: whether the page had the time to warm the cache, if it does so.
        pointed_ms: for how long somebody points at the button before the click.

    """
    with fresh_page(browser, condition) as watched:
        page = watched.page
        _open_and_leave_alone(watched, address)
        if not warmed:
            _forget(page, address)
        if pointed_ms:
            page.evaluate("benchPoint()")
            page.wait_for_timeout(pointed_ms)
        page.evaluate("benchOpen()")
        return float(page.evaluate("benchNotes.words")) if watched.has_told("words") else math.nan


def _forget(page: Page, address: str) -> None:
    """Empty the cache and whatever else a page may have warmed."""
    parts = urlsplit(address)
    tools = page.context.new_cdp_session(page)
    tools.send("Network.clearBrowserCache")
    tools.send(
        "Storage.clearDataForOrigin",
        {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "all"},
    )


def typist(browser: Browser, address: str, condition: Condition) -> float:
    """Type a login from the first paint on; return the ms from the last key to the answer.

    NaN where none ever comes.
    """
    with fresh_page(browser, condition) as watched:
        page = watched.page
        page.add_init_script(f"benchWatchLogin('pupil-login', '{LOGIN[:-1]}')")
        watched.open(address + LOGIN_VIEW)
        # A page may be seen before all of it has come.
        watched.has_told("paint")
        watched.has_told("field")
        begun = time.monotonic()
        for number, key in enumerate(LOGIN):
            wait = begun + number * KEY_EVERY_MS / 1000 - time.monotonic()
            page.wait_for_timeout(max(0, wait * 1000))
            page.keyboard.press(key)
        if not watched.has_told("answer", ANSWER_WITHIN_MS):
            return math.nan
        return float(page.evaluate("benchNotes.answered"))


@dataclass(frozen=True)
class Answers:
    """How fast an open panel answers, each in ms on the main thread until laid out.

    Attributes:
        index: focus into the search: it makes the index.
        keys: each key of each query.
        login: each key of a login; the last one brings the answer.
        links: each link to another view.

    """

    index: list[float]
    keys: list[float]
    login: list[float]
    links: list[float]


def answers(
    browser: Browser, address: str, condition: Condition, queries: list[str], most_links: int = 99
) -> Answers:
    """Search, type a login and follow links; each query on a page that nobody has searched yet."""
    index: list[float] = []
    keys: list[float] = []
    with fresh_page(browser, condition) as watched:
        page = watched.page
        for query in queries:
            page.goto("about:blank")
            load(watched, address, settled_ms=SETTLED_MS)
            focus, *typed = page.evaluate("text => benchType('query', text)", query)
            index.append(focus)
            keys += typed
        page.evaluate("() => { location.hash = 'login-rodzica'; }")
        _, *login = page.evaluate("text => benchType('pupil-login', text)", LOGIN)
        links = page.evaluate("most => benchFollow(most)", most_links)
    return Answers(index, keys, login, links)


def pasted(browser: Browser, address: str, condition: Condition) -> list[float]:
    """Paste the longest and worst that a field may get into each; return the ms of each."""
    with fresh_page(browser, condition) as watched:
        load(watched, address, settled_ms=SETTLED_MS)
        return [
            time
            for field in FIELDS
            for text in WORST
            for time in watched.page.evaluate("both => benchPaste(...both)", [field, text])
        ]


def first_visit(browser: Browser, address: str) -> Page:
    """Visit the panel and give a service worker the time to take what it wants to keep."""
    page = _context(browser).new_page()
    load(Watched(page), address)
    page.evaluate(
        """Promise.race([
            navigator.serviceWorker.ready.then(() => new Promise((go) => setTimeout(go, 3000))),
            new Promise((go) => setTimeout(go, 5000)),
        ]).then(() => {})"""
    )
    return page


def works_without_network(page: Page) -> bool:
    """Tell whether a page that was visited answers a login once more, its server gone."""
    page.set_default_timeout(10_000)
    try:
        page.reload(wait_until="commit")
        page.wait_for_selector(READY, state="attached")
        page.evaluate("() => { location.hash = 'login-rodzica'; }")
        page.locator("#pupil-login").press_sequentially(LOGIN)
        answer = page.locator('output[for="pupil-login"]')
        answer.filter(has_text=LOGIN[:-1]).wait_for()
    except Error:
        return False
    finally:
        page.context.close()
    return True
