"""Reads the guide and the words (TOML), checks them and makes the data that the panel uses.

The schema of the words is made from the guide, so that both always fit together.
Every complaint names the file, the key and what to do. Nothing is rendered here.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, create_model

from widget import markup

CONTENT = Path(__file__).parents[1] / "py/klucznik/content"
FACTS = [f"F{number}" for number in range(1, 18)]
"""The facts of the school's page; each has to be carried by a procedure."""

_PAGE_WORDS = ("title", "description", "brand", "all-procedures", "steps", "after", "home",
               "privacy", "unofficial")  # fmt: skip
_ACTION_WORDS = ("login-page", "new-tab")
_LOGIN_WORDS = ("back-title", "back-lead", "pupil-label", "pupil-hint", "parent-label",
                "parent-hint", "parent-answer", "pupil-answer", "parent-already",
                "pupil-already", "unsure-parent", "unsure-pupil", "unusual-length", "waiting",
                "failed")  # fmt: skip
_LOGIN_PROBLEMS = ("email", "password", "unknown", "strange-sign", "letters", "two",
                   "letter-inside", "letter-inside-lookalike", "other-letter",
                   "other-letter-lookalike", "too-short", "too-long")  # fmt: skip
_FILLED_IN = {"letter", "place", "lookalike", "digits"}
"""What the panel fills into {braces} of the words about logins."""

_Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_Fact = Annotated[str, Field(pattern=r"^F([1-9]|1[0-7])$")]


_Schema = TypeVar("_Schema", bound=BaseModel)


class ContentError(Exception):
    """The words or the structure are wrong; the message says where and how to mend it."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(_Strict):
    """One answer to a question and where it leads: the id of a procedure or question."""

    id: _Id
    to: _Id


class Question(_Strict):
    """A question with two or more answers."""

    id: _Id
    answers: Annotated[list[Answer], Field(min_length=2)]


class Procedure(_Strict):
    """A procedure: numbered steps that carry facts of the school's page."""

    id: _Id
    facts: Annotated[list[_Fact], Field(min_length=1)]
    action: Literal["", "login-page"] = ""
    tool: Literal["", "logins"] = ""
    steps: Annotated[list[_Id], Field(min_length=1)]
    after: list[_Id] = []


class Guide(_Strict):
    """The whole structure, in the order of the page."""

    question: list[Question]
    procedure: list[Procedure]

    @property
    def ids(self) -> list[str]:
        """Return the ids of all views."""
        return [each.id for each in self.question] + [each.id for each in self.procedure]


def load_guide(folder: Path = CONTENT) -> Guide:
    """Read and check guide.toml.

    Raises:
        ContentError: naming the key and the mend of every fault.

    """
    guide = _checked(Guide, folder / "guide.toml")
    _refuse(_structure_faults(guide))
    return guide


def load_words(guide: Guide, language: str, folder: Path = CONTENT) -> dict[str, str]:
    """Read a language file and check it against the guide.

    Returns:
        HTML by dotted key ("procedure.haslo-rodzica.title"), marks turned into HTML.

    Raises:
        ContentError: naming file, key and mend of every fault.

    """
    words = _checked(_words_schema(guide), folder / f"{language}.toml")
    return {key: markup.to_html(text) for key, text in _flatten(words.model_dump())}


def languages(folder: Path = CONTENT) -> list[str]:
    """Return the codes of the languages that have a file, Polish first."""
    codes = sorted(file.stem for file in folder.glob("*.toml") if file.stem != "guide")
    return sorted(codes, key=lambda code: code != "pl")


def _words_schema(guide: Guide) -> type[BaseModel]:
    """Make the schema of a language file: which keys there are is the guide's to say."""

    def checked_text(text: str, filled_in: Iterable[str] = ()) -> str:
        if not text.strip() or text != text.strip() or "\n" in text:
            raise ValueError("write one line of text, without spaces at its ends")
        for target in markup.links(text):
            if target not in guide.ids:
                raise ValueError(f"links to #{target}, which doesn't exist; correct the id")
        for _, name, _, _ in Formatter().parse(text):
            if name is not None and name not in filled_in:
                raise ValueError(f"nothing fills {{{name}}} here; remove it")
        return text

    text = Annotated[str, AfterValidator(checked_text)]
    login_text = Annotated[str, AfterValidator(lambda text: checked_text(text, _FILLED_IN))]

    def table(_of: Any = text, _keys: Iterable[str] = (), **tables: Any) -> Any:
        fields = {**dict.fromkeys(_keys, _of), **tables}
        required = {key: (kind, ...) for key, kind in fields.items()}
        return create_model("Table", __base__=_Strict, **required)  # type: ignore[call-overload]

    def question(question: Question) -> Any:
        return table(text, ["title"], answers=table(text, [a.id for a in question.answers]))

    def procedure(procedure: Procedure) -> Any:
        return table(text, ["title", "lead", "note"], steps=table(text, procedure.steps))

    schema: type[BaseModel] = table(
        language=table(text, ["code", "name"]),
        page=table(text, _PAGE_WORDS),
        action=table(text, _ACTION_WORDS),
        login=table(login_text, _LOGIN_WORDS, problem=table(login_text, _LOGIN_PROBLEMS)),
        question=table(**{node.id: question(node) for node in guide.question}),
        procedure=table(**{node.id: procedure(node) for node in guide.procedure}),
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
    for repeated in (key for key, count in Counter(guide.ids).items() if count > 1):
        yield f"guide.toml: {repeated}: this id stands more than once; give one of them another"
    links = [(question.id, answer.to) for question in guide.question for answer in question.answers]
    links += [(procedure.id, to) for procedure in guide.procedure for to in procedure.after]
    for source, target in links:
        if target not in guide.ids:
            yield f"guide.toml: {source}: leads to {target!r}, which doesn't exist; correct the id"
    carried = {fact for procedure in guide.procedure for fact in procedure.facts}
    for fact in FACTS:
        if fact not in carried:
            yield f"guide.toml: {fact}: no procedure carries it; add it to the one that says it"


def _flatten(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{path}{key}.")
        else:
            yield path + key, value


def _refuse(faults: Iterable[str]) -> None:
    if found := list(faults):
        raise ContentError("\n".join(found))


def folder_of(language: str) -> str:
    """Return where the page of a language lies: Polish at the root, others one below."""
    return "" if language == "pl" else f"{language}/"
