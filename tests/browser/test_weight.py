"""What a reader pays for until Python is ready: bytes, requests, and how many wait for others."""

from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from klucznik.site import home_of
from playwright.sync_api import Page

from tests.browser.panel import open_panel
from tests.servers import DIST
from widget.words import content

MOST_BYTES = 142_000
"""Compressed with brotli, the page itself included."""
AS_SERVED = 6
"""The quality with which servers compress pages when they are asked for."""
MOST_REQUESTS = 6
PICTURES = {".svg"}

UNTIL_READY = """() => {
    window.untilReady = [];
    document.addEventListener("klucznik:ready", () => {
        const files = performance.getEntriesByType("resource");
        window.untilReady = files.filter(({ startTime }) => startTime < performance.now());
    });
}"""


def asked_until_ready(page: Page, address: str) -> list[tuple[str, str]]:
    """Open a panel; return the path of each file asked for until then, and if it blocks."""
    page.add_init_script(f"({UNTIL_READY})()")
    open_panel(page, address)
    files = page.evaluate(
        "window.untilReady.map(({ name, renderBlockingStatus }) => [name, renderBlockingStatus])"
    )
    paths = [(urlsplit(name).path, blocking) for name, blocking in files]
    return [(path, blocking) for path, blocking in paths if Path(path).suffix not in PICTURES]


@pytest.mark.parametrize("language", content.languages())
def test_python_is_ready_within_its_bytes_and_six_requests(
    page: Page, site: str, language: str
) -> None:
    folder = home_of(language)
    asked = [path for path, _ in asked_until_ready(page, f"{site}/{folder}")]
    files = [DIST / folder / "index.html"] + [Path(f"{DIST}{path}") for path in asked]
    assert len(files) == MOST_REQUESTS
    assert len(set(files)) == len(files)
    sizes = [len(brotli.compress(files[0].read_bytes(), quality=AS_SERVED))]
    sizes += [file.with_name(file.name + ".br").stat().st_size for file in files[1:]]
    assert sum(sizes) <= MOST_BYTES, sizes


def test_no_file_waits_for_more_than_the_page_before_python_starts(page: Page, site: str) -> None:
    asked = asked_until_ready(page, site)
    html = (DIST / "index.html").read_text(encoding="utf-8")
    for path, _ in asked:
        assert f'href="{path[1:]}"' in html or f'src="{path[1:]}"' in html


@pytest.mark.only_in("chromium", reason="Firefox doesn't tell which files keep a page blank")
def test_the_words_wait_for_no_file(page: Page, site: str) -> None:
    assert {status for _, status in asked_until_ready(page, site)} == {"non-blocking"}
