"""What is written in JavaScript and needs no browser has tests of its own, in that language."""

import subprocess
from pathlib import Path

import pytest

from tests.py.interpreters import node

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", ["interpreter", "embed"])
def test_the_scripts_do_what_their_own_tests_say(folder: str) -> None:
    tests = sorted((TESTS / folder).glob("*.test.mjs"))
    assert tests
    run = subprocess.run(
        [node(), "--test", "--test-reporter=spec", *tests],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout
