"""What a screen reader says: all that one has to know, once, and a login digit by digit."""

from collections.abc import Callable

import pytest
from klucznik.html import plain
from klucznik.site import home_of
from playwright.sync_api import Page

from tests.browser.heard import BY_ITSELF, TABLE, reader, table, ways
from widget.words import content

GUIDE = content.load_guide()


@pytest.mark.only_in("chromium", reason="the virtual screen reader is the same in all")
@pytest.mark.parametrize("language", content.languages())
def test_on_five_ways_all_is_heard_once(
    page_with: Callable[..., Page], site: str, language: str
) -> None:
    words = {key: plain(html) for key, html in content.load_words(GUIDE, language).items()}
    page = page_with(locale=language)
    heard = dict(ways(page, f"{site}/{home_of(language)}", reader()))
    start, password, login, slip, search = heard.values()

    assert start[0] == f"heading, {words['question.start.title']}, level 2"
    links = [phrase for phrase in start if phrase.startswith("link, ")]
    answers = [f"link, {words['question.start.answers.' + a.id]}" for a in GUIDE.start.answers]
    assert links[: len(answers)] == answers
    assert len(set(start)) == len(start)

    title = f"heading, {words['procedure.haslo-rodzica.title']}, level 2"
    assert password.count(title) == 1
    for name in ("steps", "after"):
        assert password.count(f"heading, {words['page.' + name]}, level 3") == 1

    digits = " ".join("1234567")
    by_itself = [phrase for phrase in login if phrase.startswith(BY_ITSELF)]
    assert by_itself == [f"polite: {words['login.parent-answer']} {digits}"]
    place = login.index("status")
    assert login[place + 1 : place + 8] == list("1234567")

    by_itself = [phrase for phrase in slip if phrase.startswith(BY_ITSELF)]
    assert len(by_itself) == 1
    assert "„O”" in by_itself[0] or "«O»" in by_itself[0] or "“O”" in by_itself[0]
    assert any(phrase.endswith(", invalid") for phrase in slip)

    assert search.count(f"polite: {words['search.found']}: 5") == 1
    assert len([phrase for phrase in search if phrase.startswith(BY_ITSELF)]) == 1

    written = TABLE.read_text(encoding="utf-8")
    assert table(language, heard) in written, "run `make heard`, and read what has changed"
