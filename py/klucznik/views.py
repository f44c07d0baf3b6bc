"""The views as HTML: pure functions of the state.

CPython renders the whole page at build time, MicroPython the same bytes in the browser. The
words are HTML already (the build made them so); what people and schools write is escaped.
Each view is an element that stays, and its content, which language and school may change.
"""

from klucznik import login_view, office_view, search_form
from klucznik.guide import Procedure, Question
from klucznik.html import escape, plain
from klucznik.state import State

CONTENTS = "porady"
"""The id of the list of all procedures."""

SEARCH = "szukaj"
"""The id of the search."""

PAPER = "na-papierze"
"""The id of what stands on paper only: the addresses that a screen's links and buttons hold."""

PICTURE_WIDTH = 320
PICTURE_HEIGHT = 176
"""The size of every drawing, in its own units: the page keeps a place of that shape for it."""


def view_ids(state: State) -> list[str]:
    """Return the ids of all elements whose content `content` renders."""
    return state.whole.view_ids() + [SEARCH, CONTENTS, PAPER]


def content(id: str, state: State) -> str:
    """Return the content of a view."""
    if id == CONTENTS:
        return _contents(state)
    if id == PAPER:
        return office_view.on_paper(state)
    if id == SEARCH:
        return _home(state) + search_form.form(state)
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
        SEARCH: "search.label",
    }
    key = own.get(id, kind + id + ".title")
    return plain(state.words[key]) + " – " + plain(state.words["page.brand"])


def path(state: State) -> str:
    """Return the answers that led to the view on screen, each of which can be changed."""
    words = state.words
    items = []
    for place, (question, answer) in enumerate(state.path):
        asked = words["question." + question + ".title"]
        given = words["question." + question + ".answers." + answer]
        items.append(
            f'<li><span class="unseen">{asked}</span> <strong>{given}</strong> '
            f'<a href="#{question}" data-change="{place}" '
            f'aria-label="{words["page.change"]}: {asked}">{words["page.change"]}</a></li>'
        )
    if not items:
        return ""
    return f'<h2 class="unseen">{words["page.your-answers"]}</h2><ol>{"".join(items)}</ol>'


def _question(question: Question, state: State) -> str:
    words = state.words
    key = "question." + question.id
    answers = "".join(
        f'<li><a href="#{answer.to}" data-answer="{question.id} {answer.id}">'
        f"{words[key + '.answers.' + answer.id]}</a></li>"
        for answer in question.answers
    )
    notice = _notice(state) if question is state.guide.start else _home(state)
    return (
        f'{notice}<h2 tabindex="-1">{words[key + ".title"]}</h2><ul class="answers">{answers}</ul>'
    )


def _procedure(shown: Procedure, state: State) -> str:
    words = state.words
    key = "procedure." + shown.id
    heading = f'{_home(state)}<h2 tabindex="-1">{words[key + ".title"]}</h2>'
    replaced = state.school.replacement(shown.id, words["language.code"])
    if replaced:
        return f'{heading}<p class="lead">{escape(replaced)}</p>{_ways_on(shown, state)}'
    # What speaks of the field goes with it.
    lead = "lead needs-python" if shown.tool == "logins" else "lead"
    steps = "".join(
        f"<li>{_with_own_login(words[key + '.steps.' + step], state)}"
        f"{_school_link(shown, step, state)}{picture(shown, step, state)}</li>"
        for step in shown.steps
    )
    return (
        f'{heading}<p class="{lead}">{_with_own_login(words[key + ".lead"], state)}</p>'
        f"{_action(shown, state)}{_tool(shown, state)}"
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
            f'<a href="#{goes_to}" data-helped="{shown.id}">{words["helped.yes"]}</a> '
            f'<a href="#{shown.otherwise}">{words["helped.no"]}</a></p></div>'
        )
    also = f'<h3>{words["page.after"]}</h3><ul class="links">{after}</ul>'
    return f'<div class="ways-on">{helped}{also}</div>'


def _contents(state: State) -> str:
    links = "".join(_link_to(each.id, state) for each in state.guide.procedures)
    title = state.words["page.all-procedures"]
    return f'{_home(state)}<h2 id="all" tabindex="-1">{title}</h2><ul class="links">{links}</ul>'


def _link_to(id: str, state: State) -> str:
    return f'<li><a href="#{id}">{state.words["procedure." + id + ".title"]}</a></li>'


def _home(state: State) -> str:
    return f'<p class="home"><a href="#{state.guide.start.id}">{state.words["page.home"]}</a></p>'


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
            f'<p class="boxes" role="img" translate="no" aria-label="{words["picture.boxes"]}">'
            f"{login_view.boxes(state)}</p>"
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
            f"<h3>{words['message.title']}</h3><blockquote>{words['message.text']}</blockquote>"
            f'<button type="button" class="needs-python" data-copy="message">'
            f"{words['message.copy-message']}</button>"
        )
    return ""


def _with_own_login(html: str, state: State) -> str:
    """Put the reader's own login where the words have a place for it."""
    for owner in ("parent", "pupil"):
        place = f'<span class="own" data-own="{owner}">'
        html = html.replace(place, place + login_view.own(owner, state))
    return html


def picture(shown: Procedure, step: str, state: State) -> str:
    """Return the drawing of where to look and click; it comes once the view is on screen."""
    name = shown.pictures.get(step)
    if not name:
        return ""
    return (
        f'<img class="picture" src="{escape(state.drawings)}#{name}" width="{PICTURE_WIDTH}" '
        f'height="{PICTURE_HEIGHT}" loading="lazy" alt="{state.words["picture." + name]}">'
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
