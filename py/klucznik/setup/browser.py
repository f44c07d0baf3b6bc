"""The set-up page in the browser: events in, HTML out. Only this module of the package touches it.

The state is a draft and what the panel would make of it. Runs under MicroPython through PyScript
only; what needs a library or the browser itself is `klucznikSetup` (konfigurator.js).
"""

import json

from pyscript import document
from pyscript.ffi import create_proxy

from klucznik import colour, leaflet, site
from klucznik.guide import Guide
from klucznik.html import plain
from klucznik.page import copy, data_of, part_of_ours, read_json, root, say, show, tell, window
from klucznik.school_file import LONGEST_FILE
from klucznik.setup import draft as drafts
from klucznik.setup import faults, preview, server, views
from klucznik.setup.words import all_words
from klucznik.state import State

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any

    from pyscript import Blob, Element, Event, Response

PAUSE_MS = 600
"""How long somebody rests on the keys before what is half typed is told to be wrong."""

HELD_MS = 300
"""How long what is told waits for a hand that presses: what comes into view moves what lies below,
and the press would miss it."""

WIDE = "(min-width: 64rem)"
"""As konfigurator.css has it: the preview stands beside the form."""

DAYS_LIKE_MONDAY = ("tue", "wed", "thu", "fri")
UNPACKED = "klucznik/"
"""The folder in what is handed over as a ZIP, as in its archive (widget/setup_page.py)."""

HEADERS = ("content-type", "content-encoding", "cache-control", "x-frame-options",
           "content-security-policy")  # fmt: skip
AFRESH = '{"cache": "no-store"}'
"""How a server is asked for what it sends now."""

tools = window.klucznikSetup


class Visit:
    """What belongs to this page.

    Attributes:
        home: the address of the panel's folder.
        material: what pages are made from (see klucznik.site).
        prints: the fingerprints of the files without a hash in their names.
        guide: the whole guide.
        words: of this page.
        draft: what stands in the form.
        school: as the panel will know it.
        at_fault: the fields in which something is wrong.
        code: the QR code of the panel's address, as rows of 0 and 1; "" where that isn't known.
        site: the kind of site that somebody has, "" until it is said.
        view: the id of the panel's view that the preview was led to last.
        typed: the field that somebody has changed last.
        saved: what stands in the form, as it was handed over last.
        pause: the timer of a pause, 0 when there is none.

    """

    def __init__(self) -> None:
        self.home: str = window.URL.new(data_of(document.body, "home"), document.baseURI).href
        self.material: dict[str, Any] = read_json("site.json")
        self.prints: dict[str, str] = read_json("prints.json")
        self.guide = Guide(self.material["guide"])
        own = read_json(f"setup-{root.lang}.json")
        self.words = all_words(self.material, own, root.lang)
        self.draft = drafts.Draft(self.guide.procedure_ids(), self.material["languages"])
        self.school = faults.school_of(self.draft, self.guide.office)
        self.at_fault: list[str] = []
        self.code = ""
        self.site = ""
        self.view = ""
        self.typed = ""
        self.saved = self.draft.written()
        self.pause = 0


visit = Visit()


# What is seen


def show_form() -> None:
    """Render the whole form anew: a file has come."""
    show(document, "#form", views.form(visit.draft, visit.guide, visit.words))


def settle(*_: object) -> None:
    """Look at all that stands in the form, say what is wrong, and show what comes of it."""
    window.clearTimeout(visit.pause)
    visit.pause = 0
    visit.school = faults.school_of(visit.draft, visit.guide.office)
    told = faults.told(visit.school, visit.draft, visit.words)
    for field in visit.at_fault:
        if field not in [each for each, _ in told]:
            mark(field, "")
    for field, html in told:
        mark(field, html)
    visit.at_fault = [field for field, _ in told]
    show(document, "#summary", views.summary(told, visit.words))
    panel = visit.school.panel
    visit.code = tools.code(panel) if panel else ""
    show_code()
    if visit.site:
        html = views.snippets(visit.site, panel, visit.school.accent, visit.words)
        show(document, "#snippets", html)
    text = visit.draft.written()
    if document.getElementById("remember").checked:
        tools.kept.write(text)
        visit.saved = text
    tools.isUnsaved = text != visit.saved
    show_preview()


def saved() -> None:
    """Note that what stands in the form is somewhere else, too."""
    visit.saved = visit.draft.written()
    tools.isUnsaved = False


def settle_in(milliseconds: int) -> None:
    """Settle after a pause, which begins anew."""
    window.clearTimeout(visit.pause)
    visit.pause = window.setTimeout(_settle, milliseconds)


def mark(field: str, html: str) -> None:
    """Say at a field what is wrong with it; "" for nothing."""
    message = document.getElementById(views.id_of("message", field))
    if not message:  # A list that is too long has no field of its own.
        return
    if message.innerHTML != html:
        message.innerHTML = html
    ends = ", ".join([f'[data-field="{field}{end}"]' for end in ("", ".first", ".last")])
    for entry in document.querySelectorAll(ends):
        entry.setAttribute("aria-invalid", "true" if html else "false")
        if html and (field == visit.typed or entry.contains(document.activeElement)):
            say(plain(html))


def matrix() -> "list[list[int]]":
    """Return the QR code of the panel's address as rows of modules."""
    return [[int(module) for module in row] for row in visit.code.split("\n")]


def show_code() -> None:
    """Show the QR code, or what it needs."""
    document.getElementById("codes").hidden = not visit.code
    html = f'<p class="hint">{visit.words["take.code-needs"]}</p>'
    if visit.code:
        name = visit.words["take.code"]
        html = f'<div role="img" aria-label="{name}">{leaflet.code_file(matrix())}</div>'
    show(document, "#code", html)


# The preview


def page_in_frame() -> "Any":
    """Return the document of the preview, None where the site allows no frames, or not yet."""
    page = document.getElementById("frame").contentDocument
    return page if page and page.querySelector("main") else None


def show_preview() -> None:
    """Put the school's data into the page that the preview shows."""
    page = page_in_frame()
    if not page:
        return
    code = page.documentElement.lang
    kind = preview.PANEL if data_of(page.body, "home") else preview.LEAFLET
    # The page runs no scripts there, but it looks as if it did.
    page.documentElement.dataset.python = "ready"
    for without in page.querySelectorAll("noscript"):
        without.remove()
    state = State(visit.guide, visit.material["words"][code], visit.school)
    folders = site.home_of(code).count("/") + (kind == preview.LEAFLET)
    state.drawings = "../" * folders + visit.material["assets"]["drawings"]
    for selector, html, hidden in preview.parts(kind, state, matrix() if visit.code else []):
        show(page, selector, html)
        page.querySelector(selector).hidden = hidden
    for link in page.querySelectorAll("header nav a"):
        link.hidden = not visit.school.offers(link.lang)
    accent = visit.school.accent
    for name, value in colour.shades(accent or "#000000"):
        page.documentElement.style.setProperty(name, value if accent else "")
    document.getElementById("page").value = f"{kind} {code}"


def choose_page(chosen: str) -> None:
    """Show another page in the preview."""
    kind, code = chosen.split(" ")
    folder = site.home_of(code) + ("ulotka/" if kind == preview.LEAFLET else "")
    document.getElementById("frame").contentWindow.location.replace(visit.home + folder)


def follow(event: "Event") -> None:
    """Lead the preview to the view that somebody is filling in; on a phone it makes room."""
    if part_of_ours(event, ".work *") and not window.matchMedia(WIDE).matches:
        document.getElementById("shown").removeAttribute("open")
    part = part_of_ours(event, "#form [data-view]")
    if part:
        show_view(data_of(part, "view"))


def show_view(view: str) -> None:
    """Show a view of the panel in the preview: "#sekretariat"; the first where there is none.

    By its style and not by its address: a frame that goes to a view takes the page around it along.
    """
    page = page_in_frame()
    if not page or not data_of(page.body, "home"):
        return
    named = page.querySelector(f".view{view}:not([hidden])") if view else None
    shown = named.id if named else visit.guide.start.id
    for each in page.querySelectorAll(".view"):
        is_shown = each.id == shown
        each.style.setProperty("display", "block" if is_shown else "none", "important")
    if shown != visit.view:
        visit.view = shown
        page.defaultView.scrollTo(0, 0)
        # Of the office, what the school has said of it comes first.
        if shown == visit.guide.office and page.querySelector(".office"):
            page.defaultView.scrollTo(0, page.querySelector(".office").getBoundingClientRect().top)


def page_came(*_: object) -> None:
    """Fill a page that has come into the preview; its links lead on in it."""
    is_ours = bool(page_in_frame())
    document.getElementById("frameless").hidden = is_ours
    if not is_ours:  # Its window is a stranger's.
        return
    window_of_frame = document.getElementById("frame").contentWindow

    def went(*_: object) -> None:
        show_view(window_of_frame.location.hash)

    window_of_frame.addEventListener("hashchange", create_proxy(went))
    visit.view = ""
    show_preview()


# What somebody does


def on_input(event: "Event") -> None:
    """Take what is typed, ticked or chosen."""
    field = part_of_ours(event, "[data-field], [data-site], #picker, #page, #remember")
    if not field:
        return
    if field.id == "page":
        choose_page(field.value)
    elif field.id == "remember":
        if not field.checked:
            tools.kept.write("")
        settle()
    elif data_of(field, "site"):
        visit.site = data_of(field, "site")
        settle()
    else:
        take(field)
        is_typed = field.type in ("text", "textarea")
        is_known = any(data_of(field, "field").startswith(each) for each in visit.at_fault)
        # What has been told to be wrong is told to be right at once.
        settle_in(PAUSE_MS if is_typed and not is_known else 0)


def take(field: "Element") -> None:
    """Take what stands in a field into the draft."""
    if field.id == "picker":
        fill_in("accent", field.value)
        return
    visit.typed = name = data_of(field, "field")
    is_ticked = field.type not in ("checkbox", "radio") or field.checked
    if is_ticked or field.type == "checkbox":
        visit.draft.take(name, field.value, is_ticked)
    if name.startswith("way."):
        id = name[len("way.") :]
        html = views.procedure(id, visit.draft, visit.guide, visit.words)
        had_focus = field.contains(document.activeElement)
        show(document, "#" + views.id_of("way", id), html)
        if had_focus:
            document.getElementById(views.id_of("field", name)).focus()


def on_change(event: "Event") -> None:
    """Settle when a field is left; read a file that is chosen."""
    if part_of_ours(event, "#file"):
        if event.target.files.length:
            read_file(event.target.files[0])
            event.target.value = ""  # The same file may be chosen again, once it is mended.
    elif part_of_ours(event, "input[type=text], textarea"):
        settle_in(HELD_MS)


def on_press(_: "Event") -> None:
    """Let nothing move under a hand that presses."""
    if visit.pause:
        settle_in(HELD_MS)


def on_click(event: "Event") -> None:
    """Do what a button says."""
    to = part_of_ours(event, "[data-to]")
    if to:
        go_to_field(event, data_of(to, "to"))
    if part_of_ours(event, "nav [hreflang]"):
        tools.carried.write(visit.draft.written())
        tools.isUnsaved = False
    button = part_of_ours(event, "[data-do]")
    if not button:
        return
    does = data_of(button, "do")
    if does == "this-address":
        fill_in("panel", visit.home)
        settle()
    elif does == "same-hours":
        same_hours()
    elif does == "add-closed":
        visit.draft.closed.append(["", ""])
        show_closed(len(visit.draft.closed) - 1)
    elif does == "remove-closed":
        row = int(data_of(button, "row"))
        visit.draft.closed.pop(row)
        visit.draft.closed = visit.draft.closed or [["", ""]]
        show_closed(min(row, len(visit.draft.closed) - 1))
    elif does == "copy":
        copy_beside(button)
    elif does == "check":
        check_server()
    else:
        download(does)


def go_to_field(event: "Event", field: str) -> None:
    """Go to a field at fault, which may be folded away."""
    event.preventDefault()
    found = document.querySelector(f'[data-field="{field}"], [data-field="{field}.first"]')
    if found:
        folded = found.closest("details")
        if folded:
            folded.setAttribute("open", "")
        found.focus()


def same_hours() -> None:
    """Give the other days from Tuesday to Friday the hours of Monday."""
    monday = visit.draft.text("office.hours.mon")
    for day in DAYS_LIKE_MONDAY:
        fill_in("office.hours." + day, monday)
    settle()


def fill_in(field: str, text: str) -> None:
    """Put a text into a field, as if somebody had typed it."""
    visit.draft.take(field, text)
    document.getElementById(views.id_of("field", field)).value = text


def show_closed(row: int) -> None:
    """Render the rows of closed days anew, and go to one."""
    show(document, "#closed", views.closed(visit.draft, visit.words))
    visit.at_fault = [field for field in visit.at_fault if "closed" not in field]
    document.querySelector(f'[data-field="office.closed.{row}.first"]').focus()
    settle()


def copy_beside(button: "Element") -> None:
    """Copy what stands beside a button."""
    words, text = visit.words, button.previousElementSibling.textContent
    copy(text, button, plain(words["action.copied"]), plain(words["action.not-copied"]))


# A file that comes


def read_file(file: "Blob") -> None:
    """Fill the form with a school.json."""
    if file.size > LONGEST_FILE:
        refuse("load.too-large")
        return
    file.text().then(create_proxy(file_came))


def file_came(text: str) -> None:
    """Take the text of a school.json; what was told of one goes with it."""
    lost = take_text(text)
    if lost is not None:
        show(document, "#loaded", views.lost(lost, visit.words))


def known_before(text: str) -> None:
    """Take what was kept of a form; of that it is told only what is lost."""
    lost = take_text(text)
    if lost:
        show(document, "#loaded", views.lost(lost, visit.words))


def take_text(text: str) -> "list[str] | None":
    """Fill the form with the text of a school.json; return what has no place in it.

    None where it is none: that is told, and the form stays as it was.
    """
    if "\ufffd" in text:  # The browser has put it in the place of what isn't UTF-8.
        refuse("load.not-utf8")
        return None
    try:
        data = json.loads(text.replace("\ufeff", ""))
    except (ValueError, RuntimeError):  # RuntimeError: nested too deeply
        refuse("load.not-json")
        return None
    if not isinstance(data, dict):
        refuse("load.no-school")
        return None
    return open_file(data)


def refuse(why: str) -> None:
    """Say why a file isn't taken."""
    show(document, "#loaded", f'<p class="message">{visit.words[why]}</p>')


def open_file(data: "dict[str, Any]") -> list[str]:
    """Fill the form with what a school.json holds; return what has no place in it."""
    ids, languages = visit.guide.procedure_ids(), visit.material["languages"]
    visit.draft, lost = drafts.read(data, ids, languages)
    visit.at_fault = []
    visit.typed = ""
    visit.saved = visit.draft.written()
    show_form()
    settle()
    return lost


# What is taken away


def download(what: str) -> None:
    """Make a file and hand it over, or the school's data to WordPress."""
    settle()
    text = visit.draft.written()
    if what == "json":
        tools.saveText("school.json", "application/json", text)
        show_ready()
    elif what == "svg":
        tools.saveText("klucznik-kod.svg", "image/svg+xml", leaflet.code_file(matrix()))
    elif what == "png":
        tools.savePng(visit.code)
    elif what == "wordpress":
        told = window.JSON.parse(json.dumps({"klucznik": "school-json", "text": text}))
        window.parent.postMessage(told, window.location.origin)
        saved()
        show_taken("saved")
    elif what == "plugin":
        save_zip("klucznik-wordpress.zip", "plugin", [("school.json", text)])
    else:
        show_taken("working")
        # The sentence is seen before the work begins.
        window.setTimeout(create_proxy(make_site), 50)


def make_site(*_: object) -> None:
    """Make the whole site of the school, as the command does, and hand it over."""

    def drawn(_: str) -> "list[list[int]]":
        return matrix()

    pages = site.files(visit.material, visit.draft.written(), drawn)
    save_zip("klucznik.zip", "shared", list(pages))


def save_zip(name: str, archive: str, own: "list[tuple[str, str]]") -> None:
    """Hand over a ZIP: what an archive of this page holds, and the school's own files with it."""

    def not_saved(*_: object) -> None:
        show_taken("failed")

    show_taken("working")
    files = json.dumps([[UNPACKED + path, text] for path, text in own])
    saved = tools.saveZip(name, data_of(document.body, archive), files)
    saved.then(create_proxy(show_ready), create_proxy(not_saved))


def show_ready(*_: object) -> None:
    """Say that a file is ready, and whether the panel leaves out some of it."""
    saved()
    show_taken("faulty" if visit.at_fault else "done")


def show_taken(word: str) -> None:
    """Say how a file that takes a moment is getting on."""
    show(document, "#taken", visit.words["take." + word])


# The server


def check_server() -> None:
    """Ask this server for the panel's files, and say what is wrong with its answers."""
    assets = visit.material["assets"]
    paths = server.files(assets, visit.prints)
    answers: list[server.Answer] = []
    show(document, "#checked", f"<p>{visit.words['server.working']}</p>")

    def heard(answer: server.Answer) -> None:
        answers.append(answer)
        if len(answers) == len(paths):
            found = server.problems(answers, assets, visit.prints)
            show(document, "#checked", views.checked(found, len(paths), visit.words))

    for path in paths:
        ask(path, path in visit.prints or not path, heard)


def ask(path: str, is_read: bool, heard: "Any") -> None:
    """Ask the server for a file; `heard` gets its answer."""

    def answered(response: "Response") -> None:
        headers = {name: response.headers.get(name) or "" for name in HEADERS}

        def read(text: str) -> None:
            heard(server.Answer(path, response.status, headers, text))

        if is_read:
            response.text().then(create_proxy(read), create_proxy(unanswered))
        else:
            read("")

    def unanswered(*_: object) -> None:
        heard(server.Answer(path, 0, {}))

    options = window.JSON.parse(AFRESH)
    asked = window.fetch(visit.home + path, options)
    asked.then(create_proxy(answered), create_proxy(unanswered))


_settle = create_proxy(settle)


def take_over() -> None:
    """Take what stands in the form, wire the page, and say that Python is here."""
    if window.matchMedia(WIDE).matches:
        document.getElementById("shown").setAttribute("open", "")
    carried, remembered = tools.carried.read(), tools.kept.read()
    tools.carried.write("")
    document.getElementById("remember").checked = bool(remembered)
    if window.location.search == "?for=wordpress" and window.frameElement:
        # WordPress keeps the data, and has ways of its own onto a page.
        root.dataset.place = "wordpress"
        document.querySelector('[data-do="wordpress"]').hidden = False
        known_before(data_of(window.frameElement, "school") or "{}")
    elif carried:
        nothing = visit.saved
        known_before(carried)
        visit.saved = nothing
        settle()
    elif remembered:
        known_before(remembered)
    else:  # Somebody may have begun before Python came.
        for field in document.querySelectorAll("#form [data-field]"):
            take(field)
        settle()
    frame = document.getElementById("frame")
    frame.addEventListener("load", create_proxy(page_came))
    # Before it loads, a frame holds an empty page; a page that is forbidden is nobody's.
    if not frame.contentDocument or page_in_frame():
        page_came()
    document.addEventListener("input", create_proxy(on_input))
    document.addEventListener("change", create_proxy(on_change))
    document.addEventListener("click", create_proxy(on_click))
    document.addEventListener("pointerdown", create_proxy(on_press))
    document.addEventListener("focusin", create_proxy(follow))
    root.dataset.python = "ready"
    tell("klucznik:ready", {})
