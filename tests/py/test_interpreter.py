"""The division of MicroPython has tests of its own, in the language that it is written in."""

import subprocess
from pathlib import Path

from tests.py.interpreters import node

TESTS = Path(__file__).parents[1] / "interpreter"


def test_the_interpreter_is_divided_as_its_own_tests_say() -> None:
    tests = sorted(TESTS.glob("*.test.mjs"))
    assert tests
    run = subprocess.run(
        [node(), "--test", "--test-reporter=spec", *tests],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout
