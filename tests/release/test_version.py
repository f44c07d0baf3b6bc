"""Whoever asks for help can say which version it is; it stands in one place."""

import json
from pathlib import Path

import pytest

from widget.build import ROOT, VERSION


@pytest.mark.parametrize("page", ["index.html", "uk/index.html", "en/index.html"])
def test_each_page_says_its_version_at_its_foot(dist: Path, page: str) -> None:
    html = (dist / page).read_text(encoding="utf-8")
    _, _, foot = html.partition("<footer>")
    assert f"Klucznik {VERSION}</p>" in foot.partition("</footer>")[0]


@pytest.mark.parametrize("file", ["package.json", "package-lock.json"])
def test_no_other_file_says_a_version_of_its_own(file: str) -> None:
    described = json.loads((ROOT / file).read_text(encoding="utf-8"))
    assert "version" not in described
    assert "version" not in described.get("packages", {}).get("", {})
