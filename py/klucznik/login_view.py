"""The forms that read logins, and the reader's own login wherever the steps need it (F3)."""

from klucznik import login
from klucznik.html import TEXT, fill, plain
from klucznik.state import State

OTHER = {"pupil": "parent", "parent": "pupil"}


def form(field: str, state: State) -> str:
    """Return the form that reads the login of `field` and answers with the other one."""
    words = state.words
    answer = LoginAnswer(field, words, state.readings[field])
    wanted = OTHER[field]
    return (
        f'<form class="login needs-python" data-field="{field}" data-state="{answer.state}">'
        f'<label for="{field}-login">{words["login." + field + "-label"]}</label>'
        f'<input id="{field}-login" type="text" autocomplete="off" autocapitalize="none" '
        f'autocorrect="off" spellcheck="false" {TEXT} '
        f'aria-invalid="{answer.invalid}" '
        f'aria-describedby="{field}-hint {field}-message">'
        f'<p class="hint" id="{field}-hint">{words["login." + field + "-hint"]}</p>'
        f'<p class="waiting" hidden>{words["login.waiting"]}</p>'
        f'<p class="message" id="{field}-message" aria-live="polite">{answer.message}</p>'
        f'<p class="answer">{words["login." + wanted + "-answer"]} '
        f'<output for="{field}-login" aria-live="off" translate="no">'
        f"{in_groups(answer.login)}</output> "
        f"{_copy_button(wanted, words)}</p>{_ways_on(field, state)}"
        f'<p class="remark">{answer.remark}</p></form>'
    )


def _ways_on(field: str, state: State) -> str:
    """Return where to go with the parent's login; it goes with the reader."""
    if field == "parent":
        return ""
    links = "".join(
        f'<a class="button" href="#{id}">{state.words["procedure." + id + ".title"]}</a> '
        for each in state.guide.procedures
        if each.tool == "logins"
        for id in each.after
    )
    return f'<p class="next">{state.words["login.next"]} {links}</p>' if links else ""


def boxes(state: State) -> str:
    """Return the drawing of the rule (F3): digits in boxes, and the "u" that falls away."""
    digits = state.readings["pupil"].digits or state.own_login("parent") or "1234567"
    drawn = "".join(f"<b>{digit}</b>" for digit in digits)
    return f"{drawn}<i>u</i>"


def own(owner: str, state: State) -> str:
    """Return what a step says of the reader's own login; nothing while it isn't known."""
    words = state.words
    if state.has_two_families():
        read = state.readings
        logins = [("pupil", read["pupil"].pupil), ("parent", read["parent"].parent)]
        return f" <em>{fill(words['login.two-families'], logins)}</em>"
    known = state.own_login(owner)
    if not known:
        return ""
    label = words[f"login.{owner}-label"]
    shown = f'<strong translate="no">{in_groups(known)}</strong>'
    return f" {label}: {shown} {_copy_button(owner, words)}"


def in_groups(known: str) -> str:
    """Return a login in groups that are easy to read; its text is the login, nothing else.

    Each character is a box of its own, so that screen readers read digits and no number.
    """
    groups, rest = [], known
    while len(rest) > 4:
        groups.append(rest[:3])
        rest = rest[3:]
    return "".join(
        "<span>" + "".join(f"<b>{character}</b>" for character in group) + "</span>"
        for group in groups + [rest]
        if group
    )


class LoginAnswer:
    """What the panel says to what was read in a field for logins (F3).

    Attributes:
        wanted: whose login the answer is, "pupil" or "parent".
        state: "empty", "answer" or "problem".
        login: the other login of the family, "" where there is none.
        message: HTML of the sentence that says what to do, "" where there is none.
        remark: HTML of what to know about the login, "" where there is none.

    """

    def __init__(self, field: str, words: dict[str, str], reading: login.Reading) -> None:
        self.wanted = wanted = OTHER[field]
        self.state, self.login, self.message, self.remark = "empty", "", "", ""
        if reading.problem == "empty":
            return
        if reading.problem:
            self.state, self.message = "problem", _problem(reading, words)
            return
        self.state = "answer"
        self.login = reading.parent if wanted == "parent" else reading.pupil
        if reading.unusual_length:
            self.message = fill(
                words["login.unusual-length"], [("digits", str(len(reading.digits)))]
            )
        elif reading.owner == wanted:
            self.message = words["login." + wanted + "-already"]
        self.remark = words["login.unsure-" + wanted]

    @property
    def invalid(self) -> str:
        """The value of `aria-invalid`."""
        return "true" if self.state == "problem" else "false"


def spoken(answer: "LoginAnswer", words: dict[str, str]) -> str:
    """Return what screen readers say of an answer: the login digit by digit, "" without one."""
    if not answer.login:
        return ""
    return plain(words["login." + answer.wanted + "-answer"]) + " " + " ".join(list(answer.login))


def _problem(reading: login.Reading, words: dict[str, str]) -> str:
    key = f"login.problem.{reading.problem}"
    if reading.lookalike:
        key += "-lookalike"
    # The letter comes last: it is what the reader typed, and may look like a brace.
    return fill(
        words[key],
        [
            ("place", str(reading.place)),
            ("lookalike", reading.lookalike),
            ("letter", reading.letter),
        ],
    )


def _copy_button(owner: str, words: dict[str, str]) -> str:
    """Return the button that copies the login which stands before it."""
    return f'<button type="button" data-copy="login">{words["login.copy-" + owner]}</button>'
