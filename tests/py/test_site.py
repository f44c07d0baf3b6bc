"""A school's pages are made from the finished panel and its data, the same on both interpreters."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from klucznik import site
from klucznik.command.pages import qr_code

from tests.py.interpreters import run_on_cpython, run_on_micropython
from widget import build

ROOT = Path(__file__).parents[2]
DEMO = (ROOT / "embed/sp7.json").read_text(encoding="utf-8")
HOSTILE = "</script><!--<script>{{main}}&' \\\" \\u2028"
SCHOOLS = {
    "no data": "{}",
    "the demo's": DEMO,
    "an accent": '{"accent": "#ffe100", "panel": "https://sp7.example/pomoc/?a=1&b=2"}',
    "hostile text": f'{{"name": "{HOSTILE}", "notice": "{HOSTILE}", "hide": ["aplikacja"],'
    f' "replace": {{"blokada": "{HOSTILE}"}}, "office": {{"address": "{HOSTILE}"}}}}',
    "wrong data": '{"name": 12345678901234567890123, "office": [], "accent": "red", "no": null}',
    "no object": "[1]",
}
OWN = {
    "school.json",
    *(
        f"{home}{folder}index.html"
        for home in ("", "uk/", "en/")
        for folder in ("", "ulotka/", "ulotka/duza/")
    ),
}
"""What a school has of its own; all else is every school's."""
MAKE = """
from klucznik import site

def answer(data):
    return site.files(data["material"], data["school"], lambda address: data["matrix"])
"""


def matrix(address: str = "https://sp7.example/pomoc/?a=1&b=2") -> list[list[int]]:
    return [list(row) for row in qr_code(address)]


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what a finished panel holds for making pages."""
    folder = tmp_path_factory.mktemp("site") / "dist"
    build.build(folder)
    return json.loads((folder / site.MATERIAL).read_text(encoding="utf-8"))


def pages(material: Any, school: str) -> dict[str, str]:
    return dict(site.files(material, school, lambda _: matrix()))


@pytest.mark.parametrize("school", SCHOOLS)
def test_both_interpreters_make_the_same_pages(material: Any, school: str) -> None:
    data = {"material": material, "school": SCHOOLS[school], "matrix": matrix()}
    made = run_on_cpython(MAKE, data)
    assert isinstance(made, list)
    assert len(made) == 1 + 3 * 3
    assert run_on_micropython(MAKE, data) == made


def test_a_school_that_builds_its_panel_shares_all_files_but_its_own(tmp_path: Path) -> None:
    (tmp_path / "school.json").write_text(SCHOOLS["an accent"], encoding="utf-8")
    build.build(tmp_path / "one")
    build.build(tmp_path / "two", school_file=tmp_path / "school.json")
    one, two = (
        {
            str(file.relative_to(tmp_path / name)): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in ("one", "two")
    )
    assert one.keys() == two.keys()
    assert {path for path in one if one[path] != two[path]} == OWN
    # The server compresses them: what lay beside them would tell of another school.
    assert not [path for path in one if path.endswith((".br", ".gz")) and path[:-3] in OWN]


@pytest.mark.parametrize("school", SCHOOLS)
def test_the_data_in_the_page_are_the_schools_whatever_stands_in_them(
    material: Any, school: str
) -> None:
    page = pages(material, SCHOOLS[school])["index.html"]
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 3
    assert json.loads(scripts[1]) == json.loads(SCHOOLS[school])
    assert f'<script type="application/json" id="school-data">{scripts[1]}</script>' in page
    assert "<!--" not in page


def test_what_is_a_button_on_screen_stands_in_words_for_paper(material: Any) -> None:
    page = pages(material, '{"librus": "https://sp7.example/librus"}')["index.html"]
    [paper] = re.findall(r'<aside id="na-papierze">(.*?)</aside>', page, re.DOTALL)
    assert "sp7.example/librus" in paper


@pytest.mark.parametrize("school", ["an accent", "hostile text"])
def test_a_page_has_the_styles_that_its_policy_allows_by_their_hashes_and_no_other(
    material: Any, school: str
) -> None:
    for path, text in pages(material, SCHOOLS[school]).items():
        if not path.endswith(".html"):
            continue
        styles = re.findall("<style[^>]*>(.*?)</style>", text, re.DOTALL)
        digests = [hashlib.sha256(style.encode()).digest() for style in styles]
        allowed = re.findall("sha256-([^']*)", text.partition("</head>")[0])
        assert sorted(base64.b64encode(each).decode() for each in digests) == sorted(allowed)
        assert "unsafe-inline" not in text
        accents = [style for style in styles if style.startswith(":root{--school-accent-light:")]
        assert len(accents) == (school == "an accent")


@pytest.mark.parametrize(("home", "up"), [("", "./"), ("uk/", ".././"), ("en/", ".././")])
def test_each_language_is_a_link_in_itself_and_that_of_the_page_is_marked(
    material: Any, home: str, up: str
) -> None:
    page = pages(material, "{}")[f"{home}index.html"]
    links = re.findall(r'<a href="([^"]*)" lang="(..)" hreflang="(..)" (.*?)>([^<]*)</a>', page)
    words = material["words"]
    to_assets = "../" if home else ""
    assert [(href, lang, hreflang, name) for href, lang, hreflang, _, name in links] == [
        (up, "pl", "pl", words["pl"]["language.name"]),
        *(
            (f"{to_assets}{code}/", code, code, words[code]["language.name"])
            for code in material["languages"][1:]
        ),
    ]
    for _, code, _, rest, _ in links:
        assert f'data-words="{to_assets}{material["assets"]["words-" + code]}"' in rest
        assert ('aria-current="true"' in rest) == (code == (home[:2] or "pl"))


def test_a_language_that_the_school_leaves_out_is_no_link_to_be_seen(material: Any) -> None:
    made = pages(material, '{"languages": ["pl", "uk"]}')
    for page in ("index.html", "uk/index.html"):
        links = re.findall(r'<a [^>]*hreflang="(..)"[^>]*?( hidden)?>', made[page])
        assert dict(links) == {"pl": "", "uk": "", "en": " hidden"}


def test_the_code_on_the_leaflet_has_its_dark_modules_where_they_belong(material: Any) -> None:
    sheet = pages(material, SCHOOLS["an accent"])["ulotka/index.html"]
    code = r'<svg [^>]*viewBox="0 0 (\d+) \1"><path stroke="#000" d="([^"]+)"/>'
    (drawn,) = re.findall(code, sheet)
    size, strokes = int(drawn[0]), drawn[1]
    modules = [[0] * size for _ in range(size)]
    for left, line, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", strokes):
        for place in range(int(left), int(left) + int(length)):
            modules[int(line)][place] = 1
    assert modules == with_quiet_zone(matrix())
    assert "h0" not in strokes
    assert "sp7.example/pomoc/?a=1&amp;b=2" in sheet


def with_quiet_zone(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    edge = 2  # The paper around is white, too.
    empty = [[0] * (len(rows) + 2 * edge) for _ in range(edge)]
    return empty + [[0] * edge + list(row) + [0] * edge for row in rows] + empty


def test_a_school_without_an_address_has_no_code_on_its_leaflet(material: Any) -> None:
    assert "<path stroke" not in pages(material, "{}")["ulotka/index.html"]


def test_data_that_are_no_json_make_no_pages(material: Any) -> None:
    with pytest.raises(ValueError, match="Expecting"):
        pages(material, '{"name": ')


def test_a_template_without_a_value_for_a_place_is_refused() -> None:
    with pytest.raises(KeyError, match="title"):
        site.filled("<h1>{{title}}</h1>", {})
    assert site.filled("<h1>{{a}}</h1>{{b}}", {"a": "{{b}}", "b": "c"}) == "<h1>{{b}}</h1>c"
