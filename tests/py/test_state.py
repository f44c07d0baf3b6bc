"""What a reader types counts as soon as it is finished for certain."""

from klucznik import login

from tests.py.views_tree import state


def test_before_anything_is_typed_the_fields_are_empty() -> None:
    fresh = state()
    assert [each.problem for each in fresh.readings.values()] == ["empty", "empty"]
    assert [fresh.own_login(owner) for owner in ("pupil", "parent")] == ["", ""]


def test_a_login_with_its_letter_counts_at_once_and_all_else_when_the_reader_pauses() -> None:
    said = state()
    said.hear("pupil", login.read("1234567"))
    assert said.own_login("parent") == ""
    said.hear("pupil", login.read("1234567u"))
    assert said.own_login("parent") == "1234567"
    said.hear("pupil", login.read("1234567ux"))
    assert (said.own_login("parent"), said.readings["pupil"].problem) == ("", "empty")
    said.settle()
    assert said.readings["pupil"].problem == "letter-inside"


def test_of_two_logins_that_do_not_belong_together_none_is_the_readers_own() -> None:
    said = state(typed={"pupil": "1111111u", "parent": "2222222"})
    assert (said.own_login("parent"), said.own_login("pupil")) == ("", "")
