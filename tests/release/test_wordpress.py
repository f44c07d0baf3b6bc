"""The plugin for WordPress: what its ZIP holds, and that all it says is said in Polish, too."""

import json
import re
import subprocess
from pathlib import Path

import polib
import pytest
from klucznik.school_file import LONGEST_FILE

from tests import install
from tests.archives import unzipped
from widget import setup_page
from widget.build import VERSION
from widget.wordpress import PLUGIN

SENTENCE = re.compile(r"(?:__|_e)\( '((?:[^'\\]|\\.)*)', 'klucznik' \)")
IN_CONTEXT = re.compile(r"_x\( '([^']*)', '([^']*)', 'klucznik' \)")


@pytest.fixture(scope="module")
def plugin(dist: Path) -> dict[str, bytes]:
    """Return the files of the plugin, by their paths."""
    return unzipped((dist / setup_page.PLUGIN).read_bytes())


def test_it_unpacks_to_one_folder_without_what_the_directory_of_plugins_refuses(
    plugin: dict[str, bytes],
) -> None:
    for path in plugin:
        folder, *parts = path.split("/")
        assert folder == "klucznik"
        assert not any(part.startswith((".", "_")) for part in parts), path
        assert Path(path).suffix not in {".gz", ".tar", ".zip", ".po", ".conf", ".config"}, path


def test_each_page_of_the_panel_comes_by_php(plugin: dict[str, bytes]) -> None:
    folders = [path.removesuffix("page.html") for path in plugin if path.endswith("/page.html")]
    assert len(folders) == 9
    pages = [path for path in plugin if path.endswith("/index.html")]
    assert {Path(page).parent.name for page in pages} == {"konfigurator"}
    for folder in folders:
        index = plugin[folder + "index.php"].decode()
        levels = int(index.split("dirname( __DIR__, ")[1].split(" ")[0])
        assert folder.rstrip("/").split("/")[:-levels] == ["klucznik"]


@pytest.mark.parametrize("code", ["pl", "uk", "en"])
def test_php_finds_in_each_page_where_the_school_belongs(
    plugin: dict[str, bytes], code: str
) -> None:
    told = json.loads(plugin["klucznik/from-panel.json"])
    assert told["longest_file"] == LONGEST_FILE
    words = told["words"][code]
    home = "klucznik/panel/" + ("" if code == "pl" else f"{code}/")
    page = plugin[f"{home}page.html"].decode()
    assert page.count('<script type="application/json" id="school-data">{}<') == 1
    assert page.count('<p class="contact"></p>') == 1
    assert f'<html lang="{code}"' in page
    name, unknown = words["office.name-unknown"], words["office.unknown"]
    assert page.count(f"<h3>{name}</h3><p>{unknown}</p>") == 1
    for size in ("", "duza/"):
        leaflet = plugin[f"{home}ulotka/{size}page.html"].decode()
        assert leaflet.count(f"<h2>{name}</h2><p>{unknown}</p>") == 1


def test_it_bears_the_version_of_the_panel(plugin: dict[str, bytes]) -> None:
    head = plugin["klucznik/klucznik.php"].decode()
    readme = plugin["klucznik/readme.txt"].decode()
    assert f" * Version: {VERSION}\n" in head
    assert f"const VERSION = '{VERSION}';" in head
    assert f"Stable tag: {VERSION}\n" in readme
    for field in ("Requires at least: 6.1", "Requires PHP: 7.4"):
        assert field in head
        assert field in readme


def test_all_that_it_says_is_said_in_polish(plugin: dict[str, bytes]) -> None:
    said: set[tuple[str | None, str]] = set()
    for path, content in plugin.items():
        if path.count("/") == 1 and path.endswith(".php"):
            said |= {(None, text) for text in SENTENCE.findall(content.decode())}
            said |= {(context, text) for text, context in IN_CONTEXT.findall(content.decode())}
    (description,) = re.findall(r"Description: (.*)", plugin["klucznik/klucznik.php"].decode())
    said.add((None, description))
    block = json.loads(plugin["klucznik/block/block.json"])
    said |= {(f"block {field}", block[field]) for field in ("title", "description")}
    said |= {("block keyword", word) for word in block["keywords"]}
    (file,) = PLUGIN.glob("languages/*-pl_PL.po")
    translated = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(file)) if entry.msgstr}
    assert translated == said


def test_php_can_read_all_of_it(plugin: dict[str, bytes], tmp_path: Path) -> None:
    php = install.find("wordpress")
    if not php:
        pytest.skip(install.how_to_get("wordpress"))
    for path, content in plugin.items():
        if path.endswith(".php"):
            file = tmp_path / "file.php"
            file.write_bytes(content)
            read = subprocess.run([php, "-l", file], capture_output=True, text=True, check=False)
            assert read.returncode == 0, path + read.stdout
