"""`make profile`: which functions of MicroPython the panel runs, in all that readers do with it.

Builds the panel with an interpreter that tells so, runs those walks through it, and writes
the numbers of the functions to widget/interpreter/ran.json, from which the next build divides
the interpreter; they are those of one binary, whose hash stands with them. A function that is
missed there is not lost: it comes with the second file. In the interpreter that tells, the data
of the second file are rubbish: that every test passes shows that none of these functions needs
them.
"""

import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path

import pytest

from tests.py.interpreters import MICROPYTHON
from widget.build import WIDGET, BuildError, build

RAN = WIDGET / "interpreter/ran.json"
WALKS = ("face", "fuzz", "guide", "languages", "logins", "paper", "school", "search", "views")
"""The browser tests of what readers do; the others break things."""
VISIT = "tests/browser/test_interpreter.py::test_an_ordinary_visit_needs_the_first_file_only"
OTHERS = ("second_file", "within_its_bytes")
"""In the names of tests that are about the division itself, and about what is shipped."""


def main() -> None:
    """Take the profile."""
    with tempfile.TemporaryDirectory() as made:
        collected = Path(made, "ran.txt")
        os.environ["KLUCZNIK_PROFILE"] = str(collected)
        try:
            build(interpreter="counted")
        except BuildError as error:
            sys.exit(f"{error} The profile stays as it was.")
        tests = [f"tests/browser/test_{each}.py" for each in WALKS] + [
            "tests/embed/test_demo.py",
            VISIT,
        ]
        others = f"not ({' or '.join(OTHERS)})"
        outcome = pytest.main(["-q", "-n", "2", "--engine=chromium", *tests, "-k", others])
        if outcome:
            build()
            sys.exit("Not every test passed: the profile stays as it was.")
        lines = [json.loads(line) for line in collected.read_text(encoding="utf-8").splitlines()]
    start = {number for number, is_ready in lines if not is_ready}
    use = {number for number, _ in lines} - start
    binary = (MICROPYTHON / "micropython.wasm").read_bytes()
    profile = {
        "sha256": hashlib.sha256(binary).hexdigest(),
        "start": sorted(start),
        "use": sorted(use),
    }
    RAN.write_text(json.dumps(profile) + "\n", encoding="utf-8")
    build()
    print(f"{len(start)} functions until Python is ready, {len(use)} more in use")


main()
