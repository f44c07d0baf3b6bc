"""The views as HTML: pure functions of the guide, the words and what was typed.

CPython renders the whole page at build time, MicroPython the same bytes in the browser.
The words are HTML already (the build made them so); what people type is escaped here.
"""

from klucznik import login
from klucznik.guide import Guide, Procedure, Question

LOGIN_PAGE = "https://portal.librus.pl/szkola"
"""Where one logs in (F7)."""

OTHER = {"pupil": "parent", "parent": "pupil"}


def main(guide: Guide, words: dict[str, str]) -> str:
    """Return all views, in the order of the page, as they are before anybody types."""
    views = [start(guide.start, words)]
    views += [procedure(each, words) for each in guide.procedures]
    views.append(contents(guide, words))
    return "\n".join(views)


def start(question: Question, words: dict[str, str]) -> str:
    """Return the first view: the question that everybody starts with."""
    key = f"question.{question.id}"
    answers = "".join(
        f'<li><a href="#{answer.to}">{words[key + ".answers." + answer.id]}</a></li>'
        for answer in question.answers
    )
    return (
        f'<section id="{question.id}" class="view" data-at-start>'
        f'<h2 tabindex="-1">{words[key + ".title"]}</h2>'
        f'<ul class="answers">{answers}</ul></section>'
    )


def procedure(shown: Procedure, words: dict[str, str]) -> str:
    """Return a procedure: what to do now, its steps, and where to go next."""
    key = f"procedure.{shown.id}"
    steps = "".join(f"<li>{words[key + '.steps.' + step]}</li>" for step in shown.steps)
    after = "".join(_link_to(to, words) for to in shown.after)
    # The tool answers at once, so it is on the first view, too.
    at_start = " data-at-start" if shown.tool else ""
    return (
        f'<article id="{shown.id}" class="view" data-procedure="{shown.id}" '
        f'data-facts="{" ".join(shown.facts)}"{at_start}>'
        f'<p class="home"><a href="#start">{words["page.home"]}</a></p>'
        f'<h2 tabindex="-1">{words[key + ".title"]}</h2>'
        f'<p class="lead">{words[key + ".lead"]}</p>'
        f"{_action(shown.action, words)}{_tool(shown.tool, words)}"
        f'<h3>{words["page.steps"]}</h3><ol class="steps">{steps}</ol>'
        f'<p class="note">{words[key + ".note"]}</p>{_way_back(shown.tool, words)}'
        f'<h3>{words["page.after"]}</h3><ul class="links">{after}</ul></article>'
    )


def contents(guide: Guide, words: dict[str, str]) -> str:
    """Return the list of all procedures."""
    links = "".join(_link_to(each.id, words) for each in guide.procedures)
    return (
        '<nav class="view" data-at-start aria-labelledby="contents-title">'
        f'<h2 id="contents-title">{words["page.all-procedures"]}</h2>'
        f'<ul class="links">{links}</ul></nav>'
    )


def login_form(field: str, words: dict[str, str], typed: str = "", settled: bool = True) -> str:
    """Return the form that reads one login of the family and answers with the other (F3).

    Args:
        field: whose login is typed, "pupil" or "parent".
        words: the words of the language.
        typed: what stands in the field.
        settled: whether the reader has paused (see `LoginAnswer`).

    """
    answer = LoginAnswer(field, words, typed, settled)
    wanted = OTHER[field]
    return (
        f'<form class="login" data-field="{field}" data-state="{answer.state}">'
        f'<label for="{field}-login">{words["login." + field + "-label"]}</label>'
        f'<input id="{field}-login" type="text" autocomplete="off" autocapitalize="none" '
        f'autocorrect="off" spellcheck="false" placeholder=" " value="{escape(typed)}" '
        f'aria-invalid="{answer.invalid}" '
        f'aria-describedby="{field}-hint {field}-message">'
        f'<p class="hint" id="{field}-hint">{words["login." + field + "-hint"]}</p>'
        f'<p class="waiting">{words["login.waiting"]}</p>'
        f'<p class="message" id="{field}-message" aria-live="polite">{answer.message}</p>'
        f'<p class="answer">{words["login." + wanted + "-answer"]} '
        f'<output for="{field}-login">{answer.login_in_groups}</output></p>'
        f'<p class="remark">{answer.remark}</p></form>'
    )


class LoginAnswer:
    """What the panel says to what was typed into a field for logins (F3).

    Only a login with its "u" is finished for certain and answered at once. All else may look
    wrong just because it is half typed: it is answered when the reader pauses (`settled`).

    Attributes:
        state: "empty", "answer" or "problem".
        login: the other login of the family, "" where there is none.
        message: HTML of the sentence that says what to do, "" where there is none.
        remark: HTML of what to know about the login, "" where there is none.

    """

    def __init__(self, field: str, words: dict[str, str], typed: str, settled: bool) -> None:
        reading = login.read(typed)
        wanted = OTHER[field]
        self.state, self.login, self.message, self.remark = "empty", "", "", ""
        if reading.problem == "empty" or (reading.owner != "pupil" and not settled):
            return
        if reading.problem:
            self.state, self.message = "problem", _problem(reading, words)
            return
        self.state = "answer"
        self.login = reading.parent if wanted == "parent" else reading.pupil
        if reading.unusual_length:
            self.message = words["login.unusual-length"].format(digits=len(reading.digits))
        elif reading.owner == wanted:
            self.message = words["login." + wanted + "-already"]
        self.remark = words["login.unsure-" + wanted]

    @property
    def invalid(self) -> str:
        """The value of `aria-invalid`."""
        return "true" if self.state == "problem" else "false"

    @property
    def login_in_groups(self) -> str:
        """The login in groups that are easy to read; its text is the login and nothing else."""
        groups, rest = [], self.login
        while len(rest) > 4:
            groups.append(rest[:3])
            rest = rest[3:]
        return "".join(f"<span>{group}</span>" for group in groups + [rest] if group)


def escape(text: str) -> str:
    """Return text as it may stand in HTML, in an attribute, too."""
    for sign, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(sign, f"&{name};")
    return text


def _problem(reading: login.Reading, words: dict[str, str]) -> str:
    key = f"login.problem.{reading.problem}"
    if reading.lookalike:
        key += "-lookalike"
    return words[key].format(
        letter=escape(reading.letter), place=reading.place, lookalike=reading.lookalike
    )


def _action(action: str, words: dict[str, str]) -> str:
    if not action:
        return ""
    return (
        f'<p class="action"><a class="button" href="{LOGIN_PAGE}" target="_blank" '
        f'rel="noopener">{words["action.login-page"]}'
        f"<small> ({words['action.new-tab']})</small></a></p>"
    )


def _tool(tool: str, words: dict[str, str]) -> str:
    if not tool:
        return ""
    return f'{login_form("pupil", words)}<p class="without-python">{words["login.failed"]}</p>'


def _way_back(tool: str, words: dict[str, str]) -> str:
    if not tool:
        return ""
    return (
        f"<h3>{words['login.back-title']}</h3>"
        f"<p>{words['login.back-lead']}</p>{login_form('parent', words)}"
    )


def _link_to(id: str, words: dict[str, str]) -> str:
    return f'<li><a href="#{id}">{words["procedure." + id + ".title"]}</a></li>'
