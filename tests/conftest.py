"""The engines that all browser tests run in, and fresh pages in them."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import Phase, settings
from playwright.sync_api import Page, expect, sync_playwright

from tests import install
from tests.browser import engines
from tests.browser.engines import Engine
from tests.servers import DIST, plain

expect.set_options(timeout=engines.PATIENCE_MS)

SAYS = "says"
"""The property by which a test leaves a line for the end: what it prints itself, nobody sees."""
ONE_FAULT_IN = 3
"""Of the table of faults so many are tried in Firefox."""
FAULTS = "test_a_broken_file_takes_nothing"
"""The test whose cases are the rows of the table of faults."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let somebody choose the engines; all that are there is what is meant otherwise."""
    parser.addoption("--engine", action="append", choices=engines.NAMES, help="where to run")
    parser.addoption("--every-case", action="store_true", help="in Firefox, too")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each browser test in each engine, but for what is marked as one engine's own."""
    if "engine" not in metafunc.fixturenames:
        return
    marker = metafunc.definition.get_closest_marker("only_in")
    parameters = []
    for name in _engines(metafunc.config):
        is_foreign = marker and name != marker.args[0]
        skip = [pytest.mark.skip(reason=marker.kwargs["reason"])] if marker and is_foreign else []
        parameters.append(pytest.param(name, marks=skip))
    metafunc.parametrize("engine", parameters, indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run in Firefox, which takes four times as long, the first case of a test, and some faults.

    A browser test that fails is tried once more: drivers stumble on a busy machine; it is told.
    """
    counts: Counter[str] = Counter()
    left_out: list[pytest.Item] = []
    for item in items:
        test, is_firefox, _ = item.nodeid.partition("[firefox")
        place, counts[test] = counts[test], counts[test] + 1
        is_tried = place % ONE_FAULT_IN == 0 if FAULTS in test else place == 0
        if is_firefox and not is_tried and not config.getoption("every_case"):
            left_out.append(item)
        if item.nodeid.startswith(("tests/browser", "tests/embed", "tests/webkit")):
            item.add_marker(pytest.mark.flaky(reruns=1))
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def _engines(config: pytest.Config) -> list[str]:
    chosen: list[str] = config.getoption("engine") or list(engines.NAMES)
    return [name for name in chosen if install.is_there(name)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how the tests went in each engine, and which tools are missing."""
    for name in (*engines.NAMES, "webkit"):
        ids = {
            outcome: [
                report.nodeid
                for report in terminalreporter.getreports(outcome)
                if f"[{name}" in report.nodeid or f"tests/{name}/" in report.nodeid
            ]
            for outcome in ("passed", "failed", "skipped")
        }
        if any(ids.values()):
            passed, failed, skipped = (len(each) for each in ids.values())
            terminalreporter.write_line(
                f"{install.TOOLS[name].name}: {passed} passed, {failed} failed, {skipped} left out"
            )
        held, broken = (sum(FAULTS in id for id in ids[each]) for each in ("passed", "failed"))
        if held or broken:
            terminalreporter.write_line(
                f"  the table of faults: {held + broken} rows tried, {held} held"
            )
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.write_line(f"tried once more: {report.nodeid}")
    for report in terminalreporter.getreports("passed"):
        for name, line in report.user_properties:
            if name == SAYS:
                terminalreporter.write_line(str(line))
    for name in install.TOOLS:
        if not install.is_there(name):
            terminalreporter.write_line(f"{install.how_to_get(name)}: its tests were left out.")


settings.register_profile("klucznik", deadline=None, max_examples=300)
settings.load_profile("klucznik")
# For `make mutants`: few examples, the same each time, and a failing one is left as it is.
settings.register_profile(
    "mutants",
    deadline=None,
    max_examples=30,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Return the address of the built panel (`make build` has made it)."""
    assert (DIST / "index.html").exists(), "dist/ is missing: run `make build` first"
    with plain(DIST) as address:
        yield address


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Return an engine with its browser."""
    with sync_playwright() as playwright:
        engine = Engine(request.param, playwright)
        yield engine
        engine.browser.close()


@pytest.fixture
def page_with(engine: Engine) -> Iterator[Callable[..., Page]]:
    """Return what opens a page with a setting or options of its own (see Engine.context).

    What a test does to the network must not be mended by what a service worker has kept; those
    that are about that one open their own pages.
    """
    with ExitStack() as stack:

        def open_page(setting: str = "", **options: Any) -> Page:
            context = stack.enter_context(engine.context(setting, **options))
            context.add_init_script(
                "Object.defineProperty(navigator, 'serviceWorker', { get() {} })"
            )
            return context.new_page()

        yield open_page


@pytest.fixture
def page(page_with: Callable[..., Page]) -> Page:
    """Return a fresh page: no storage, no cache, a desktop's size."""
    return page_with()
