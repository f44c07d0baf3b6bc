"""Draws mutants by a seed, runs the fast tests of their modules, prints which survived.

table.toml says which tests a module has, and which mutants change nothing. SEED=7 draws the same
ones again, ALL=1 takes all.
"""

import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import hypothesis  # noqa: F401  the tests' libraries: each run is forked when they are there
import playwright.sync_api  # noqa: F401
import pydantic  # noqa: F401
import pytest

from tests.mutants.breaks import PROGRAM, Mutant, mutants_of, source_of

ROOT = PROGRAM.parents[1]
TABLE = tomllib.loads(Path(__file__).with_name("table.toml").read_text(encoding="utf-8"))
TESTS: dict[str, list[str]] = TABLE["tests"]
EQUIVALENT = {(each["before"], each["after"]) for each in TABLE.get("equivalent", [])}

DRAWN = 300
LEAST_IN_100 = 90
PROCESSES = 2
PATIENCE = 30
"""Seconds of the processor; tests take a few, so that whatever takes longer never ends."""

# MicroPython would be broken alike, and takes its time to start.
OPTIONS = ["-qx", "-p", "no:cacheprovider", "--hypothesis-profile=mutants",
           "-k", "not micropython and not interpreters"]  # fmt: skip


def is_noticed(mutant: Mutant) -> bool:
    """Tell whether the tests of a mutant's module fail with it; once a process."""
    signal.signal(signal.SIGVTALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    tests = [str(ROOT / "tests/py" / name) for name in TESTS[mutant.module]]
    with (
        tempfile.TemporaryDirectory() as folder,
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        redirect_stdout(nowhere),
    ):
        shutil.copytree(PROGRAM, Path(folder, "klucznik"))
        Path(folder, f"klucznik/{mutant.module}.py").write_text(mutant.after, encoding="utf-8")
        sys.path.insert(0, folder)
        sys.dont_write_bytecode = True
        return pytest.main([*OPTIONS, *tests]) != pytest.ExitCode.OK


def run_all(mutants: list[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Run the tests against each mutant, two at a time; yield whether they noticed it."""
    fork = multiprocessing.get_context("fork")
    with fork.Pool(PROCESSES, maxtasksperchild=1) as pool:
        yield from zip(mutants, pool.imap(is_noticed, mutants, chunksize=1), strict=True)


def main() -> None:
    """Draw mutants, run them, and print which survived and what share did not."""
    seed = int(os.environ.get("SEED") or random.randrange(10_000))
    mutants = [mutant for module in TESTS for mutant in mutants_of(module)]
    if gone := EQUIVALENT - {mutant.changed() for mutant in mutants}:
        sys.exit(f"These are no mutants any more; take them out of table.toml: {gone}")
    whole = [Mutant(name, 0, source_of(name), source_of(name)) for name in TESTS]
    if failing := [mutant.module for mutant, noticed in run_all(whole) if noticed]:
        sys.exit(f"The tests of these modules fail without a mutant: {failing}")
    drawn = mutants if os.environ.get("ALL") else random.Random(seed).sample(mutants, DRAWN)
    living = [mutant for mutant in drawn if mutant.changed() not in EQUIVALENT]
    print(f"{len(drawn)} of {len(mutants)} mutants, SEED={seed}", flush=True)
    killed = 0
    for mutant, noticed in run_all(living):
        print(f"{'killed' if noticed else 'SURVIVED'} {mutant.module}.py:{mutant.line}", flush=True)
        if not noticed:
            print("    - {}\n    + {}".format(*mutant.changed()), flush=True)
        killed += noticed
    share = 100 * killed / len(living)
    print(
        f"SEED={seed}: {killed} of {len(living)} killed, {share:.1f} in 100; "
        f"{len(drawn) - len(living)} more change nothing"
    )
    sys.exit(share < LEAST_IN_100)


if __name__ == "__main__":
    main()
