"""The views as HTML: pure functions of the state.

CPython renders the whole page at build time, MicroPython the same bytes in the browser. The
words are HTML already (the build made them so); what people and schools write is escaped.
Each view is an element that stays, and its content, which language and school may change.
"""

from klucznik import login_view, office_view, search_form
from klucznik.guide import Procedure, Question
from klucznik.html import escape, icon, plain
from klucznik.state import State

CONTENTS = "porady"
"""The id of the list of all procedures."""

SEARCH = "szukaj"
"""The id of the search, in the first view."""

PASS_ON = "podaj-dalej"
"""The id of what takes a procedure elsewhere: its link, to copy or to share, and paper."""

PAPER = "na-papierze"
"""The id of what stands on paper only: the addresses that a screen's links and buttons hold."""

PICTURE_WIDTH = 320
PICTURE_HEIGHT = 176
"""The size of every drawing, in its own units: the page keeps a place of that shape for it."""


def view_ids(state: State) -> list[str]:
    """Return the ids of all elements whose content `content` renders."""
    return state.whole.view_ids() + [CONTENTS, PASS_ON, PAPER]


def ids_about_school(state: State) -> list[str]:
    """Return the ids of what says how a school is called and reached; see speaks_in_procedures."""
    return [state.whole.start.id, state.whole.office, PAPER]


def content(id: str, state: State) -> str:
    """Return the content of a view."""
    if id == CONTENTS:
        return _contents(state)
    if id == PAPER:
        return office_view.on_paper(state)
    if id == PASS_ON:
        return _pass_on(state)
    question = state.guide.question(id)
    if question:
        return _question(question, state)
    procedure = state.guide.procedure(id)
    return _procedure(procedure, state) if procedure else ""


def title(id: str, state: State) -> str:
    """Return the title of the page while a view is on screen."""
    kind = "question." if state.guide.question(id) else "procedure."
    own = {
        state.guide.start.id: "page.title",
        CONTENTS: "page.all-procedures",
    }
    key = own.get(id, kind + id + ".title")
    return plain(state.words[key]) + " – " + plain(state.words["page.brand"])


def path(state: State, view: str) -> str:
    """Return the way back from a view, and the answers that led there, each to be changed."""
    words = state.words
    end = state.guide.end_of(state.path)
    if not state.path:
        return f'<p class="back"><a href="#{state.guide.start.id}">{words["page.home"]}</a></p>'
    if end == view:
        question, place = state.path[-1][0], len(state.path) - 1
        back = f'<a href="#{question}" data-change="{place}">{words["page.back"]}</a>'
    else:
        back = f'<a href="#{end}">{words["page.back"]}</a>'
    items = []
    answers = []
    for place, (question, answer) in enumerate(state.path):
        asked = words["question." + question + ".title"]
        given = words["question." + question + ".answers." + answer]
        answers.append(given)
        items.append(
            f'<li><span class="unseen">{asked}</span> <strong>{given}</strong> '
            f'<a href="#{question}" data-change="{place}" '
            f'aria-label="{words["page.change"]}: {asked}">{words["page.change"]}</a></li>'
        )
    return (
        f'<p class="back">{back}</p><details><summary><b>{words["page.your-answers"]}: </b>'
        f"<span>{' › '.join(answers)}</span></summary>"
        f"<ol>{''.join(items)}</ol></details>"
    )


def well_done(state: State, view: str) -> str:
    """Return a word of joy, where a procedure has just helped."""
    if not state.has_helped or view != (state.guide.helped or state.guide.start.id):
        return ""
    return f"<p>{icon('done')}{state.words['helped.well-done']}</p>"


def link_to_here(state: State, view: str, school: str) -> str:
    """Return what leads to a view as it is now: its query and hash, with nothing that was typed.

    Args:
        state: the reader's.
        view: the id of the view.
        school: the name of the school's file, "" where the page knows it.

    """
    parts = [
        ("school", school),
        ("answers", ".".join([answer for _, answer in state.path])),
        ("reason", state.reason),
    ]
    query = "&".join([f"{name}={value}" for name, value in parts if value])
    return f"?{query}#{view}" if query else f"#{view}"


def _question(question: Question, state: State) -> str:
    words = state.words
    key = "question." + question.id
    is_start = question is state.guide.start
    answers = "".join(
        f'<li><a href="#{answer.to}" data-answer="{question.id} {answer.id}">'
        f"{_answer(words[key + '.answers.' + answer.id], answer.id if is_start else '')}</a></li>"
        for answer in question.answers
    )
    heading = f'<h2 tabindex="-1">{words[key + ".title"]}</h2>'
    choice = f'<ul class="answers">{answers}</ul>'
    if not is_start:
        return heading + choice
    tools = "".join(
        _link_to(each.id, state) for each in state.guide.procedures if each.tool == "logins"
    )
    return (
        f'{_notice(state)}{heading}<div id="{SEARCH}">{search_form.form(state)}</div>{choice}'
        f'<ul class="links">{tools}'
        f'<li><a href="#{CONTENTS}">{words["page.all-procedures"]}</a></li></ul>'
        f'<p class="trust">{icon("lock")}{words["page.trust"]}</p>'
    )


def _answer(html: str, drawn: str) -> str:
    """Return an answer with its icon; without one, as a text of its own, which may quote labels.

    Beside an icon, a text of its own would be read aloud twice.
    """
    return icon(drawn) + html if drawn else f"<span>{html}</span>"


def _procedure(shown: Procedure, state: State) -> str:
    words = state.words
    key = "procedure." + shown.id
    heading = f'<h2 tabindex="-1">{words[key + ".title"]}</h2>'
    replaced = state.school.replacement(shown.id, words["language.code"])
    if replaced:
        return f'{heading}<p class="lead">{escape(replaced)}</p>{_ways_on(shown, state)}'
    lead = _with_own_login(words[key + ".lead"], state)
    if shown.tool == "office":
        lead = office_view.lead(state) or lead
    # What speaks of the field goes with it.
    kind = "lead needs-python" if shown.tool == "logins" else "lead"
    steps = "".join(
        f"<li>{_with_own_login(words[key + '.steps.' + step], state)}"
        f"{_school_link(shown, step, state)}{picture(shown, step, state)}</li>"
        for step in shown.steps
    )
    return (
        f'{heading}<p class="{kind}">{lead}</p>'
        f"{_action(shown, state)}{_tool(shown, state)}{needs(shown, words)}"
        f'<h3>{words["page.steps"]}</h3><ol class="steps">{steps}</ol>'
        f'<p class="note">{_with_own_login(words[key + ".note"], state)}</p>'
        f"{_way_back(shown, state)}{_ways_on(shown, state)}"
    )


def _ways_on(shown: Procedure, state: State) -> str:
    """Ask whether it helped, and name what else there is."""
    words = state.words
    after = "".join(_link_to(to, state) for to in shown.after)
    helped = ""
    if shown.otherwise and shown.id != state.guide.helped:
        goes_to = state.guide.helped or state.guide.start.id
        helped = (
            f'<div class="helped"><h3>{words["helped.title"]}</h3><p>'
            f'<a href="#{goes_to}" data-helped>{words["helped.yes"]}</a> '
            f'<a href="#{shown.otherwise}">{words["helped.no"]}</a></p></div>'
        )
    also = f'<h3>{words["page.after"]}</h3><ul class="links">{after}</ul>'
    return f'<div class="ways-on">{helped}{also}</div>'


def _contents(state: State) -> str:
    links = "".join(_link_to(each.id, state) for each in state.guide.procedures)
    title = state.words["page.all-procedures"]
    return f'<h2 id="all" tabindex="-1">{title}</h2><ul class="links">{links}</ul>'


def _link_to(id: str, state: State) -> str:
    return f'<li><a href="#{id}">{state.words["procedure." + id + ".title"]}</a></li>'


def _pass_on(state: State) -> str:
    words = state.words
    return "".join(
        f'<button type="button" data-pass-on="{way}">{words["action." + key]}</button> '
        for way, key in (("copy", "copy-link"), ("share", "share"), ("print", "print"))
    )


def _notice(state: State) -> str:
    notice = state.school.notice_in(state.words["language.code"])
    return f'<p class="note">{escape(notice)}</p>' if notice else ""


def _action(shown: Procedure, state: State) -> str:
    words = state.words
    if shown.action == "login-page":
        return (
            f'<p class="action"><a class="button" href="{escape(state.school.librus)}" '
            f'target="_blank" rel="noopener">{words["action.login-page"]}'
            f"<small> ({words['action.new-tab']})</small></a></p>"
        )
    if shown.action == "office" and shown.tool != "office":
        return (
            f'<p class="action"><a class="button" href="#{state.guide.office}">'
            f"{words['action.office']}</a></p>"
        )
    return ""


def _tool(shown: Procedure, state: State) -> str:
    if shown.tool == "logins":
        words = state.words
        return (
            f"{login_view.form('pupil', state)}"
            f'<p class="without-python" hidden>{words["login.failed"]}</p>'
            f'<p class="boxes" translate="no" aria-hidden="true">{login_view.boxes(state)}</p>'
        )
    if shown.tool == "office":
        return office_view.office(state)
    return ""


def _way_back(shown: Procedure, state: State) -> str:
    words = state.words
    if shown.tool == "logins":
        return (
            f"<h3>{words['login.back-title']}</h3>"
            f"<p>{words['login.back-lead']}</p>{login_view.form('parent', state)}"
        )
    if shown.tool == "office":
        return office_view.letter(state)
    if shown.tool == "message":
        return (
            f"<h3>{words['message.title']}</h3>"
            f'<blockquote id="message">{words["message.text"]}</blockquote>'
            f'<p class="action needs-python"><button type="button" data-copy="message">'
            f"{words['message.copy-message']}</button> "
            f'<button type="button" data-pass-on="message">{words["action.share"]}</button></p>'
        )
    return ""


def _with_own_login(html: str, state: State) -> str:
    """Put the reader's own login where the words have a place for it."""
    for owner in ("parent", "pupil"):
        place = f'<span class="own" data-own="{owner}">'
        html = html.replace(place, place + login_view.own(owner, state))
    return html


def needs(shown: Procedure, words: dict[str, str]) -> str:
    """Return what the reader should have at hand before the first step, "" for nothing."""
    if not shown.needs:
        return ""
    named = ", ".join(words["need." + need] for need in shown.needs)
    return f'<p class="needs">{words["page.needs"]} {named}</p>'


def picture(shown: Procedure, step: str, state: State) -> str:
    """Return the drawing of where to look and click; it comes once the view is on screen.

    It shows what its step says, and no more: read aloud it would be heard twice.
    """
    name = shown.pictures.get(step)
    if not name:
        return ""
    return (
        f'<img class="picture" src="{state.drawings}#{name}" width="{PICTURE_WIDTH}" '
        f'height="{PICTURE_HEIGHT}" loading="lazy" alt="">'
    )


def _school_link(shown: Procedure, step: str, state: State) -> str:
    """Return the school's own link to one of the two instructions (F17), where it gave one."""
    address = escape(state.school.links.get(shown.links.get(step, ""), ""))
    if not address:
        return ""
    return (
        f' <a href="{address}" target="_blank" rel="noopener">{address}'
        f"<small> ({state.words['action.new-tab']})</small></a>"
    )
