"""A fresh WordPress of the tests' own, without a database server."""

import json
import secrets
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests import install, servers
from tests.py.interpreters import node

HERE = Path(__file__).parent
BUILDS = HERE / "node_modules/@wp-playground/wordpress-builds"
NETWORK = """
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
define('WP_INSTALLING_NETWORK', true);
foreach ($wpdb->tables('ms_global') as $name => $table) $wpdb->$name = $table;
install_network();
populate_network(1, '{host}', get_userdata(1)->user_email, 'Miasto', '/', true);
"""
NETWORK_SETTINGS = """<?php
define('MULTISITE', true);
define('SUBDOMAIN_INSTALL', true);
define('DOMAIN_CURRENT_SITE', '{host}');
define('PATH_CURRENT_SITE', '/');
define('SITE_ID_CURRENT_SITE', 1);
define('BLOG_ID_CURRENT_SITE', 1);
?>
"""
OLDEST, NEWEST = VERSIONS = ("6.2", "6.5")
"""Of those that npm's package has."""
PHPS = ("7-4", "8-5")
"""The oldest that the plugin claims to run on, and the newest that npm has."""
ADMINISTRATOR = "admin"
AUTHOR = "nauczyciel"


@dataclass(frozen=True)
class Site:
    """A school's WordPress.

    Attributes:
        folder: where it lies.
        address: where it is served, no slash at its end.
        secrets: the password of each login.

    """

    folder: Path
    address: str
    secrets: dict[str, str]

    def wear(self, theme: str) -> None:
        """Take another theme, which is named by its folder."""
        self.run(f"switch_theme('{theme}');")

    def run(self, php: str) -> str:
        """Run a line of PHP in it; returns what that says."""
        return self.run_bare(f"require 'wp-load.php'; {php}")

    def run_bare(self, php: str, version: str = "") -> str:
        """Do the same without WordPress, on one of `PHPS`, or on this machine's PHP."""
        host = self.address.removeprefix("http://")
        asked = f"$_SERVER['HTTP_HOST'] = '{host}'; $_SERVER['REQUEST_URI'] = '/'; {php}"
        if not version:
            return _php(self.folder, "-r", asked)
        command: list[str | Path] = [node(), HERE / "php.mjs", version, self.folder]
        return _said(command, self.folder, f"<?php {asked}")

    def as_network(self) -> "Site":
        """Make it the first site of a network, in which the author administers the second.

        Before anybody has looked at it: PHP keeps its settings for a while.

        Returns:
            the second site, at another name of this machine.

        """
        other = replace(self, address=self.address.replace("127.0.0.1", "localhost"))
        first, second = (site.address.removeprefix("http://") for site in (self, other))
        self.run(NETWORK.format(host=first))
        settings = self.folder / "wp-config.php"
        told = NETWORK_SETTINGS.format(host=first)
        settings.write_bytes(told.encode() + settings.read_bytes())
        self.run(
            "$id = wp_insert_site(['domain' => 'other', 'path' => '/', 'user_id' => 1]);"
            # It takes no port.
            f"$wpdb->update($wpdb->blogs, ['domain' => '{second}'], ['blog_id' => $id]);"
            "foreach (['siteurl', 'home'] as $name) {"
            f"  update_option($name, '{self.address}');"
            f"  update_blog_option($id, $name, '{other.address}');"
            "}"
            f"add_user_to_blog($id, get_user_by('login', '{AUTHOR}')->ID, 'administrator');"
        )
        return other

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
def wordpress(version: str = NEWEST) -> Iterator[Site]:
    """Serve a fresh WordPress, the panel in /klucznik/, an author besides the administrator.

    Args:
        version: one that npm's package has, or the folder of any other.

    """
    with tempfile.TemporaryDirectory() as own:
        folder = Path(own, "site")
        _put(NEWEST, folder)
        if version != NEWEST:
            other = Path(version)
            if version in VERSIONS:
                other = Path(own, "other")
                _put(version, other)
            # Its content and settings know of the database.
            for part in ("wp-admin", "wp-includes"):
                shutil.rmtree(folder / part)
            keep = shutil.ignore_patterns("wp-content", "wp-config.php")
            shutil.copytree(other, folder, ignore=keep, dirs_exist_ok=True)
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
            secret = secrets.token_urlsafe()
            site = Site(folder, address, {ADMINISTRATOR: "password", AUTHOR: secret})
            site.run("require 'wp-admin/includes/upgrade.php'; wp_upgrade();")
            person = {"username": AUTHOR, "email": "n@sp7.example", "password": secret}
            site.write(ADMINISTRATOR, "users", **person, roles="author")
            yield site


def _put(version: str, folder: Path) -> None:
    """Put a WordPress of npm's package into a new folder."""
    shutil.copytree(BUILDS / f"public/wp-{version}", folder)
    _unpack(BUILDS / f"src/wordpress/wp-{version}.zip", folder)


def _unpack(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as files:
        files.extractall(folder)


def _php(folder: Path, *arguments: str | Path, typed: str = "") -> str:
    """Run PHP in a site's folder; returns what it says."""
    return _said([install.find("wordpress") or "", *arguments], folder, typed)


def _said(command: Sequence[str | Path], folder: Path, typed: str) -> str:
    """Run a program in a folder; returns what it says."""
    done = subprocess.run(
        command, cwd=folder, input=typed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
