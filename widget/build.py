"""Builds dist/: the panel in every language, the loader and the demo pages.

Each part comes from the module that knows it; here they are put together and given their
addresses, all relative, so that dist/ may lie in any folder of any site.
"""

import shutil
import subprocess
import tempfile
from html import unescape
from pathlib import Path
from string import Template

from klucznik import guide as program
from klucznik import views

from widget import content, python_pack
from widget.assets import Dist, fingerprint

ROOT = Path(__file__).parents[1]
WIDGET = ROOT / "widget"
EMBED = ROOT / "embed"


def build(folder: Path = ROOT / "dist") -> None:
    """Write everything that a school uploads into a folder, which is emptied first.

    Raises:
        content.ContentError: the words or the structure are wrong.
        subprocess.CalledProcessError: the JavaScript or CSS could not be bundled.

    """
    shutil.rmtree(folder, ignore_errors=True)
    dist = Dist(folder)
    assets = _shared_assets(dist)
    guide = content.load_guide()
    for language in content.languages():
        _panel(dist, guide, language, assets)
    dist.write("klucznik.js", _esbuild(EMBED / "klucznik.js"))
    for file in sorted((EMBED / "demo").rglob("*")):
        if file.is_file():
            dist.write(f"demo/{file.relative_to(EMBED / 'demo')}", file.read_bytes())


def _shared_assets(dist: Dist) -> dict[str, str]:
    """Write what all languages share; return the paths by their names in page.html."""
    with tempfile.TemporaryDirectory() as made:
        _node(WIDGET / "pyscript/bundle.mjs", made)
        pyscript, glue, wasm, notices = (
            Path(made, name).read_bytes()
            for name in ("pyscript.js", "micropython.mjs", "micropython.wasm", "LICENSES.txt")
        )
    dist.write("LICENSES.txt", notices)
    # PyScript finds the .wasm by the name of the .mjs: one hash for the pair.
    pair = fingerprint(glue, wasm)
    return {
        "pyscript": dist.add_asset("pyscript.js", pyscript),
        "glue": dist.add_asset("micropython.mjs", glue, pair),
        "wasm": dist.add_asset("micropython.wasm", wasm, pair),
        "start": dist.add_asset("start.js", _esbuild(WIDGET / "start.js")),
        "styles": dist.add_asset("styles.css", _esbuild(WIDGET / "styles.css")),
        "noscript": dist.add_asset("noscript.css", _esbuild(WIDGET / "noscript.css")),
        "icon": dist.add_asset("icon.svg", (WIDGET / "icon.svg").read_bytes()),
    }


def _panel(dist: Dist, guide: content.Guide, language: str, assets: dict[str, str]) -> None:
    """Write the standalone page of one language, with its Python."""
    words = content.load_words(guide, language)
    structure = guide.model_dump()
    pack = dist.add_asset(f"python-{language}.tar", python_pack.pack(structure, words))
    home = content.folder_of(language)
    up = "../" * home.count("/")
    page = Template((WIDGET / "page.html").read_text(encoding="utf-8")).substitute(
        {name: up + path for name, path in {**assets, "pack": pack}.items()},
        **{key: words[f"page.{key}"] for key in ("title", "brand", "description", "privacy")},
        unofficial=words["page.unofficial"],
        code=unescape(words["language.code"]),
        main=views.main(program.Guide(structure), words),
    )
    dist.write(f"{home}index.html", page.encode())


def _esbuild(entry: Path) -> bytes:
    """Bundle and minify a script or a stylesheet for browsers of the last years."""
    return _node(
        ROOT / "node_modules/esbuild/bin/esbuild",
        entry,
        "--bundle",
        "--minify",
        "--format=esm",
        "--target=es2020,chrome88,firefox79,safari15",
        "--log-level=warning",
    )


def _node(script: Path, *arguments: str | Path) -> bytes:
    command: list[str | Path] = ["node", script, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout
