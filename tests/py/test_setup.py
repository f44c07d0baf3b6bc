"""The rules of the set-up page: its form, what is pasted from it, what a server does wrong."""

import json
import random
import subprocess
from typing import Any

import pytest
from klucznik import colour
from klucznik.command.pages import qr_code
from klucznik.setup import draft, faults, paste, server, views
from klucznik.setup.draft import Draft

from tests.py.interpreters import node, run_on_cpython, run_on_micropython
from widget import settings, setup_page
from widget.build import ROOT
from widget.words import content

GUIDE = content.load_guide()
IDS, LANGUAGES = GUIDE.procedure_ids(), content.languages()
WORDS = content.plain_words(setup_page.SOURCES / "pl.toml")
EMPTY: dict[str, str] = dict.fromkeys(
    ("content-type", "content-encoding", "cache-control", "x-frame-options",
     "content-security-policy"), ""
)  # fmt: skip

WHOLE = {
    "$schema": "school.schema.json",
    "name": 'SP „7” \\ "siódemka" 🎓',
    "office": {
        "who": "office",
        "address": "ul. Malowana 7",
        "hours": {"mon": ["7:30-11:00", "12:00-17:00"]},
        "closed": ["2026-12-23/2027-01-01", "2027-01-06"],
        "handover": ["phone"],
    },
    "languages": ["uk"],
    "notice": {"en": "Closed."},
    "hide": ["aplikacja"],
    "replace": {"sekretariat": {"pl": "Pokój 7."}},
}
ODD: list[Any] = [
    {}, [], None, 5, "x", {"office": []}, {"office": {"hours": "8-15"}}, {"closed": [1]},
    {"office": {"who": "nobody", "closed": ["24.12.2026", ["a"], "2026-2-3"], "phone": 5}},
    {"languages": ["de"], "hide": "aplikacja", "replace": {"nic": "x", "blokada": 1}},
    {"notice": "Tylko po polsku.\tZ tabulatorem.", "odd": {"a": 1}},
]  # fmt: skip
MAKE = """
import json
from klucznik.setup import draft, faults

def answer(data):
    made = []
    for each in data["files"]:
        read, lost = draft.read(each, data["ids"], data["languages"])
        school = faults.school_of(read, "sekretariat")
        text = read.written()
        made.append([text, lost, faults.told(school, read, data["words"])])
    return made
"""


def written(data: object) -> Any:
    return json.loads(draft.read(data, IDS, LANGUAGES)[0].written())


def told(filled: Draft) -> dict[str, str]:
    return dict(faults.told(faults.school_of(filled, GUIDE.office), filled, WORDS))


def test_a_file_comes_out_as_it_went_in_on_both_interpreters() -> None:
    files = [WHOLE, *ODD]
    data = {"files": files, "ids": IDS, "languages": LANGUAGES, "words": WORDS}
    made = run_on_cpython(MAKE, data)
    assert isinstance(made, list)
    assert json.loads(made[0][0]) == WHOLE
    assert run_on_micropython(MAKE, data) == made


def test_the_file_is_written_as_people_write_it() -> None:
    text = draft.read(WHOLE, IDS, LANGUAGES)[0].written()
    assert text.startswith('{\n  "$schema": "school.schema.json",\n  "name": "SP „7”')
    assert '      "mon": ["7:30-11:00", "12:00-17:00"]\n' in text
    assert Draft(IDS, LANGUAGES).written() == '{\n  "$schema": "school.schema.json"\n}\n'


def test_what_has_no_place_in_the_form_is_named_and_the_rest_is_taken() -> None:
    assert sorted(draft.read(ODD[8], IDS, LANGUAGES)[1]) == [
        "office.closed", 'office.closed "24.12.2026"', "office.phone", "office.who"
    ]  # fmt: skip
    assert written(ODD[8])["office"]["closed"] == ["2026-02-03"]
    assert sorted(draft.read(ODD[9], IDS, LANGUAGES)[1]) == [
        'languages "de"', "replace.blokada", "replace.nic"
    ]  # fmt: skip
    assert written(ODD[9])["hide"] == ["aplikacja"]


def test_boxes_and_rows_are_taken_as_somebody_ticks_and_fills_them() -> None:
    filled = Draft(IDS, LANGUAGES)
    filled.take("office.handover", "phone")
    filled.take("office.handover", "person")
    filled.take("office.handover", "phone", is_ticked=False)
    filled.take("languages", "en", is_ticked=False)
    filled.take("office.closed.0.last", "2026-12-24")
    filled.take("way.aplikacja", draft.HIDDEN)
    filled.take("way.logowanie", draft.REPLACED)
    filled.take("replace.logowanie.pl", "Inaczej.")
    filled.take("replace.haslo-rodzica.pl", "Nikt tego nie wybrał.")
    filled.take("name", "  ")
    assert json.loads(filled.written()) == {
        "$schema": "school.schema.json",
        "office": {"closed": ["2026-12-24"], "handover": ["person"]},
        "languages": ["pl", "uk"],
        "hide": ["aplikacja"],
        "replace": {"logowanie": {"pl": "Inaczej."}},
    }


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("office.phone", "numer", "phone"),
        ("office.email", "a@", "email"),
        ("office.hours.tue", "8-15, od 16", "hours"),
        ("accent", "czerwony", "colour"),
        ("panel", "sp7.example", "address"),
        ("links.login", "sp7", "address"),
    ],
)
def test_each_kind_of_field_has_its_sentence(field: str, value: str, kind: str) -> None:
    filled = Draft(IDS, LANGUAGES)
    filled.take(field, value)
    assert told(filled) == {field: WORDS["fault." + kind]}


def test_a_text_that_is_too_long_is_told_how_long_it_may_be() -> None:
    filled = Draft(IDS, LANGUAGES)
    filled.take("name", "x" * 201)
    filled.take("notice.pl", "x" * 1001)
    filled.take("panel", "https://sp7.example/" + "x" * 1000)
    assert "200" in told(filled)["name"]
    assert "1000" in told(filled)["notice.pl"]
    assert "1000" in told(filled)["panel"]


def test_more_faults_than_are_named_leave_each_told_at_a_field_that_is_there() -> None:
    filled = Draft(IDS, LANGUAGES)
    filled.closed = [["2026-12-24", "2026-12-01"]] * 22
    filled.take("office.hours.mon", "o, " * 60)
    for field in told(filled):
        assert field.startswith(("office.closed.", "office.hours.mon"))


def test_rows_of_closed_days_beyond_what_is_read_are_named() -> None:
    days = ["2026-12-24"] * 60
    filled, lost = draft.read({"office": {"closed": days}}, IDS, LANGUAGES)
    assert (len(filled.closed), lost) == (50, ["office.closed[50]…"])
    filled.closed.append(["2027-01-01", ""])
    assert list(told(filled)) == ["office.closed.50"]


def test_a_year_long_past_stays_a_date_of_the_field() -> None:
    assert draft.read({"office": {"closed": ["0999-01-01"]}}, IDS, LANGUAGES)[0].closed == [
        ["0999-01-01", ""]
    ]


def test_closed_days_in_the_wrong_order_are_told_in_their_own_row() -> None:
    filled = Draft(IDS, LANGUAGES)
    filled.closed = [["", ""], ["2026-12-24", ""], ["", ""], ["2026-12-24", "2026-12-20"]]
    assert list(told(filled)) == ["office.closed.3"]


# What is pasted


@pytest.mark.parametrize("paper", ["README.md", "docs/embedding.md"])
@pytest.mark.parametrize("kind", ["tag", "frame", "link"])
def test_what_is_pasted_is_what_the_papers_say(paper: str, kind: str) -> None:
    assert paste.snippet(kind, "") in (ROOT / paper).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("address", "loader"),
    [
        ("https://sp7.example/klucznik/", "https://sp7.example/klucznik/klucznik.js"),
        ("https://sp7.example/klucznik", "https://sp7.example/klucznik/klucznik.js"),
        ("https://sp7.example/klucznik/uk/", "https://sp7.example/klucznik/klucznik.js"),
        ("https://sp7.example/k/index.html?a=1&b=2#c", "https://sp7.example/k/klucznik.js"),
        ("https://sp7.example", "https://sp7.example/klucznik.js"),
        ("https://miasto.example/?school=sp7", "https://miasto.example/klucznik.js"),
    ],
)
def test_the_loader_is_looked_for_where_the_panel_lies(address: str, loader: str) -> None:
    assert f'src="{loader}"' in paste.snippet("tag", address)


def test_the_button_wears_the_schools_colour() -> None:
    tag = paste.snippet("tag", "https://sp7.example/klucznik/", "#ffee00")
    light, on = (dict(colour.shades("#ffee00"))["--school-" + name]
                 for name in ("accent-light", "on-light"))  # fmt: skip
    assert f'style="--klucznik-color:{light};--klucznik-text:{on}"' in tag
    assert "--klucznik" not in paste.snippet("tag", "https://sp7.example/klucznik/")


def test_a_school_without_a_language_is_told_that_all_stay() -> None:
    filled = Draft(IDS, LANGUAGES)
    filled.languages = []
    assert told(filled) == {"languages": WORDS["fault.languages"]}


def test_a_strict_site_is_told_which_site_to_allow() -> None:
    site = "https://sp7.example:8443"
    assert paste.snippet("policy", site + "/k/") == f"script-src {site}; frame-src {site}"
    assert paste.snippet("policy", "/klucznik/") == "script-src 'self'; frame-src 'self'"


# QR codes

ENCODE = """
import { readFileSync } from "node:fs";
import { encode } from "uqr";

const drawn = JSON.parse(readFileSync(0, "utf8")).map((address) =>
  encode(address, { ecc: "M", boostEcc: true, border: 0 }).data.map((row) => row.map(Number)),
);
process.stdout.write(JSON.stringify(drawn));
"""


def test_a_thousand_addresses_have_the_same_code_in_the_browser() -> None:
    dice = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyzABCDEF0123456789-_./?=&%#ąćęłńóśźżї"
    addresses = [
        dice.choice(["https://", "HTTP://"])
        + "".join(dice.choice(letters) for _ in range(dice.randint(1, 120)))
        for _ in range(1_000)
    ]
    run = subprocess.run(
        [node(), "--input-type=module", "-e", ENCODE],
        input=json.dumps(addresses),
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    assert json.loads(run.stdout) == [qr_code(address) for address in addresses]


# What a server does wrong

ASSETS = {"start": "assets/start-0123456789.js", "wasm": "assets/micropython-0123456789.wasm"}
PRINTS = {"klucznik.js": server.fingerprint("let a;")}
KEPT = {"cache-control": "public, max-age=31536000, immutable", "content-encoding": "br"}
GOOD = {
    "": {"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"},
    "klucznik.js": {"content-type": "text/javascript", "content-encoding": "br"},
    ASSETS["start"]: {"content-type": "text/javascript", **KEPT},
    ASSETS["wasm"]: {"content-type": "application/wasm", **KEPT},
}
TEXTS = {"": f'<script src="{ASSETS["start"]}">', "klucznik.js": "let a;"}


def found(path: str = "", status: int = 200, text: str = "", **headers: str) -> list[Any]:
    """Return what is wrong where one answer is another than it should be."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    answers = [
        server.Answer(
            each,
            status if each == path else 200,
            EMPTY | GOOD[each] | (said if each == path else {}),
            text if text and each == path else TEXTS.get(each, ""),
        )
        for each in GOOD
    ]
    return server.problems(answers, ASSETS, PRINTS)


def test_a_server_with_the_panels_own_settings_does_nothing_wrong() -> None:
    policy = settings.HEADERS["Content-Security-Policy"]
    assert found(content_security_policy=policy) == []


@pytest.mark.parametrize(
    ("path", "answer", "problem"),
    [
        ("klucznik.js", {"status": 404}, "missing"),
        ("klucznik.js", {"status": 403}, "denied"),
        ("klucznik.js", {"status": 500}, "failing"),
        ("klucznik.js", {"status": 0}, "failing"),
        ("klucznik.js", {"text": "let b;"}, "old"),
        ("", {"text": "<script src='assets/start-older.js'>"}, "old"),
        ("", {"x_frame_options": "DENY"}, "frame"),
        ("", {"content_security_policy": "frame-ancestors 'none'"}, "frame"),
        ("", {"content_security_policy": "default-src 'self'"}, "policy"),
        ("", {"content_security_policy": "script-src 'self'"}, "policy"),
        ("", {"content_security_policy": "style-src 'self'"}, "policy"),
        ("", {"content_security_policy": "sandbox allow-scripts"}, "policy"),
        ("klucznik.js", {"content_type": "text/plain"}, "type"),
        (ASSETS["wasm"], {"content_type": "application/octet-stream"}, "type"),
        ("", {"cache_control": "max-age=2592000"}, "kept"),
        (ASSETS["wasm"], {"content_encoding": ""}, "compression"),
        (ASSETS["wasm"], {"cache_control": ""}, "cache"),
        (ASSETS["wasm"], {"cache_control": "max-age=86400"}, "cache"),
    ],
)
def test_each_thing_that_is_wrong_is_named_with_its_file(
    path: str, answer: dict[str, Any], problem: str
) -> None:
    assert found(path, **answer) == [(problem, [path or "index.html"])]


@pytest.mark.parametrize(
    "headers",
    [
        {"x_frame_options": "SAMEORIGIN"},
        {"x_frame_options": "DENY", "content_security_policy": "frame-ancestors *"},
        {"content_security_policy": "script-src 'self' 'unsafe-eval'; style-src 'unsafe-inline'"},
        {"cache_control": "max-age=600"},
    ],
)
def test_what_does_no_harm_is_not_complained_of(headers: dict[str, Any]) -> None:
    assert found(**headers) == []


def test_each_problem_has_its_words_and_its_lines_are_those_of_the_settings() -> None:
    htaccess = settings.files()[".htaccess"]
    for problem in server.PROBLEMS:
        assert WORDS["server." + problem]
        assert WORDS["server.do-" + problem]
        for line in server.APACHE.get(problem, ()):
            assert line in htaccess


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("nginx/1.22.1", ("nginx", "nginx.conf")),
        ("Microsoft-IIS/10.0", ("Microsoft-IIS", "web.config")),
        ("Apache/2.4.62 (Debian)", ("", "")),
        ("LiteSpeed", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_server_that_reads_no_htaccess_is_told_which_file_it_reads(
    said: str, named: tuple[str, str]
) -> None:
    assert server.settings_of([server.Answer("", 200, {"server": said})]) == named
    told = views.checked([("frame", ["index.html"])], 1, named, WORDS)
    assert ("przedstawia się jako" in told) == bool(named[0])
    assert named[1] in told
    assert set(server.SETTINGS.values()) <= settings.files().keys()


def test_what_no_setting_mends_names_no_settings() -> None:
    told = views.checked([("missing", ["panel.js"])], 1, ("nginx", "nginx.conf"), WORDS)
    assert "nginx.conf" not in told


def test_every_file_that_is_asked_for_has_a_type() -> None:
    paths = server.files(ASSETS, PRINTS)
    assert {server.Answer(path, 200, EMPTY).ending for path in paths} <= server.TYPES.keys()
