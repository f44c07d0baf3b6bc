"""Every way through the questions ends at something to do, soon; answers can be changed."""

from collections.abc import Iterator

import pytest

from tests.py.interpreters import run_on_cpython, run_on_micropython
from widget.words import content, structure

Path = list[tuple[str, str]]

GUIDE = content.load_guide()


def walks(view: str = GUIDE.start.id, path: Path | None = None) -> Iterator[tuple[Path, str]]:
    """Return every combination of answers and the procedure that it ends at."""
    question = GUIDE.question(view)
    if not question:
        yield path or [], view
        return
    for answer in question.answers:
        yield from walks(answer.to, [*(path or []), (question.id, answer.id)])


WALKS = list(walks())


@pytest.mark.parametrize(
    ("path", "outcome"), WALKS, ids=[" ".join(answer for _, answer in path) for path, _ in WALKS]
)
def test_every_combination_of_answers_ends_at_a_procedure_that_carries_facts(
    path: Path, outcome: str
) -> None:
    procedure = GUIDE.procedure(outcome)
    assert procedure is not None
    assert procedure.facts
    assert procedure.steps
    assert len(path) <= structure.MOST_ANSWERS
    assert GUIDE.is_path_to(path, outcome)


def test_answers_lead_to_all_facts_of_the_schools_page() -> None:
    reached = {outcome for _, outcome in WALKS}
    after = {each.otherwise for each in GUIDE.procedures if each.id in reached}
    facts = {fact for each in GUIDE.procedures if each.id in reached | after for fact in each.facts}
    assert set(structure.FACTS) <= facts


@pytest.mark.parametrize("procedure", [each.id for each in GUIDE.procedures])
def test_whoever_is_not_helped_comes_to_the_office_in_the_end(procedure: str) -> None:
    seen = []
    here = GUIDE.procedure(procedure)
    while here and here.otherwise:
        assert here.id not in seen
        seen.append(here.id)
        here = GUIDE.procedure(here.otherwise)
    assert here is not None
    assert here.id == "sekretariat"


REPLAY = """
from klucznik.guide import Guide

def answer(data):
    guide = Guide(data["guide"])
    return [
        guide.walk([tuple(pair) for pair in path], later, question, given)
        for path, later, question, given in data["cases"]
    ]
"""

START, WHOSE, HAVE = "start", "czyje-haslo", "co-masz"
PARENT = [(START, "haslo"), (WHOSE, "rodzica"), (HAVE, "nic")]
CASES = [
    ([], [], START, "haslo"),
    (PARENT[:1], [], WHOSE, "rodzica"),
    (PARENT[:2], [], HAVE, "login-i-email"),
    # The first answer is changed: the later ones no longer apply.
    ([], PARENT[1:], START, "pierwszy-raz"),
    # It is given again: the later ones apply.
    ([], PARENT[1:], START, "haslo"),
    # The last is changed: the earlier ones stay.
    (PARENT[:2], [], HAVE, "login-ucznia"),
    # Back at a question that the path already holds.
    (PARENT, [], WHOSE, "ucznia"),
    # A later answer that isn't there any more is left out.
    ([], [(WHOSE, "nikogo")], START, "haslo"),
    # So is one to a question that isn't asked; those after it apply.
    ([], [(START, "login"), PARENT[1]], START, "haslo"),
]
ANSWERS = [
    ([(START, "haslo")], WHOSE),
    (PARENT[:2], HAVE),
    ([*PARENT[:2], (HAVE, "login-i-email")], "haslo-rodzica"),
    ([(START, "pierwszy-raz")], "pierwsze-logowanie"),
    (PARENT, "sekretariat"),
    ([*PARENT[:2], (HAVE, "login-ucznia")], "login-rodzica"),
    ([(START, "haslo"), (WHOSE, "ucznia")], "wejscie-rodzica"),
    ([(START, "haslo")], WHOSE),
    (PARENT[:2], HAVE),
]


@pytest.mark.parametrize("run", [run_on_cpython, run_on_micropython])
def test_an_answer_can_be_changed_without_losing_the_rest(run: object) -> None:
    assert callable(run)
    data = {"guide": GUIDE.data, "cases": CASES}
    expected = [[[list(pair) for pair in path], view] for path, view in ANSWERS]
    assert run(REPLAY, data) == expected


def test_a_path_that_does_not_lead_to_a_view_is_told_apart() -> None:
    assert GUIDE.is_path_to(PARENT, "sekretariat")
    assert not GUIDE.is_path_to(PARENT, "aplikacja")
    assert not GUIDE.is_path_to(PARENT[1:], "sekretariat")
    assert not GUIDE.is_path_to([], "start")
    assert not GUIDE.is_path_to([("nothing", "of that name")], "start")
    assert not GUIDE.is_path_to([(START, "pierwszy-raz"), ("pierwsze-logowanie", "tak")], "")
    assert not GUIDE.is_path_to([(START, "of no such name")], START)


def test_answers_stay_on_the_way_from_help_to_help() -> None:
    assert GUIDE.goes_with(PARENT, "sekretariat")
    assert GUIDE.goes_with(PARENT, "logowanie")
    assert not GUIDE.goes_with(PARENT, HAVE)
    assert not GUIDE.goes_with(PARENT[:2], "logowanie")
    assert not GUIDE.goes_with([], "logowanie")


def test_the_ids_of_answers_are_replayed_from_the_start_or_not_at_all() -> None:
    assert GUIDE.replay(["haslo", "rodzica", "nic"]) == PARENT
    assert GUIDE.replay(["haslo", "rodzica"]) == PARENT[:2]
    for wrong in ([""], ["rodzica"], ["haslo", "nic"], ["pierwszy-raz", "haslo"]):
        assert GUIDE.replay(wrong) == []


def test_the_last_answer_may_say_why_one_needs_the_office() -> None:
    assert GUIDE.reason_of(PARENT) == "both"
    assert GUIDE.reason_of(PARENT[:2]) == ""
    assert GUIDE.reason_of([]) == ""
    assert set(GUIDE.reasons()) == {"both", "no-email", "guardian", "locked", "app", "pupil"}


@pytest.mark.parametrize(
    "given", [None, 5, "ab", [None, 5, "ab", [START], [START, 5], [5, "haslo"]]]
)
def test_of_a_history_that_somebody_else_wrote_only_known_answers_are_taken(given: object) -> None:
    assert GUIDE.answers_in(given) == []
    assert GUIDE.answers_in([[START, "haslo"], [START, "nothing"], None]) == [(START, "haslo")]
