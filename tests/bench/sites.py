"""Puts together what is measured: builds of Klucznik, rivals, a school's page with other tags.

Every rival holds the words of our own page and its stylesheet; only what makes them answer
differs. Each is compressed as ours is, lies on the same server and asks no other host.
"""

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from string import Template

import brotli

from widget.assets import COMPRESSED

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "tests/bench"
RIVALS = BENCH / "rivals"
MODULES = ROOT / "node_modules"
BENCH_MODULES = BENCH / "node_modules"
MICROPYTHON = MODULES / "@micropython/micropython-webassembly-pyscript"
CORE = MODULES / "@pyscript/core/dist"
PYODIDE = BENCH_MODULES / "pyodide"
_NAMES = ("login", "numbers", "pieces", "shape", "text")
LOGIN = [ROOT / f"py/klucznik/{name}.py" for name in _NAMES]
"""Our module that reads logins, and those that it imports."""
CACHE = ROOT / "build/bench"
"""Compressed files by the hash of their content: Pyodide takes brotli half a minute."""

_INTERPRETER = [MICROPYTHON / "micropython.mjs", MICROPYTHON / "micropython.wasm"]
_STOCK = [RIVALS / "stock.py", *LOGIN, *sorted(CORE.glob("*.js")), CORE / "core.css"]
_PYODIDE = [PYODIDE / name for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm",
                                        "python_stdlib.zip", "pyodide-lock.json")]  # fmt: skip

FILES = {
    "static": [],
    "javascript": [RIVALS / "javascript/javascript.js"],
    "bare": [RIVALS / "bare/bare.js", *LOGIN, *_INTERPRETER],
    "stock-micropython": [*_STOCK, *_INTERPRETER],
    "stock-preloaded": [*_STOCK, *_INTERPRETER],
    "stock-pyodide": [*_STOCK, *_PYODIDE],
}
"""The files of each rival besides its page. Stock is PyScript as its documentation says to use it;
preloaded, with all files named in the head, is what somebody makes of it who measures."""

_TAG = re.compile(
    r'<script type="module" src="\.\./klucznik\.js"></script>\s*'
    r"<klucznik-panel[^>]*>(.*?)</klucznik-panel>",
    re.DOTALL,
)
OTHER_TAGS = {
    "none": ("", ""),
    "giscus": (
        '<script type="module" src="assets/giscus.js"></script>',
        '<giscus-widget repo="school/page" repoid="R_1" category="Pomoc" categoryid="C_1" '
        'mapping="pathname" theme="light" lang="pl" loading="lazy"></giscus-widget>',
    ),
    "lite-youtube": (
        '<link rel="stylesheet" href="assets/lite-youtube.css">'
        '<script defer src="assets/lite-youtube.js"></script>',
        '<lite-youtube videoid="ogfYd705cRs" playlabel="Film o szkole"></lite-youtube>',
    ),
}
"""What a school might put in our tag's place: into the head, and beside the link."""


@dataclass(frozen=True)
class Build:
    """A build of Klucznik.

    Attributes:
        name: what the report calls it.
        folder: as `make build` makes it.
        most_bytes: the goal for everything until Python is ready.

    """

    name: str
    folder: Path
    most_bytes: int

    @property
    def path(self) -> str:
        """Where it lies on the server of the measurements."""
        return "builds/" + re.sub(r"\W+", "-", self.name.lower())


def assemble(folder: Path, builds: list[Build]) -> None:
    """Write everything that is measured into a folder; rivals take the first build's words."""
    for build in builds:
        shutil.copytree(build.folder, folder / build.path)
    for rival in FILES:
        _rival(folder / "rivals" / rival, rival, builds[0])
    for host in OTHER_TAGS:
        _host(folder / "hosts" / host, host, builds[0])
    for made in ("rivals", "hosts"):
        for file in sorted((folder / made).rglob("*")):
            if file.is_file():
                _compress(file)


def static_page(html: str) -> str:
    """Return our page without its program: what the same words cost anyhow."""
    html = re.sub(r"\s*<script\b.*?</script>", "", html, flags=re.DOTALL)
    html = re.sub(r'\s*<link rel="(?:module)?preload"[^>]*>', "", html)
    return re.sub(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)


def without_tag(html: str, head: str = "", beside: str = "") -> str:
    """Return a school's page with a plain link, or with something else, in our tag's place."""
    html, found = _TAG.subn(lambda tag: tag.group(1) + beside, html)
    if found != 1:
        raise ValueError("the demo homepage no longer holds the tag as it is looked for here")
    return html.replace("</head>", head + "</head>")


def _rival(folder: Path, rival: str, build: Build) -> None:
    assets = folder / "assets"
    assets.mkdir(parents=True)
    html = static_page((build.folder / "index.html").read_text(encoding="utf-8"))
    for path in set(re.findall(r'(?:href|src)="(assets/[^"#]+)', html)):
        shutil.copy(build.folder / path, assets)
    for file in FILES[rival]:
        shutil.copy(file, assets)
    head = ""
    if FILES[rival]:
        template = Template((RIVALS / rival / "head.html").read_text(encoding="utf-8"))
        modules = {f"assets/{file.name}": f"klucznik/{file.name}" for file in LOGIN}
        preload = '<link rel="preload" as="fetch" crossorigin href="{}">'
        head = template.substitute(
            chunk=next(CORE.glob("core-*.js")).name,
            modules=json.dumps(modules),
            preloads="\n".join([preload.format(path) for path in modules]),
        )
        # Where nothing says that Python is coming, our stylesheet soon takes the form away.
        html = html.replace('data-python="static"', 'data-python="loading"')
    (folder / "index.html").write_text(html.replace("</head>", head + "</head>"), encoding="utf-8")


def _host(folder: Path, host: str, build: Build) -> None:
    shutil.copytree(build.folder / "demo", folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    page = folder / "index.html"
    page.write_text(without_tag(page.read_text(encoding="utf-8"), *OTHER_TAGS[host]), "utf-8")
    if host == "giscus":
        _esbuild(BENCH_MODULES / "giscus/dist/giscus.mjs", folder / "assets/giscus.js")
    if host == "lite-youtube":
        source = BENCH_MODULES / "lite-youtube-embed/src/lite-yt-embed"
        for suffix in (".js", ".css"):
            _esbuild(source.with_suffix(suffix), folder / f"assets/lite-youtube{suffix}")


def _esbuild(source: Path, target: Path) -> None:
    program = MODULES / "esbuild/bin/esbuild"
    kind = "--format=esm" if source.suffix != ".css" else "--loader:.svg=dataurl"
    subprocess.run(
        ["node", program, source, "--bundle", "--minify", kind, f"--outfile={target}",
         "--log-level=error"],
        check=True,
    )  # fmt: skip


def _compress(file: Path) -> None:
    """Put a file's brotli beside it, as the build does for ours."""
    if file.suffix not in COMPRESSED | {".py"}:
        return
    content = file.read_bytes()
    kept = CACHE / f"{hashlib.sha256(content).hexdigest()}.br"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(brotli.compress(content, quality=11))
    shutil.copy(kept, file.with_name(file.name + ".br"))
