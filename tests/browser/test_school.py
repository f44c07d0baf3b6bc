"""The school's own data on the page: the office, the letter to it, and broken files."""

import json
from collections.abc import Callable
from datetime import datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.panel import ADDRESSES, idle, open_panel, wait_for

SCHOOL = {
    "name": "Szkoła <b>nr 7</b>",
    "librus": "https://szkola.example/librus",
    "office": {
        "phone": "00 700 70 07",
        "email": "biuro@sp7.example",
        "hours": {"mon": ["7:30-15:30"], "tue": ["7:30-15:30"]},
        "handover": ["envelope"],
    },
    "links": {"app": "https://szkola.example/aplikacja.pdf"},
    "accent": "#ffee00",
    "notice": "W piątek sekretariat jest nieczynny.",
    "hide": ["logo-librus"],
    "replace": {"aplikacja": "Nasza szkoła używa aplikacji miasta."},
}


def give(page: Page, body: str, status: int = 200) -> None:
    page.route("**/school.json", lambda route: route.fulfill(status=status, body=body))


def put_in(page: Page, body: str) -> None:
    """Put the data into the finished page, as the plugin for WordPress does."""

    def answer(route: Route) -> None:
        html = route.fetch().text()
        data = body.replace("<", "\\u003c")
        route.fulfill(body=html.replace('"school-data">{}', f'"school-data" data-put-in>{data}'))

    page.route(ADDRESSES["index.html"], answer)


@pytest.mark.parametrize("way", [give, put_in])
def test_the_schools_data_stand_where_they_are_needed(
    page: Page, site: str, way: Callable[[Page, str], None]
) -> None:
    way(page, json.dumps(SCHOOL))
    open_panel(page, site)
    expect(page.locator("#start .note")).to_have_text("W piątek sekretariat jest nieczynny.")
    page.goto(f"{site}/#sekretariat")
    office = page.locator("#sekretariat .office")
    expect(office).to_contain_text("Szkoła <b>nr 7</b>")
    expect(office.get_by_role("link", name="Zadzwoń")).to_have_attribute("href", "tel:007007007")
    expect(office).to_contain_text("w zaklejonej kopercie")
    expect(office.locator("dl div", has_text="poniedziałek")).to_contain_text("7:30–15:30")
    page.goto(f"{site}/#logowanie")
    expect(page.locator("#logowanie .button")).to_have_attribute(
        "href", "https://szkola.example/librus"
    )
    page.goto(f"{site}/#przydatne-linki")
    expect(page.locator("#przydatne-linki .steps a")).to_have_attribute(
        "href", "https://szkola.example/aplikacja.pdf"
    )
    page.goto(f"{site}/#aplikacja")
    expect(page.locator("#aplikacja .lead")).to_have_text("Nasza szkoła używa aplikacji miasta.")
    page.goto(f"{site}/#start")
    expect(page.locator('a[href="#logo-librus"]:visible')).to_have_count(0)


def test_a_hidden_procedure_gives_way_to_the_start(page: Page, site: str) -> None:
    give(page, json.dumps({"hide": ["aplikacja"]}))
    open_panel(page, f"{site}/#aplikacja")
    expect(page.locator("#aplikacja")).to_be_hidden()
    expect(page.locator("#start h2")).to_be_visible()


def test_another_language_is_still_that_of_the_same_school(page: Page, site: str) -> None:
    open_panel(page, f"{site}/?school=sp7")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="What happened?")).to_be_visible()
    assert page.url == f"{site}/en/?school=sp7"
    page.reload()
    page.goto(f"{page.url}#sekretariat")
    expect(page.locator(".office")).to_contain_text("Zalipkach", timeout=20_000)


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("2026-11-23 09:00", "Teraz otwarte, do 15:30."),
        ("2026-11-23 16:00", "Teraz zamknięte. Otwarte jutro od 7:30."),
        ("2026-11-24 16:00", "Teraz zamknięte. Otwarte: poniedziałek od 7:30."),
    ],
)
@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Warsaw"])
def test_the_office_is_open_by_polish_time_wherever_the_reader_is(
    page_with: Callable[..., Page], site: str, when: str, says: str, zone: str
) -> None:
    page = page_with(timezone_id=zone)
    page.clock.set_fixed_time(
        datetime.fromisoformat(when).replace(tzinfo=ZoneInfo("Europe/Warsaw"))
    )
    give(page, json.dumps(SCHOOL))
    page.goto(f"{site}/#sekretariat")
    expect(page.locator("#opening")).to_contain_text(says)


BROKEN = [
    ("{", 200, "not JSON"),
    ("[]", 200, "not an object"),
    ('{"nmae": "SP 7"}', 200, "nmae"),
    ('{"office": {"hours": {"mon": ["7-25"]}}}', 200, "office.hours.mon[0]"),
    ("gone", 404, "not to be had"),
]


@pytest.mark.parametrize(("body", "status", "complaint"), BROKEN)
def test_a_broken_file_never_breaks_the_panel_and_is_named_on_the_console(
    page: Page, site: str, body: str, status: int, complaint: str
) -> None:
    give(page, body, status)
    with page.expect_console_message(lambda message: complaint in message.text):
        open_panel(page, f"{site}/#sekretariat")
    wait_for(page, "ready")
    expect(page.locator("#sekretariat .office")).to_contain_text("Sekretariat szkoły")


def test_how_a_school_is_called_and_reached_needs_no_more_words(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_panel(page, f"{site}/?school=sp7#sekretariat")
    expect(page.locator(".office")).to_contain_text("Zalipkach Dolnych")
    expect(page.locator("#na-papierze")).to_contain_text("00 700 70 07")
    idle(page)
    assert [address for address in asked if "/words-" in address] == []


def test_one_copy_serves_many_schools(page: Page, site: str) -> None:
    page.goto(f"{site}/?school=sp7#sekretariat")
    expect(page.locator(".office")).to_contain_text("Zalipkach Dolnych", timeout=20_000)
    with page.expect_request(f"{site}/school.json"):
        page.goto(f"{site}/?school=../../etc/passwd#sekretariat")
    wait_for(page, "ready")


def test_the_letter_writes_itself_and_opens_in_the_mail_program(page: Page, site: str) -> None:
    give(page, json.dumps(SCHOOL))
    open_panel(page, f"{site}/#sekretariat")
    expect(page.locator(".office h3")).to_have_text("Szkoła <b>nr 7</b>")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.get_by_label("Twoje imię i nazwisko").fill("Żaneta Źdźbło")
    page.get_by_label("Imię i nazwisko dziecka").fill("Łucja & Źdźbło")
    page.get_by_label("Klasa").fill("4a")
    page.get_by_label("ucznia", exact=True).check()
    letter = page.locator("#letter blockquote")
    expect(letter).to_contain_text("do konta ucznia")
    expect(letter).to_contain_text("Łucja & Źdźbło, klasa 4a")
    link = page.get_by_role("link", name="Otwórz w programie pocztowym")
    parts = urlsplit(link.get_attribute("href") or "")
    fields = parse_qs(parts.query)
    assert parts.path == "biuro@sp7.example"
    assert "Łucja & Źdźbło, klasa 4a" in fields["subject"][0]
    assert "\r\nŻaneta Źdźbło" in fields["body"][0]
    assert "login" not in fields["body"][0].replace("logowania", "")
    assert requests == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_letter_names_the_parents_account_first(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#sekretariat")
    expect(page.locator("#letter blockquote")).to_contain_text("do konta rodzica")
    expect(page.locator("#letter blockquote")).to_contain_text("Dziecko: …, klasa …")


MONSTERS = {
    "five megabytes": '{"name": "' + "ż" * 2_500_000 + '"}',
    "400,000 unknown fields": "{" + ",".join(f'"a{n}": 0' for n in range(400_000)) + "}",
    "a list without an end": '{"hide": [' + '"aplikacja",' * 300_000 + '"x"]}',
}


@pytest.mark.parametrize("what", MONSTERS)
def test_a_file_too_large_is_not_read_and_its_size_is_named(
    page: Page, site: str, what: str
) -> None:
    warned: list[str] = []
    page.on("console", lambda message: warned.append(message.text))
    give(page, MONSTERS[what])
    with page.expect_console_message(lambda message: "bytes" in message.text):
        open_panel(page, f"{site}/#login-rodzica")
    assert "more than 200000; shorten it" in " ".join(warned)
    page.get_by_label("Login ucznia", exact=True).fill("1234567u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("1234567")


NUMBERS = (
    '{"name": "Szkoła \\"nr 7\\" 12345678901", "notice": 1.5e300, "accent": -0.25,'
    ' "office": {"phone": 48123456789, "email": 12345678901234567890}}'
)


def test_numbers_without_quotes_are_named_and_fetch_nothing_more(page: Page, site: str) -> None:
    asked: list[str] = []
    warned: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: warned.append(message.text))
    give(page, NUMBERS)
    open_panel(page, f"{site}/#sekretariat")
    expect(page.locator("#sekretariat .office")).to_contain_text('Szkoła "nr 7" 12345678901')
    assert [url for url in asked if url.endswith("rest.wasm")] == []
    for path in ("notice", "accent", "office.phone", "office.email"):
        assert f"school.json: {path}: This is not a text but a number." in " ".join(warned)
