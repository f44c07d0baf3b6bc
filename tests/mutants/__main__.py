"""Draws mutants by a seed, runs the fast tests of their modules, prints which survived.

table.toml says which tests a module has, and which mutants change nothing. SEED=7 draws the same
ones again, ALL=1 takes all.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.breaks import PROGRAM, Mutant, mutants_of, source_of

ROOT = PROGRAM.parents[1]
TABLE = tomllib.loads(Path(__file__).with_name("table.toml").read_text(encoding="utf-8"))
TESTS: dict[str, list[str]] = TABLE["tests"]
EQUIVALENT = {(each["before"], each["after"]) for each in TABLE["equivalent"]}

DRAWN = 300
LEAST_IN_100 = 90
PROCESSES = 2
PATIENCE = 60
"""Seconds; the tests take a few, so that whatever takes longer never ends."""

# MicroPython would be broken alike, and takes its time to start.
PYTEST = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider",
          "--hypothesis-profile=mutants", "-k", "not micropython and not interpreters"]  # fmt: skip


def is_noticed(mutant: Mutant, folder: Path) -> bool:
    """Tell whether the tests of a mutant's module fail with it, in a copy of the package."""
    file = folder / f"klucznik/{mutant.module}.py"
    file.write_text(mutant.after, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    tests = [ROOT / "tests/py" / name for name in TESTS[mutant.module]]
    run = subprocess.Popen([*PYTEST, *tests], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        return run.wait(PATIENCE) != 0
    except subprocess.TimeoutExpired:
        run.kill()
        return True
    finally:
        file.write_text(mutant.before, encoding="utf-8")


def run_all(mutants: list[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Run the tests against each mutant, some at a time; yield whether they noticed it."""
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(PROCESSES) as pool:
        folders: SimpleQueue[Path] = SimpleQueue()
        for number in range(PROCESSES):
            folders.put(Path(temporary, str(number)))
            shutil.copytree(PROGRAM, Path(temporary, str(number), "klucznik"))

        def run(mutant: Mutant) -> bool:
            folder = folders.get()
            try:
                return is_noticed(mutant, folder)
            finally:
                folders.put(folder)

        yield from zip(mutants, pool.map(run, mutants), strict=True)


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
    print(f"{len(drawn)} of {len(mutants)} mutants, SEED={seed}")
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
