"""The set-up page in the browser: events in, HTML out.

The state is a draft and what the panel would make of it (visit.py). Runs under MicroPython through
PyScript only, as do the parts that it leads: the preview and the check of the server.
"""

import json

from pyscript import document
from pyscript.ffi import create_proxy

from klucznik import leaflet, site
from klucznik.html import plain
from klucznik.page import copy, data_of, part_of_ours, root, say, show, tell, window
from klucznik.school_file import LONGEST_FILE
from klucznik.setup import draft as drafts
from klucznik.setup import faults, views
from klucznik.setup.preview_frame import begin_preview, choose_page, show_preview
from klucznik.setup.server_check import check_server
from klucznik.setup.visit import matrix, tools, visit

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any

    from pyscript import Blob, Element, Event

PAUSE_MS = 600
"""How long somebody rests on the keys before what is half typed is told to be wrong."""

HELD_MS = 300
"""How long what is told waits for a hand that presses: what comes into view moves what lies below,
and the press would miss it."""

DAYS_LIKE_MONDAY = ("tue", "wed", "thu", "fri")

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
    if document.getElementById("remember").checked:
        text = visit.draft.written()
        if tools.kept.write(text):
            visit.saved = text
    saved(visit.saved)
    show_preview()


def saved(text: str) -> None:
    """Note what is somewhere else, too; what stands in the form may have changed since."""
    visit.saved = text
    tools.isUnsaved = visit.draft.written() not in (text, visit.nothing)


def settle_in(milliseconds: int) -> None:
    """Settle after a pause, which begins anew."""
    window.clearTimeout(visit.pause)
    visit.pause = window.setTimeout(_settle_unless_pressed, milliseconds)


def settle_unless_pressed(*_: object) -> None:
    """Settle; while somebody presses, once the hand is lifted: nothing moves under it."""
    if not visit.is_pressed:
        settle()


def mark(field: str, html: str) -> None:
    """Say at a field what is wrong with it; "" for nothing."""
    message = document.getElementById(views.id_of("message", field))
    if not message:  # It has gone, with the school's own text in place of a procedure.
        return
    if message.innerHTML != html:
        message.innerHTML = html
    ends = ", ".join([f'[data-field="{field}{end}"]' for end in ("", ".first", ".last")])
    for entry in document.querySelectorAll(ends):
        entry.setAttribute("aria-invalid", "true" if html else "false")
        if html and (field == visit.typed or entry.contains(document.activeElement)):
            say(plain(html))


def show_code() -> None:
    """Show the QR code, or what it needs."""
    document.getElementById("codes").hidden = not visit.code
    html = f'<p class="hint">{visit.words["take.code-needs"]}</p>'
    if visit.code:
        name = visit.words["take.code"]
        html = f'<div role="img" aria-label="{name}">{leaflet.code_file(matrix())}</div>'
    show(document, "#code", html)


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
            visit.saved = visit.nothing
        settle()
    elif data_of(field, "site"):
        visit.site = data_of(field, "site")
        settle()
    else:
        take(field)
        tools.isUnsaved = True
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
    """Note that somebody presses."""
    visit.is_pressed = True


def on_release(_: "Event") -> None:
    """Settle what has waited for it."""
    visit.is_pressed = False
    if visit.pause:
        settle_in(HELD_MS)


def on_click(event: "Event") -> None:
    """Do what a button says."""
    to = part_of_ours(event, "[data-to]")
    if to:
        go_to_field(event, data_of(to, "to"))
    is_for_new_tab = event.ctrlKey or event.metaKey or event.shiftKey
    if part_of_ours(event, "nav [hreflang]") and not is_for_new_tab:
        tools.isUnsaved = not tools.carried.write(visit.draft.written())
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

    def unread(*_: object) -> None:
        refuse("load.not-json")

    file.text().then(create_proxy(file_came), create_proxy(unread))


def file_came(text: str) -> None:
    """Take the text of a school.json; what was told of one goes with it."""
    if "\ufffd" in text:  # The browser has put it in the place of what isn't UTF-8.
        refuse("load.not-utf8")
        return
    data = read_text(text)
    question = plain(visit.words["load.replace"])
    if data is not None and (not tools.isUnsaved or window.confirm(question)):
        show(document, "#loaded", views.lost(open_file(data), visit.words))


def known_before(text: str) -> bool:
    """Take what was kept of a form, and return whether it could be; it is told what is lost."""
    data = read_text(text)
    lost = [] if data is None else open_file(data)
    if lost:
        show(document, "#loaded", views.lost(lost, visit.words))
    return data is not None


def read_text(text: str) -> "dict[str, Any] | None":
    """Return what a school.json holds; None where the text is none, which is told."""
    try:
        data = json.loads(tools.rewritten(text.replace("\ufeff", "")))
    except (ValueError, RuntimeError):  # RuntimeError: nested too deeply
        refuse("load.not-json")
        return None
    if not isinstance(data, dict):
        refuse("load.no-school")
        return None
    return data


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
    if what in ("svg", "png") and not visit.code:
        return  # The address was wrong after all: that is told at its field.
    if what == "json":
        tools.saveText("school.json", "application/json", text)
        show_ready(text)
    elif what == "svg":
        tools.saveText("klucznik-kod.svg", "image/svg+xml", leaflet.code_file(matrix()))
    elif what == "png":
        tools.savePng(visit.code)
    elif what == "wordpress":
        told = window.JSON.parse(
            json.dumps({"klucznik": "school-json", "text": text, "isFaulty": bool(visit.at_fault)})
        )
        window.parent.postMessage(told, window.location.origin)
        saved(text)
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
    text = visit.draft.written()

    def ready(*_: object) -> None:
        show_ready(text)

    def not_saved(*_: object) -> None:
        show_taken("failed")

    show_taken("working")
    files = json.dumps([[site.UNPACKED + path, text] for path, text in own])
    handed = tools.saveZip(name, data_of(document.body, archive), files)
    handed.then(create_proxy(ready), create_proxy(not_saved))


def show_ready(text: str) -> None:
    """Say that a file is ready, and whether the panel leaves out some of it.

    Args:
        text: what stood in the form when it was made.

    """
    saved(text)
    show_taken("faulty" if visit.at_fault else "done")


def show_taken(word: str) -> None:
    """Say how a file that takes a moment is getting on."""
    show(document, "#taken", visit.words["take." + word])


_settle_unless_pressed = create_proxy(settle_unless_pressed)


def take_over() -> None:
    """Take what stands in the form, wire the page, and say that Python is here."""
    carried, remembered = tools.carried.read(), tools.kept.read()
    tools.carried.write("")
    is_in_wordpress = window.location.search == "?for=wordpress" and bool(window.frameElement)
    document.getElementById("remember").checked = bool(remembered) and not is_in_wordpress
    if is_in_wordpress:
        # WordPress keeps the data, and has ways of its own onto a page.
        root.dataset.place = "wordpress"
        document.querySelector('[data-do="wordpress"]').hidden = False
        known_before(data_of(window.frameElement, "school") or "{}")
    elif carried and known_before(carried):
        saved(visit.nothing)
    elif not (
        remembered and known_before(remembered)
    ):  # Somebody may have begun before Python came.
        for field in document.querySelectorAll("#form [data-field]"):
            take(field)
        settle()
    begin_preview()
    document.addEventListener("input", create_proxy(on_input))
    document.addEventListener("change", create_proxy(on_change))
    document.addEventListener("click", create_proxy(on_click))
    document.addEventListener("pointerdown", create_proxy(on_press))
    for end in ("pointerup", "pointercancel"):
        document.addEventListener(end, create_proxy(on_release))
    root.dataset.python = "ready"
    tell("klucznik:ready", {})
