"""`make bench`: Klucznik beside its rivals, everything in turns, in one run, in one Chromium.

`make bench QUICK=1` takes a few minutes: fewer rounds of what changes most often. The ratios are
what counts; the milliseconds are this machine's.
"""

import os
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import measures, report, sections, sites
from tests.servers import nginx
from widget.build import build

ROUNDS, QUICK_ROUNDS = 9, 3
OUTPUT = sites.ROOT / "dist/bench.json"


def main(is_quick: bool) -> None:
    """Measure everything, or what is quick, print the tables and write them as JSON."""
    rounds = QUICK_ROUNDS if is_quick else ROUNDS
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made, "site")
        builds = _builds(Path(made, "whole"))
        run = sections.Run(builds, rounds)
        sites.assemble(folder, builds)
        browser = measures.launch(playwright)
        with nginx(folder) as site:
            measures.warm_up(browser, f"{site}/{builds[0].path}/")
            for section in sections.QUICK if is_quick else sections.ALL:
                before, started = len(run.figures), time.monotonic()
                section(run, browser, site)
                print(report.tables(run.figures[before:]))
                print(f"({time.monotonic() - started:.0f} s)\n", flush=True)
            visited = measures.first_visit(browser, f"{site}/{builds[0].path}/")
        # The server is gone: now a second visit has what the first one left, and nothing else.
        sections.without_network(run, visited)
        minutes = (time.monotonic() - begun) / 60
        about = {
            "chromium": browser.version,
            "cores": os.cpu_count(),
            "rounds": rounds,
            "minutes": round(minutes, 1),
        }
    print("\n".join(run.notes))
    print(report.goals_table(run.goals))
    print(f"{rounds} rounds in {minutes:.0f} minutes, Chromium {about['chromium']}")
    report.write(OUTPUT, report.to_json(run.figures, run.goals, about))


def _builds(folder: Path) -> list[sites.Build]:
    """Return what is shipped, and the same with the interpreter in one file."""
    build(folder, interpreter="whole")
    return [
        sites.Build("Klucznik", sites.ROOT / "dist", most_bytes=130_000),
        sites.Build("whole interpreter", folder, most_bytes=222_000),
    ]


if __name__ == "__main__":
    main(bool(os.environ.get("QUICK")))
