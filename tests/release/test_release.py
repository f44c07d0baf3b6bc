"""What schools download: the same bytes wherever it is made, and nothing that isn't theirs."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from widget import release
from widget.build import ROOT, VERSION

WRITE = """
import os, sys
from pathlib import Path
from widget import release

os.umask(0o077)
release.write(Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a release."""
    folder = tmp_path_factory.mktemp("release") / "here"
    release.write(folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_it_is_the_same_in_another_folder_time_zone_and_umask(
    released: Path, tmp_path: Path
) -> None:
    there = tmp_path / "somewhere else"
    environment = {**os.environ, "TZ": "Pacific/Kiritimati"}
    command = [sys.executable, "-c", WRITE, str(there)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert contents(there) == contents(released)


def test_there_is_one_for_each_kind_of_site_and_the_sums_are_right(released: Path) -> None:
    name = f"klucznik-{VERSION}"
    made = contents(released)
    assert set(made) == {
        f"{name}.zip", f"klucznik-wordpress-{VERSION}.zip",
        f"{name}-pl.html", f"{name}-uk.html", f"{name}-en.html",
        f"{name}-py3-none-any.whl", f"{name}-parts.zip", f"{name}.cdx.json", "SHA256SUMS",
    }  # fmt: skip
    lines = (line.split() for line in made["SHA256SUMS"].decode().splitlines())
    assert {name: digest for digest, name in lines} == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in made.items()
        if name != "SHA256SUMS"
    }


def test_a_school_gets_no_demo_and_no_invented_school(released: Path) -> None:
    with zipfile.ZipFile(released / f"klucznik-{VERSION}.zip") as archive:
        names = archive.namelist()
        assert "klucznik/.htaccess" in names
        assert "klucznik/ulotka/duza/index.html" in names
        assert json.loads(archive.read("klucznik/school.json")) == {}
        assert "klucznik/en/konfigurator/index.html" in names
        for entry in names:
            assert not entry.startswith(("klucznik/demo", "klucznik/schools"))
            is_example = entry == "klucznik/konfigurator/school.json"
            assert (b"Zalipk" in archive.read(entry)) == is_example


def test_the_bill_of_materials_names_what_is_bundled_and_no_time(released: Path) -> None:
    bill = json.loads((released / f"klucznik-{VERSION}.cdx.json").read_text(encoding="utf-8"))
    named = {each["name"] for each in bill["components"]}
    assert {"@pyscript/core", "@micropython/micropython-webassembly-pyscript", "musl"} <= named
    assert "serialNumber" not in bill
    assert "timestamp" not in bill["metadata"]
    assert bill["metadata"]["component"]["version"] == VERSION
