"""Runs one piece of Python on both interpreters: CPython here, MicroPython in Node.

The modules of klucznik come from the same folder for both. Knows no module by name.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import klucznik

ROOT = Path(__file__).parents[2]
MICROPYTHON = ROOT / "node_modules/@micropython/micropython-webassembly-pyscript"
RUNNER = Path(__file__).with_name("micropython.mjs")
PATIENCE = 120
"""Seconds; a run takes about one."""


def run_on_cpython(source: str, data: object) -> object:
    """Run source, which defines `answer(data)`, on this interpreter; return what it answers."""
    names: dict[str, object] = {}
    exec(source, names)  # the tests' own source
    answer = names["answer"]
    assert callable(answer)
    return json.loads(json.dumps(answer(json.loads(json.dumps(data)))))


def run_on_micropython(source: str, data: object) -> object:
    """Run source, which defines `answer(data)`, on MicroPython; return what it answers.

    Args:
        source: may import the pure modules of klucznik.
        data: anything that JSON can carry; lone surrogates can't.

    Returns:
        The answer, carried back as JSON.

    Raises:
        AssertionError: with MicroPython's traceback, if the source raises.

    """
    package = Path(klucznik.__file__).parent
    modules = {
        str(Path(package.name, path.relative_to(package))): path.read_text(encoding="utf-8")
        for path in package.rglob("*.py")
    }
    # MicroPython's json doesn't join \u surrogate pairs, so the data goes as it is.
    request = {
        "modules": modules,
        "source": source,
        "data": json.dumps(data, ensure_ascii=False),
    }
    run = subprocess.run(
        [node(), RUNNER, MICROPYTHON],
        input=json.dumps(request),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def node() -> str:
    """Return the path of Node: the one beside this Python, else the machine's."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    found = shutil.which("node", path=path)
    assert found, "Node is missing: `make test` installs it"
    return found
