"""The guide: its questions and procedures, and how they hang together.

Made from the checked data of guide.toml. Knows ids and edges, no words and no HTML.
"""

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any


class Answer:
    """One answer to a question; `to` is the id of the view it leads to."""

    def __init__(self, data: "dict[str, Any]") -> None:
        self.id: str = data["id"]
        self.to: str = data["to"]


class Question:
    """A question and its answers, in the order of the page."""

    def __init__(self, data: "dict[str, Any]") -> None:
        self.id: str = data["id"]
        self.answers = [Answer(answer) for answer in data["answers"]]


class Procedure:
    """A procedure: its facts (F1 to F17), steps and ways on, all by id.

    Attributes:
        action: the button under its first line, "" or "login-page".
        tool: what only the program can do here, "" or "logins".

    """

    def __init__(self, data: "dict[str, Any]") -> None:
        self.id: str = data["id"]
        self.facts: list[str] = data["facts"]
        self.action: str = data["action"]
        self.tool: str = data["tool"]
        self.steps: list[str] = data["steps"]
        self.after: list[str] = data["after"]


class Guide:
    """All questions and procedures. The first question is where everybody starts."""

    def __init__(self, data: "dict[str, Any]") -> None:
        self.questions = [Question(question) for question in data["question"]]
        self.procedures = [Procedure(procedure) for procedure in data["procedure"]]

    @property
    def start(self) -> Question:
        """The question that everybody starts with."""
        return self.questions[0]

    def view_ids(self) -> list[str]:
        """Return the ids of all views that have an address, the start first."""
        return [view.id for view in self.questions + self.procedures]
