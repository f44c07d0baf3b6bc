"""A school installs the plugin as its administrator would, its authors use it, parents are helped.

In the oldest and the newest WordPress that npm has; KLUCZNIK_WORDPRESS names the folder of another.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests import install
from tests.browser.engines import Engine
from tests.browser.panel import assert_accessible, open_panel, wait_for
from tests.embed.walk import box, panel, works
from tests.embed.walk import open_panel as press_button
from tests.hosts.wordpress.conftest import Make
from tests.hosts.wordpress.site import ADMINISTRATOR, AUTHOR, PHPS, VERSIONS, Site, wordpress

pytestmark = pytest.mark.only_in("chromium", reason="what WordPress makes of a page is the same")

TITLE = "Nie możesz się zalogować do dziennika?"
IN_UKRAINIAN = "Не вдається увійти до щоденника?"
NAME = "Szkoła <Podstawowa> nr 7"
NOTICE = "Nowe hasła</script><b>od poniedziałku</b>"
SCHOOL = {
    "name": NAME,
    "office": {"phone": "00 700 70 07", "email": "sekretariat@sp7.example"},
    "accent": "#7a1fa2",
    "notice": NOTICE,
}
PLUGINS = "require_once ABSPATH . 'wp-admin/includes/plugin.php';"
PANEL = "wp-content/plugins/klucznik/panel/"
SETTINGS = "wp-admin/options-general.php?page=klucznik"
LIBRUS = '<a href="https://portal.librus.pl/szkola">LIBRUS Synergia</a>'
BLOCK = f"""<!-- wp:paragraph -->
<p>{LIBRUS}</p>
<!-- /wp:paragraph -->

<!-- wp:klucznik/panel {{"language":"pl"}} /-->"""


@pytest.fixture(
    scope="session", params=os.environ.get("KLUCZNIK_WORDPRESS", " ".join(VERSIONS)).split()
)
def bare(request: pytest.FixtureRequest) -> Iterator[Site]:
    """Return a school's WordPress without the plugin."""
    if not install.is_there("wordpress"):
        pytest.skip(install.how_to_get("wordpress"))
    with wordpress(request.param) as site:
        yield site


@pytest.fixture(scope="session")
def office(bare: Site, engine: Engine) -> Iterator[Page]:
    """Return the administrator's window."""
    with engine.context() as context:
        page = context.new_page()
        sign_in(page, bare, ADMINISTRATOR)
        yield page


@pytest.fixture(scope="session")
def school(bare: Site, office: Page, plugin: Make) -> Site:
    """Return the school's WordPress, the plugin installed and the school's data saved."""
    upload(office, bare, plugin())
    office.get_by_role("link", name="Activate Plugin").click()
    expect(office.locator("tr[data-slug=klucznik].active")).to_be_visible()
    save(office, bare, json.dumps(SCHOOL))
    expect(office.get_by_role("status")).to_contain_text("Saved.")
    return bare


def sign_in(page: Page, site: Site, who: str) -> None:
    """Let somebody sign in; WordPress' own pages then do without the servers of others."""

    def only_ours(route: Route) -> None:
        if route.request.url.startswith(site.address):
            route.fallback()
        else:
            route.abort()

    page.route("**", only_ours)
    form: dict[str, str | float | bool] = {"log": who, "pwd": site.secrets[who]}
    page.request.post(f"{site.address}/wp-login.php", form=form, max_redirects=0)


def upload(page: Page, site: Site, archive: Path) -> None:
    """Go the way „Wtyczki → Wyślij”."""
    page.goto(f"{site.address}/wp-admin/plugin-install.php?tab=upload")
    page.locator("#pluginzip").set_input_files(archive)
    page.get_by_role("button", name="Install Now").click()


def save(page: Page, site: Site, text: str) -> None:
    """Save a text on the settings page."""
    page.goto(f"{site.address}/{SETTINGS}")
    page.get_by_text("For those who know JSON").click()
    page.get_by_label("The text of school.json").fill(text)
    page.get_by_role("button", name="Save this text").click()


def kept(site: Site) -> object:
    """Return what the database holds of the school: JSON, False where it holds nothing."""
    said = site.run("echo json_encode(get_option('klucznik_school'));")
    text = json.loads(said)
    return json.loads(text) if text else text


@pytest.mark.parametrize("width", [360, 1280])
def test_on_a_post_of_an_author_the_button_stands_in_line_and_a_parent_reads_a_login(
    page: Page, school: Site, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(school.publish(AUTHOR, "posts", BLOCK))
    link = page.get_by_role("link", name="LIBRUS Synergia")
    button = page.locator("main klucznik-panel").get_by_role("button", name=TITLE)
    assert box(button)["x"] == pytest.approx(box(link)["x"], abs=1)
    works(page, TITLE)
    ours = (school.address, "data:", "blob:")
    assert [url for url in asked if not url.startswith(ours) and "gravatar" not in url] == []


def test_the_shortcode_of_an_author_takes_a_language_and_words(page: Page, school: Site) -> None:
    codes = '[klucznik lang="uk"]\n\n[klucznik lang="pl" words="Kłopot z Librusem?"]'
    page.goto(school.publish(AUTHOR, "posts", codes))
    expect(page.get_by_role("button", name=IN_UKRAINIAN)).to_be_visible()
    opened = press_button(page, "Kłopot z Librusem?")
    expect(opened.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_in_a_sidebar_the_block_and_the_shortcode_open_the_panel(page: Page, school: Site) -> None:
    school.wear("twentytwentyone")
    for base, instance in (
        ("block", {"raw": {"content": BLOCK}}),
        ("text", {"raw": {"text": '[klucznik lang="uk"]', "visual": True, "filter": True}}),
    ):
        widget = {"id_base": base, "sidebar": "sidebar-1", "instance": instance}
        school.write(ADMINISTRATOR, "widgets", **widget)
    page.goto(school.address)
    expect(page.locator(".widget-area").get_by_role("button", name=IN_UKRAINIAN)).to_be_visible()
    works(page, TITLE)


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_the_button_stands_where_the_author_aligns_it(page: Page, school: Site, align: str) -> None:
    page.goto(school.publish(AUTHOR, "posts", f'<!-- wp:klucznik/panel {{"align":"{align}"}} /-->'))
    line = page.locator("main .wp-block-klucznik-panel")
    button = box(line.get_by_role("button"))
    room = box(line)["width"] - button["width"]
    before = button["x"] - box(line)["x"]
    assert before == pytest.approx({"left": 0, "center": room / 2, "right": room}[align], abs=1)


@pytest.mark.parametrize("theme", ["twentytwentyfour", "twentytwentyone"])
def test_a_link_to_the_panel_in_a_menu_becomes_the_button(
    page: Page, school: Site, theme: str
) -> None:
    school.wear(theme)
    address = f"{school.address}/{PANEL}"
    link = f'<!-- wp:navigation-link {{"label":"Pomoc","url":"{address}uk/"}} /-->'
    navigation = f"<!-- wp:navigation -->{link}<!-- /wp:navigation -->"
    classic = f"""
        $menu = wp_create_nav_menu('m' . rand());
        wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'Pomoc', 'menu-item-url' =>
            '{address}uk/', 'menu-item-status' => 'publish']);
        set_theme_mod('nav_menu_locations', ['primary' => $menu]);"""
    is_classic = theme == "twentytwentyone"
    if is_classic:
        school.run(classic)
    page.goto(school.publish(ADMINISTRATOR, "pages", "" if is_classic else navigation))
    menu = page.get_by_role("navigation").filter(has=page.locator("klucznik-panel"))
    menu.get_by_role("button", name="Pomoc").click()
    wait_for(panel(page), "ready")
    expect(panel(page).get_by_role("heading", level=1)).to_have_text(IN_UKRAINIAN)


@pytest.mark.parametrize("language", ["", "uk/", "en/"])
def test_without_javascript_the_words_and_the_schools_data_are_there(
    page_with: Callable[..., Page], school: Site, language: str
) -> None:
    page = page_with("no_scripts")
    page.goto(f"{school.address}/{PANEL}{language}#sekretariat")
    reach = page.locator("#sekretariat .office")
    expect(reach.get_by_role("heading", name=NAME)).to_be_visible()
    expect(reach.get_by_role("link", name="00 700 70 07")).to_have_attribute(
        "href", "tel:007007007"
    )
    expect(reach.get_by_role("link", name="sekretariat@sp7.example")).to_be_visible()
    page.goto(f"{school.address}/{PANEL}{language}ulotka/")
    expect(page.locator(".reach")).to_contain_text(NAME)
    expect(page.locator(".reach")).to_contain_text("00 700 70 07")


def test_python_knows_the_schools_data_from_the_page(page: Page, school: Site) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    open_panel(page, f"{school.address}/{PANEL}")
    expect(page.locator("#start .note")).to_have_text(NOTICE)
    assert page.evaluate("document.documentElement.style.cssText").count("--") > 0
    page.get_by_role("link", name="Українська").click()
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    assert page.url.endswith(f"/{PANEL}uk/")
    expect(page.locator("aside .contact")).to_contain_text(NAME)
    assert said == []


@pytest.mark.parametrize("version", PHPS)
def test_another_php_says_the_same_and_complains_of_nothing(
    page: Page, school: Site, version: str
) -> None:
    program = """
        $said = array();
        set_error_handler(function ($level, $text, $file) use (&$said) {
            if (strpos($file, 'plugins/klucznik')) $said[] = "$file: $text";
            return true;
        });
        require 'wp-load.php';
        require ABSPATH . 'wp-admin/includes/admin.php';
        wp_set_current_user(1);
        ob_start();
        Klucznik\\show_page();
        $settings = preg_replace('/"_wpnonce" value="\\w+"/', '', ob_get_clean());
        $button = do_shortcode('[klucznik lang="uk"]');
        echo json_encode(compact('said', 'settings', 'button'));"""
    here, there = (json.loads(school.run_bare(program, each)) for each in ("", version))
    assert there["said"] == []
    assert there == here
    assert IN_UKRAINIAN in there["button"]
    index = f"$_SERVER['SCRIPT_FILENAME'] = '{school.folder}/{PANEL}index.php';"
    asked = school.run_bare(f"{index} require $_SERVER['SCRIPT_FILENAME'];", version)
    assert asked == page.request.get(f"{school.address}/{PANEL}").text()
    assert str(SCHOOL["accent"]) in asked


def test_what_changes_whole_pages_leaves_the_panel_alone(page: Page, school: Site) -> None:
    drop_in = school.folder / "wp-content/advanced-cache.php"
    drop_in.write_text("<?php exit('An old page');")
    (school.folder / "wp-content/plugins/any.php").write_text(
        "<?php /* Plugin Name: Any */ ob_start(fn($html) => '<p>A smaller page</p>');"
    )
    school.run(f"{PLUGINS} activate_plugin('any.php');")
    try:
        page.goto(school.address)
        expect(page.locator("body")).to_have_text("An old page")
        open_panel(page, f"{school.address}/{PANEL}")
    finally:
        drop_in.unlink()
        school.run(f"{PLUGINS} deactivate_plugins('any.php');")


def test_who_has_the_panels_page_already_doesnt_get_it_again(page: Page, school: Site) -> None:
    address = f"{school.address}/{PANEL}"
    mark = page.request.get(address).headers["etag"].strip('"')
    again = page.request.get(address, headers={"If-None-Match": f'W/"{mark}-gzip"'})
    assert (again.status, again.body()) == (304, b"")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"name": "Szkoła",}', "can’t be read as JSON"),
        ("[1, 2]", "no school.json"),
        ('{"name": "' + 200_000 * "x" + '"}', "at most 200,000"),
    ],
)
def test_a_bad_file_is_named_stays_in_sight_and_changes_nothing(
    school: Site, office: Page, text: str, sentence: str
) -> None:
    save(office, school, text)
    expect(office.get_by_role("alert")).to_contain_text(sentence)
    expect(office.get_by_label("The text of school.json")).to_have_value(text)
    assert kept(school) == SCHOOL


def test_the_file_itself_is_taken_whatever_mark_its_editor_leaves(
    school: Site, office: Page, tmp_path: Path
) -> None:
    office.goto(f"{school.address}/{SETTINGS}")
    text = json.dumps(SCHOOL, ensure_ascii=False)
    file = tmp_path / "school.json"
    file.write_text(text, encoding="utf-8-sig")
    office.get_by_text("For those who know JSON").click()
    office.locator("#klucznik-file").set_input_files(file)
    office.get_by_role("button", name="Save this text").click()
    expect(office.get_by_label("The text of school.json")).to_have_value(text)
    assert kept(school) == SCHOOL


def test_the_form_holds_what_is_known_and_saves_what_is_changed(school: Site, office: Page) -> None:
    save(office, school, json.dumps(SCHOOL))
    office.goto(f"{school.address}/{SETTINGS}")
    form = office.frame_locator("#klucznik-set-up")
    wait_for(form, "ready")
    name = form.get_by_label("Name of the school")
    expect(name).to_have_value(NAME)
    name.fill("Szkoła po nowemu")
    form.get_by_role("button", name="Save in WordPress").click()
    expect(office.get_by_text("Readers see it from now on.")).to_be_visible()
    saved = kept(school)
    assert isinstance(saved, dict)
    assert saved["name"] == "Szkoła po nowemu"
    assert (saved["office"], saved["accent"]) == (SCHOOL["office"], SCHOOL["accent"])
    save(office, school, json.dumps(SCHOOL))


def test_whoever_saves_a_mistake_is_told_so(school: Site, office: Page) -> None:
    office.goto(f"{school.address}/{SETTINGS}")
    form = office.frame_locator("#klucznik-set-up")
    wait_for(form, "ready")
    form.get_by_role("textbox", name="E-mail").fill("sekretariat")
    form.get_by_role("button", name="Save in WordPress").click()
    expect(office.get_by_text("without the fields that are to be mended")).to_be_visible()
    save(office, school, json.dumps(SCHOOL))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_settings_speak_polish_and_can_be_used_by_everybody(
    school: Site, office: Page, width: int
) -> None:
    school.run("update_user_meta(1, 'locale', 'pl_PL');")
    office.set_viewport_size({"width": width, "height": 800})
    office.goto(f"{school.address}/{SETTINGS}")
    expect(office.get_by_role("heading", name="Dane szkoły")).to_be_visible()
    expect(office.get_by_text("blok „Pomoc z Librusem”")).to_be_visible()
    assert_accessible(office, "#wpbody-content .wrap")
    assert office.evaluate("document.documentElement.scrollWidth") <= width
    school.run("delete_user_meta(1, 'locale');")


def test_only_administrators_see_the_settings(school: Site, engine: Engine) -> None:
    with engine.context() as context:
        page = context.new_page()
        sign_in(page, school, AUTHOR)
        page.goto(f"{school.address}/{SETTINGS}")
        expect(page.get_by_label("The text of school.json")).to_have_count(0)


def test_an_author_sees_in_the_editor_what_readers_will(school: Site, engine: Engine) -> None:
    with engine.context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        sign_in(page, school, AUTHOR)
        page.goto(f"{school.address}/wp-admin/post-new.php")
        page.wait_for_function("wp.data.select('core/editor').__unstableIsEditorReady()")
        page.evaluate("""() => {
            const { data, blocks } = wp;
            data.dispatch("core/edit-post").openGeneralSidebar("edit-post/block");
            data.dispatch("core/preferences").set("core/edit-post", "welcomeGuide", false);
            const block = blocks.createBlock("klucznik/panel", { words: "Kłopot?" });
            data.dispatch("core/block-editor").insertBlocks(block);
        }""")
        frame, block = "iframe[name=editor-canvas]", "[data-type='klucznik/panel']"
        page.locator(f"{frame}, {block}").first.wait_for()
        canvas = page.frame_locator(frame) if page.locator(frame).count() else page
        shown = canvas.locator(f"{block} klucznik-panel").locator("a, button").filter(visible=True)
        expect(shown).to_have_text("Kłopot?")
        page.get_by_label("Words of the button").fill("Nie działa?")
        expect(shown).to_have_text("Nie działa?")


def test_whoever_asks_for_a_file_of_the_program_gets_nothing(page: Page, school: Site) -> None:
    plugin = school.folder / PANEL / ".."
    for file in plugin.glob("*.php"):
        answer = page.request.get(f"{school.address}/wp-content/plugins/klucznik/{file.name}")
        assert answer.text() == "", file


def test_plugins_that_gather_scripts_are_asked_to_leave_the_loader_alone(school: Site) -> None:
    said = school.run(
        "echo json_encode([apply_filters('rocket_delay_js_exclusions', ['x.js']),"
        " apply_filters('autoptimize_filter_js_exclude', 'x.js'),"
        " apply_filters('autoptimize_filter_js_exclude', '')]);"
    )
    loader = "klucznik/panel/klucznik.js"
    assert json.loads(said) == [["x.js", loader], f"x.js, {loader}", loader]


@pytest.mark.parametrize("status", [200, 500])
def test_apache_gets_its_settings_unless_the_panel_doesnt_answer_with_them(
    school: Site, status: int
) -> None:
    panel_folder = school.folder / PANEL
    packed, in_force = panel_folder / "htaccess.txt", panel_folder / ".htaccess"
    settings = packed.read_bytes()
    school.run(
        f"add_filter('pre_http_request', fn() => ['response' => ['code' => {status}]]);"
        "$GLOBALS['is_apache'] = true; do_action('admin_init');"
    )
    assert in_force.exists() == (status == 200)
    assert not packed.exists()
    in_force.unlink(missing_ok=True)
    packed.write_bytes(settings)


def test_an_update_keeps_the_schools_data_and_removing_the_plugin_removes_them(
    school: Site, office: Page, plugin: Make, page: Page, site: str
) -> None:
    upload(office, school, plugin("99.0.0", school='{"name": "Another"}'))
    office.get_by_role("link", name=re.compile("Replace current")).click()
    expect(office.get_by_text("Plugin updated successfully.")).to_be_visible()
    office.goto(f"{school.address}/wp-admin/plugins.php")
    expect(office.locator("tr[data-slug=klucznik]")).to_contain_text("99.0.0")
    assert kept(school) == SCHOOL
    with office.expect_navigation():
        office.locator("#deactivate-klucznik").click()
    office.once("dialog", lambda dialog: dialog.accept())
    office.locator("#delete-klucznik").click()
    expect(office.locator("tr.plugin-deleted-tr")).to_be_visible()
    assert kept(school) is False
    assert not (school.folder / PANEL).exists()
    # The plugin that the set-up page makes brings the data along, where nothing was saved.
    page.goto(f"{site}/konfigurator/")
    wait_for(page, "ready")
    page.get_by_label("Nazwa szkoły").fill(NAME)
    with page.expect_download() as download:
        page.get_by_role("button", name="Pobierz wtyczkę").click()
    archive = school.folder.with_name(download.value.suggested_filename)
    download.value.save_as(archive)
    upload(office, school, archive)
    office.get_by_role("link", name="Activate Plugin").click()
    expect(office.locator("tr[data-slug=klucznik].active")).to_be_visible()
    assert kept(school) == {"$schema": "school.schema.json", "name": NAME}
