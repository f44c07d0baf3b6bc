"""Reads the guide and the words (TOML), checks them and makes the data that the panel uses.

The schema of the words is made from the guide, so that both always fit together.
Every complaint names the file, the key and what to do. Nothing is rendered here.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal, TypeVar, get_args

from klucznik import search
from klucznik.guide import Guide, Procedure, Question
from klucznik.html import plain
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, create_model

from widget.words import markup

CONTENT = Path(__file__).parents[2] / "py/klucznik/content"
FACTS = [f"F{number}" for number in range(1, 18)]
"""The facts of the school's page; each has to be carried by a procedure."""
SEEN_ELSEWHERE = [f"E{number}" for number in range(1, 15)]
"""What other schools' pages add: it sharpens the help and contradicts no fact."""

MOST_ANSWERS = 3
"""After so many answers the reader has a procedure."""

_Picture = Literal["login-form", "menu", "information", "address", "violet-button",
                   "violet-form", "own-password", "school-logo", "app", "paid-free"]  # fmt: skip
"""The drawings of widget/page/drawings.svg."""

_WORDS = {
    "language": ("code", "name"),
    "page": ("title", "description", "brand", "all-procedures", "steps", "after", "home",
             "your-answers", "change", "languages", "privacy", "unofficial", "unreadable"),
    "action": ("login-page", "office", "new-tab", "copy-login", "copied", "not-copied"),
    "helped": ("title", "yes", "no"),
    "picture": (*get_args(_Picture), "boxes"),
    "leaflet": ("title", "lead", "scan", "school", "card", "keep", "login", "child", "fold"),
    "weekday": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
}  # fmt: skip
"""The plain tables of a language file."""

_OFFICE_WORDS = ("title", "name-unknown", "who-office", "who-teacher", "who-administrator",
                 "call", "write", "address", "hours", "open", "today", "tomorrow", "weekday",
                 "later", "closed-day", "handover-person", "handover-phone",
                 "handover-envelope", "unknown")  # fmt: skip
_LETTER_WORDS = ("title", "lead", "from-label", "child-label", "class-label", "account-label",
                 "account-parent", "account-pupil", "blank", "subject", "body-parent",
                 "body-pupil", "send", "copy-letter")  # fmt: skip
_LOGIN_WORDS = ("back-title", "back-lead", "pupil-label", "pupil-hint", "parent-label",
                "parent-hint", "parent-answer", "pupil-answer", "parent-already",
                "pupil-already", "unsure-parent", "unsure-pupil", "unusual-length",
                "two-families", "waiting", "failed")  # fmt: skip
_LOGIN_PROBLEMS = ("email", "password", "unknown", "strange-sign", "letters", "two",
                   "other-number", "date", "pesel", "phone", "letter-inside",
                   "letter-inside-lookalike", "other-letter", "other-letter-lookalike",
                   "too-short", "too-long")  # fmt: skip
_FILLED_IN = {
    "login": {"letter", "place", "lookalike", "digits", "pupil", "parent"},
    "office": {"phone", "email", "address", "time", "weekday", "date"},
    "letter": {"child", "class", "from"},
    "paper": {"address", "phone", "email"},
    "procedure": {"parent-login", "pupil-login"},
}
"""What the panel fills into the {braces} of a table's words."""

_SEARCHED = {"title": 6, "search": 5, "lead": 2, "note": 1}
"""How much a word says of a procedure, by where it stands; in a step it says 1."""

_Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_Fact = Annotated[str, Field(pattern=r"^(F([1-9]|1[0-7])|E([1-9]|1[0-4]))$")]


_Schema = TypeVar("_Schema", bound=BaseModel)


class ContentError(Exception):
    """The words or the structure are wrong; the message says where and how to mend it."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _AnswerEntry(_Strict):
    """One answer to a question and where it leads: the id of a procedure or question."""

    id: _Id
    to: _Id


class _QuestionEntry(_Strict):
    """A question with two or more answers."""

    id: _Id
    answers: Annotated[list[_AnswerEntry], Field(min_length=2)]


class _ProcedureEntry(_Strict):
    """A procedure: numbered steps that carry facts, and what to try if they don't help."""

    id: _Id
    facts: Annotated[list[_Fact], Field(min_length=1)]
    action: Literal["", "login-page", "office"] = ""
    tool: Literal["", "logins", "office"] = ""
    steps: Annotated[list[_Id], Field(min_length=1)]
    pictures: dict[_Id, _Picture] = {}
    links: dict[_Id, Literal["app", "login"]] = {}
    otherwise: _Id | Literal[""] = ""
    after: list[_Id] = []


class _Roles(_Strict):
    """The procedures that the program itself leads to."""

    office: _Id
    helped: _Id
    leaflet: list[_Id]


class _Structure(_Strict):
    """The whole of guide.toml, in the order of the page."""

    roles: _Roles
    question: list[_QuestionEntry]
    procedure: list[_ProcedureEntry]


def load_guide(folder: Path = CONTENT) -> Guide:
    """Read and check guide.toml.

    Raises:
        ContentError: naming the key and the mend of every fault.

    """
    structure = _checked(_Structure, folder / "guide.toml")
    guide = Guide(structure.model_dump())
    _refuse(_structure_faults(guide))
    return guide


def load_words(guide: Guide, language: str, folder: Path = CONTENT) -> dict[str, str]:
    """Read a language file and check it against the guide.

    Returns:
        HTML by dotted key ("procedure.haslo-rodzica.title"), marks turned into HTML.

    Raises:
        ContentError: naming file, key and mend of every fault.

    """
    texts = _checked(_words_schema(guide), folder / f"{language}.toml").model_dump()
    words = {key: markup.to_html(text) for key, text in _flatten(texts)}
    return words | _folded_for_search(guide, words)


def _folded_for_search(guide: Guide, words: dict[str, str]) -> dict[str, str]:
    """Return the words that are only searched, folded and weighed, by their keys."""
    folded = {
        key: "|".join(" ".join(search.words_of(line)) for line in words[key].split("|"))
        for key in ("search.synonyms", "search.stop-words")
    }
    for procedure in guide.procedures:
        key = f"procedure.{procedure.id}"
        fields = [(plain(words[f"{key}.{name}"]), weight) for name, weight in _SEARCHED.items()]
        fields += [(plain(words[f"{key}.steps.{step}"]), 1) for step in procedure.steps]
        folded[f"{key}.search"] = search.weigh(fields)
    return folded


def languages(folder: Path = CONTENT) -> list[str]:
    """Return the codes of the languages that have a file, Polish first."""
    codes = sorted(file.stem for file in folder.glob("*.toml") if file.stem != "guide")
    return sorted(codes, key=lambda code: code != "pl")


def _words_schema(guide: Guide) -> type[BaseModel]:
    """Make the schema of a language file: which keys there are is the guide's to say."""

    def text(filled_in: Iterable[str] = ()) -> Any:
        def check(text: str) -> str:
            if not text.strip() or text != text.strip() or "\n" in text:
                raise ValueError("write one line of text, without spaces at its ends")
            for target in markup.links(text):
                if target not in guide.view_ids():
                    raise ValueError(f"links to #{target}, which doesn't exist; correct the id")
            for _, name, _, _ in Formatter().parse(text):
                if name is not None and name not in filled_in:
                    raise ValueError(f"nothing fills {{{name}}} here; remove it")
            return text

        return Annotated[str, AfterValidator(check)]

    def table(kind: Any = None, keys: Iterable[str] = (), **tables: Any) -> Any:
        fields = {**dict.fromkeys(keys, kind), **tables}
        required = {key: (kind, ...) for key, kind in fields.items()}
        return create_model("Table", __base__=_Strict, **required)  # type: ignore[call-overload]

    def question(question: Question) -> Any:
        answers = table(text(), [answer.id for answer in question.answers])
        return table(text(), ["title"], answers=answers)

    def procedure(procedure: Procedure) -> Any:
        rich = text(_FILLED_IN["procedure"])
        steps = table(rich, procedure.steps)
        return table(rich, ["title", "lead", "note"], search=text(), steps=steps)

    login, office, letter, paper = (
        text(_FILLED_IN[name]) for name in ("login", "office", "letter", "paper")
    )
    schema: type[BaseModel] = table(
        **{name: table(text(), keys) for name, keys in _WORDS.items()},
        search=table(
            text(), ("label", "hint", "found", "nothing", "stop-words"), synonyms=list[str]
        ),
        login=table(login, _LOGIN_WORDS, problem=table(login, _LOGIN_PROBLEMS)),
        office=table(office, _OFFICE_WORDS),
        letter=table(letter, _LETTER_WORDS),
        paper=table(paper, ("login-page", "phone", "email", "address")),
        question=table(**{node.id: question(node) for node in guide.questions}),
        procedure=table(**{node.id: procedure(node) for node in guide.procedures}),
    )
    return schema


def _checked(schema: type[_Schema], path: Path) -> _Schema:
    """Read a TOML file and check it; each fault says file, key and what to do."""
    try:
        return schema.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise ContentError(f"{path.name}: the file is missing; add it to {path.parent}") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: not TOML: {error}; mend that place") from None
    except ValidationError as error:
        faults = error.errors()
    mends = {
        "missing": "missing; add the text under this key",
        "extra_forbidden": "not known; remove it, or correct its spelling",
    }
    raise ContentError(
        "\n".join(
            f"{path.name}: {'.'.join(str(key) for key in fault['loc'])}: "
            + mends.get(fault["type"], fault["msg"])
            for fault in faults
        )
    )


def _structure_faults(guide: Guide) -> Iterator[str]:
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


def _flatten(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{path}{key}.")
        else:
            yield path + key, "|".join(value) if isinstance(value, list) else value


def _refuse(faults: Iterable[str]) -> None:
    if found := list(faults):
        raise ContentError("\n".join(found))


def folder_of(language: str) -> str:
    """Return where the page of a language lies: Polish at the root, others one below."""
    return "" if language == "pl" else f"{language}/"
