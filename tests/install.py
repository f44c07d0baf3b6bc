"""What the tests need besides Python's packages: finds the programs, or installs them.

Looked for in this order: an environment variable, the system's own, Debian's package where the
user may install it, Playwright's download; what is npm's comes from there. Else one clear line.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]

THEMES = Path("/usr/share/wordpress/wp-content/themes")
"""Debian's: npm's WordPress has one theme that is whole, Twenty Twenty-Four."""

EXTENSIONS = ["mbstring", "pdo_sqlite", "xml"]
"""What WordPress asks of PHP."""


@dataclass(frozen=True)
class Tool:
    """A program that tests run.

    Attributes:
        name: as people call it.
        programs: what its file may be called, the one that Debian's packages have first.
        packages: where Debian has it.
        variable: the environment variable that may name another one.
        is_playwrights: whether Playwright has one to download.
        check: what the program is told, and fails at where it lacks something.
        npm: the folder that says which of npm's packages it needs besides.

    """

    name: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    variable: str = ""
    is_playwrights: bool = False
    check: tuple[str, ...] = ()
    npm: Path | None = None


TOOLS = {
    "chromium": Tool(
        "Chromium",
        (
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ),
        ("chromium-headless-shell", "fonts-dejavu-core"),
        "KLUCZNIK_CHROMIUM",
        is_playwrights=True,
    ),
    "firefox": Tool(
        "Firefox",
        ("firefox-esr", "firefox"),
        ("firefox-esr",),
        "KLUCZNIK_FIREFOX",
        is_playwrights=True,
    ),
    "webkit": Tool("WebKitGTK", ("WebKitWebDriver",), ("webkit2gtk-driver",)),
    "screen": Tool("Xvfb", ("Xvfb",), ("xvfb",)),
    "pdf": Tool("Poppler", ("pdftotext",), ("poppler-utils",)),
    "nginx": Tool(
        "nginx",
        ("nginx",),
        ("nginx", "libnginx-mod-http-brotli-static", "libnginx-mod-http-brotli-filter"),
    ),
    "apache": Tool("Apache", ("apache2",), ("apache2-bin",)),
    "caddy": Tool("Caddy", ("caddy",), ("caddy",)),
    "lighttpd": Tool("lighttpd", ("lighttpd",), ("lighttpd", "lighttpd-mod-deflate")),
    "wordpress": Tool(
        "WordPress",
        ("php",),
        (
            "php-cli",
            "php-mbstring",
            "php-sqlite3",
            "php-xml",
            "wordpress-theme-twentytwentyone",
            "wordpress-theme-twentytwentytwo",
            "wordpress-theme-twentytwentythree",
        ),
        check=(
            "-r",
            f"exit((int) (array_diff({EXTENSIONS}, get_loaded_extensions())"
            f" || count(glob('{THEMES}/twentytwenty*')) < 3));",
        ),
        npm=ROOT / "tests/hosts/wordpress",
    ),
}

PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin"))
"""Servers lie where only root's shell looks."""

NPM_CI = ("npm", "ci", "--ignore-scripts", "--fetch-retries=0", "--loglevel=silent")


def find(name: str) -> str | None:
    """Return the path of a tool's program on this machine, None where it has none of its own."""
    tool = TOOLS[name]
    if chosen := os.environ.get(tool.variable):
        return chosen
    found = (shutil.which(program, path=PATH) for program in tool.programs)
    return next((path for path in found if path), None)


@cache
def is_there(name: str) -> bool:
    """Tell whether a tool can be used, be it Playwright's."""
    tool = TOOLS[name]
    if program := find(name):
        is_whole = not tool.check or _succeeds([program, *tool.check])
        return is_whole and (not tool.npm or _is_installed(tool.npm))
    if not tool.is_playwrights:
        return False
    with sync_playwright() as playwright:
        return os.path.exists(getattr(playwright, name).executable_path)  # noqa: PTH110


def how_to_get(name: str) -> str:
    """Return what to do about a tool that is missing, as part of a sentence."""
    tool = TOOLS[name]
    named = f", or name one in {tool.variable}" if tool.variable else ""
    npms = f"; npm ci in {tool.npm.relative_to(ROOT)}" if tool.npm else ""
    packages = " ".join(tool.packages)
    return f"{tool.name} is missing (Debian: apt-get install {packages}{named}{npms})"


def install(names: list[str]) -> None:
    """Make sure that the tools are there; one line names each that could not be had.

    Raises:
        SystemExit: there is no browser that the tests can run in.

    """
    missing = [name for name in names if not is_there(name) or _can_be_better(name)]
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if missing and _succeeds([*may, "apt-get", "-qq", "update"]):
        for name in missing:
            command = ["install", "-y", "--no-install-recommends", *TOOLS[name].packages]
            _succeeds([*may, "apt-get", "-qq", *command])
    for name in missing:
        tool = TOOLS[name]
        if tool.is_playwrights and not find(name):
            _succeeds([sys.executable, "-m", "playwright", "install", name])
        if tool.npm and find(name) and not _is_installed(tool.npm):
            _succeeds([*NPM_CI, "--prefix", str(tool.npm)])
    is_there.cache_clear()
    for name in missing:
        if not is_there(name):
            print(f"{how_to_get(name)}: its tests are left out.")
    if not is_there("chromium") and not is_there("firefox"):
        sys.exit("The browser tests need a browser.")


def _can_be_better(name: str) -> bool:
    """Tell whether root should get Debian's own: without windows Chromium is twice as fast."""
    tool = TOOLS[name]
    is_chosen = os.environ.get(tool.variable) is not None
    return os.geteuid() == 0 and not is_chosen and not shutil.which(tool.programs[0], path=PATH)


def _is_installed(folder: Path) -> bool:
    """Tell whether a folder has the packages that its lock names; npm leaves a note when it has."""
    note = folder / "node_modules/.package-lock.json"
    lock = folder / "package-lock.json"
    return note.exists() and note.stat().st_mtime >= lock.stat().st_mtime


def _succeeds(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=environment, check=False).returncode == 0
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    install(sys.argv[1:] or list(TOOLS))
