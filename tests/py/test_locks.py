"""What is installed is what was tried: each package by its version and its hashes."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {"build": EXTRAS["build"], "test": EXTRAS["build"] + EXTRAS["test"]}


def locked(name: str) -> dict[str, str]:
    """Return the packages of a lock, each with its hashes."""
    text = (ROOT / f"locks/{name}.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9-]+==[^ ]+)((?:.|\n(?=    ))*)", text, re.MULTILINE)
    return dict(entries)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(name: str) -> None:
    asked = {requirement.lower() for requirement in LOCKS[name]}
    assert asked <= set(locked(name)), "run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_what_the_command_needs(name: str) -> None:
    needed = {re.split("[<>=]", requirement)[0] for requirement in PROJECT["dependencies"]}
    assert len(needed) == 3
    assert needed <= {package.split("==")[0] for package in locked(name)}, "run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_each_package_has_its_hashes_and_no_address(name: str) -> None:
    for package, rest in locked(name).items():
        assert "--hash=sha256:" in rest, package
        assert "://" not in rest, package
