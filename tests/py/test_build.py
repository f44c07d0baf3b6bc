"""What the build writes: the same bytes each time, compressed sisters, any language, one school."""

import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path

import brotli
import pytest

from widget import build, cache, python_pack, settings
from widget.pyscript import library
from widget.words import content

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh build."""
    folder = tmp_path_factory.mktemp("build") / "dist"
    build.build(folder)
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_the_same_input_gives_the_same_bytes(
    dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "nothing-kept")
    build.build(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(dist)


def test_what_may_be_cached_for_ever_has_its_hash_in_its_name(dist: Path) -> None:
    names = [file.name for file in (dist / "assets").iterdir()]
    assert len(names) > 10
    for name in names:
        content = (dist / "assets" / re.sub(r"\.(br|gz)$", "", name)).read_bytes()
        assert f"-{hashlib.sha256(content).hexdigest()[:10]}." in name


def test_compressed_sisters_hold_the_same_content(dist: Path) -> None:
    files = [file for file in dist.rglob("*") if file.suffix in {".pack", ".js", ".css", ".wasm"}]
    # The archives of the set-up page are compressed in themselves.
    files = [file for file in files if file.name not in ("shared.pack", "plugin.pack")]
    assert len(files) > 10
    for file in files:
        sister = file.with_name(file.name + ".br")
        assert brotli.decompress(sister.read_bytes()) == file.read_bytes()
        sister = file.with_name(file.name + ".gz")
        assert gzip.decompress(sister.read_bytes()) == file.read_bytes()


def test_what_a_school_edits_has_no_compressed_sister_to_grow_stale(dist: Path) -> None:
    for edited in ("school.json", "schools/sp7.json", "uk/index.html", *settings.files()):
        assert [file.name for file in dist.glob(edited + "*")] == [Path(edited).name]


def test_every_address_in_the_pages_is_relative_and_leads_to_a_file(dist: Path) -> None:
    pages = [dist / "index.html", *(dist / f"{code}/index.html" for code in ("uk", "en"))]
    for page in pages:
        html = page.read_text(encoding="utf-8")
        addresses = re.findall(r'(?:href|src|data-words|data-rest)="([^"#]+)"', html)
        assert len(addresses) > 10
        for address in addresses:
            if address.startswith(("https://portal.librus.pl/", "mailto:")):
                continue
            assert not re.match(r"[a-z]+:|/", address)
            assert (page.parent / address).exists(), address


def test_a_new_language_is_one_new_file(tmp_path: Path) -> None:
    words = Path(shutil.copytree(content.CONTENT, tmp_path / "content"))
    polish = (words / "pl.toml").read_text(encoding="utf-8")
    invented = polish.replace('code = "pl"', 'code = "xx"').replace('"Polski"', '"Zmyślony"')
    (words / "xx.toml").write_text(invented, encoding="utf-8")
    build.build(tmp_path / "dist", words)
    html = (tmp_path / "dist/xx/index.html").read_text(encoding="utf-8")
    assert '<html lang="xx"' in html
    for page in ("index.html", "uk/index.html", "xx/index.html"):
        assert "Zmyślony" in (tmp_path / "dist" / page).read_text(encoding="utf-8")


def test_the_schools_data_can_be_built_into_the_pages(tmp_path: Path) -> None:
    file = tmp_path / "school.json"
    data = {"name": "SP <7>", "office": {"phone": "00 700 70 07"}, "hide": ["aplikacja"]}
    file.write_text(json.dumps(data), encoding="utf-8")
    build.build(tmp_path / "dist", school_file=file)
    html = (tmp_path / "dist/index.html").read_text(encoding="utf-8")
    assert "SP &lt;7&gt;" in html
    assert 'href="tel:007007007"' in html
    assert re.search(r'<article id="aplikacja"[^>]* hidden>', html)
    assert json.loads((tmp_path / "dist/school.json").read_text(encoding="utf-8")) == data


def test_python_that_micropython_cannot_compile_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "odd.py").write_text("def odd(:", encoding="utf-8")
    monkeypatch.setattr(python_pack, "PROGRAM", tmp_path)
    with pytest.raises(SyntaxError, match=r"klucznik/odd\.py"):
        python_pack.pack({})


def test_a_pyscript_of_another_shape_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = library.PACKAGED.read_text(encoding="utf-8")
    other = tmp_path / "pyscript.js"
    other.write_text(text.replace("from pyscript.fetch import", "from fetch import"), "utf-8")
    monkeypatch.setattr(library, "PACKAGED", other)
    with pytest.raises(ValueError, match=r"imports pyscript\.fetch 0 times"):
        library.library()


def test_a_tool_that_is_missing_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "kept")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(build.BuildError, match="Node is missing"):
        build.build(tmp_path / "dist")
    (tmp_path / "package-lock.json").touch()
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    monkeypatch.setattr(build, "ROOT", tmp_path)
    with pytest.raises(build.BuildError, match="a link to a folder elsewhere"):
        build.build(tmp_path / "dist")


def test_a_script_that_cannot_be_bundled_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for file in (ROOT / "widget/page").glob("*.js"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "start.js").write_text("const = 1;", encoding="utf-8")
    monkeypatch.setattr(build, "PAGE", tmp_path)
    with pytest.raises(build.BuildError, match="esbuild failed, and says why above"):
        build.build(tmp_path / "dist")
    assert "start.js" in capfd.readouterr().err


# What a reader pays for, in bytes (brotli). A change that needs more has to say so here.
BUDGETS = {
    "klucznik.js": 900,
    "panel.js": 2_000,
    "steps.js": 300,
    "index.html": 14_600,
    "assets/start-*.js": 1_770,
    "assets/pyscript-*.js": 9_000,
    "assets/micropython-*.js": 7_800,
    "assets/drawings-*.svg": 4_000,
    "assets/micropython-??????????.wasm": 68_500,
    "assets/micropython-*.rest.wasm": 105_000,
    "assets/python-pl-*.pack": 36_600,
}


def size(html: bytes) -> int:
    return len(brotli.compress(html, quality=11))


# The first answer of a server is 14.6 kB. Of the Ukrainian page, whose letters take two bytes, the
# last kilobyte comes a round trip later; it holds the help at the end of the list. The hashes in
# the names of files make some twenty bytes more or less.
FIRST_ANSWER = {"": 14_600, "en/": 14_600, "uk/": 15_860}


@pytest.mark.parametrize("home", FIRST_ANSWER)
def test_a_page_and_its_styles_come_with_the_first_answer_of_a_server(
    dist: Path, home: str
) -> None:
    assert size((dist / home / "index.html").read_bytes()) <= FIRST_ANSWER[home]


@pytest.mark.parametrize("pattern", BUDGETS)
def test_no_part_grows_unnoticed(dist: Path, pattern: str) -> None:
    (file,) = dist.glob(pattern)
    assert size(file.read_bytes()) <= BUDGETS[pattern]
