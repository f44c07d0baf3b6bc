"""The sections of the report: what is measured on which condition, and the goals of each."""

import math
import statistics
import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, Page

from tests.bench import conditions, growth, lasting, measures
from tests.bench.conditions import Condition
from tests.bench.figures import Figure, in_turns, medians_by_step, ratio, slowest_of_medians
from tests.bench.goals import Goal
from tests.bench.measures import Answers, Load
from tests.bench.sites import ROOT, Build
from tests.servers import nginx
from widget.build import build as make

QUERIES = ROOT / "widget/words/asked/pl.toml"
PYODIDE = "stock-pyodide"
POINTED_MS = 300
"""How long a hand takes from reaching a button to pressing it."""
MOST_LINKS = 30
"""Links that are followed where there are hundreds."""
EVERY = {conditions.FAST: 6, conditions.MID: 12}
"""Of the queries every so many is typed, key by key."""
EVERY_GROWN = 16
"""The same for the content that has grown."""
LIMITS = {conditions.FAST: 16, conditions.MID: 50}
"""Milliseconds that a key or a link may take."""
RIVALS = ("javascript", "bare", "stock-micropython", "stock-preloaded")
READY_LIMITS = {
    "bare": (1.25, 1.1, 0.8, 0.8),
    "stock-micropython": (0.55, 0.65, 0.5, 0.5),
    PYODIDE: (0.1, 0.1, 0.1, 0.1),
}
"""Python's readiness against the rivals': the ratio that is the goal, by condition."""


class Run:
    """One run of all measurements: what it is of, and what it has found.

    Attributes:
        builds: the builds of Klucznik: the one that is shipped, and others for how they start.
        rounds: of each measurement.
        figures: what was measured.
        goals: beside what was measured.
        notes: sentences that belong to the report.

    """

    def __init__(self, builds: list[Build], rounds: int) -> None:
        self.builds = builds
        self.rounds = rounds
        self.figures: list[Figure] = []
        self.goals: list[Goal] = []
        self.notes: list[str] = []

    @property
    def shipped(self) -> Build:
        """The build that schools get."""
        return self.builds[0]

    def add(
        self, what: str, condition: str, subject: str, unit: str, values: Sequence[float]
    ) -> Figure:
        """Note a figure, and return it."""
        figure = Figure(what, condition, subject, unit, tuple(values))
        self.figures.append(figure)
        return figure

    def goals_of(self, subject: str) -> Callable[..., None]:
        """Return what notes a goal of a build: text, value, limit and unit."""

        def note(text: str, value: float, limit: float, unit: str = "") -> None:
            self.goals.append(Goal(text, subject, value, limit, unit))

        return note


def before_the_click(run: Run, browser: Browser, site: str) -> None:
    """Measure a school's page with no tag, with ours and with others, before anybody clicks.

    The page without a tag is there twice: how far it is from itself tells what a difference means.
    """
    condition = conditions.MID_SLOW
    name_of_ours = f"with {run.shipped.name}"
    addresses = {
        name_of_ours: f"{site}/{run.shipped.path}/demo/",
        "no widget": f"{site}/hosts/none/",
        "no widget, again": f"{site}/hosts/none/",
        "with giscus": f"{site}/hosts/giscus/",
        "with lite-youtube": f"{site}/hosts/lite-youtube/",
    }
    loads = in_turns(
        {name: partial(measures.host_page, browser, address, condition)
         for name, address in addresses.items()},
        run.rounds,
    )  # fmt: skip
    bare_files = {Path(file.path).name for file in loads["no widget"][0].files}
    what = f"School's page before the click, {condition.name}"
    for name, came in loads.items():
        # The page itself and its own files are not the widget's.
        added = [
            [file for file in load.files
             if Path(file.path).name not in bare_files and not file.path.endswith("/")
             and not file.is_picture and file not in load.when_idle]
            for load in came
        ]  # fmt: skip
        sizes = [sum(file.size for file in files) for files in added]
        counts = [len(files) for files in added]
        idle = [len(load.when_idle) for load in came]
        idle_sizes = [sum(file.size for file in load.when_idle) for load in came]
        rows: list[tuple[str, str, list[float]]] = [
            ("bytes that the widget adds", "bytes", [*map(float, sizes)]),
            ("requests that the widget adds", "requests", [*map(float, counts)]),
            ("largest contentful paint", "ms", [load.largest for load in came]),
            ("layout shift", "", [load.shift for load in came]),
            ("total blocking time", "ms", [load.blocked for load in came]),
            ("requests to warm the cache, when idle", "requests", [*map(float, idle)]),
            ("bytes to warm the cache, when idle", "bytes", [*map(float, idle_sizes)]),
        ]
        for row, unit, values in rows:
            run.add(what, row, name, unit, values)
    ours, without = loads[name_of_ours], loads["no widget"]
    figures = {
        figure.condition: figure
        for figure in run.figures
        if figure.what == what and figure.subject == name_of_ours
    }
    goal = run.goals_of(run.shipped.name)
    goal("loader, bytes", figures["bytes that the widget adds"].median, 900, "bytes")
    goal("loader, requests", figures["requests that the widget adds"].median, 1, "requests")
    largest = ratio([load.largest for load in ours], [load.largest for load in without])
    goal(f"LCP against no widget, {condition.name}", largest, 1.02)
    shift = max(load.shift for load in ours) - max(load.shift for load in without)
    goal(f"layout shift against no widget, {condition.name}", shift, 0)
    blocked = [a.blocked - b.blocked for a, b in zip(ours, without, strict=True)]
    text = f"blocking time more than without, {condition.name}"
    goal(text, statistics.median(blocked), 0, "ms")


def click(run: Run, browser: Browser, site: str) -> None:
    """Measure the click on our button until the panel's words are on screen."""
    what = "Click → words of the panel on screen"
    build = run.shipped
    cases = {
        "cache warmed": (conditions.MID_SLOW, True, 0),
        f"cache warmed, pointed at for {POINTED_MS} ms": (conditions.MID_SLOW, True, POINTED_MS),
        "not warmed": (conditions.MID_SLOW, False, 0),
        "not warmed, own network": (conditions.MID, False, 0),
    }
    taken = in_turns(
        {
            case: partial(
                measures.click_to_words,
                browser,
                f"{site}/{build.path}/demo/",
                condition,
                warmed,
                pointed_ms,
            )
            for case, (condition, warmed, pointed_ms) in cases.items()
        },
        run.rounds,
    )
    medians = {
        case: run.add(what, f"{condition.name}, {case}", build.name, "ms", taken[case]).median
        for case, (condition, *_) in cases.items()
    }
    latency = conditions.SLOW_4G.latency
    trips = [
        (slow - fast) / latency
        for slow, fast in zip(taken["not warmed"], taken["not warmed, own network"], strict=True)
    ]
    cold = run.add(what, "not warmed: round trips of 150 ms", build.name, "trips", trips)
    pointed = f"cache warmed, pointed at for {POINTED_MS} ms"
    for case, limit in (("cache warmed", 220), (pointed, 100)):
        text = f"click → words, {case}, {conditions.MID_SLOW.name}"
        run.goals_of(build.name)(text, medians[case], limit, "ms")
    text = "click → words, not warmed, round trips"
    run.goals_of(build.name)(text, cold.median, 2, "trips")


def loading(
    run: Run, browser: Browser, site: str, among: Sequence[Condition] = conditions.ALL
) -> None:
    """Measure paint and readiness, cold and warm, of the panel and of its rivals."""
    for condition in among:
        addresses = {build.name: f"{site}/{build.path}/" for build in run.builds}
        addresses |= {name: f"{site}/rivals/{name}/" for name in (*RIVALS, "static")}
        taken = in_turns(
            {
                name: partial(measures.cold_and_warm, browser, address, condition, name != "static")
                for name, address in addresses.items()
            },
            run.rounds,
        )
        if not condition.network and among == conditions.ALL:
            address = f"{site}/rivals/{PYODIDE}/"
            pyodide = partial(measures.cold_and_warm, browser, address, condition)
            taken |= in_turns({PYODIDE: pyodide}, run.rounds)
        _loading_figures(run, condition, taken)
    run.notes.append(
        f"{PYODIDE}: after the others' turns, and not over slow networks: it takes too long."
    )


def _loading_figures(
    run: Run, condition: Condition, taken: dict[str, list[tuple[Load, Load]]]
) -> None:
    paint = {name: [cold.paint for cold, _ in loads] for name, loads in taken.items()}
    cold = {name: [cold.ready for cold, _ in loads] for name, loads in taken.items()}
    warm = {name: [warm.ready for _, warm in loads] for name, loads in taken.items()}
    for name, loads in taken.items():
        run.add("First contentful paint, cold", condition.name, name, "ms", paint[name])
        if name != "static":
            run.add("Python ready, cold", condition.name, name, "ms", cold[name])
            run.add("Python ready, warm", condition.name, name, "ms", warm[name])
            if condition == conditions.MID:
                blocked = [load.blocked for load, _ in loads]
                what = "Total blocking time until Python is ready"
                run.add(what, condition.name, name, "ms", blocked)
    for build in run.builds:
        goal = run.goals_of(build.name)
        against = ratio(paint[build.name], paint["static"])
        goal(f"first paint against the static page, {condition.name}", against, 1)
        for rival, limits in READY_LIMITS.items():
            if rival in cold:
                against = ratio(cold[build.name], cold[rival])
                limit = limits[conditions.ALL.index(condition)]
                goal(f"ready against {rival}, {condition.name}", against, limit)
        against = ratio(warm[build.name], cold[build.name])
        goal(f"ready, warm against cold, {condition.name}", against, 0.5)
        if condition == conditions.MID:
            blocked = [load.blocked for load, _ in taken[build.name]]
            text = f"blocking time until ready, {condition.name}"
            goal(text, statistics.median(blocked), 75, "ms")


def weight(run: Run, browser: Browser, site: str) -> None:
    """Weigh everything that is asked for before Python is ready, file by file."""
    addresses = {build.name: f"{site}/{build.path}/" for build in run.builds}
    addresses |= {name: f"{site}/rivals/{name}/" for name in (*RIVALS, PYODIDE)}
    ours = {build.name: build.most_bytes for build in run.builds}
    for name, address in addresses.items():
        with measures.fresh_page(browser, conditions.FAST) as watched:
            load = measures.load(watched, address, settled_ms=measures.SETTLED_MS)
        files = load.until_ready
        size = sum(file.size for file in files)
        what = "Everything until Python is ready (brotli; pictures excepted)"
        run.add(what, "bytes", name, "bytes", [size])
        run.add(what, "requests", name, "requests", [len(files)])
        if name in ours:
            for file in files:
                path = file.path.removeprefix(urlsplit(address).path) or "index.html"
                run.add("File by file", path, name, "bytes", [file.size])
            run.goals_of(name)("bytes until ready", size, ours[name], "bytes")
            run.goals_of(name)("requests until ready", len(files), 6, "requests")


def typing(run: Run, browser: Browser, site: str) -> None:
    """Measure a typist who doesn't wait for Python."""
    condition = conditions.MID_SLOW
    ours = run.shipped.name
    addresses = {ours: f"{site}/{run.shipped.path}/"}
    addresses |= {name: f"{site}/rivals/{name}/" for name in RIVALS}
    taken = in_turns(
        {name: partial(measures.typist, browser, address, condition)
         for name, address in addresses.items()},
        run.rounds,
    )  # fmt: skip
    what = "A typist from the first paint on: last key → answer"
    medians = {
        name: run.add(what, condition.name, name, "ms", times).median
        for name, times in taken.items()
    }
    text = f"typist, last key → answer, {condition.name}"
    run.goals_of(ours)(text, medians[ours], 30, "ms")


def answering(
    run: Run,
    browser: Browser,
    site: str,
    among: Sequence[Condition] = (conditions.FAST, conditions.MID),
) -> None:
    """Measure keys and links of an open panel, on the main thread."""
    what = "Main thread, from the event to the new content laid out"
    for condition in among:
        queries, limit = _queries()[:: EVERY[condition]], LIMITS[condition]
        address = f"{site}/{run.shipped.path}/"
        times = [measures.answers(browser, address, condition, queries) for _ in range(run.rounds)]
        name = run.shipped.name
        slowest = _answer_figures(run, what, f"{{}}, {condition.name}", name, times)
        for text in ("key → search results", "key → derived login", "link → view"):
            goal = f"{text}, slowest, {condition.name}"
            run.goals_of(name)(goal, slowest[text], limit, "ms")
    run.notes.append(
        f"Keys and links: each the median of {run.rounds} rounds; the table shows the median of "
        "all and the fastest and slowest. Making the index when the search is focused is apart."
    )


def pasting(run: Run, browser: Browser, site: str) -> None:
    """Measure the worst that can be pasted into a field, on the main thread."""
    pasted = [
        measures.pasted(browser, f"{site}/{run.shipped.path}/", conditions.MID)
        for _ in range(run.rounds)
    ]
    name, condition = run.shipped.name, conditions.MID.name
    values = medians_by_step(pasted)
    run.add("Longest pastes, from the event to the answer", condition, name, "ms", values)
    goal = f"longest pastes → answer, slowest, {condition}"
    run.goals_of(name)(goal, slowest_of_medians(pasted), 100, "ms")


def _answer_figures(
    run: Run, what: str, row: str, name: str, rounds: list[Answers]
) -> dict[str, float]:
    """Note how fast a panel answers, in rows of a section; return the slowest of each."""
    steps = {
        "key → search results": [each.keys for each in rounds],
        "key → derived login": [each.login for each in rounds],
        "link → view": [each.links for each in rounds],
        "focus → index of the search": [each.index for each in rounds],
    }
    for text, times in steps.items():
        run.add(what, row.format(text), name, "ms", medians_by_step(times))
    return {text: slowest_of_medians(times) for text, times in steps.items()}


def growing(run: Run, browser: Browser, _site: str) -> None:
    """Measure the panel with more content; the builds are made here, on a server of their own."""
    sizes = {
        "as it is": None,
        "10x procedures": partial(growth.multiply, times=10),
        "10 languages": growth.ten_languages,
    }
    what = "Growth, CPU x1"
    queries = _queries()[::EVERY_GROWN]
    with tempfile.TemporaryDirectory() as made:
        for name, write in sizes.items():
            folder = Path(made, name.replace(" ", "-"))
            begun = time.monotonic()
            if write:
                write(folder / "words")
                make(folder / "dist", words=folder / "words")
            else:
                make(folder / "dist")
            run.add(what, "build", name, "s", [time.monotonic() - begun])
            for row, pattern in (("HTML, bytes", "index.html"), ("Python and data, bytes",
                                 "assets/python-pl-*.pack")):  # fmt: skip
                [file] = (folder / "dist").glob(pattern)
                size = len(brotli.compress(file.read_bytes(), quality=11))
                run.add(what, row, name, "bytes", [size])
        with nginx(Path(made)) as site:
            addresses = {name: f"{site}/{name.replace(' ', '-')}/dist/" for name in sizes}
            loads = in_turns(
                {name: partial(measures.cold_and_warm, browser, address, conditions.FAST)
                 for name, address in addresses.items()},
                run.rounds,
            )  # fmt: skip
            for name, address in addresses.items():
                ready = [cold.ready for cold, _ in loads[name]]
                run.add(what, "Python ready, cold", name, "ms", ready)
                if any(map(math.isnan, ready)):
                    run.notes.append(f"{name}: Python is never ready")
                    continue
                times = [
                    measures.answers(browser, address, conditions.FAST, queries, MOST_LINKS)
                    for _ in range(run.rounds)
                ]
                _growth_figures(run, what, name, times)


def _growth_figures(run: Run, what: str, name: str, rounds: list[Answers]) -> None:
    slowest = _answer_figures(run, what, "{}", name, rounds)
    if name == "10x procedures":
        text = "key → search results"
        run.goals_of(name)(f"{text}, slowest, CPU x1", slowest[text], 16, "ms")


def lasting_use(run: Run, browser: Browser, site: str) -> None:
    """Weigh what is left in memory after long use, of a panel and of a school's page."""
    panel = f"{site}/{run.shipped.path}/"
    uses = [(panel, use) for use in lasting.IN_THE_PANEL]
    uses += [(f"{panel}demo/", use) for use in lasting.ON_THE_SCHOOLS_PAGE]
    goal = run.goals_of(run.shipped.name)
    for address, use in uses:
        before, after = lasting.before_and_after(browser, address, use)
        for moment, weight in (("before", before), ("after", after)):
            memory = weight.heap + weight.python
            run.add("Memory, Python's included", use.name, moment, "bytes", [memory])
        grown = (after.heap + after.python) / (before.heap + before.python)
        goal(f"memory after {use.name} against before", grown, 1.1)
        goal(f"listeners left by {use.name}", after.listeners - before.listeners, 0)


def without_network(run: Run, visited: Page) -> None:
    """Visit a second time, the server gone."""
    works = measures.works_without_network(visited)
    run.goals_of(run.shipped.name)("second visit without a network", not works, 0, "failing")


def _queries() -> list[str]:
    rows = tomllib.loads(QUERIES.read_text(encoding="utf-8"))
    return [query for query, row in rows.items() if row["kind"] == "table"]


ALL = (
    before_the_click,
    click,
    loading,
    weight,
    typing,
    answering,
    pasting,
    lasting_use,
    growing,
)
"""In the order of the report."""
QUICK = (
    click,
    partial(loading, among=conditions.QUICK),
    weight,
    typing,
    partial(answering, among=[conditions.FAST]),
)
"""Those that tell in a few minutes whether something has become faster or slower."""
