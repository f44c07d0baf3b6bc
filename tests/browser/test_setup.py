"""A teacher who looks after the school's page prepares the panel on the set-up page."""

import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from klucznik import site as sites
from klucznik.command import pages
from klucznik.command.archive import Panel, zipped
from klucznik.school_file import LONGEST_FILE
from klucznik.setup import paste
from playwright.sync_api import Dialog, FrameLocator, Page, Request, Route, expect

from tests import install
from tests.archives import unzipped
from tests.browser.engines import see, wait_until
from tests.browser.panel import assert_accessible, send_with, wait_for
from tests.servers import DIST, nginx
from widget import release, setup_page

POLISH, ENGLISH = "konfigurator/", "en/konfigurator/"
SCHOOL: dict[str, Any] = {
    "$schema": "school.schema.json",
    "name": 'Szkoła „Pod Dębem” & <b>spółka</b> "7"',
    "panel": "https://sp7.example/klucznik/",
    "office": {
        "who": "teacher",
        "phone": "22 700 70 07",
        "email": "biuro@sp7.example",
        "hours": {"mon": ["7:30-11:00", "12:00-17:00"], "fri": ["8-12"]},
        "closed": ["2026-12-23/2027-01-01", "2027-01-06"],
        "handover": ["person", "envelope"],
    },
    "links": {"app": "https://sp7.example/aplikacja.pdf"},
    "languages": ["pl", "uk"],
    "accent": "#7a1fa2",
    "notice": {"pl": "W piątek nieczynne.", "uk": "У п'ятницю зачинено."},
    "hide": ["aplikacja"],
    "replace": {"haslo-ucznia": {"pl": "U nas hasła resetuje wychowawca."}},
}
"""Something in every kind of field, as the form writes it."""


@pytest.fixture(scope="module")
def panel_on_nginx() -> Iterator[str]:
    """Return the address of the panel on a server with the settings that it ships."""
    if not install.is_there("nginx"):
        pytest.skip("there is no nginx")
    with nginx(DIST) as address:
        yield address


def open_page(page: Page, site: str, path: str = POLISH) -> None:
    page.goto(f"{site}/{path}")
    wait_for(page, "ready")


def drop(page: Page, content: str) -> None:
    """Choose a file, as a dropped one comes, too."""
    page.locator("#file").set_input_files(
        {"name": "school.json", "mimeType": "application/json", "buffer": content.encode()}
    )
    expect(page.locator("#loaded")).not_to_be_empty()


def taken(page: Page, button: str) -> bytes:
    """Return the file that a button hands over; Firefox's driver knows nothing of downloads."""
    page.evaluate(LISTEN)
    page.get_by_role("button", name=button, exact=True).click()
    wait_until(lambda: bool(page.evaluate("window.taken")), f"{button} hands over a file")
    return base64.b64decode(page.evaluate("window.taken").partition(",")[2])


LISTEN = """() => {
    const { createObjectURL } = URL;
    window.taken = "";
    URL.createObjectURL = (file) => {
        const reader = new FileReader();
        reader.onload = () => { window.taken = reader.result; };
        reader.readAsDataURL(file);
        return createObjectURL.call(URL, file);
    };
}"""


def shown(page: Page) -> FrameLocator:
    return page.frame_locator("#frame")


def test_what_is_filled_in_is_seen_at_once_and_stands_in_the_file(page: Page, site: str) -> None:
    open_page(page, site)
    page.get_by_label("Nazwa szkoły").fill("SP 7")
    page.get_by_label("Telefon", exact=True).fill("22 700 70 07")
    page.get_by_label("poniedziałek").fill("7:30-11:00, 12:00-17:00")
    page.get_by_role("button", name="tak jak poniedziałek").click()
    page.get_by_label("Nowe hasła wydaje wychowawca klasy.").check()
    page.get_by_role("checkbox", name="English").uncheck()
    page.get_by_label("Kolor szkoły").fill("#7a1fa2")
    page.get_by_label("Telefon", exact=True).focus()
    office = shown(page).locator("#sekretariat")
    expect(office.get_by_role("link", name="Zadzwoń: 22 700 70 07")).to_be_visible()
    expect(office).to_contain_text("SP 7")
    expect(office.locator("dl div", has_text="czwartek")).to_contain_text("12:00–17:00")
    expect(shown(page).locator("header")).to_have_css("background-color", "rgb(122, 31, 162)")
    expect(shown(page).get_by_role("link", name="English")).to_be_hidden()
    data = json.loads(taken(page, "Pobierz school.json"))
    spans = ["7:30-11:00", "12:00-17:00"]
    assert data == {
        "$schema": "school.schema.json",
        "name": "SP 7",
        "office": {
            "who": "teacher",
            "phone": "22 700 70 07",
            "hours": dict.fromkeys(["mon", "tue", "wed", "thu", "fri"], spans),
        },
        "languages": ["pl", "uk"],
        "accent": "#7a1fa2",
    }


def test_a_file_that_is_dropped_fills_the_form_and_comes_out_the_same(
    page: Page, site: str
) -> None:
    open_page(page, site)
    drop(page, json.dumps(SCHOOL, ensure_ascii=False))
    expect(page.get_by_label("Nazwa szkoły")).to_have_value(SCHOOL["name"])
    expect(page.get_by_text("Wszystko się zgadza.")).to_be_visible()
    assert json.loads(taken(page, "Pobierz school.json")) == SCHOOL


def test_the_zip_holds_the_bytes_of_the_command(page: Page, site: str, tmp_path: Path) -> None:
    archive = tmp_path / "parts.zip"
    archive.write_bytes(zipped(release.parts(DIST)))
    open_page(page, site)
    drop(page, json.dumps(SCHOOL, ensure_ascii=False))
    school_json = taken(page, "Pobierz school.json").decode()
    made = unzipped(taken(page, "Pobierz cały panel (ZIP)"))
    command = {
        sites.UNPACKED + path: file for path, file in pages.site_of(Panel(archive), school_json)
    }
    assert made.keys() == command.keys()
    assert [path for path in made if made[path] != command[path]] == []


def test_the_plugin_comes_with_what_was_filled_in(page: Page, site: str) -> None:
    open_page(page, site)
    drop(page, json.dumps(SCHOOL, ensure_ascii=False))
    made = unzipped(taken(page, "Pobierz wtyczkę do WordPressa (ZIP)"))
    assert json.loads(made.pop("klucznik/school.json")) == SCHOOL
    assert made == unzipped((DIST / setup_page.PLUGIN).read_bytes())


@pytest.mark.only_in("chromium", reason="Firefox's driver knows nothing of downloads")
def test_each_file_comes_under_its_name(page: Page, site: str) -> None:
    open_page(page, site)
    page.get_by_label("Adres, pod którym będzie panel").fill("https://sp7.example/klucznik/")
    for button, name in FILES.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=button, exact=True).click()
        assert download.value.suggested_filename == name


FILES = {
    "Pobierz school.json": "school.json",
    "Kod QR (SVG)": "klucznik-kod.svg",
    "Kod QR (PNG)": "klucznik-kod.png",
    "Pobierz cały panel (ZIP)": "klucznik.zip",
    "Pobierz wtyczkę do WordPressa (ZIP)": "klucznik-wordpress.zip",
}


@pytest.mark.parametrize("label", ["Telefon", "wtorek", "Nazwa szkoły"])
def test_a_fault_is_told_at_its_field_in_the_readers_language(
    page: Page, site: str, label: str
) -> None:
    wrong, told, right = FAULTS[label]
    open_page(page, site)
    field = page.get_by_label(label, exact=True)
    field.fill(wrong)
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()
    expect(page.locator(f"#{described[-1]}")).to_contain_text(told)
    page.locator("#summary a").click()
    expect(field).to_be_focused()
    field.fill(right)
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(page.get_by_text("Wszystko się zgadza.")).to_be_visible()


FAULTS = {
    "Telefon": ("numer 5", "To nie wygląda na jeden numer telefonu.", "22 700 70 07"),
    "wtorek": ("od ósmej", "Nie rozumiem tych godzin.", "8-15"),
    "Nazwa szkoły": ("x" * 201, "Ten tekst ma więcej niż 200 znaków.", "SP 7"),
}


def test_days_in_the_wrong_order_are_told_in_their_row(page: Page, site: str) -> None:
    open_page(page, site)
    page.get_by_role("button", name="Dodaj dni").click()
    row = page.locator("#closed .row").nth(1)
    row.get_by_label("Od").fill("2026-12-24")
    row.get_by_label("do").fill("2026-12-20")
    expect(row.locator(".message")).to_contain_text("Ostatni dzień jest przed pierwszym")
    row.get_by_role("button", name="Usuń wiersz 2").click()
    expect(page.get_by_text("Wszystko się zgadza.")).to_be_visible()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "to nie jest JSON"),
        ('{"nmae": 1, "office": {"closed": ["24.12.2026"], "phone": 5}}', "office.phone"),
    ],
)
def test_a_file_that_says_something_odd_is_met_with_a_sentence(
    page: Page, site: str, content: str, told: str
) -> None:
    open_page(page, site)
    drop(page, content)
    expect(page.locator("#loaded")).to_contain_text(told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[1, 2]", "nie school.json"),
        ('{"name": "Szkoła"}'.encode("iso-8859-2"), "nie jest zapisany w UTF-8"),
    ],
)
def test_a_file_that_is_none_of_ours_leaves_the_form_as_it_was(
    page: Page, site: str, content: bytes, told: str
) -> None:
    open_page(page, site)
    page.get_by_label("Nazwa szkoły").fill("SP 7")
    page.locator("#file").set_input_files(
        {"name": "school.json", "mimeType": "application/json", "buffer": content}
    )
    expect(page.locator("#loaded")).to_contain_text(told)
    expect(page.get_by_label("Nazwa szkoły")).to_have_value("SP 7")


def test_a_text_far_too_long_is_told_at_its_field_and_the_form_goes_on(
    page: Page, site: str
) -> None:
    open_page(page, site)
    drop(page, json.dumps({"name": "x" * (LONGEST_FILE - 100)}))
    expect(page.locator("#message-name")).to_contain_text("200")
    page.get_by_label("Nazwa szkoły").fill("Szkoła w Zalipkach")
    expect(page.locator("#message-name")).to_be_empty()


def test_whoever_takes_a_file_with_a_fault_is_told_so(page: Page, site: str) -> None:
    open_page(page, site)
    page.get_by_role("textbox", name="E-mail").fill("sekretariat")
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Pobierz school.json").click()
    expect(page.locator("#taken")).to_contain_text("pominie pola, które są do poprawy")


def test_what_to_paste_has_the_schools_own_address(page: Page, site: str) -> None:
    open_page(page, site)
    page.get_by_label("WordPress").check()
    expect(page.locator("#snippets")).to_contain_text("Wpisz wyżej adres panelu")
    page.get_by_label("Adres, pod którym będzie panel").fill("https://sp7.example/klucznik/")
    tag = page.get_by_role("region", name="Znacznik: przycisk z panelem")
    address = "https://sp7.example/klucznik/"
    expect(tag).to_have_text(paste.snippet("tag-in-paragraph", address), use_inner_text=True)
    expect(page.locator("#code svg")).to_be_visible()


@pytest.mark.parametrize(("path", "setting"), [(POLISH, ""), (ENGLISH, ""), (POLISH, "dark")])
def test_it_is_accessible_with_everything_unfolded(
    page_with: Callable[..., Page], site: str, path: str, setting: str
) -> None:
    page = page_with(setting)
    open_page(page, site, path)
    drop(page, json.dumps({**SCHOOL, "office": {"phone": "x"}}))
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.locator("[data-site=html]").check()
    page.locator("[data-do=check]").click()
    expect(page.locator("#checked h3").first).to_be_visible()
    assert_accessible(page)


@pytest.mark.only_in("chromium", reason="Firefox's driver can't allow to read what was copied")
def test_what_is_copied_is_what_stands_there(page_with: Callable[..., Page], site: str) -> None:
    page = page_with(permissions=["clipboard-read", "clipboard-write"])
    open_page(page, site)
    page.get_by_role("button", name="Ten serwer", exact=True).click()
    page.get_by_label("Własny HTML").check()
    page.get_by_role("button", name="Kopiuj: Znacznik").click()
    expect(page.locator("#status")).to_have_text("Skopiowano.")
    assert page.evaluate("navigator.clipboard.readText()") == paste.snippet("tag", site + "/")


def test_what_was_filled_in_before_python_came_counts(page: Page, site: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/konfigurator/assets/*.wasm", hold)
    page.goto(f"{site}/{POLISH}")
    wait_for(page, "loading")
    page.get_by_label("Nazwa szkoły").fill("SP 7")
    page.get_by_label("Nowe hasła wydaje sekretariat.").check()
    page.get_by_role("checkbox", name="English").uncheck()
    wait_until(lambda: bool(held), "the interpreter is asked for")
    for route in held:
        route.continue_()
    wait_for(page, "ready")
    data = json.loads(taken(page, "Pobierz school.json"))
    assert (data["name"], data["office"], data["languages"]) == (
        "SP 7", {"who": "office"}, ["pl", "uk"]
    )  # fmt: skip


def test_a_server_that_forbids_frames_is_named_in_place_of_the_preview(
    page: Page, site: str
) -> None:
    send_with(page, f"{site}/", {"X-Frame-Options": "DENY"})
    open_page(page, site)
    expect(page.get_by_text("Nie da się pokazać podglądu")).to_be_visible()


def test_nothing_is_kept_unless_asked_for(page: Page, site: str) -> None:
    kept = "localStorage.getItem('klucznik-setup')"
    open_page(page, site)
    page.get_by_label("Nazwa szkoły").fill("SP 7")
    expect(shown(page).locator("#na-papierze")).to_contain_text("SP 7")
    assert page.evaluate(kept) is None
    page.get_by_label("Zapamiętaj formularz").check()
    page.reload()
    wait_for(page, "ready")
    expect(page.get_by_label("Nazwa szkoły")).to_have_value("SP 7")
    page.get_by_label("Zapamiętaj formularz").uncheck()
    assert page.evaluate(kept) is None


def test_another_language_keeps_what_was_typed_and_leaves_no_trace(page: Page, site: str) -> None:
    open_page(page, site)
    page.get_by_label("Nazwa szkoły").fill("SP 7")
    page.get_by_role("textbox", name="Telefon").fill("22 700 wew.")
    page.get_by_role("link", name="English").click()
    wait_for(page, "ready")
    expect(page.get_by_label("Name of the school")).to_have_value("SP 7")
    expect(page.get_by_role("textbox", name="Phone")).to_have_value("22 700 wew.")
    expect(page.locator("#message-office-phone")).to_contain_text("doesn't look like one")
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


@pytest.mark.only_in("chromium", reason="Firefox's driver closes pages without asking them")
def test_where_nothing_can_be_carried_along_another_language_asks_first(
    page: Page, site: str
) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw Error(); }")
    open_page(page, site)
    page.get_by_label("Nazwa szkoły").fill("SP 7")
    page.get_by_label("Zapamiętaj formularz").check()
    page.on("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.get_by_role("link", name="English").click()
    assert asked.value.type == "beforeunload"
    expect(page.get_by_label("Nazwa szkoły")).to_have_value("SP 7")


def test_a_file_takes_the_place_of_what_is_unsaved_only_if_somebody_says_so(
    page: Page, site: str
) -> None:
    answers = [False, True]
    page.on("dialog", lambda dialog: dialog.accept() if answers.pop(0) else dialog.dismiss())
    open_page(page, site)
    name = page.get_by_label("Nazwa szkoły")
    name.fill("SP 7")
    file = {"name": "a.json", "mimeType": "application/json", "buffer": b'{"name": "SP 8"}'}
    for kept in ("SP 7", "SP 8"):
        with page.expect_event("dialog"):
            page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
        expect(name).to_have_value(kept)


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        (r"SP \ud83c\udf93", "SP 🎓"),
        (r"SP\u0000 7", "SP 7"),
    ],
)
def test_whatever_way_a_file_writes_its_letters_they_come_whole(
    page: Page, site: str, text: str, shown_as: str
) -> None:
    open_page(page, site)
    drop(page, f'{{"name": "{text}"}}')
    expect(page.get_by_label("Nazwa szkoły")).to_have_value(shown_as)
    expect(page.get_by_role("textbox", name="Telefon")).to_be_visible()
    assert json.loads(taken(page, "Pobierz school.json"))["name"] == shown_as


def test_no_code_is_handed_over_of_an_address_that_has_just_become_wrong(
    page: Page, site: str
) -> None:
    open_page(page, site)
    address = page.get_by_label("Adres, pod którym będzie panel")
    address.fill("https://sp7.example/klucznik/")
    expect(page.locator("#code svg")).to_be_visible()
    page.evaluate(LISTEN)
    address.fill("sp7")
    page.evaluate("document.querySelector('[data-do=svg]').click()")
    expect(page.locator("#message-panel")).not_to_be_empty()
    assert page.evaluate("window.taken") == ""


@pytest.mark.only_in("chromium", reason="Firefox's driver closes pages without asking them")
@pytest.mark.parametrize("is_taken", [False, True])
def test_whoever_leaves_with_something_unsaved_is_asked(
    page: Page, site: str, is_taken: bool
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    open_page(page, site)
    page.get_by_label("Nazwa szkoły").fill("SP 7")
    expect(shown(page).locator("#na-papierze")).to_contain_text("SP 7")
    if is_taken:
        taken(page, "Pobierz school.json")
    page.on("dialog", stay)
    with page.expect_event("close" if is_taken else "dialog"):
        page.close(run_before_unload=True)
    assert asked == [] if is_taken else ["beforeunload"]


# The server


def check(page: Page) -> None:
    page.get_by_role("button", name="Sprawdź ten serwer").click()
    expect(page.locator("#checked")).to_contain_text("Sprawdzone pliki", timeout=20_000)


def test_a_server_that_sends_all_as_it_should_is_told_so(page: Page, panel_on_nginx: str) -> None:
    open_page(page, panel_on_nginx)
    check(page)
    expect(page.locator("#checked .well")).to_be_visible()


def test_what_a_server_does_wrong_is_told_with_the_line_that_mends_it(
    page: Page, site: str
) -> None:
    open_page(page, site)
    page.route("**/assets/python-*.pack", lambda route: route.fulfill(status=403))
    page.route("**/panel.js", lambda route: route.fulfill(status=404))
    page.route("**/steps.js", lambda route: route.fulfill(body="let older;"))
    send_with(page, "**/ulotka/", {"X-Frame-Options": "DENY"})
    check(page)
    told = page.locator("#checked li")
    for what, file in {
        "Serwer nie wydaje tych plików (403)": "assets/python-pl-",
        "Plików nie ma na serwerze": "panel.js",
        "To pliki z innego wydania": "steps.js",
        "Strona zabrania ramek": "ulotka/",
    }.items():
        expect(told.filter(has_text=what).locator(".files")).to_contain_text(file)
    line = "Header always unset X-Frame-Options"
    expect(told.filter(has_text="Strona zabrania ramek").locator("pre")).to_have_text(line)


# Whoever uses it, and on whatever


def test_by_keyboard_alone_a_school_gets_its_file(page: Page, site: str) -> None:
    open_page(page, site)
    page.get_by_label("Nazwa szkoły").focus()
    page.keyboard.type("SP 7")
    page.keyboard.press("Tab")
    page.keyboard.type("https://sp7.example/klucznik/")
    page.get_by_text("Ukryj porady albo").focus()
    page.keyboard.press("Enter")
    page.locator("#field-way-aplikacja").focus()
    page.keyboard.press("w")  # „własny tekst”
    expect(page.locator("#field-replace-aplikacja-pl")).to_be_visible()
    expect(page.locator("#field-way-aplikacja")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Nie używamy aplikacji.")
    expect(shown(page).locator("#aplikacja")).to_be_visible()
    expect(shown(page).locator("#aplikacja .lead")).to_have_text("Nie używamy aplikacji.")
    page.locator("[data-site=html]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#snippets")).to_contain_text("<p><klucznik-panel")


def test_on_a_phone_the_preview_unfolds_from_the_edge(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_page(page, site)
    expect(page.locator("#frame")).to_be_hidden()
    page.get_by_text("Podgląd", exact=True).click()
    expect(page.locator("#frame")).to_be_in_viewport()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_it_says_how_to_write_the_file_by_hand(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with("no_scripts")
    page.goto(f"{site}/{POLISH}")
    see(page.locator("noscript p"))  # Playwright looks for no texts in there.
    see(page.get_by_role("link", name="Pobierz przykład"))
    see(page.locator("#form"), is_seen=False)


def test_without_python_it_says_so(page: Page, site: str) -> None:
    page.route("**/konfigurator/assets/*.wasm", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/{POLISH}")
    wait_for(page, "failed")
    expect(page.get_by_text("Konfigurator nie mógł się uruchomić.")).to_be_visible()


def test_nothing_is_asked_for_but_files_of_this_site(page: Page, site: str) -> None:
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    open_page(page, site)
    drop(page, json.dumps(SCHOOL))
    taken(page, "Pobierz cały panel (ZIP)")
    assert {each.method for each in asked} == {"GET"}
    addresses = [each.url for each in asked if not each.url.startswith(("data:", "blob:"))]
    assert [address for address in addresses if not address.startswith(site)] == []
    assert [address for address in addresses if "?" in address] == []


def test_in_wordpress_the_data_are_handed_to_the_page_around(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/link.html")
    page.evaluate(
        """() => {
            addEventListener("message", ({ data }) => { window.said = data; });
            const frame = document.createElement("iframe");
            frame.name = "set-up";
            frame.dataset.school = '{"office": {"phone": "22 333 44 55"}}';
            frame.src = "../konfigurator/?for=wordpress";
            frame.width = 1000;
            frame.height = 800;
            document.body.append(frame);
        }"""
    )
    frame = page.frame_locator("[name=set-up]")
    wait_for(frame, "ready")
    frame.get_by_label("Nazwa szkoły").fill("SP 7")
    frame.get_by_role("button", name="Zapisz w WordPressie").click()
    wait_until(lambda: bool(page.evaluate("window.said")), "the data come")
    said = page.evaluate("window.said")
    assert said["klucznik"] == "school-json"
    school = json.loads(said["text"])
    assert (school["name"], school["office"]["phone"]) == ("SP 7", "22 333 44 55")
