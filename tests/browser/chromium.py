"""Finds a Chromium for the tests, or installs one: an environment variable, the system's own,
Debian's package where the user may install it, Playwright's download. Else one clear line.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium on this machine; None where there is only Playwright's."""
    if chosen := os.environ.get("KLUCZNIK_CHROMIUM"):
        return chosen
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> None:
    """Make sure that there is a Chromium.

    Raises:
        SystemExit: with one line that says what to install by hand.

    """
    if find() or _install_with_apt() or _install_with_playwright():
        return
    sys.exit(
        "The browser tests need Chromium: install it (Debian: apt-get install chromium) "
        "or name one in KLUCZNIK_CHROMIUM."
    )


def _install_with_apt() -> bool:
    if not shutil.which("apt-get"):
        return False
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["chromium", "fonts-dejavu-core"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        if not _succeeds([*may, "apt-get", "-qq", *command], environment):
            return False
    return find() is not None


def _install_with_playwright() -> bool:
    return _succeeds([sys.executable, "-m", "playwright", "install", "chromium"], None)


def _succeeds(command: list[str], environment: dict[str, str] | None) -> bool:
    try:
        return subprocess.run(command, env=environment, check=False).returncode == 0
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    install()
