"""A city makes the panels of all its schools from a table, again and again."""

import base64
import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from klucznik.command import CommandError, pages
from klucznik.command.archive import Panel
from klucznik.command.city import City, Report
from klucznik.command.names import REFUSED
from klucznik.command.table import Table
from playwright.sync_api import expect

from tests.browser.engines import Engine
from tests.browser.test_offline import Site, assert_whole, visit

ADDRESS = "https://klucznik.miasto.example/"
TITLES = ["Numer RSPO", "Typ", "Nazwa", "Ulica", "Numer budynku", "Kod pocztowy", "Miejscowość",
          "Telefon", "E-mail", "Strona www", "Imię i nazwisko dyrektora"]  # fmt: skip
SEVEN = ["1007", "Szkoła podstawowa", "SZKOŁA PODSTAWOWA NR 7 IM. KORNELA MAKUSZYŃSKIEGO",
         "ul. Malowana", "7", "00-007", "Zalipki", "22 700 70 07", "sp7@miasto.example", "www",
         "Anna Nowak"]  # fmt: skip
FIRST = ["1001", "Liceum ogólnokształcące", 'I LICEUM OGÓLNOKSZTAŁCĄCE IM. "SZARYCH SZEREGÓW"',
         "ul. Długa", "1", "00-007", "Zalipki", "22 700 70 01", "", "", "Jan Kowalski"]  # fmt: skip


def table(file: Path, rows: list[list[str]], titles: list[str] = TITLES) -> Path:
    """Write a table as the register does: quoted, with semicolons, and a mark of UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([titles, *rows])
    file.write_bytes(text.getvalue().encode("utf-8-sig"))
    return file


def make(panel: Panel, file: Path, folder: Path, **options: Any) -> Report:
    """Make a city, without a bar."""
    address = options.get("address", ADDRESS)
    city = City(panel, Table(file), folder, address, options.get("only_data", False))
    return city.make(lambda rows, _: rows)


def data(folder: Path, short: str) -> Any:
    return json.loads((folder / f"schools/{short}.json").read_text(encoding="utf-8"))


def told(report: Report) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.problem) for fault in report.faults]


def test_each_school_has_an_address_and_a_panel_with_its_data(panel: Panel, tmp_path: Path) -> None:
    report = make(panel, table(tmp_path / "a.csv", [SEVEN, FIRST]), tmp_path / "city")
    assert (report.schools, report.faults) == (2, [])
    city = tmp_path / "city"
    for page in ("index.html", "uk/index.html", "ulotka/index.html", "en/ulotka/duza/index.html"):
        html = (city / "sp7" / page).read_text(encoding="utf-8")
        assert "Szkoła Podstawowa nr 7 im. Kornela Makuszyńskiego" in html
        for address in re.findall(r'(?:src|href)="([^"#]*assets/[^"#]*)', html):
            assert (city / "sp7" / page).parent.joinpath(address).resolve().is_file()
    assert data(city, "sp7") == {
        "name": "Szkoła Podstawowa nr 7 im. Kornela Makuszyńskiego",
        "panel": ADDRESS + "sp7/",
        "office": {
            "phone": "22 700 70 07",
            "email": "sp7@miasto.example",
            "address": "ul. Malowana 7, 00-007 Zalipki",
        },
    }
    assert data(city, "lo1")["name"] == "I Liceum Ogólnokształcące im. „Szarych Szeregów”"
    assert (city / "sp7/kod.svg").read_text(encoding="utf-8").startswith("<svg")
    for file in city.rglob("*.*"):
        if file.is_file():
            assert b"Kowalski" not in file.read_bytes()


def test_the_order_of_the_columns_is_no_matter(panel: Panel, tmp_path: Path) -> None:
    turned = [list(reversed(row)) for row in (SEVEN, FIRST)]
    titles = list(reversed(TITLES))
    make(panel, table(tmp_path / "a.csv", [SEVEN, FIRST]), tmp_path / "one", only_data=True)
    make(panel, table(tmp_path / "b.csv", turned, titles), tmp_path / "other", only_data=True)
    for short in ("sp7", "lo1"):
        assert data(tmp_path / "one", short) == data(tmp_path / "other", short)


def test_a_broken_row_stops_no_other_and_is_named_by_row_and_column(
    panel: Panel, tmp_path: Path
) -> None:
    nameless = [*SEVEN[:2], "", *SEVEN[3:]]
    twice = ["1007", *FIRST[1:]]
    wrong = [*FIRST[:8], "no address", *FIRST[9:]]
    file = table(tmp_path / "a.csv", [SEVEN, nameless, SEVEN[:3], twice, wrong])
    report = make(panel, file, tmp_path / "city", only_data=True)
    assert report.schools == 2
    found = told(report)
    assert [(row, column) for row, column, _ in found] == [
        (3, "Nazwa"), (4, ""), (5, "Numer RSPO"), (6, "E-mail"),
    ]  # fmt: skip
    assert "cells" in found[1][2]
    assert "row 2" in found[2][2]
    assert "email" not in data(tmp_path / "city", "lo1")["office"]


@pytest.mark.parametrize("short", [*sorted(REFUSED), "a b"])
def test_a_name_that_the_panel_itself_needs_is_refused(
    panel: Panel, tmp_path: Path, short: str
) -> None:
    file = table(tmp_path / "a.csv", [[short, "SP 1"], ["sp2", "SP 2"]], ["Skrót", "Nazwa"])
    report = make(panel, file, tmp_path / "city", only_data=True)
    assert report.schools == 1
    assert [(row, column) for row, column, _ in told(report)] == [(2, "Skrót")]


def test_the_folders_of_the_panel_are_refused() -> None:
    folders = {"uk", "en", "assets", "ulotka", "schools", "demo", "konfigurator"}
    assert folders == REFUSED


def test_two_schools_of_one_address_are_a_fault(panel: Panel, tmp_path: Path) -> None:
    file = table(tmp_path / "a.csv", [["sp1", "SP 1"], ["SP1", "SP 2"]], ["Skrót", "Nazwa"])
    report = make(panel, file, tmp_path / "city", only_data=True)
    assert told(report) == [(3, "Skrót", "The school of row 2 has the address 'sp1', too.")]


def test_made_again_only_what_changed_is_written_and_who_left_is_removed(
    panel: Panel, tmp_path: Path
) -> None:
    city = tmp_path / "city"
    both = table(tmp_path / "a.csv", [SEVEN, FIRST])
    assert make(panel, both, city).written > 50
    again = make(panel, both, city)
    assert (again.written, again.removed) == (0, 0)
    note = city / "lo1/notatka.txt"
    note.write_text("of somebody else", encoding="utf-8")
    left = make(panel, table(tmp_path / "b.csv", [SEVEN]), city)
    assert left.removed > 10
    assert [file.name for file in (city / "lo1").rglob("*")] == ["notatka.txt"]
    note.unlink()
    make(panel, both, city)
    make(panel, table(tmp_path / "b.csv", [SEVEN]), city)
    assert not (city / "lo1").exists()
    assert (city / "sp7/index.html").is_file()


def test_a_school_keeps_its_address_whatever_becomes_of_its_name(
    panel: Panel, tmp_path: Path
) -> None:
    make(panel, table(tmp_path / "a.csv", [SEVEN]), tmp_path / "city", only_data=True)
    renamed = [*SEVEN[:2], "Szkoła Podstawowa nr 8", *SEVEN[3:]]
    make(panel, table(tmp_path / "b.csv", [renamed]), tmp_path / "city", only_data=True)
    assert data(tmp_path / "city", "sp7")["name"] == "Szkoła Podstawowa nr 8"


def test_a_folder_of_something_else_is_left_alone(panel: Panel, tmp_path: Path) -> None:
    (tmp_path / "city").mkdir()
    (tmp_path / "city/photo.jpg").write_bytes(b"")
    with pytest.raises(CommandError, match="holds something else"):
        make(panel, table(tmp_path / "a.csv", [SEVEN]), tmp_path / "city")


def test_a_table_of_links_has_tags_that_vouch_for_the_loader(panel: Panel, tmp_path: Path) -> None:
    city = tmp_path / "city"
    evil = ["1009", "", "=HYPERLINK(1) nr 9", *SEVEN[3:]]
    make(panel, table(tmp_path / "a.csv", [SEVEN, evil]), city)
    links = (city / "schools/tabela.html").read_text(encoding="utf-8")
    assert f'<a href="{ADDRESS}sp7/">' in links
    (loader,) = re.findall(rf"src=&quot;{ADDRESS}(assets/klucznik-\w+\.js)", links)[:1]
    digest = base64.b64encode(hashlib.sha384((city / loader).read_bytes()).digest()).decode()
    assert f"sha384-{digest}" in links
    sheet = (city / "schools/tabela.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
    assert rows[0][:2] == ["Numer RSPO", "Nazwa"]
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_the_page_of_all_schools_leads_to_each(panel: Panel, tmp_path: Path) -> None:
    make(panel, table(tmp_path / "a.csv", [SEVEN, FIRST]), tmp_path / "city")
    for file in ("index.html", "uk.html", "en.html"):
        html = (tmp_path / "city/schools" / file).read_text(encoding="utf-8")
        places = [html.index(f"../{short}/") for short in ("lo1", "sp7")]
        assert places == sorted(places)


def test_many_schools_are_data_alone_where_that_is_asked_for(panel: Panel, tmp_path: Path) -> None:
    rows = [[str(number), f"Szkoła Podstawowa nr {number}"] for number in range(300)]
    file = table(tmp_path / "a.csv", rows, ["Numer RSPO", "Nazwa"])
    report = make(panel, file, tmp_path / "city", only_data=True)
    assert (report.schools, report.faults) == (300, [])
    shared = len(list(pages.site_of(panel, "{}")))
    assert len(list((tmp_path / "city/schools").glob("sp*.json"))) == 300
    assert report.written <= shared + 300 + 10


def test_a_school_of_a_city_is_whole_without_a_network_from_the_second_visit_on(
    panel: Panel, tmp_path: Path, engine: Engine
) -> None:
    make(panel, table(tmp_path / "a.csv", [SEVEN, FIRST]), tmp_path / "city")
    city = Site(tmp_path / "city")
    with engine.context() as context:
        visit(context, f"{city.address}/sp7/").close()
        city.take_away()
        page = context.new_page()
        page.goto(f"{city.address}/sp7/")
        assert_whole(page)
        page.evaluate("location.hash = 'sekretariat'")
        expect(page.locator(".office")).to_contain_text("22 700 70 07")
        page.locator('header nav a[lang="uk"]').click()
        expect(page.locator("html")).to_have_attribute("lang", "uk")
        expect(page.locator(".office")).to_contain_text("22 700 70 07")
