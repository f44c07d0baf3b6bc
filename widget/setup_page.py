"""Builds the set-up page, /konfigurator/ and /en/konfigurator/, from embed/konfigurator.

All that it needs besides the panel lies in its own folder, so that no reader loads it, and no
school's site holds it. One of its archives has the files that all schools share, the other is the
plugin for WordPress.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from klucznik import site
from klucznik.command.archive import zipped
from klucznik.command.pages import qr_code
from klucznik.guide import Guide
from klucznik.html import icon
from klucznik.setup import paste, views
from klucznik.setup.draft import Draft
from klucznik.setup.words import all_words

from widget import python_pack, shared, wordpress
from widget.assets import Dist, fingerprint
from widget.words import content

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "embed/konfigurator"
EXAMPLE = ROOT / "embed/sp7.json"
FOLDER = "konfigurator/"
LANGUAGES = ("pl", "en")
# No ending of archives: servers deny those. No compressed sisters, and so not in assets/, where
# lighttpd takes them for granted.
SHARED_BY_ALL = FOLDER + "shared.pack"
PLUGIN = FOLDER + "plugin.pack"
PACKAGES = ("fflate", "uqr")
"""The packages of npm that are in its script."""
WITHOUT_HASH = ("klucznik.js", "panel.js", "steps.js", "worker.js")
"""Files whose names stay when their content changes: those of an older release may lie there."""


def write(dist: Dist, material: Mapping[str, Any], made: dict[str, bytes]) -> None:
    """Write the page in its languages, and all that it needs, into dist/, which is finished.

    Args:
        dist: with everything else in it.
        material: what pages are made from (see klucznik.site).
        made: the interpreter in one piece ("micropython.js", "micropython.wasm"), the page's
            "styles.css", "without.css" and "script.js".

    Raises:
        content.ContentError: its words are wrong.

    """
    languages = _languages(material)
    words = {code: _words(code) for code in languages}
    uploaded = shared.files(dist.folder)
    names = {
        "glue": ("micropython.js", made["micropython.js"]),
        "wasm": ("micropython.wasm", made["micropython.wasm"]),
        "styles": ("konfigurator.css", made["styles.css"]),
        "without": ("without.css", made["without.css"]),
        "script": ("konfigurator.js", made["script.js"]),
        "pack": ("konfigurator.pack", _pack(dist, material, words)),
    }
    paths = {
        name: dist.add_asset(file, content, folder=FOLDER)
        for name, (file, content) in names.items()
    }
    paths |= {"shared": SHARED_BY_ALL, "plugin": PLUGIN}
    dist.write_plain(SHARED_BY_ALL, zipped((site.UNPACKED + path, file) for path, file in uploaded))
    paths["example"] = dist.write(FOLDER + "school.json", _example())
    dist.write(FOLDER + "LICENSES.txt", licences().encode())
    for code in languages:
        home = site.home_of(code)
        up = "../" * (home.count("/") + 1)
        html = _page(code, up, material, words[code], paths)
        dist.write(f"{home}{FOLDER}index.html", html.encode())
    pages = [(path, text.encode()) for path, text in site.files(dict(material), "{}", qr_code)]
    plugin = wordpress.files(material, [*uploaded, *pages], files(dist.folder))
    dist.write_plain(PLUGIN, zipped(plugin))


def files(dist: Path) -> list[tuple[str, bytes]]:
    """Return the files of the page, by their paths in dist/."""
    folders = [dist / site.home_of(code) / FOLDER for code in LANGUAGES]
    found = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    return [(file.relative_to(dist).as_posix(), file.read_bytes()) for file in found]


def packages() -> list[dict[str, str]]:
    """Return the packages of npm in its script: "name", "version", "license"."""
    described = [
        json.loads((_folder(name) / "package.json").read_text(encoding="utf-8"))
        for name in PACKAGES
    ]
    return [{key: each[key] for key in ("name", "version", "license")} for each in described]


def licences() -> str:
    """Return the licences of the packages in its script; those of Python are the panel's."""
    texts = [
        f"{each['name']} {each['version']}\n\n"
        + (_folder(each["name"]) / "LICENSE").read_text(encoding="utf-8")
        for each in packages()
    ]
    return f"\n{'-' * 80}\n\n".join(texts)


def _languages(material: Mapping[str, Any]) -> list[str]:
    return [code for code in LANGUAGES if code in material["languages"]]


def _folder(package: str) -> Path:
    return ROOT / "node_modules" / package


def _words(language: str) -> dict[str, str]:
    """Return the page's own words; each language has the same keys.

    Raises:
        content.ContentError: naming the keys that one language has and the other hasn't.

    """
    own, other = (content.plain_words(SOURCES / f"{code}.toml") for code in (language, "pl"))
    if odd := sorted(own.keys() ^ other.keys()):
        raise content.ContentError(
            f"{language}.toml and pl.toml of the set-up page differ in {', '.join(odd)}: "
            "add the text, or remove it from the other"
        )
    return own


def _pack(dist: Dist, material: Mapping[str, Any], words: dict[str, dict[str, str]]) -> bytes:
    """Return the Python of the page with what it reads."""
    prints = {name: fingerprint((dist.folder / name).read_bytes()) for name in WITHOUT_HASH}
    data = {site.MATERIAL: material, "prints.json": prints}
    data |= {f"setup-{code}.json": own for code, own in words.items()}
    return python_pack.setup_pack({name: python_pack.to_json(each) for name, each in data.items()})


def _example() -> bytes:
    """Return a school.json to start from by hand: that of the demo, as it lies beside a panel."""
    text = EXAMPLE.read_text(encoding="utf-8")
    return text.replace('"../school.schema.json"', '"school.schema.json"').encode()


def _page(
    code: str, up: str, material: Mapping[str, Any], own: dict[str, str], paths: dict[str, str]
) -> str:
    words = all_words(material, own, code)
    guide = Guide(material["guide"])
    draft = Draft(guide.procedure_ids(), material["languages"])
    values = {key.replace(".", "_").replace("-", "_"): html for key, html in words.items()}
    values |= {name: up + material["assets"][name] for name in ("icon", "pyscript")}
    values |= {name: up + path for name, path in paths.items()}
    values |= {
        "code": code,
        "home": up,
        "panel_home": site.home_of(code),
        "links": "".join(_link(each, code, up, material) for each in _languages(material)),
        "lock": icon("lock"),
        "icons": material["icons"],
        "form": views.form(draft, guide, words),
        "pages": views.pages(draft, words),
        "sites": views.ways(words),
        "button": paste.BUTTON,
    }
    return site.filled((SOURCES / "page.html").read_text(encoding="utf-8"), values)


def _link(language: str, current: str, up: str, material: Mapping[str, Any]) -> str:
    mark = ' aria-current="true"' if language == current else ""
    return (
        f'<a href="{up}{site.home_of(language)}{FOLDER}" lang="{language}" '
        f'hreflang="{language}"{mark}>{material["words"][language]["language.name"]}</a>'
    )
