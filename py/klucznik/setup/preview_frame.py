"""The preview beside the form: a page of the panel in a frame, with the school's data in it."""

from pyscript import document
from pyscript.ffi import create_proxy

from klucznik import colour, site
from klucznik.page import data_of, part_of_ours, show, window
from klucznik.setup import preview
from klucznik.setup.visit import matrix, visit
from klucznik.state import State

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from typing import Any

    from pyscript import Event

WIDE = "(min-width: 64rem)"
"""As konfigurator.css has it: the preview stands beside the form."""


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


def begin_preview() -> None:
    """Show the preview where there is room for it, and again whenever a page comes into it."""
    if window.matchMedia(WIDE).matches:
        document.getElementById("shown").setAttribute("open", "")
    frame = document.getElementById("frame")
    frame.addEventListener("load", create_proxy(page_came))
    # Before it loads, a frame holds an empty page; a page that is forbidden is nobody's.
    if not frame.contentDocument or page_in_frame():
        page_came()
    document.addEventListener("focusin", create_proxy(follow))
