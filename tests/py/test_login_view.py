"""What the forms for logins say to what was typed."""
# ruff: noqa: E501  an example is a line

from typing import Any

import pytest
from klucznik import login, login_view
from klucznik.html import fill, plain
from klucznik.login_view import LoginAnswer, in_groups

from tests.py.views_tree import WORDS, state, text, tree, with_words

WITH = WORDS["en"]

# Who types what into which field; then the state, the login read from it, the word of the message
# with what fills it, and the word of the remark.
EXAMPLES: list[tuple[str, str, str, tuple[str, str, str, dict[str, str], str]]] = [
    ("nothing typed", "pupil", "", ("empty", "", "", {}, "")),
    ("only spaces", "parent", "  ", ("empty", "", "", {}, "")),
    ("a pupil's login", "pupil", "1234567u", ("answer", "1234567", "", {}, "unsure-parent")),
    ("a parent's login", "parent", "1234567", ("answer", "1234567u", "", {}, "unsure-pupil")),
    ("a parent's login for a pupil's", "pupil", "1234567", ("answer", "1234567", "parent-already", {}, "unsure-parent")),
    ("a pupil's login for a parent's", "parent", "1234567u", ("answer", "1234567u", "pupil-already", {}, "unsure-pupil")),
    ("a short login", "pupil", "12345u", ("answer", "12345", "unusual-length", {"digits": "5"}, "unsure-parent")),
    ("a long login of the other owner", "pupil", "1234567890", ("answer", "1234567890", "unusual-length", {"digits": "10"}, "unsure-parent")),
    ("an e-mail address", "pupil", "jan@poczta.example", ("problem", "", "problem.email", {}, "")),
    ("a password", "parent", "hasło kot", ("problem", "", "problem.password", {}, "")),
    ("a letter inside", "pupil", "12x4567u", ("problem", "", "problem.letter-inside", {"place": "3", "letter": "x"}, "")),
    ("a letter like a digit", "pupil", "12O4567u", ("problem", "", "problem.letter-inside-lookalike", {"place": "3", "letter": "O", "lookalike": "0"}, "")),
    ("another letter at the end", "pupil", "1234567k", ("problem", "", "problem.other-letter", {"letter": "k"}, "")),
    ("a character like a place to be filled", "pupil", "1234567{", ("problem", "", "problem.strange-character", {"letter": "{"}, "")),
    ("a character of HTML", "pupil", "1234567<", ("problem", "", "problem.strange-character", {"letter": "<"}, "")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "typed", "says"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES]
)
def test_whoever_types(
    field: str, typed: str, says: tuple[str, str, str, dict[str, str], str]
) -> None:
    finds, derived, message, filled, remark = says
    said = fill(WITH["login." + message], list(filled.items())) if message else ""
    answer = LoginAnswer(field, WITH, login.read(typed))
    assert (answer.state, answer.login, answer.message) == (finds, derived, said)
    assert answer.remark == (WITH["login." + remark] if remark else "")
    assert answer.invalid == ("true" if finds == "problem" else "false")
    shown = tree(login_view.form(field, state(typed={field: typed})))
    wanted = {"pupil": "parent", "parent": "pupil"}[field]
    for path, shows in {
        f"./form[@class='login needs-python'][@data-field='{field}'][@data-state='{finds}']/label[@for='{field}-login']": f"‹login.{field}-label›",
        f"./form/p[@class='hint'][@id='{field}-hint']": f"‹login.{field}-hint›",
        "./form/p[@class='waiting']": "‹login.waiting›",
        f"./form/p[@class='message'][@id='{field}-message'][@aria-live='polite']": text(tree(said)),
        f"./form/p[@class='answer']/output[@for='{field}-login']": derived,
        "./form/p[@class='answer']": f"‹login.{wanted}-answer› {derived} ‹login.copy-{wanted}›",
        "./form/p/button[@type='button'][@data-copy='login']": f"‹login.copy-{wanted}›",
        "./form/p[@class='remark']": text(tree(answer.remark)),
    }.items():
        found = shown.find(path)
        assert found is not None, path
        assert text(found) == with_words(shows, WITH)


@pytest.mark.parametrize("field", ["pupil", "parent"])
def test_the_field_helps_nobody_to_a_wrong_login(field: str) -> None:
    """Phones would begin with a capital, correct, underline and remember."""
    found = tree(login_view.form(field, state())).find("./form/input")
    assert found is not None
    expected: dict[str, Any] = {
        "id": f"{field}-login",
        "type": "text",
        "autocomplete": "off",
        "autocapitalize": "none",
        "autocorrect": "off",
        "spellcheck": "false",
        "placeholder": " ",
        "aria-invalid": found.get("aria-invalid"),
        "aria-describedby": f"{field}-hint {field}-message",
    }
    assert expected.items() <= found.attrib.items()


@pytest.mark.parametrize(("typed", "finds"), [("1234567u", "answer"), ("1234567", "empty"), ("x", "empty"), ("", "empty")])  # fmt: skip
def test_only_a_finished_login_is_answered_before_the_reader_pauses(typed: str, finds: str) -> None:
    shown = state()
    shown.hear("pupil", login.read(typed))
    answer = LoginAnswer("pupil", WITH, shown.readings["pupil"])
    assert answer.state == finds
    assert bool(answer.login) == (finds == "answer") == bool(shown.own_login("parent"))
    assert answer.message == ""


@pytest.mark.parametrize(
    ("known", "groups"),
    [
        ("1234", ["1234"]),
        ("12345", ["123", "45"]),
        ("1234567", ["123", "4567"]),
        ("1234567u", ["123", "456", "7u"]),
        ("", []),
    ],
)
def test_a_login_is_shown_in_groups_and_copied_in_one_piece(known: str, groups: list[str]) -> None:
    shown = tree(in_groups(known))
    assert [text(group) for group in shown.findall("./span")] == groups
    assert text(shown) == known


def test_under_the_parents_login_stands_where_to_go_with_it() -> None:
    ways = tree(login_view.form("pupil", state(typed={"pupil": "1234567u"}))).findall(
        "./form/p[@class='next']/a[@class='button']"
    )
    assert [(way.get("href"), text(way)) for way in ways] == [
        ("#haslo-rodzica", plain(WITH["procedure.haslo-rodzica.title"])),
        ("#logowanie", plain(WITH["procedure.logowanie.title"])),
    ]
    assert tree(login_view.form("parent", state())).find(".//p[@class='next']") is None
    hiding = state({"hide": ["haslo-rodzica", "logowanie"]})
    assert tree(login_view.form("pupil", hiding)).find(".//p[@class='next']") is None
