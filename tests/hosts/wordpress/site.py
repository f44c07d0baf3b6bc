"""A fresh WordPress of the tests' own, without a database server."""

import json
import secrets
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import install, servers

HERE = Path(__file__).parent
BUILDS = HERE / "node_modules/@wp-playground/wordpress-builds"
ADMINISTRATOR = "admin"
AUTHOR = "nauczyciel"


@dataclass(frozen=True)
class Site:
    """A school's WordPress.

    Attributes:
        folder: where it lies.
        address: where it is served, no slash at its end.

    """

    folder: Path
    address: str

    def wear(self, theme: str) -> None:
        """Take another theme, which is named by its folder."""
        _php(self.folder, "-r", f"require 'wp-load.php'; switch_theme('{theme}');")

    def write(self, who: str, kind: str, **fields: object) -> Any:
        """Let somebody write something; returns what WordPress says of it.

        Args:
            who: somebody's login.
            kind: as its REST API calls it, like "pages".
            fields: of the new thing, as there.

        """
        path = f"/wp/v2/{kind}"
        said = _php(self.folder, HERE / "write.php", who, path, typed=json.dumps(fields))
        return json.loads(said)

    def publish(self, who: str, kind: str, content: str) -> str:
        """Let somebody publish a page or a post; returns its address."""
        title = "Dziennik elektroniczny"
        written = self.write(who, kind, title=title, content=content, status="publish")
        return f"{self.address}/?p={written['id']}"


@contextmanager
def wordpress() -> Iterator[Site]:
    """Serve a fresh WordPress, the panel in /klucznik/, an author besides the administrator."""
    with tempfile.TemporaryDirectory() as own:
        folder = Path(own, "site")
        shutil.copytree(BUILDS / "public/wp-6.5", folder)
        _unpack(BUILDS / "src/wordpress/wp-6.5.zip", folder)
        content = folder / "wp-content"
        database = content / "plugins/sqlite-database-integration"
        _unpack(BUILDS / f"src/{database.name}/{database.name}.zip", content)
        shutil.move(content / f"{database.name}-main", database)
        shutil.copy(database / "db.copy", content / "db.php")
        for theme in install.THEMES.iterdir():
            shutil.rmtree(content / "themes" / theme.name, ignore_errors=True)
            (content / "themes" / theme.name).symlink_to(theme)
        settings = folder / "wp-config.php"
        settings.write_bytes((HERE / "config.php").read_bytes() + settings.read_bytes())
        (folder / "klucznik").symlink_to(servers.DIST)
        with servers.php(folder) as address:
            site = Site(folder, address)
            secret = secrets.token_urlsafe()
            person = {"username": AUTHOR, "email": "n@sp7.example", "password": secret}
            site.write(ADMINISTRATOR, "users", **person, roles="author")
            yield site


def _unpack(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as files:
        files.extractall(folder)


def _php(folder: Path, *arguments: str | Path, typed: str = "") -> str:
    """Run PHP in a site's folder; returns what it says."""
    command = [install.find("wordpress") or "", *arguments]
    done = subprocess.run(
        command, cwd=folder, input=typed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
