"""Builds dist/: the panel in every language, the loader and the demo pages.

Each part comes from the module that knows it; here they are put together and given their
addresses, all relative, so that dist/ may lie in any folder of any site.
"""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from string import Template

from klucznik import colour, school, site
from klucznik.guide import Guide
from klucznik.school_file import read as read_school
from klucznik.state import State

from widget import python_pack, school_schema
from widget.assets import Dist
from widget.kept_results import kept, kept_bytes
from widget.leaflet import sheet
from widget.words import content

ROOT = Path(__file__).parents[1]
WIDGET = ROOT / "widget"
EMBED = ROOT / "embed"
HOSTING = WIDGET / "hosting"
PAGE = WIDGET / "page"
LEAFLET = WIDGET / "leaflet"


class BuildError(Exception):
    """A tool of the build is missing or has failed; the message says what to do."""


def build(
    folder: Path = ROOT / "dist",
    words: Path = content.CONTENT,
    school_file: Path | None = None,
    interpreter: str = "divided",
) -> None:
    """Write everything that a school uploads into a folder, which is emptied first.

    Args:
        folder: where to.
        words: the folder of guide.toml and the language files.
        school_file: a school.json to build into the pages, so that they hold the school's own
            data without JavaScript, too.
        interpreter: "divided" for MicroPython in two files, "whole" for one, "counted" for one
            that tells which functions run, "smallest" for two, the first as small as can be.

    Raises:
        content.ContentError: the words or the structure are wrong.
        BuildError: the JavaScript or CSS could not be bundled.

    """
    shutil.rmtree(folder, ignore_errors=True)
    dist = Dist(folder)
    assets = _shared_assets(dist, interpreter)
    guide = content.load_guide(words)
    languages = {code: content.load_words(guide, code, words) for code in content.languages(words)}
    assets |= {
        f"words-{code}": dist.add_asset(f"words-{code}.json", _words_of_panel(language))
        for code, language in languages.items()
    }
    school_data = _school_data(school_file) if school_file else {}
    dist.write_plain("school.json", python_pack.to_json(school_data))
    schema = school_schema.schema(guide, list(languages))
    dist.write("school.schema.json", python_pack.to_json(schema))
    read = read_school(school_data, guide.procedure_ids(), list(languages), guide.office)
    assets["styles"] = dist.add_asset("styles.css", _styles(read))
    parts = _Parts(guide, languages, school_data, read, assets)
    for code in languages:
        _panel(dist, parts, code)
    dist.write("klucznik.js", _script(EMBED / "klucznik.js"))
    dist.write("worker.js", _script(PAGE / "worker.js"))
    dist.write("warm.js", _script(EMBED / "warm.js", STYLES=assets["styles"]))
    dist.write_plain("schools/sp7.json", (EMBED / "sp7.json").read_bytes())
    for file in sorted((EMBED / "demo").rglob("*")):
        if file.is_file():
            dist.write(f"demo/{file.relative_to(EMBED / 'demo')}", file.read_bytes())
    dist.write_plain(".htaccess", (HOSTING / "htaccess").read_bytes())
    dist.write_plain("nginx.conf", (HOSTING / "nginx.conf").read_bytes())


def _school_data(file: Path) -> object:
    """Read a school.json. Numbers, of which it holds none, become 0: see `_short_numbers`.

    Raises:
        content.ContentError: it isn't JSON, or not in UTF-8.

    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        data: object = json.loads(text, parse_int=_zero, parse_float=_zero, parse_constant=_zero)
        json.dumps(data, ensure_ascii=False).encode()
    except (OSError, ValueError, RecursionError) as error:
        raise content.ContentError(f"{file}: can't be read as JSON in UTF-8: {error}") from error
    return data


def _zero(_number: str) -> int:
    return 0


def _shared_assets(dist: Dist, interpreter: str) -> dict[str, str]:
    """Write what all languages share; return the paths by their names in page.html."""
    bundle = WIDGET / "pyscript/bundle.mjs"
    sources = _tools() + [
        file.read_bytes()
        for folder in (bundle.parent, WIDGET / "interpreter")
        for file in sorted(folder.iterdir())
        if file.suffix in {".js", ".mjs", ".json"}
    ]
    made = kept(lambda folder: _node(bundle, folder, interpreter), interpreter, *sources)
    files = {file.name: file.read_bytes() for file in sorted(made.iterdir())}
    dist.write("LICENSES.txt", files["LICENSES.txt"])
    # The glue is called .js: many servers don't know .mjs, and no browser runs a module of an
    # unknown type.
    micropython = [name for name in files if name.startswith("micropython")]
    paths = {name: dist.add_asset(name, files[name]) for name in micropython}
    return {
        "glue": paths["micropython.js"],
        "wasm": paths["micropython.wasm"],
        "rest": paths.get("micropython.rest.wasm", ""),
        "pyscript": dist.add_asset("pyscript.js", files["pyscript.js"]),
        "start": dist.add_asset("start.js", _script(PAGE / "start.js")),
        "leaflet_styles": dist.add_asset("leaflet.css", _stylesheet(LEAFLET / "leaflet.css")),
        "noscript": dist.add_asset("noscript.css", _stylesheet(PAGE / "noscript.css")),
        "icon": dist.add_asset("icon.svg", (PAGE / "icon.svg").read_bytes()),
    }


@dataclass(frozen=True)
class _Parts:
    """What the pages of all languages are made from."""

    guide: Guide
    languages: dict[str, dict[str, str]]
    school_data: object
    school: school.School
    assets: dict[str, str]


def _styles(read: school.School) -> bytes:
    """Return the stylesheet, with the accent of the school whose data are built in."""
    styles = _stylesheet(PAGE / "styles/styles.css")
    if not read.accent:
        return styles
    shades = "".join(f"{name}:{value};" for name, value in colour.shades(read.accent))
    return f":root{{{shades}}}".encode() + styles


def _panel(dist: Dist, parts: _Parts, code: str) -> None:
    """Write the standalone page of one language, with its Python."""
    words = parts.languages[code]
    guide = parts.guide
    data = {
        "guide.json": python_pack.to_json(_guide_of_panel(guide)),
        "words.json": _words_of_panel(words),
        "school.json": python_pack.to_json(parts.school_data),
    }
    pack = dist.add_asset(f"python-{code}.tar", python_pack.pack(data))
    home = content.folder_of(code)
    up = "../" * home.count("/")
    names = ("title", "brand", "description", "privacy", "unofficial", "languages")
    page = Template((PAGE / "page.html").read_text(encoding="utf-8")).substitute(
        {name: up + path for name, path in {**parts.assets, "pack": pack}.items()},
        **{name: words[f"page.{name}"] for name in names},
        code=code,
        home=up or "./",
        links="".join(_language_link(each, code, parts, up) for each in parts.languages),
        main=site.main(State(guide, words, parts.school)),
        drawings=_drawings(),
    )
    dist.write(f"{home}index.html", page.encode())
    up += "../"
    leaflet = Template((LEAFLET / "leaflet.html").read_text(encoding="utf-8")).substitute(
        {name: up + path for name, path in parts.assets.items()},
        **sheet.parts(State(guide, words, parts.school)),
        brand=words["page.brand"],
        code=code,
        drawings=_drawings(),
    )
    dist.write(f"{home}ulotka/index.html", leaflet.encode())


def _guide_of_panel(guide: Guide) -> dict[str, object]:
    """Return the guide without what only the build's own views say: the facts, the leaflet."""
    procedures = [{**each, "facts": []} for each in guide.data["procedure"]]
    roles = {**guide.data["roles"], "leaflet": []}
    return {**guide.data, "procedure": procedures, "roles": roles}


def _words_of_panel(words: dict[str, str]) -> bytes:
    """Return the file of a language's words, without those that only the leaflet needs."""
    needed = {key: html for key, html in words.items() if not key.startswith("leaflet.")}
    return python_pack.to_json(needed)


def _drawings() -> str:
    """Return the drawings without what is there for their editors only."""
    svg = (PAGE / "drawings.svg").read_text(encoding="utf-8")
    return re.sub(r">\s+<", "><", re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)).strip()


def _language_link(code: str, current: str, parts: _Parts, up: str) -> str:
    """Return the link to the panel in a language; Python finds there where its words lie."""
    mark = ' aria-current="true"' if code == current else ""
    return (
        f'<a href="{up}{content.folder_of(code) or "./"}" lang="{code}" hreflang="{code}" '
        f'data-words="{up}{parts.assets[f"words-{code}"]}"{mark}>'
        f"{parts.languages[code]['language.name']}</a>"
    )


def _stylesheet(entry: Path) -> bytes:
    parts = [file.read_bytes() for file in sorted(entry.parent.glob("*.css"))]
    return kept_bytes(
        lambda: _esbuild(entry, "--minify"), "stylesheet", entry.name, *_tools(), *parts
    )


def _script(entry: Path, **known: str) -> bytes:
    """Bundle and minify a script; of the global object it is told what the build knows."""
    scripts = [file for folder in (PAGE, EMBED) for file in sorted(folder.glob("*.js"))]
    sources = [file.read_bytes() for file in scripts]
    defined = [f"--define:globalThis.{name}={json.dumps(value)}" for name, value in known.items()]

    def make() -> bytes:
        bundled = _esbuild(entry, "--format=esm", "--external:./warm.js", *defined)
        terser = ROOT / "node_modules/terser/bin/terser"
        return _node(terser, "--module", "--compress=passes=3", "--mangle", stdin=bundled)

    return kept_bytes(make, "script", entry.name, *defined, *_tools(), *sources)


def _tools() -> list[bytes]:
    """Return the ingredients that tell which tools make a result, and with which options."""
    return [(ROOT / "package-lock.json").read_bytes(), Path(__file__).read_bytes()]


def _esbuild(entry: Path, *options: str) -> bytes:
    """Bundle a script or a stylesheet for browsers of the last years."""
    return _node(
        ROOT / "node_modules/esbuild/bin/esbuild",
        entry,
        "--bundle",
        "--target=es2020,chrome94,firefox93,safari15",
        "--log-level=warning",
        *options,
    )


def _node(script: Path, *arguments: str | Path, stdin: bytes = b"") -> bytes:
    if not script.exists() or (ROOT / "node_modules").is_symlink():
        raise BuildError(
            "node_modules is missing, not whole, or a link to a folder elsewhere: "
            "remove it and run `make build`."
        )
    command: list[str | Path] = ["node", script, *arguments]
    try:
        run = subprocess.run(command, check=True, input=stdin, stdout=subprocess.PIPE, cwd=ROOT)
    except FileNotFoundError:
        raise BuildError("Node is missing: run `make build`, which brings its own.") from None
    except subprocess.CalledProcessError as error:
        raise BuildError(f"{script.name} failed, and says why above.") from error
    return run.stdout
