"""Builds dist/: the panel in every language, the loader and the demo pages.

Each part comes from the module that knows it; here they are put together and given their
addresses, all relative, so that dist/ may lie in any folder of any site.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import zopfli.gzip
from klucznik import site
from klucznik.command.pages import qr_code
from klucznik.command.school_json import parsed
from klucznik.guide import Guide
from klucznik.html import plain

from widget import drawings, python_pack, school_schema, settings, setup_page
from widget.assets import Dist
from widget.cache import cached, cached_bytes
from widget.words import content

ROOT = Path(__file__).parents[1]
WIDGET = ROOT / "widget"
EMBED = ROOT / "embed"
PAGE = WIDGET / "page"
LICENCES = WIDGET / "licences"

VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "version"
]
"""Whatever bears a version bears this one."""

SAID_ELSEWHERE = ("city.", "embed.", "leaflet.")
"""The tables of words that the panel itself doesn't say."""


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
    for code, language in languages.items():
        words_of_panel = python_pack.to_json(_words_of_panel(language))
        assets[f"words-{code}"] = dist.add_asset(f"words-{code}.json", words_of_panel)
        # No ending of archives: servers deny those, and download managers take them.
        assets[f"python-{code}"] = dist.add_asset(f"python-{code}.pack", _pack(guide, language))
        search_pack = python_pack.search_pack(_learned(guide, code, words))
        assets[f"search-{code}"] = dist.add_asset(f"search-{code}.pack", search_pack)
    schema = school_schema.schema(guide, list(languages))
    dist.write("school.schema.json", python_pack.to_json(schema))
    material = {
        "version": VERSION,
        "guide": guide.data,
        "languages": list(languages),
        "words": languages,
        "assets": assets,
        "icons": _icons(),
        "styles": {
            "styles": _stylesheet(PAGE / "styles/styles.css").decode().strip(),
            "noscript": _stylesheet(PAGE / "noscript.css").decode().strip(),
        },
        "page": _template("page"),
        "leaflet": _template("leaflet"),
    }
    dist.write(site.MATERIAL, python_pack.to_json(material))
    school_json = _school_json(school_file) if school_file else "{}"
    for path, text in site.files(material, school_json, qr_code):
        dist.write_plain(path, text.encode())
    whole = _write_embedding(dist, languages)
    dist.write("worker.js", _script(PAGE / "worker.js"))
    _write_demo(dist, whole)
    dist.write_plain("schools/sp7.json", (EMBED / "sp7.json").read_bytes())
    for name, text in settings.files().items():
        dist.write_plain(name, text.encode())
    _write_setup_page(dist, material)


def one_file_parts(words: Path = content.CONTENT) -> dict[str, bytes]:
    """Return what the panel in one file is made of, besides its page and images.

    Returns:
        the parts by name: see klucznik.one_file.

    Raises:
        content.ContentError, BuildError: as of `build`.

    """
    files = _bundled("inlined")
    parts = {
        "start.js": _script(PAGE / "one_file.js", IS_ONE_FILE=True),
        "pyscript.js": files["pyscript.js"].rstrip(),
        "wasm": _in_page(files["micropython.wasm"]),
    }
    for script in ("start.js", "pyscript.js"):
        if b"</script" in parts[script] or b"<!--" in parts[script]:
            raise BuildError(f"{script} holds what would end it in a page: </script or <!--.")
    guide = content.load_guide(words)
    for code in content.languages(words):
        language = _words_of_panel(content.load_words(guide, code, words))
        pack = _pack(guide, language, _learned(guide, code, words))
        parts["pack-" + code] = _in_page(pack)
    return parts


def _write_setup_page(dist: Dist, material: Mapping[str, object]) -> None:
    """Write what prepares a panel for a school; its interpreter is in one piece."""
    made = {
        name: content
        for name, content in _bundled("whole").items()
        if name.startswith("micropython")
    }
    made["styles.css"] = _stylesheet(setup_page.SOURCES / "konfigurator.css")
    made["without.css"] = _stylesheet(setup_page.SOURCES / "without.css")
    made["script.js"] = _script(setup_page.SOURCES / "konfigurator.js")
    setup_page.write(dist, material, made)


def _in_page(binary: bytes) -> bytes:
    """Pack a part of the one file as small as gzip can be: servers hardly make it smaller."""
    return base64.b64encode(
        cached_bytes(lambda: zopfli.gzip.compress(binary), "zopfli", version("zopfli"), binary)
    )


def _write_demo(dist: Dist, loader: str) -> None:
    """Write the demo; one of its pages names the loader under a name with its hash."""
    digest = hashlib.sha384((dist.folder / loader).read_bytes()).digest()
    integrity = f"sha384-{base64.b64encode(digest).decode()}"
    for file in sorted((EMBED / "demo").iterdir()):
        content = file.read_bytes()
        if file.suffix == ".html":
            known = {"loader": loader, "integrity": integrity}
            content = site.filled(content.decode(), known).encode()
        dist.write(f"demo/{file.name}", content)


def _school_json(file: Path) -> str:
    """Return the text of a school.json.

    Raises:
        content.ContentError: it isn't JSON, or not in UTF-8.

    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        json.dumps(parsed(text), ensure_ascii=False).encode()
    except (OSError, ValueError, RecursionError) as error:
        raise content.ContentError(f"{file}: can't be read as JSON in UTF-8: {error}") from error
    return text


def _shared_assets(dist: Dist, interpreter: str) -> dict[str, str]:
    """Write what all languages share; return the paths by their names in page.html."""
    files = _bundled(interpreter)
    dist.write("LICENSES.txt", _licences(files["LICENSES.txt"].decode()).encode())
    # The glue is called .js: many servers don't know .mjs, and no browser runs a module of an
    # unknown type.
    micropython = [name for name in files if name.startswith("micropython")]
    paths = {name: dist.add_asset(name, files[name]) for name in micropython}
    return {
        "glue": paths["micropython.js"],
        "wasm": paths["micropython.wasm"],
        "rest": paths.get("micropython.rest.wasm", ""),
        "pyscript": dist.add_asset("pyscript.js", files["pyscript.js"]),
        "start": dist.add_asset("start.js", _script(PAGE / "start.js", IS_ONE_FILE=False)),
        "leaflet_styles": dist.add_asset("leaflet.css", _stylesheet(PAGE / "leaflet.css")),
        "icon": dist.add_asset("icon.svg", (PAGE / "icon.svg").read_bytes()),
        "drawings": dist.add_asset("drawings.svg", drawings.file()),
    }


def _licences(of_packages: str) -> str:
    """Return the licences of all that readers get: ours, the packages', and what is inside them."""
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    inside = [
        f"{each['name']}, in MicroPython: {each['about']}\n\n{_licence_of(each)}"
        for each in inside_of_micropython()
    ]
    between = f"\n{'-' * 80}\n\n"
    return between.join([f"klucznik {VERSION}\n\n{own}", of_packages, *inside])


def _licence_of(part: dict[str, str]) -> str:
    return (LICENCES / f"{part['name']}.txt").read_text(encoding="utf-8")


def inside_of_micropython() -> list[dict[str, str]]:
    """Return the parts of MicroPython that are somebody else's: "name", "about", "license"."""
    told = tomllib.loads((LICENCES / "inside.toml").read_text(encoding="utf-8"))
    parts: list[dict[str, str]] = told["part"]
    return parts


def packages() -> list[dict[str, str]]:
    """Return the packages of npm that readers get: "name", "version", "license"."""
    bundled: list[dict[str, str]] = json.loads(_bundled("divided")["packages.json"])
    return bundled


def _bundled(interpreter: str) -> dict[str, bytes]:
    """Return PyScript and MicroPython by file name, their packages and licences."""
    bundle = WIDGET / "pyscript/bundle.mjs"
    sources = _tools() + [
        file.read_bytes()
        for folder in (bundle.parent, WIDGET / "interpreter")
        for file in sorted(folder.iterdir())
        if file.suffix in {".js", ".mjs", ".json"}
    ]
    made = cached(lambda folder: _node(bundle, folder, interpreter), interpreter, *sources)
    return {file.name: file.read_bytes() for file in sorted(made.iterdir())}


def _pack(guide: Guide, words: dict[str, str], learned: dict[str, bytes] | None = None) -> bytes:
    """Return the Python of the panel with what it reads in one language.

    Args:
        guide: the questions and procedures.
        words: of the language, all that the panel says.
        learned: what its search has learned; with it, the pack holds all that comes later, too.

    """
    data = {
        "guide.json": python_pack.to_json(_guide_of_panel(guide)),
        "words.json": python_pack.to_json(words if learned else words_to_begin_with(guide, words)),
    }
    return python_pack.pack(data | (learned or {}), is_whole=bool(learned))


def _learned(guide: Guide, language: str, words: Path) -> dict[str, bytes]:
    """Return what the search of a language has learned, by the name of its file."""
    return {f"learned-{language}.txt": content.learned(guide, language, words).encode()}


def _guide_of_panel(guide: Guide) -> dict[str, object]:
    """Return the guide without what only the build's own views say: the facts, the leaflet."""
    procedures = [{**each, "facts": []} for each in guide.data["procedure"]]
    roles = {**guide.data["roles"], "leaflet": [], "leaflet_pictures": []}
    return {**guide.data, "procedure": procedures, "roles": roles}


def _words_of_panel(words: dict[str, str]) -> dict[str, str]:
    """Return the words of a language that the panel says, at once or later."""
    return {key: html for key, html in words.items() if not key.startswith(SAID_ELSEWHERE)}


def words_to_begin_with(guide: Guide, words: dict[str, str]) -> dict[str, str]:
    """Return the words that the program needs at once: those of procedures stand in the page.

    But for those of the office, where the reason for coming may stand, and the school's data.
    """
    later = re.compile(
        rf"(need|message)\.|procedure\.(?!{guide.office}\.)[^.]+\.(steps\.|(lead|note)$)"
    )
    return {key: html for key, html in _words_of_panel(words).items() if not later.match(key)}


def _template(name: str) -> str:
    """Return a template without what indents it for its editors."""
    return re.sub(r"\n +", "\n", (PAGE / f"{name}.html").read_text(encoding="utf-8"))


def _icons() -> str:
    """Return the icons without what is there for their editors only."""
    svg = (PAGE / "icons.svg").read_text(encoding="utf-8")
    return re.sub(r">\s+<", "><", re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)).strip()


def _stylesheet(entry: Path) -> bytes:
    parts = [
        file.read_bytes()
        for folder in (PAGE, setup_page.SOURCES)
        for file in sorted(folder.rglob("*.css"))
    ]
    return cached_bytes(
        lambda: _esbuild(entry, "--minify"), "stylesheet", entry.name, *_tools(), *parts
    )


def _write_embedding(dist: Dist, languages: dict[str, dict[str, str]]) -> str:
    """Write what a school's page loads: the button, and what follows once it is asked for.

    Returns:
        the path of the loader that is all in one.

    """
    names = {code: plain(words["embed.name"]) for code, words in languages.items()}
    others = {
        code: [plain(words["embed." + key]) for key in ("close", "nothing", "new-tab", "again")]
        for code, words in languages.items()
    }
    button = _script(EMBED / "klucznik.js", NAMES=names, IS_WHOLE=False)
    dist.write("klucznik.js", button)
    dist.write("panel.js", _script(EMBED / "panel.js", WORDS=others))
    dist.write("steps.js", _script(EMBED / "steps.js"))
    # For pages of another site: all in one, so that the hash in their tag vouches for all of it.
    whole = _script(EMBED / "klucznik.js", NAMES=names, IS_WHOLE=True, WORDS=others)
    return dist.add_asset("klucznik.js", whole)


def _script(entry: Path, **known: object) -> bytes:
    """Bundle and minify a script; of the global object it is told what the build knows."""
    folders = (PAGE, EMBED, setup_page.SOURCES)
    scripts = [file for folder in folders for file in sorted(folder.glob("*.js"))]
    sources = [file.read_bytes() for file in scripts]
    defined = [
        f"--define:globalThis.{name}={json.dumps(value, ensure_ascii=False)}"
        for name, value in known.items()
    ]
    # What a script fetches later is a file of its own, unless it is to be whole.
    later = [] if known.get("IS_WHOLE") else ["panel.js", "steps.js"]
    apart = [f"--external:./{name}" for name in later]

    def make() -> bytes:
        bundled = _esbuild(entry, "--format=esm", "--charset=utf8", *apart, *defined)
        terser = ROOT / "node_modules/terser/bin/terser"
        script = _node(terser, "--module", "--compress=passes=3,unsafe", "--mangle", stdin=bundled)
        return script.rstrip()

    return cached_bytes(make, "script", entry.name, *defined, *_tools(), *sources)


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
