"""What the search shows: the help that fits, the reason marked, or the ways that always help."""

from xml.etree import ElementTree

import pytest
from klucznik import search_form, search_view
from klucznik.html import plain

from tests.py.views_tree import GUIDE, WORDS, state, text, tree, with_words
from widget.words import content

INDEX = search_view.index(state(), content.learned(GUIDE, "en"))


def found(query: str) -> ElementTree.Element:
    return tree(search_form.found(state(query=query, index=INDEX)))


@pytest.mark.parametrize("query", ["forgot my password", "app", "free", "login", '<b>"&'])
def test_each_result_is_a_link_with_its_first_line(query: str) -> None:
    hits = INDEX.find(query, search_view.MOST_RESULTS)
    results = found(query).findall("./ol[@class='results']/li")
    assert len(results) == len(hits)
    for result, hit in zip(results, hits, strict=True):
        link, lead = result.find("./a"), result.find("./p")
        assert link is not None
        assert lead is not None
        assert link.get("href") == f"#{hit.id}"
        assert text(link) == plain(WORDS["en"][f"procedure.{hit.id}.title"])
        assert text(lead) == plain(WORDS["en"][f"procedure.{hit.id}.lead"])


def test_words_that_were_asked_for_are_marked() -> None:
    first = found("forgot password").find("./ol/li")
    assert first is not None
    assert {mark.text for mark in first.iter("mark")} == {"password"}
    number = len(found("password").findall("./ol/li"))
    heading = with_words(f"./h3[.='‹search.found›: {number}']", WORDS["en"])
    assert found("password").find(heading) is not None


def test_where_nothing_fits_the_office_helps() -> None:
    shown = found("xyzzyq")
    office = "‹procedure.sekretariat.title›"
    for path in (
        f"./p[.='‹search.nothing› {office}']",
        f"./p/a[@href='#sekretariat'][.='{office}']",
    ):
        assert shown.find(with_words(path, WORDS["en"])) is not None
    assert shown.find("./ol") is None


def test_at_most_five_results_are_shown() -> None:
    assert len(INDEX.find("librus", 31)) > 5
    assert len(found("librus").findall("./ol/li")) == 5


@pytest.mark.parametrize("query", ["", "p", "  p  "])
def test_less_than_two_letters_find_nothing_yet(query: str) -> None:
    assert search_form.found(state(query=query, index=INDEX)) == ""
    assert search_form.found(state(query="pa", index=INDEX)) != ""


def test_before_the_index_is_there_nothing_is_said() -> None:
    assert search_form.found(state(query="password")) == ""


def test_where_words_cannot_be_had_an_empty_field_says_nothing() -> None:
    assert search_form.not_to_be_had(state(query="  ")) == ""
    assert 'href="#sekretariat"' in search_form.not_to_be_had(state(query="haslo"))


def test_what_the_school_hides_is_not_found() -> None:
    hiding = state({"hide": ["haslo-rodzica"]})
    hits = search_view.index(hiding, content.learned(GUIDE, "en")).find("forgot my password", 21)
    assert hits
    assert "haslo-rodzica" not in [hit.id for hit in hits]
