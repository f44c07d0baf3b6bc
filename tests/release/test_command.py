"""Whoever looks after a school's site makes it from the school's data with one command."""

import json
import re
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from klucznik.command import app, pages, school_json, serving
from klucznik.command.archive import Panel

from tests.archives import unzipped
from widget import build, shared
from widget.build import VERSION

SCHOOL = {"name": "SP <7>", "panel": "https://sp7.example/", "office": {"phone": "227007007"}}
FAULTY = """{
  "name": "SP 7",
  "office": {
    "phone": 5,
    "hours": { "mon": ["7:30-15:30",
      "late"] }
  },
  "closed": [["a"], {"b": 1}, "]"],
  "color": "red"
}
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(archive: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command, and returns its exit code and what it says."""

    def run_it(*words: object, is_panel_named: bool = True) -> tuple[int, str, str]:
        named = ["--panel", str(archive)] if is_panel_named else []
        with pytest.raises(SystemExit) as end:
            app.main([*map(str, words), *named])
        said = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return end.value.code, said.out, said.err

    return run_it


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Return a school's data without a fault."""
    file = tmp_path / "szkola.json"
    file.write_text(json.dumps(SCHOOL), encoding="utf-8")
    return file


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Return a school's data with faults."""
    file = tmp_path / "faulty.json"
    file.write_text(FAULTY, encoding="utf-8")
    return file


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_it_says_its_version() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "klucznik", "--version"], capture_output=True, text=True, check=True
    )
    assert said.stdout == VERSION + "\n"


def test_help_names_every_command_and_how_the_shell_learns_them(run: Run) -> None:
    code, said, _ = run("--help", is_panel_named=False)
    assert code == 0
    for name in ("check", "site", "file", "leaflet", "city", "serve", "--install-completion"):
        assert re.search(rf"^\W*{name}\b", said, re.MULTILINE), name


def test_every_fault_is_named_with_its_line_its_path_and_a_mend(run: Run, faulty: Path) -> None:
    code, said, _ = run("check", faulty)
    assert code == 1
    lines = said.splitlines()
    assert [re.match(r".*faulty\.json:(\d+): ([^:]+): \S", line).groups() for line in lines] == [  # type: ignore[union-attr]
        ("4", "office.phone"),
        ("6", "office.hours.mon[1]"),
        ("8", "closed"),
        ("9", "color"),
    ]
    assert "Write a text of at most 200 letters." in lines[0]


def test_machines_are_told_the_same_faults(run: Run, faulty: Path) -> None:
    code, said, _ = run("check", faulty, "--json")
    assert code == 1
    first = json.loads(said)["faults"][0]
    assert first["line"] == 4
    assert first["path"] == "office.phone"
    assert set(first) == {"line", "path", "problem", "mend"}


def test_data_without_faults_are_said_to_be_so(run: Run, school: Path) -> None:
    assert run("check", school)[:2] == (0, f"{school}: no faults.\n")


def test_each_value_has_its_line_however_it_is_written() -> None:
    text = '{"a"\n:\n[1, {"b": "\\"}],{",\n"c":[]}, [\n2]], "e.f": null}'
    assert school_json.lines_of(text) == {
        "": 1,
        "a": 1,
        "a[0]": 3,
        "a[1]": 3,
        "a[1].b": 3,
        "a[1].c": 4,
        "a[2]": 4,
        "a[2][0]": 5,
        "e.f": 5,
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "missing.json"], "missing.json can't be read"),
        (["check", "broken.json"], "broken.json:2: this is not JSON at character 9"),
        (["check", "folder"], "folder can't be read"),
        (["chek"], 'Unknown command "chek"'),
        (["check"], "requires an argument"),
        (["site", "good.json", "-o", "broken.json"], "broken.json"),
        (["file", "good.json", "-o", "panel.html", "--lang", "xx"], "name one of pl, en, uk"),
        (["serve", "missing"], "missing is no folder"),
        (["check", "good.json", "--panel", "broken.json"], "broken.json is no finished panel"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.json").write_text("{}", encoding="utf-8")
    (tmp_path / "broken.json").write_text('{\n"name": oops}', encoding="utf-8")
    code, out, error = run(*words, is_panel_named="--panel" not in words)
    assert (code, out) == (2, "")
    assert error.startswith("klucznik: ")
    assert error.count("\n") == 1
    assert said in error


def test_without_a_finished_panel_it_says_where_to_get_one(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("klucznik.command.archive.PACKAGED", tmp_path / "none.zip")
    code, _, error = run("check", school, is_panel_named=False)
    assert code == 2
    assert "install the wheel" in error


def test_a_schools_site_has_the_bytes_of_its_own_build(
    run: Run, school: Path, tmp_path: Path
) -> None:
    code, _, _ = run("site", school, "--output", tmp_path / "made")
    assert code == 0
    build.build(tmp_path / "built", school_file=school)
    built, made = files(tmp_path / "built"), files(tmp_path / "made")
    assert {path for path in made if made[path] != built.get(path)} == set()
    left_out = {path for path in built if path not in made}
    assert {path for path in left_out if not path.startswith(shared.NOT_UPLOADED)} == {
        "site.json", "site.json.br", "site.json.gz",
    }  # fmt: skip
    assert ".htaccess" in made
    assert "SP &lt;7&gt;" in made["uk/index.html"].decode()


def test_a_site_that_is_there_is_written_only_where_it_changes(
    run: Run, school: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    run("site", school, "-o", folder)
    school.write_text(json.dumps({**SCHOOL, "name": "SP 8"}), encoding="utf-8")
    _, said, _ = run("site", school, "-o", folder, "--json")
    assert json.loads(said) == {"output": str(folder), "written": 1 + 3 * 3}


def test_a_site_can_be_one_zip_the_same_each_time(run: Run, school: Path, tmp_path: Path) -> None:
    run("site", school, "-o", tmp_path / "made")
    for name in ("one.zip", "two"):
        assert run("site", school, "--zip", "-o", tmp_path / name)[0] == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    found = unzipped((tmp_path / "one.zip").read_bytes())
    # Unpacked beside the school's own pages, it touches none of them.
    assert found == {"klucznik/" + name: each for name, each in files(tmp_path / "made").items()}


def test_faults_of_the_data_stop_no_site(run: Run, faulty: Path, tmp_path: Path) -> None:
    code, _, error = run("site", faulty, "-o", tmp_path / "made")
    assert code == 0
    assert "faulty.json:4: office.phone" in error
    assert (tmp_path / "made/index.html").exists()


def test_leaflets_are_pages_that_ask_for_nothing(
    run: Run, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "browser", lambda: None)
    code, _, error = run("leaflet", school, "-o", tmp_path / "out")
    assert code == 0
    assert "No PDF was made" in error
    assert sorted(files(tmp_path / "out")) == [f"ulotka-{code}.html" for code in ("en", "pl", "uk")]
    for html in files(tmp_path / "out").values():
        assert b"SP &lt;7&gt;" in html
        assert b"<path stroke" in html
        assert not re.search(rb'(?:src|href)="(?!data:|#|https://sp7)', html)


def test_a_leaflet_is_printed_where_there_is_a_chromium(
    run: Run, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = tmp_path / "chromium"
    printer.write_text(
        "#!/bin/sh\nfor word; do case $word in --print-to-pdf=*) "
        'echo %PDF > "${word#--print-to-pdf=}";; esac; done\n'
    )
    printer.chmod(0o755)
    monkeypatch.setenv("KLUCZNIK_CHROMIUM", str(printer))
    assert run("leaflet", school, "-o", tmp_path / "out")[0] == 0
    assert (tmp_path / "out/ulotka-pl.pdf").read_text() == "%PDF\n"


def test_a_site_is_served_with_the_types_that_browsers_insist_on(
    panel: Panel, tmp_path: Path
) -> None:
    pages.write(tmp_path, pages.site_of(panel, "{}"))
    types: dict[str, Any] = {}
    with serving.server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for path in ("", *(f"assets/{file.name}" for file in (tmp_path / "assets").iterdir())):
            address = f"http://127.0.0.1:{server.server_port}/{path}"
            with urllib.request.urlopen(address) as answer:
                types[Path(path).suffix] = answer.headers["Content-Type"]
        server.shutdown()
    assert types[""] == "text/html; charset=utf-8"
    assert types[".js"] == "text/javascript; charset=utf-8"
    assert types[".wasm"] == "application/wasm"
    assert types[".pack"] == "application/x-tar"
