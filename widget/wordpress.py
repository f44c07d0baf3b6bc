"""The plugin for WordPress: the finished panel, and what brings it onto a school's site.

Its PHP lies in embed/wordpress/ as it is; what it says of the panel's version, words and rules
is told to it here.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polib
from klucznik import site
from klucznik.school_file import LONGEST_FILE

PLUGIN = Path(__file__).parents[1] / "embed/wordpress"
FOLDER = "klucznik/"
"""The plugin's folder: WordPress knows it by this name when it is updated."""
PANEL = FOLDER + "panel/"
WORDS = (
    "language.name",
    "page.title",
    "office.name-unknown",
    "office.unknown",
    "paper.phone",
    "paper.email",
    "paper.address",
)
"""The words of the panel that PHP says, too."""
NOT_TAKEN = (".gz", "_headers", ".conf", "web.config", "/school.json")
"""Ends of names: what WordPress' directory of plugins refuses, what other servers want, and the
data, which PHP puts into the pages."""
NOT_FOR_SET_UP = (".gz", ".pack.br", "/shared.pack", "/plugin.pack", "/school.json",
                  "/school.json.br")  # fmt: skip
"""Ends of names of the set-up page's files that are of no use there: what it makes sites and this
plugin from."""

INDEX = """<?php
$klucznik_folder = __DIR__;
require dirname( __DIR__, {levels} ) . '/page.php';
"""
"""What a server runs when somebody asks for a folder of the panel."""


def files(
    material: Mapping[str, Any], panel: list[tuple[str, bytes]], set_up: list[tuple[str, bytes]]
) -> Iterator[tuple[str, bytes]]:
    """Give the files of the plugin, by their paths in its ZIP.

    Args:
        material: what pages are made from (see klucznik.site).
        panel: the files of a site of no school, by their paths.
        set_up: the files of the set-up page, by their paths beside the panel.

    """
    for file in sorted(PLUGIN.rglob("*")):
        path = FOLDER + file.relative_to(PLUGIN).as_posix()
        if file.suffix == ".po":
            yield path.removesuffix(".po") + ".mo", polib.pofile(str(file)).to_binary()
        elif file.is_file():
            text = file.read_text(encoding="utf-8")
            yield path, text.replace("{{version}}", material["version"]).encode()
    yield FOLDER + "from-panel.json", json.dumps(_told(material), ensure_ascii=False).encode()
    folders = [folder for code in material["languages"] for folder in site.folders_of(code)]
    ours = {folder + "index.html" for folder in folders}
    for path, content in panel:
        if path in ours:
            place = PANEL + path.removesuffix("index.html")
            index = INDEX.format(levels=path.count("/") + 1)
            yield place + "index.php", index.encode()
            yield place + "page.html", content
        elif path == ".htaccess":
            settings = content.replace(b"DirectoryIndex index.html", b"DirectoryIndex index.php")
            yield PANEL + "htaccess.txt", settings
        elif not ("/" + path).endswith(NOT_TAKEN):
            yield PANEL + path, content
    for path, content in set_up:
        if not path.endswith(NOT_FOR_SET_UP):
            yield PANEL + path, content


def _told(material: Mapping[str, Any]) -> dict[str, object]:
    """Return what the plugin's from_panel() tells."""
    words = {
        code: {key: material["words"][code][key] for key in WORDS} for code in material["languages"]
    }
    return {"longest_file": LONGEST_FILE, "words": words}
