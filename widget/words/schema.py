"""What a language file has to hold: which keys there are is the guide's to say."""

from collections.abc import Iterable
from string import Formatter
from typing import Annotated, Any, get_args

from klucznik.guide import Guide, Procedure, Question
from pydantic import AfterValidator, BaseModel, create_model

from widget.words import markup
from widget.words.structure import Need, Reason, Strict

_WORDS = {
    "language": ("code", "name", "offer"),
    "page": ("title", "description", "brand", "all-procedures", "needs", "steps", "after",
             "home", "back", "your-answers", "change", "languages", "privacy", "trust",
             "unofficial", "leaflet", "unreadable"),
    "action": ("login-page", "office", "new-tab", "copied", "not-copied",
               "copy-link", "share", "print"),
    "helped": ("title", "yes", "no", "well-done"),
    "need": get_args(Need),
    "leaflet": ("title", "lead", "more", "way", "scan", "card", "keep", "login", "child",
                "login-page", "fold", "panel", "other-normal", "other-large", "print"),
    "city": ("title", "lead", "search", "nothing", "table", "table-lead", "school", "link", "tag",
             "frame", "leaflet", "code"),
    "embed": ("name", "close", "nothing", "new-tab", "again"),
    "message": ("title", "text", "copy-message"),
    "weekday": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
}  # fmt: skip
"""The plain tables of a language file."""

_REASONS = get_args(Reason)
_OFFICE_WORDS = ("name-unknown", "who-office", "who-teacher", "who-administrator",
                 "call", "write", "hours", "open", "today", "tomorrow",
                 "weekday", "later", "closed-day", "handover-person", "handover-phone",
                 "handover-envelope", "unknown", "say-title",
                 *(f"lead-{reason}" for reason in _REASONS))  # fmt: skip
_LETTER_WORDS = ("title", "lead", "from-label", "child-label", "class-label", "phone-label",
                 "account-label", "account-parent", "account-pupil", "blank", "subject", "hello",
                 "ask", *(f"ask-{reason}" for reason in _REASONS), "child", "collect",
                 "collect-person", "collect-phone", "collect-envelope", "no-mail", "phone", "bye",
                 "in-your-language", "send", "copy-letter")  # fmt: skip
_SEARCH_WORDS = ("label", "found", "clear", "nothing", "failed")
_LOGIN_WORDS = ("back-title", "back-lead", "pupil-label", "pupil-hint", "parent-label",
                "parent-hint", "parent-answer", "pupil-answer", "parent-already",
                "pupil-already", "unsure-parent", "unsure-pupil", "unusual-length",
                "two-families", "copy-parent", "copy-pupil", "next", "waiting",
                "failed")  # fmt: skip
_LOGIN_PROBLEMS = ("email", "password", "unknown", "strange-character", "letters", "two",
                   "other-number", "date", "pesel", "phone", "letter-inside",
                   "letter-inside-lookalike", "other-letter", "other-letter-lookalike",
                   "too-short", "too-long")  # fmt: skip
_FILLED_IN = {
    "login": {"letter", "place", "lookalike", "digits", "pupil", "parent"},
    "office": {"phone", "time", "weekday", "date"},
    "letter": {"child", "class", "from", "phone", "account"},
    "paper": {"address", "phone", "email"},
    "procedure": {"parent-login", "pupil-login"},
}
"""What the panel fills into the {braces} of a table's words."""


def words_schema(guide: Guide) -> type[BaseModel]:
    """Make the schema of a language file."""

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
        return create_model("Table", __base__=Strict, **required)  # type: ignore[call-overload]

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
        search=table(text(), _SEARCH_WORDS),
        login=table(login, _LOGIN_WORDS, problem=table(login, _LOGIN_PROBLEMS)),
        office=table(office, _OFFICE_WORDS),
        letter=table(letter, _LETTER_WORDS),
        paper=table(paper, ("login-page", "phone", "email", "address")),
        question=table(**{node.id: question(node) for node in guide.questions}),
        procedure=table(**{node.id: procedure(node) for node in guide.procedures}),
    )
    return schema
