"""Takes over the page that the build has rendered; with page.py the only module that touches it.

Events come in, the state changes, the views are asked, their HTML goes out. Runs under
MicroPython through PyScript only. A login stays in its field: never stored, sent or logged.
"""

import json

from pyscript import document
from pyscript.ffi import create_proxy

from klucznik import colour, login, login_view, office_view, school, search_form, views
from klucznik.clock import day_number
from klucznik.guide import Guide
from klucznik.html import plain
from klucznik.page import (
    copy,
    data_of,
    fetch,
    go_to,
    part_of_ours,
    polish_time,
    read_file,
    read_json,
    read_json_of_page,
    root,
    say,
    show,
    show_view,
    tell,
    unpack,
    window,
)
from klucznik.school_file import LONGEST_FILE
from klucznik.school_file import read as read_school
from klucznik.state import LETTER_FIELDS, State

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyscript import Element, Event

    from klucznik.guide import Path

PAUSE_MS = 500
"""How long a reader rests on the keys before something half typed is answered."""

LONGEST_HISTORY = 2_000
"""Characters of a history entry that may be ours; more is somebody else's."""

CLOCK_MS = 60_000
"""How often the office's "open now" is looked at again."""

WIDE = "(min-width: 56rem)"
"""As page.css has it: the answers stand at the side."""

LOGIN_FORMS = "form[data-field]"
TYPED = "input:not(:placeholder-shown, [type=radio])"
"""A field with something in it; each has a placeholder for this."""
CLICKED = (
    "[data-answer], [data-change], [data-helped], [data-copy], [data-pass-on], [data-focus], "
    "[data-clear], [data-words]"
)
"""What only the program can do when it is clicked, and the links between the views."""


def _absolute(address: str) -> str:
    """Return an address as it is from here: another language changes what it is relative to."""
    href: str = window.URL.new(address, document.baseURI).href
    return href


class Visit:
    """What belongs to this page and not to the reader's state.

    Attributes:
        home: the address of dist/'s root; "" where the panel is one file, and nothing beside it.
        drawings: that of the file with all drawings, on this site.
        languages: the links to the panel's languages.
        waiting: what to do with all words of the language once they are here, and without them.
        pause: the timer of the reader's pause.
        view: the id of the view that was on screen last.

    """

    def __init__(self) -> None:
        home = data_of(document.body, "home")
        self.home = home and _absolute(home)
        drawings = _absolute(document.body.dataset.drawings)
        self.drawings: str = window.URL.new(drawings).pathname
        self.languages: list[Element] = list(document.querySelectorAll("header nav a"))
        self.waiting: list[tuple[Callable[[], None], Callable[[], None]]] = []
        self.pause = 0
        self.view = ""


visit = Visit()


def _school(data: object) -> school.School:
    """Read the school's data and name every fault on the console."""
    languages = [link.lang for link in visit.languages]
    read = read_school(data, guide.procedure_ids(), languages, guide.office)
    for fault in read.faults:
        window.console.warn(f"school.json: {fault.path}: {fault.problem} {fault.mend}")
    return read


guide = Guide(read_json("guide.json"))
school_data = read_json_of_page("school-data")
state = State(guide, read_json("words.json"), school.School())
state.drawings = document.body.dataset.drawings


# What the reader sees


def show_everything() -> None:
    """Render the whole page anew: the language has changed, or much of what the school says."""
    show_anew_what(views.view_ids(state))


def show_anew_what(ids: "list[str]") -> None:
    """Render anew some of the views, and all that stands around them."""
    words = state.words
    for id in ids:
        view = document.getElementById(id)
        show_view(view, views.content(id, state))
        view.hidden = id in state.hidden
    for link in visit.languages:
        link.hidden = not state.school.offers(link.lang)
    for name, value in colour.shades(state.school.accent) if state.school.accent else []:
        root.style.setProperty(name, value)
    show(document, "h1 span", words["page.title"])
    for name in ("privacy", "unofficial", "leaflet"):
        show(document, "#" + name, words["page." + name])
    take_letter()
    show_found()
    show_opening()
    show_address()
    # Last: no page says of words that they are in a language in which they don't stand there yet.
    # Translators change `lang`; the other mark is ours alone.
    root.lang = root.dataset.language = words["language.code"]


def show_address() -> None:
    """Show what belongs to the view that the address names: its path, its title, its reason."""
    view = visit.view = view_on_screen()
    show(document, "#path", views.path(state, view))
    answers = document.querySelector("#path details")
    if answers and window.matchMedia(WIDE).matches:  # there is room at the side
        answers.setAttribute("open", "")
    show(document, "#well-done", views.well_done(state, view))
    document.title = views.title(view, state)
    if view == guide.office:
        show_reason()


def show_reason() -> None:
    """Say at the office what fits the reason that led there; the letter asks for it."""
    office = "#" + guide.office
    first = office_view.lead(state) or state.words[f"procedure.{guide.office}.lead"]
    show(document, office + " .lead", first)
    show_letter()
    whose = document.querySelector(".letter fieldset")
    if whose:  # The school may say something else instead.
        whose.hidden = not office_view.asks_whose(state)


def show_letter() -> None:
    """Show what to say to the office, and the letter to whoever reads or writes it."""
    show(document, "#say", office_view.to_say(state))
    if visit.view == guide.office or any(state.letter[name] for name in LETTER_FIELDS):
        show(document, "#letter", office_view.written(state))


def show_own_logins() -> None:
    """Put the reader's own logins into the steps that need them."""
    show(document, ".boxes", login_view.boxes(state))
    for owner in login_view.OTHER:
        html = login_view.own(owner, state)
        places = document.querySelectorAll(f'.own[data-own="{owner}"]')
        if places.length and places[0].innerHTML != html:  # all of them say the same, always
            for place in places:
                place.innerHTML = html


def show_found() -> None:
    """Show what the query finds."""
    if not is_readable(document.getElementById("query")):
        show(document, "#found", unreadable())
        return
    show(document, "#found", search_form.found(state))
    if state.query and not state.index:
        prepare_search()


def prepare_search() -> None:
    """Make the index when somebody is about to search, so that the first key needn't wait."""
    link = language_on_screen()

    def make_index() -> None:
        from klucznik import search_view  # noqa: PLC0415  not every reader searches

        # Each key has asked for it while all that was awaited; so has another language, maybe.
        if not state.index and link.lang == language_on_screen().lang:
            learned = read_file(f"learned-{link.lang}.txt")
            state.index = search_view.index(state, learned)
            show_found()

    def do_without(*_: object) -> None:
        show(document, "#found", search_form.not_to_be_had(state))

    def modules_came(*_: object) -> None:
        with_all_words(make_index, do_without)

    unpack(link.dataset.search, modules_came, do_without)
    with_all_words(do_nothing, do_nothing)  # Words come beside the modules.


def show_opening(*_: object) -> None:
    """Show whether the office is open now."""
    day, minute = polish_time()
    show(document, "#opening", office_view.opening(state, day_number(day), minute))


def say_found(*_: object) -> None:
    """Say to screen readers how much was found, once: the reader has paused."""
    told = document.querySelector("#found h3, #found p")
    say(told.textContent if told else "")


def view_on_screen() -> str:
    """Return the id of the view that the address names, the start where it names none.

    The browser itself says so, as it does to the styles: an address may be percent-encoded.
    """
    named = document.querySelector(".view:target:not([hidden])")
    return named.id if named else guide.start.id


def is_readable(field: "Element") -> bool:
    """Tell whether what stands in a field is short and whole enough to be read (see html.TEXT)."""
    return not field.validity.patternMismatch


def unreadable() -> str:
    """Return what to do with a field that can't be read."""
    return f'<p class="message">{state.words["page.unreadable"]}</p>'


def read(form: "Element") -> None:
    """Read what stands in the field of a login form."""
    field = form.querySelector("input")
    known = login.read(field.value) if is_readable(field) else login.Reading("unknown")
    state.hear(form.dataset.field, known)


def show_answer(form: "Element") -> None:
    """Answer what was read in the field of a login form; the one being typed into says it, too."""
    field = form.querySelector("input")
    owner = form.dataset.field
    answer = login_view.LoginAnswer(owner, state.words, state.readings[owner])
    form.dataset.state = answer.state
    field.setAttribute("aria-invalid", answer.invalid)
    show(form, "output", login_view.in_groups(answer.login))
    show(form, ".message", answer.message)
    show(form, ".remark", answer.remark)
    if form.contains(document.activeElement):
        say(login_view.spoken(answer, state.words))


def bring_into_sight(form: "Element") -> None:
    """Scroll to a form whose answer lies below what is seen: the keyboard may cover it."""
    answer = form.querySelector("output")
    bottom = answer.getBoundingClientRect().bottom
    if form.dataset.state == "answer" and bottom > window.visualViewport.height:
        form.scrollIntoView()


def show_answers(*_: object) -> None:
    """Answer what stands in every login form: the reader has paused, or Python has just come.

    All are read anew: what is known of a field may be older than what stands in it, where a call
    waits for the second file of MicroPython.
    """
    forms = list(document.querySelectorAll(LOGIN_FORMS))
    for form in forms:
        read(form)
    state.settle()
    for form in forms:
        show_answer(form)
    show_own_logins()


def take_letter() -> None:
    """Take what stands in the fields of the letter, and write it."""
    broken = False
    for field in document.querySelectorAll("[data-letter]"):
        if field.type == "radio":
            if field.checked:
                state.letter["account"] = field.value
            continue
        readable = is_readable(field)
        field.setAttribute("aria-invalid", "false" if readable else "true")
        state.letter[field.dataset.letter] = field.value if readable else ""
        broken = broken or not readable
    show_letter()
    show(document, "#letter-message", state.words["page.unreadable"] if broken else "")


def take_query() -> None:
    """Take what stands in the search field, and show what it finds."""
    field = document.getElementById("query")
    state.query = field.value if is_readable(field) else ""
    show_found()


# What the reader does


def on_input(event: "Event") -> None:
    """Take what is typed, wherever it is typed."""
    field = part_of_ours(event, "#query, [data-letter], form[data-field] input")
    if not field:
        return
    if field.id == "query":
        take_query()
        window.clearTimeout(visit.pause)
        visit.pause = window.setTimeout(_on_pause_in_search, PAUSE_MS)
    elif data_of(field, "letter"):
        take_letter()
    else:
        read(field.form)
        show_answer(field.form)
        bring_into_sight(field.form)
        show_own_logins()
        window.clearTimeout(visit.pause)
        visit.pause = window.setTimeout(_on_pause, PAUSE_MS)


def on_focus(event: "Event") -> None:
    """Get ready to search when somebody is about to."""
    if part_of_ours(event, "#query") and not state.index:
        prepare_search()


def on_click(event: "Event") -> None:
    """Take a click on what only the program can do; links go their own way besides."""
    target = part_of_ours(event, CLICKED)
    if not target:
        return
    if any(getattr(event, key, False) for key in ("ctrlKey", "metaKey", "shiftKey")):
        return  # a new tab or window: this view stays as it is
    if data_of(target, "answer"):
        event.preventDefault()
        _answer_question(data_of(target, "answer"))
    elif data_of(target, "change"):
        event.preventDefault()
        place = int(data_of(target, "change"))
        _go(target.hash[1:], state.path[:place], state.path[place + 1 :])
    elif target.hasAttribute("data-helped"):
        state.has_helped = True
        tell("klucznik:resolved", {"procedure": target.closest("[data-procedure]").id})
    elif data_of(target, "copy") == "letter":
        _copy("\n\n".join(office_view.letter_text(state)), target)
    elif data_of(target, "copy") == "message":
        _copy(document.getElementById("message").textContent, target)
    elif data_of(target, "copy"):
        # What stands beside it, whatever that is: a reader copies what a reader sees.
        _copy(target.previousElementSibling.textContent, target)
    elif data_of(target, "pass-on"):
        _pass_on(target)
    elif data_of(target, "focus"):
        document.getElementById(data_of(target, "focus")).focus()
    elif data_of(target, "clear"):
        field = document.getElementById("query")
        field.value = ""
        take_query()
        field.focus()
    elif data_of(target, "words"):
        event.preventDefault()
        tell("klucznik:language", {"language": target.lang})
        change_language(_link_of(target.lang), True)


def _answer_question(given: str) -> None:
    question, answer = given.split(" ")
    path = state.path if state.guide.is_path_to(state.path, question) else []
    path, view = state.guide.walk(path, state.later, question, answer)
    _go(view, path, [])


def _go(view: str, path: "Path", later: "Path") -> None:
    """Go to a view and leave in its history entry, at once, the answers that led there."""
    is_there = window.location.hash == "#" + view  # its link was followed before this call
    if not is_there:
        go_to(view)
    state.path, state.later, state.reason = path, later, state.guide.reason_of(path)
    _note_path()
    if is_there:
        on_address()


def on_address(*_: object) -> None:
    """Lead the reader, and above all the screen reader, to the view that the address names."""
    entry = _history()
    if entry is None:
        _follow_link(visit.view, view_on_screen())
        entry = _entry()
    _restore_path(entry)
    if view_on_screen() != guide.helped:
        state.has_helped = False
    show_address()
    if window.location.hash == "#" + views.SEARCH:
        document.getElementById("query").focus()
    else:
        document.getElementById(visit.view).querySelector("h2").focus()


def _follow_link(left: str, view: str) -> None:
    """Keep the answers, and the reason to see the office, on the way from help to help."""
    procedure = state.guide.procedure(left)
    if procedure and state.guide.procedure(view):
        state.reason = procedure.reason or state.reason
        if state.path or state.reason:
            _note_path()


def _note_path() -> None:
    """Leave what led here in the browser's history: Back and reload keep it."""
    window.history.replaceState(json.dumps(_entry()), "")


def _entry() -> "dict[str, object]":
    """Return what led here, as a history entry holds it."""
    return {
        "path": [list(pair) for pair in state.path],
        "later": [list(pair) for pair in state.later],
        "reason": state.reason,
    }


def _restore_path(entry: "dict[str, object]") -> None:
    """Take what led here from the browser's history."""
    path = state.guide.answers_in(entry.get("path"))
    reason = entry.get("reason")
    state.path = path if state.guide.goes_with(path, view_on_screen()) else []
    state.later = state.guide.answers_in(entry.get("later"))
    state.reason = reason if reason in state.guide.reasons() else ""


def _take_link() -> None:
    """Take what the address says of the way here: somebody was sent the link to an answer."""
    said = window.URLSearchParams.new(window.location.search)
    if said.has("answers") and window.history.state is None:
        state.path = state.guide.replay(said.get("answers").split("."))
        state.reason = said.get("reason") or ""
        _note_path()


def _pass_on(button: "Element") -> None:
    """Copy or share the link to this view, which says nothing that was typed; or print it."""
    way = data_of(button, "pass-on")
    if way == "print":
        window.print()
        return
    if way == "message":
        _share("text", document.getElementById("message").textContent)
        return
    here = views.link_to_here(state, view_on_screen(), _school_name())
    address = window.location.href.split("#")[0].split("?")[0] + here
    if way == "copy":
        _copy(address, button)
        return
    _share("url", address)


def _share(what: str, text: str) -> None:
    told = window.JSON.parse(json.dumps({"title": document.title, what: text}))
    # Who thinks better of it has shared nothing, and knows.
    window.navigator.share(told).then(create_proxy(do_nothing), create_proxy(do_nothing))


def do_nothing(*_: object) -> None:
    """Leave all as it is."""


def _history() -> "dict[str, object] | None":
    """Return what the history entry on screen holds; another's, or an older one's, holds nothing.

    None where there is no entry: a link was followed.
    """
    written = window.history.state  # once: it may be large
    if written is None:
        return None
    if not isinstance(written, str) or len(written) > LONGEST_HISTORY:
        return {}
    try:
        entry = json.loads(written)
    except (ValueError, RuntimeError):  # RuntimeError: nested too deeply
        return {}
    return entry if isinstance(entry, dict) else {}


def _copy(text: str, button: "Element") -> None:
    words = state.words
    copy(text, button, plain(words["action.copied"]), plain(words["action.not-copied"]))


# What comes from outside


def language_on_screen() -> "Element":
    """Return the link to the page in the language that is shown."""
    return document.querySelector("header nav [aria-current]")


def with_all_words(then: "Callable[[], None]", without: "Callable[[], None]") -> None:
    """Do what needs all words of the language, of which the page came with a part.

    Args:
        then: what to do with them.
        without: what to do if they can't be had now.

    """

    def words_came(words: "Any") -> None:
        if state.are_all(words) and not state.has_all_words():
            state.speak(words)
        done_waiting()

    def done_waiting(*_: object) -> None:
        waiting = visit.waiting
        visit.waiting = []
        for with_them, without_them in waiting:
            # Another language may have come meanwhile, with all of its words.
            (with_them if state.has_all_words() else without_them)()

    if state.has_all_words():
        then()
        return
    visit.waiting.append((then, without))
    if len(visit.waiting) == 1:
        fetch(language_on_screen().dataset.words, LONGEST_FILE, words_came, done_waiting)


def change_language(link: "Element", asked: bool) -> None:
    """Change the language in place: the view, the answers and what was typed stay.

    Args:
        link: the link to the page of that language.
        asked: whether the reader has just clicked it. Then it is followed where the server has
            not got the words: this page is of an older version.

    """

    def words_came(words: "Any") -> None:
        if not state.are_all(words):
            words_gone(True)
            return
        state.speak(words)
        for each in visit.languages:
            each.removeAttribute("aria-current")
        document.getElementById("offer").hidden = True
        link.setAttribute("aria-current", "true")
        address = link.href + window.location.hash
        window.history.replaceState(window.history.state, "", address)
        state.drawings = visit.drawings
        show_everything()

    def words_gone(is_answered: bool) -> None:
        if asked and is_answered:
            window.location.assign(link.href + window.location.hash)

    fetch(link.dataset.words, LONGEST_FILE, words_came, words_gone)


def _school_came(data: object) -> None:
    """Use the school's data, unless they were built into the page already."""

    def know() -> None:
        global school_data  # noqa: PLW0603  the one thing that is fetched after the start
        state.know(read)
        _restore_path(_history() or {})
        show_anew_what(views.view_ids(state) if needs_all else views.ids_about_school(state))
        school_data = data  # at the end: a call that was given up is repeated as a whole

    if data == school_data:
        return
    read = _school(data)
    needs_all = read.speaks_in_procedures() or state.school.speaks_in_procedures()
    if needs_all:
        with_all_words(know, do_nothing)
    else:
        know()


def _choose_language() -> None:
    """Use the language chosen on an earlier visit, or offer the browser's."""
    chosen = data_of(root, "chosen")
    for link in visit.languages:
        if link.lang == root.dataset.language:
            continue
        if link.lang == chosen:
            change_language(link, False)
        elif not chosen and window.navigator.language.startswith(link.lang):
            offered = link.cloneNode(True)
            offered.textContent = data_of(link, "offer")
            offer = document.getElementById("offer")
            offer.replaceChildren(offered)
            offer.hidden = False


def _link_of(language: str) -> "Element":
    """Return the link to a language among the panel's own."""
    return document.querySelector(f'header nav a[lang="{language}"]')


_on_pause = create_proxy(show_answers)
_on_pause_in_search = create_proxy(say_found)


def show_anew(*_: object) -> None:
    """Show all anew from what is known: something has stumbled, and left its work half done."""
    _restore_path(_history() or {})
    show_answers()
    take_query()
    with_all_words(show_everything, do_nothing)


def on_change(event: "Event") -> None:
    """Leaving a field for logins settles what stands in it."""
    field = part_of_ours(event, "form[data-field] input")
    if field:
        show_answers()


def _take_what_was_typed() -> None:
    """Take what stands in the fields: typed before Python came, or kept by the browser.

    What nobody has touched stands in the page as the build has rendered it.
    """
    if document.querySelector(f"{LOGIN_FORMS} {TYPED}"):
        show_answers()
    if document.querySelector(f".letter {TYPED}, .letter [value=pupil]:checked"):
        take_letter()
    if document.querySelector(f"#szukaj {TYPED}"):
        take_query()


def _wire() -> None:
    document.addEventListener("klucznik:anew", create_proxy(show_anew))
    document.addEventListener("input", create_proxy(on_input))
    document.addEventListener("change", create_proxy(on_change))
    document.addEventListener("click", create_proxy(on_click))
    document.addEventListener("focusin", create_proxy(on_focus))
    window.addEventListener("hashchange", create_proxy(on_address))
    school = _school_name()
    for link in visit.languages:
        link.dataset.words = _absolute(link.dataset.words)
        link.dataset.search = _absolute(link.dataset.search)
        # Of this school, and absolute, too.
        link.href = link.href + (f"?school={school}" if school else "")


def _school_name() -> str:
    """Return the name of the school's file that the address gives, "" where it gives none."""
    name: str = window.URLSearchParams.new(window.location.search).get("school") or ""
    is_name = all(
        character.isalpha() or character.isdigit() or character in "-_" for character in name
    )
    return name if is_name else ""


def look_around(*_: object) -> None:
    """Do what may wait for the page to be ready, and may fail without it."""
    window.setInterval(create_proxy(show_opening), CLOCK_MS)
    school = _school_name()
    name = f"schools/{school}.json" if school else "school.json"
    if document.querySelector("#school-data[data-put-in]"):
        # Somebody has put the data into a finished page, whose words know nothing of them.
        if state.school.speaks_in_procedures():
            with_all_words(show_everything, do_nothing)
        else:
            show_anew_what(views.ids_about_school(state))
    elif visit.home:
        fetch(visit.home + name, LONGEST_FILE, _school_came)
    if visit.home:
        _choose_language()


def take_over() -> None:
    """Answer what was typed before Python came, wire the page, and say that Python is here.

    Whatever depends on this reader or this school comes before the wiring: should it stumble upon
    a part of MicroPython that isn't there yet, all of it is done again when it is.
    """
    state.know(_school(school_data))
    _take_link()
    _restore_path(_history() or {})
    # Written for certain, so that a page which may not be written to is never called ready.
    document.getElementById("path").innerHTML = views.path(state, view_on_screen())
    show_address()
    _take_what_was_typed()
    show_opening()
    _wire()
    root.dataset.python = "ready"
    tell("klucznik:ready", {})
    window.setTimeout(create_proxy(look_around), 0)
