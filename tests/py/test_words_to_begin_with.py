"""A page comes with the words that the program needs at once; whole views need all of them."""

import pytest
from klucznik import login, login_view, office_view, search_form, views
from klucznik.school import School
from klucznik.state import State

from tests.py.views_tree import GUIDE, LANGUAGES, WORDS
from widget.build import words_to_begin_with

TYPED = ("", "1234567u", "1234567", "12", "1234567890123", "12.05.2014", "Ala", "1234567 7654321u")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_is_answered_and_led_with_them(language: str) -> None:
    state = State(GUIDE, words_to_begin_with(GUIDE, WORDS[language]), School())
    assert not state.has_all_words()
    for text in TYPED:
        for owner in ("parent", "pupil"):
            state.hear(owner, login.read(text))
            state.settle()
            answer = login_view.LoginAnswer(owner, state.words, state.readings[owner])
            assert answer.message + answer.remark + answer.login or not text
        assert login_view.boxes(state)
    for question in GUIDE.questions:
        for given in question.answers:
            state.path = [(question.id, given.id)]
            said = state.words[f"question.{question.id}.answers.{given.id}"]
            assert said in views.path(state, given.to)
    assert all(views.title(id, state) for id in [*GUIDE.view_ids(), views.CONTENTS])
    for state.reason in ["", *GUIDE.reasons()]:
        assert office_view.written(state) + office_view.to_say(state)
        assert bool(office_view.lead(state)) == bool(state.reason)
    assert state.words[f"procedure.{GUIDE.office}.lead"]
    for id in views.ids_about_school(state):
        whole = State(GUIDE, WORDS[language], School())
        whole.reason = state.reason
        assert views.content(id, state) == views.content(id, whole)
    assert len(office_view.letter_text(state)) > 1
    state.query = "haslo"
    assert f'href="#{GUIDE.office}"' in search_form.not_to_be_had(state)


def test_words_of_another_version_are_not_taken() -> None:
    state = State(GUIDE, words_to_begin_with(GUIDE, WORDS["pl"]), School())
    whole = WORDS["pl"]
    assert state.are_all(whole)
    half = dict(list(whole.items())[: len(whole) // 2])
    others: tuple[object, ...] = ([], None, {}, half, state.words)
    for other in others:
        assert not state.are_all(other)
    state.speak(whole)
    assert state.has_all_words()
