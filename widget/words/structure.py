"""What guide.toml may hold, and what has to hold of it: every way ends, every fact is carried."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal

from klucznik.guide import Guide
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from widget import drawings

FACTS = [f"F{number}" for number in range(1, 18)]
"""The facts of the school's page; each has to be carried by a procedure."""
SEEN_ELSEWHERE = [f"E{number}" for number in range(1, 25)]
"""What other schools' pages add: it sharpens the help and contradicts no fact."""

MOST_ANSWERS = 3
"""After so many answers the reader has a procedure."""


def _drawn(name: str) -> str:
    if name not in drawings.names():
        raise ValueError(f"no drawing {name!r} in widget/page/drawings.svg; draw it, or correct it")
    return name


Picture = Annotated[str, AfterValidator(_drawn)]
"""The name of a drawing."""

Reason = Literal["both", "no-email", "guardian", "locked", "app", "pupil"]
"""Why somebody needs the office; each has words of its own there."""

Need = Literal["login-rodzica", "login-ucznia", "loginy-dzieci", "login-konta", "dane",
               "dane-rodzica", "email", "poczta", "kartka", "dokument"]  # fmt: skip
"""What a reader may have to have at hand."""

_Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_Fact = Annotated[str, Field(pattern=r"^(F([1-9]|1[0-7])|E([1-9]|1[0-9]|2[0-4]))$")]


class Strict(BaseModel):
    """A table with known keys only."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _AnswerEntry(Strict):
    """One answer to a question and where it leads: the id of a procedure or question."""

    id: _Id
    to: _Id
    reason: Reason | Literal[""] = ""


class _QuestionEntry(Strict):
    """A question with two or more answers."""

    id: _Id
    answers: Annotated[list[_AnswerEntry], Field(min_length=2)]


class _ProcedureEntry(Strict):
    """A procedure: numbered steps that carry facts, and what to try if they don't help."""

    id: _Id
    facts: Annotated[list[_Fact], Field(min_length=1)]
    reason: Reason | Literal[""] = ""
    action: Literal["", "login-page", "office"] = ""
    tool: Literal["", "logins", "office", "message"] = ""
    needs: list[Need] = []
    steps: Annotated[list[_Id], Field(min_length=1)]
    pictures: dict[_Id, Picture] = {}
    links: dict[_Id, Literal["app", "login"]] = {}
    otherwise: _Id | Literal[""] = ""
    after: list[_Id] = []


class _Roles(Strict):
    """The procedures that the program itself leads to."""

    office: _Id
    helped: _Id
    leaflet: list[_Id]
    leaflet_pictures: list[Picture]


class Structure(Strict):
    """The whole of guide.toml, in the order of the page."""

    roles: _Roles
    question: list[_QuestionEntry]
    procedure: list[_ProcedureEntry]


def structure_faults(guide: Guide) -> Iterator[str]:
    """Return what is wrong with a guide: each key, and what to do."""
    for repeated in (key for key, count in Counter(guide.view_ids()).items() if count > 1):
        yield f"guide.toml: {repeated}: this id stands more than once; give one of them another"
    links = [
        (question.id, answer.to) for question in guide.questions for answer in question.answers
    ]
    roles = [("office", guide.office), ("helped", guide.helped)]
    for role, id in roles + [("leaflet", id) for id in guide.leaflet]:
        if not guide.procedure(id):
            yield f"guide.toml: roles.{role}: there is no procedure {id!r}; correct the id"
    links += [
        (procedure.id, to)
        for procedure in guide.procedures
        for to in [procedure.otherwise, *procedure.after]
        if to
    ]
    for procedure in guide.procedures:
        for table, steps in (("pictures", procedure.pictures), ("links", procedure.links)):
            for step in set(steps) - set(procedure.steps):
                yield f"guide.toml: {procedure.id}.{table}.{step}: no such step; correct the id"
    dangling = [(source, target) for source, target in links if target not in guide.view_ids()]
    for source, target in dangling:
        yield f"guide.toml: {source}: leads to {target!r}, which doesn't exist; correct the id"
    carried = {fact for procedure in guide.procedures for fact in procedure.facts}
    for fact in FACTS + SEEN_ELSEWHERE:
        if fact not in carried:
            yield f"guide.toml: {fact}: no procedure carries it; add it to the one that says it"
    if not dangling:
        yield from _walk_faults(guide)


def _walk_faults(guide: Guide) -> Iterator[str]:
    """Walk every way through the questions, and every chain of what to try otherwise."""
    questions = {question.id: question for question in guide.questions}
    otherwise = {procedure.id: procedure.otherwise for procedure in guide.procedures}
    reached = {guide.helped}
    walks = [[guide.start.id]]
    while walks:
        walk = walks.pop()
        reached.add(walk[-1])
        if walk[-1] in questions and len(walk) > MOST_ANSWERS:
            yield f"guide.toml: {' > '.join(walk)}: more than {MOST_ANSWERS} answers; shorten it"
        elif walk[-1] in questions:
            walks += [[*walk, answer.to] for answer in questions[walk[-1]].answers]
    for start in otherwise:
        chain = [start]
        while otherwise.get(chain[-1]) and len(chain) <= len(otherwise):
            chain.append(otherwise[chain[-1]])
        if chain[-1] != guide.office:
            yield f"guide.toml: {start}: 'otherwise' never ends at the office; mend the chain"
        if start in reached:
            reached.update(chain)
    for unreached in (id for id in guide.view_ids() if id not in reached):
        yield f"guide.toml: {unreached}: no answer leads here; let one, or an 'otherwise'"
