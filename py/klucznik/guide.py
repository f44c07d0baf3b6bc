"""The guide: its questions and procedures, and the walk that answers lead through them.

Made from the checked data of guide.toml. Knows ids and edges, no words and no HTML. A walk is
a pure replay of answers, so that Back, links, reload and another language come free.
"""

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any

    # Answers in the order they were given: (id of the question, id of the answer).
    Path = list[tuple[str, str]]


class Answer:
    """One answer to a question; `to` is the id of the view it leads to.

    Attributes:
        reason: why whoever gives it needs the office, "" where it says nothing of that.

    """

    def __init__(self, data: "dict[str, Any]") -> None:
        self.id: str = data["id"]
        self.to: str = data["to"]
        self.reason: str = data["reason"]


class Question:
    """A question and its answers, in the order of the page."""

    def __init__(self, data: "dict[str, Any]") -> None:
        self.id: str = data["id"]
        self.answers = [Answer(answer) for answer in data["answers"]]

    def leads_to(self, answer: str) -> str:
        """Return the id of the view that an answer leads to, "" if there is no such answer."""
        for each in self.answers:
            if each.id == answer:
                return each.to
        return ""


class Procedure:
    """A procedure: what it carries, its steps and ways on, all by id.

    Attributes:
        facts: F1 to F17 of the school's page, E1 to E24 seen at other schools.
        action: the button under its first line, "" or "login-page" or "office".
        reason: why whoever goes on from here to the office needs it, "" where it isn't known.
        tool: what a procedure has besides its steps: "", "logins", "office" or "message".
        needs: what the reader should have at hand before the first step.
        pictures: the drawing of a step, by the step's id.
        links: the name in school.json of the school's own instruction (F17) that a step names.
        otherwise: what to try when it did not help, "" where nothing is left to try.

    """

    def __init__(self, data: "dict[str, Any]") -> None:
        self.id: str = data["id"]
        self.facts: list[str] = data["facts"]
        self.action: str = data["action"]
        self.reason: str = data["reason"]
        self.tool: str = data["tool"]
        self.needs: list[str] = data["needs"]
        self.steps: list[str] = data["steps"]
        self.pictures: dict[str, str] = data["pictures"]
        self.links: dict[str, str] = data["links"]
        self.otherwise: str = data["otherwise"]
        self.after: list[str] = data["after"]


class Guide:
    """All questions and procedures. The first question is where everybody starts.

    Attributes:
        data: what it is made from, for the pack of the browser.
        office: the id of the last help there is (F4), which no school hides.
        helped: where a reader goes whom a procedure has helped, "" where that is hidden.
        leaflet: the procedures on the leaflet, in their order.
        leaflet_pictures: the drawings on the leaflet, which has room for few.

    """

    def __init__(self, data: "dict[str, Any]") -> None:
        self.data = data
        roles = data["roles"]
        self.office: str = roles["office"]
        self.helped: str = roles["helped"]
        self.leaflet: list[str] = roles["leaflet"]
        self.leaflet_pictures: list[str] = roles["leaflet_pictures"]
        self.questions = [Question(question) for question in data["question"]]
        self.procedures = [Procedure(procedure) for procedure in data["procedure"]]
        self._questions = {question.id: question for question in self.questions}
        self._procedures = {procedure.id: procedure for procedure in self.procedures}

    @property
    def start(self) -> Question:
        """The question that everybody starts with."""
        return self.questions[0]

    def question(self, id: str) -> "Question | None":
        """Return the question of that id, if there is one."""
        return self._questions.get(id)

    def procedure(self, id: str) -> "Procedure | None":
        """Return the procedure of that id, if there is one."""
        return self._procedures.get(id)

    def procedure_ids(self) -> list[str]:
        """Return the ids of all procedures, which a school may hide or replace."""
        return [each.id for each in self.procedures]

    def shown(self, hidden: list[str]) -> "Guide":
        """Return the guide of a school that hides some procedures: what hiding means, stands here.

        An answer that leads to a hidden procedure goes, and so does a question without answers;
        what to try next falls on to the first that is shown. The office is never hidden.
        """
        if not hidden:
            return self
        otherwise = {each.id: each.otherwise for each in self.procedures}

        def next_shown(id: str) -> str:
            while id in hidden:
                id = otherwise[id]
            return id

        procedures = []
        for each in self.data["procedure"]:
            if each["id"] not in hidden:
                after = [id for id in each["after"] if id not in hidden]
                falls_on = next_shown(each["otherwise"])
                procedures.append(dict(each, after=after, otherwise=falls_on))
        roles = dict(self.data["roles"])
        roles["leaflet"] = [id for id in self.leaflet if id not in hidden]
        if self.helped in hidden:
            roles["helped"] = ""
        questions = _answerable(self.data["question"], hidden)
        return Guide({"roles": roles, "question": questions, "procedure": procedures})

    def view_ids(self) -> list[str]:
        """Return the ids of all views that have an address, the start first."""
        return [each.id for each in self.questions] + self.procedure_ids()

    def walk(self, path: "Path", later: "Path", question: str, answer: str) -> "tuple[Path, str]":
        """Take an answer, and after it those given before that still apply.

        Args:
            path: the answers that led to the question, maybe with more after them.
            later: those given after it, where this answer is being changed.
            question: the id of the question answered.
            answer: the id of the answer.

        Returns:
            the new path, and the id of the view that it leads to.

        """
        asked = [given[0] for given in path]
        if question in asked:
            path = path[: asked.index(question)]
        path = path + [(question, answer)]
        view = self._questions[question].leads_to(answer)
        for next_question, next_answer in later:
            if view == next_question and self._questions[view].leads_to(next_answer):
                path.append((next_question, next_answer))
                view = self._questions[view].leads_to(next_answer)
        return path, view

    def answers_in(self, given: object) -> "Path":
        """Return those answers of a list, from wherever it comes, that the guide knows."""
        known: Path = []
        for pair in given if isinstance(given, list) else []:
            if isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str):
                question = self.question(pair[0])
                if question and isinstance(pair[1], str) and question.leads_to(pair[1]):
                    known.append((pair[0], pair[1]))
        return known

    def replay(self, answers: list[str]) -> "Path":
        """Return the path of answers from the start, given by their ids; else none at all."""
        path: Path = []
        place = self.start.id
        for answer in answers:
            question = self.question(place)
            place = question.leads_to(answer) if question else ""
            if not question or not place:
                return []
            path.append((question.id, answer))
        return path

    def end_of(self, path: "Path") -> str:
        """Return the id of the view that answers, replayed from the start, lead to; else ""."""
        place = self.start.id
        for question, answer in path:
            if question != place or question not in self._questions:
                return ""
            place = self._questions[question].leads_to(answer)
        return place if path else ""

    def is_path_to(self, path: "Path", view: str) -> bool:
        """Tell whether answers, replayed from the start, really lead to a view."""
        end = self.end_of(path)
        return bool(end) and end == view

    def goes_with(self, path: "Path", view: str) -> bool:
        """Tell whether answers led to a view, or to a procedure that led on to this one."""
        end = self.end_of(path)
        return bool(end) and (end == view or bool(self.procedure(end) and self.procedure(view)))

    def reasons(self) -> list[str]:
        """Return all reasons for which somebody may need the office."""
        given = [answer.reason for question in self.questions for answer in question.answers]
        return [reason for reason in given + [each.reason for each in self.procedures] if reason]

    def reason_of(self, path: "Path") -> str:
        """Return why the reader needs the office, as far as the last answer says so; else ""."""
        for question, given in path[-1:]:
            for answer in self._questions[question].answers:
                if answer.id == given:
                    return answer.reason
        return ""


def _answerable(questions: "list[dict[str, Any]]", gone: list[str]) -> "list[dict[str, Any]]":
    """Return the questions without the answers that lead to what is gone, those without any too."""
    left = []
    for each in questions:
        answers = [answer for answer in each["answers"] if answer["to"] not in gone]
        if answers:
            left.append(dict(each, answers=answers))
    if len(left) == len(questions):
        return left
    ids = [each["id"] for each in left]
    return _answerable(left, gone + [each["id"] for each in questions if each["id"] not in ids])
