"""One copy of the panel serves the pages of another site."""

from pathlib import Path

from playwright.sync_api import Page

from tests.embed.walk import works
from tests.servers import plain

PAGE = """<!doctype html>
<html lang="pl"><meta charset="utf-8"><title>SP 7</title>
<script type="module" src="{panel}klucznik.js"></script>
<p><klucznik-panel lang="pl" school="sp7">
<a href="{panel}">Nie możesz się zalogować?</a></klucznik-panel></p>
"""


def test_its_tag_opens_the_panel(page: Page, apache_school: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(panel=f"{apache_school}/klucznik/"))
    with plain(tmp_path) as other:
        page.goto(other.replace("127.0.0.1", "localhost"))
        works(page)
        assert page.frames[-1].url.split("#")[0] == f"{apache_school}/klucznik/?school=sp7"
