"""`make load`: how many panels a second one server hands out, and what that takes.

wrk asks for all that a first visit asks for, over more and more connections, until one answer in
a hundred takes longer than somebody notices. It runs on the same machine as the server, which has
one worker: what a server of its own hands out is more.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import conditions, measures
from tests.servers import DIST, nginx

SCRIPT = Path(__file__).with_name("load.lua")
SCHOOLS = 2_000
SLOW_MS = 50
"""Longer than this no more than one answer in a hundred may take."""
SECONDS = 5
MOST_CONNECTIONS = 2_048
OFFICE = {"phone": "22 700 70 07", "hours": {"mon": ["7:30-15:30"]}}


@dataclass(frozen=True)
class Answered:
    """What wrk says of one run: answers a second, and ms until 99 in 100 had come."""

    a_second: float
    slowest_ms: float
    failed: int


def main() -> None:
    """Measure the panel with its own data, and with one file of data for each school."""
    wrk = shutil.which("wrk") or sys.exit("wrk is missing: sudo apt install wrk")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made, "site")
        shutil.copytree(DIST, folder, ignore=shutil.ignore_patterns("schools"))
        (folder / "schools").mkdir()
        for number in range(SCHOOLS):
            name = f"Szkoła Podstawowa nr {number} im. Marii Skłodowskiej-Curie"
            school = {"name": name, "office": OFFICE}
            text = json.dumps(school, ensure_ascii=False)
            (folder / f"schools/sp{number}.json").write_text(text, encoding="utf-8")
        browser = measures.launch(playwright)
        for query in ("", "?school=sp0"):
            with nginx(folder) as site:
                with measures.fresh_page(browser, conditions.FAST) as watched:
                    came = measures.load(watched, f"{site}/{query}", settled_ms=measures.SETTLED_MS)
                files = [file for file in came.files if not file.is_picture]
                lines = Path(made, "asked.txt")
                asked = _asked([file.path for file in files], query)
                lines.write_text("\n".join(asked), encoding="utf-8")
                size = sum(file.size for file in files)
                print(f"/{query}: a panel is {len(files)} requests, {size:,} bytes")
                held = _load(wrk, site, lines, len(files))
                print(f"  {held} (the server has {_memory():,} kB)\n", flush=True)


def _asked(paths: list[str], query: str) -> list[str]:
    """Return what wrk asks for: one panel, or one of each school."""
    if not query:
        return paths
    return [
        path.replace("sp0", f"sp{number}") if path != "/" else f"/?school=sp{number}"
        for number in range(SCHOOLS)
        for path in paths
    ]


def _load(wrk: str, site: str, lines: Path, requests: int) -> str:
    """Ask over more and more connections; return how many panels a second were still fast."""
    best = ""
    connections = 1
    while connections <= MOST_CONNECTIONS:
        answered = _answered(wrk, site, lines, connections)
        line = (
            f"{answered.a_second / requests:.0f} panels a second over {connections} connections, "
            f"99 in 100 answers within {answered.slowest_ms:.0f} ms, {answered.failed} failed"
        )
        print(f"  {line}", flush=True)
        if answered.slowest_ms > SLOW_MS or answered.failed:
            break
        best = line
        connections *= 2
    return f"still fast: {best}"


def _answered(wrk: str, site: str, lines: Path, connections: int) -> Answered:
    options = ["--threads=1", f"--connections={connections}", f"--duration={SECONDS}s"]
    command = [wrk, *options, f"--script={SCRIPT}", site, "--", str(lines)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return Answered(**told)


def _memory() -> int:
    """Return what the server's processes have in memory, in kB."""
    told = subprocess.run(
        ["ps", "-o", "rss=", "-C", "nginx"], capture_output=True, text=True, check=True
    )
    return sum(map(int, told.stdout.split()))


if __name__ == "__main__":
    main()
