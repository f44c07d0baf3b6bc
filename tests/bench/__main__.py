"""`make bench`: how long until Python answers, beside bare MicroPython; bytes and requests.

Cold cache, in turns, medians; the ratio is what counts, the milliseconds are this machine's.
"""

import shutil
import statistics
import tempfile
from pathlib import Path

import brotli
from playwright.sync_api import Browser, sync_playwright

from tests.bench.server import serve
from tests.browser import chromium

ROOT = Path(__file__).parents[2]
MICROPYTHON = ROOT / "node_modules/@micropython/micropython-webassembly-pyscript"
ROUNDS = 9
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
CONDITIONS = [
    ("CPU x1", 1, None),
    ("CPU x4", 4, None),
    ("CPU x4, slow 4G", 4, SLOW_4G),
]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        shutil.copytree(ROOT / "dist", folder / "klucznik")
        _make_bare(folder / "bare")
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        with serve(folder) as site:
            pages = [f"{site}/klucznik/", f"{site}/bare/"]
            for name, cpu, network in CONDITIONS:
                times = [[_ready_ms(browser, page, cpu, network) for page in pages]
                         for _ in range(ROUNDS)]  # fmt: skip
                ours, bare = (statistics.median(column) for column in zip(*times, strict=True))
                print(f"{name:18} Klucznik {ours:6.0f} ms   bare MicroPython {bare:6.0f} ms"
                      f"   ratio {ours / bare:.2f}")  # fmt: skip
            requests, size = _weight(browser, pages[0])
            print(f"until Python is ready: {requests} requests, {size / 1000:.1f} kB (brotli)")


def _make_bare(folder: Path) -> None:
    """Put the rival together, precompressed as ours is."""
    shutil.copytree(ROOT / "tests/bench/bare", folder)
    for name in ("micropython.mjs", "micropython.wasm"):
        shutil.copy(MICROPYTHON / name, folder)
    shutil.copy(ROOT / "py/klucznik/login.py", folder)
    for file in list(folder.iterdir()):
        file.with_name(file.name + ".br").write_bytes(brotli.compress(file.read_bytes()))


def _ready_ms(browser: Browser, address: str, cpu: int, network: dict[str, float] | None) -> float:
    """Return the milliseconds from navigation to data-python="ready", cold."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        """new MutationObserver((_, observer) => {
            if (document.documentElement.dataset.python !== "ready") return;
            window.readyAt = performance.now();
            observer.disconnect();
        }).observe(document, { attributes: true, subtree: true });"""
    )
    tools = context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    if network:
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", network)
    page.goto(address, wait_until="commit")
    page.wait_for_selector("html[data-python=ready]", timeout=60_000)
    ready = page.evaluate("window.readyAt")
    context.close()
    return float(ready)


def _weight(browser: Browser, address: str) -> tuple[int, float]:
    """Return the requests until Python is ready and their bytes on the wire, headers aside."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(address)
    page.wait_for_selector("html[data-python=ready]")
    context.close()
    return len(sizes), sum(sizes)


main()
