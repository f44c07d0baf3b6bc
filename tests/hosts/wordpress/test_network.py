"""A city's network of sites: each school has its own data, and nobody there may write scripts."""

import json
import zipfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import install
from tests.embed.walk import open_panel
from tests.hosts.wordpress.conftest import Make
from tests.hosts.wordpress.site import AUTHOR, Site, wordpress

pytestmark = pytest.mark.only_in("chromium", reason="what WordPress makes of a page is the same")

PLUGIN = "require_once ABSPATH . 'wp-admin/includes/plugin.php'; $plugin = 'klucznik/klucznik.php';"
SCHOOLS = ({"name": "Szkoła nr 1"}, {"name": "Szkoła nr 2"})


@pytest.fixture
def sites(plugin: Make) -> Iterator[tuple[Site, Site]]:
    """Return the sites of a network, the plugin at work in all of it, each school's data saved."""
    if not install.is_there("wordpress"):
        pytest.skip(install.how_to_get("wordpress"))
    with wordpress() as first:
        second = first.as_network()
        with zipfile.ZipFile(plugin()) as archive:
            archive.extractall(first.folder / "wp-content/plugins")
        first.run(f"{PLUGIN} activate_plugin($plugin, '', true);")
        for site, school in zip((first, second), SCHOOLS, strict=True):
            site.run(f"Klucznik\\keep_school('{json.dumps(school)}');")
        yield first, second


def test_each_school_shows_its_own_data_and_removing_the_plugin_removes_them_all(
    page: Page, sites: tuple[Site, Site]
) -> None:
    first, second = sites
    written = second.run(
        f"wp_set_current_user(null, '{AUTHOR}');"
        '$block = \'<script></script><!-- wp:klucznik/panel {"words":"Pomoc"} /-->\';'
        "$id = wp_insert_post(['post_status' => 'publish', 'post_content' => wp_slash($block)]);"
        "echo json_encode([current_user_can('manage_options'),"
        " current_user_can('unfiltered_html'), $id]);"
    )
    is_administrator, may_write_scripts, id = json.loads(written)
    assert (is_administrator, may_write_scripts) == (True, False)
    page.goto(f"{second.address}/?p={id}")
    expect(open_panel(page, "Pomoc").locator("aside .contact")).to_have_text("Szkoła nr 2")
    page.goto(f"{first.address}/wp-content/plugins/klucznik/panel/")
    expect(page.locator("aside .contact")).to_have_text("Szkoła nr 1")
    first.run(f"{PLUGIN} deactivate_plugins($plugin); uninstall_plugin($plugin);")
    left = "echo json_encode(get_option('klucznik_school'));"
    assert [json.loads(site.run(left)) for site in sites] == [False, False]
