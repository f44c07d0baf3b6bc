"""A school hides what doesn't apply there: whatever it hides, no way ends and no link is dead."""

import random
import re

import pytest
from klucznik import school, school_file, search_form, search_view, site, views
from klucznik.state import State

from widget.words import content

GUIDE = content.load_guide()
WORDS = {language: content.load_words(GUIDE, language) for language in content.languages()}
LEARNED = {language: content.learned(GUIDE, language) for language in content.languages()}
MAY_BE_HIDDEN = [id for id in GUIDE.procedure_ids() if id != GUIDE.office]


def state_hiding(hidden: list[str], language: str = "pl") -> State:
    read = school_file.read(
        {"hide": hidden}, GUIDE.procedure_ids(), content.languages(), office=GUIDE.office
    )
    return State(GUIDE, WORDS[language], read)


def assert_walkable(state: State) -> None:
    """Follow every link of every view that is shown, and every answer to its end."""
    shown = [id for id in views.view_ids(state) if id not in state.hidden]
    for id in shown:
        html = views.content(id, state)
        for target in re.findall(r'<a href="#([^"]*)"', html):
            assert target in shown, f"{id} leads to {target}"
        if state.guide.question(id):
            assert "data-answer" in html, f"{id} has no answer"
        procedure = state.guide.procedure(id)
        if procedure and procedure.id not in (state.guide.helped, state.guide.office):
            assert "data-helped" in html, f"{id} asks nothing"
    otherwise = {each.id: each.otherwise for each in state.guide.procedures}
    for start in otherwise:
        chain = [start]
        while chain[-1] != state.guide.office:
            assert len(chain) <= len(otherwise), f"{start}: no office at the end"
            chain.append(otherwise[chain[-1]])
    state.query = "xyz"
    state.index = search_view.index(state, LEARNED[state.words["language.code"]])
    assert f'href="#{GUIDE.office}"' in search_form.found(state)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("hidden", MAY_BE_HIDDEN)
def test_each_procedure_can_be_hidden_alone(hidden: str, language: str) -> None:
    state = state_hiding([hidden], language)
    assert_walkable(state)
    page = site.main(state)
    assert f'href="#{hidden}"' not in page
    assert re.search(rf'<article id="{hidden}"[^>]* hidden></article>', page)


def test_hundreds_of_sets_can_be_hidden() -> None:
    dice = random.Random(12)
    for _ in range(300):
        hidden = dice.sample(MAY_BE_HIDDEN, dice.randint(2, len(MAY_BE_HIDDEN)))
        assert_walkable(state_hiding(hidden))


def test_a_question_that_nobody_could_answer_is_not_asked() -> None:
    app = GUIDE.question("co-z-aplikacja")
    assert app
    state = state_hiding([answer.to for answer in app.answers])
    assert "co-z-aplikacja" in state.hidden
    assert "#co-z-aplikacja" not in views.content("inny-klopot", state)


def test_what_to_try_next_falls_on_to_what_is_shown() -> None:
    state = state_hiding(["brak-emaila"])
    assert '<a href="#sekretariat">Nie' in views.content("haslo-rodzica", state)


def test_links_within_sentences_become_text() -> None:
    linked = next(
        (key, re.findall(r'<a href="#([^"]+)">([^<]+)</a>', html)[0])
        for key, html in WORDS["pl"].items()
        if key.startswith("procedure.") and '<a href="#' in html
    )
    key, (target, text) = linked
    state = state_hiding([target])
    assert text in state.words[key]
    assert f"#{target}" not in state.words[key]


def test_the_office_is_never_hidden_and_the_school_is_told() -> None:
    state = state_hiding(["aplikacja", GUIDE.office])
    assert state.school.hide == ["aplikacja"]
    [fault] = state.school.faults
    assert fault.path == "hide"
    assert fault.problem == f"The office ({GUIDE.office}) can't be hidden: it is the last help."


def test_nothing_of_it_is_final() -> None:
    state = state_hiding(["aplikacja"])
    state.know(school.School())
    assert site.main(state) == site.main(state_hiding([]))
