"""The door to the page for browser.py: finds, shows, fetches, tells. Knows nothing of the guide.

Runs under MicroPython through PyScript only.
"""

import json

import packs
from pyscript import document
from pyscript.ffi import create_proxy

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyscript import Blob, Element, Event, Node, Response

NOT_TO_BE_HAD = "not to be had; the panel goes on without it."
STRING_OR_NUMBER = r'("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d)[\d.eE+-]*'

# PyScript's own `window` is a module under MicroPython: its methods lose their `this`.
window = document.defaultView
root = document.documentElement
_NUMBERS = window.RegExp.new(STRING_OR_NUMBER, "gs")


def read_json(path: str) -> "Any":
    """Read a file of the pack."""
    return json.loads(read_file(path))  # json.load would ask JavaScript for every single character


def read_file(path: str) -> str:
    """Read a file of a pack that is text."""
    with open(path) as file:  # noqa: PTH123  MicroPython has no pathlib
        return file.read()


def _short_numbers(text: str) -> str:
    """Return JSON with only the first digit of each number outside of texts.

    The panel reads no numbers; a long one (a phone number without quotes) would need a part of
    MicroPython that few readers have to load otherwise.
    """
    short: str = window.String.prototype.replace.call(text, _NUMBERS, "$1$2")
    return short


def read_json_of_page(id: str) -> "Any":
    """Read a block of data in the page."""
    return json.loads(_short_numbers(document.getElementById(id).textContent))


def data_of(element: "Element", name: str) -> str:
    """Return a data attribute, "" where there is none; asking `dataset` for it would raise."""
    return element.getAttribute("data-" + name) or ""


def part_of_ours(event: "Event", selector: str) -> "Element | None":
    """Return the element of the panel that an event is about, None if it is about none.

    Extensions and translators put elements of their own into the page, and events may come from
    the document itself, which knows no `closest`.
    """
    target = event.target
    return target.closest(selector) if hasattr(target, "closest") else None


def say(text: str) -> None:
    """Say something to screen readers."""
    document.getElementById("status").textContent = text


def copy(text: str, button: "Element", copied: str, not_copied: str) -> None:
    """Copy a text; its button says how that ended, in one of two texts."""

    def end_with(said: str) -> None:
        button.textContent = said
        say(said)

    def succeeded(*_: object) -> None:
        end_with(copied)

    def failed(*_: object) -> None:
        end_with(not_copied)

    if hasattr(window.navigator, "clipboard"):
        written = window.navigator.clipboard.writeText(text)
        written.then(create_proxy(succeeded), create_proxy(failed))
    else:
        failed()


def show(parent: "Node", selector: str, html: str) -> None:
    """Put HTML into an element, unless it stands there: screen readers read every change."""
    element = parent.querySelector(selector)
    if element and element.innerHTML != html:
        element.innerHTML = html


def show_view(view: "Element", html: str) -> None:
    """Render a view anew. Its fields stay, and what stands in them: no text passes through here."""
    if view.innerHTML == html:
        return
    focused = document.activeElement
    had_focus = view.contains(focused)
    fields = list(view.querySelectorAll("input[id]"))
    view.innerHTML = html
    for field in fields:
        document.getElementById(field.id).replaceWith(field)
    if had_focus:
        same = focused.id and document.getElementById(focused.id)
        (same or view.querySelector("h2")).focus()


def fetch(
    address: str,
    most_bytes: int,
    came: "Callable[[Any], None]",
    failed: "Callable[[bool], None] | None" = None,
) -> None:
    """Fetch JSON of this site; if none comes, the console says so.

    Args:
        address: where it lies.
        most_bytes: a larger file is named on the console, and not read.
        came: what to do with it.
        failed: what to do otherwise; told whether the server has answered.

    """

    def answered(response: "Response") -> None:
        if response.ok:
            response.blob().then(create_proxy(measured))
        else:
            miss(NOT_TO_BE_HAD)

    def measured(blob: "Blob") -> None:
        if blob.size <= most_bytes:
            blob.text().then(create_proxy(read))
        else:
            miss(f"{blob.size} bytes, more than {most_bytes}; shorten it. Nothing of it is used.")

    def read(text: str) -> None:
        try:
            data = json.loads(_short_numbers(text))
        except ValueError:
            miss("not JSON; mend or remove it. Nothing of it is used.")
            return
        came(data)

    def unanswered(*_: object) -> None:
        miss(NOT_TO_BE_HAD, False)

    def miss(why: str, is_answered: bool = True) -> None:
        window.console.warn(f"{address}: {why}")
        if failed:
            failed(is_answered)

    window.fetch(address).then(create_proxy(answered), create_proxy(unanswered))


def unpack(address: str, came: "Callable[..., None]", failed: "Callable[..., None]") -> None:
    """Fetch modules of the program that not every reader needs, and make them importable.

    Args:
        address: where their pack lies.
        came: what to do with them; it imports them.
        failed: what to do otherwise.

    """
    packs.unpack(address).then(create_proxy(came), create_proxy(failed))


def tell(event: str, detail: "dict[str, str]") -> None:
    """Tell the page's own scripts what has happened; never a login."""
    options = window.JSON.parse(json.dumps({"detail": detail}))
    document.dispatchEvent(window.CustomEvent.new(event, options))


def go_to(view: str) -> None:
    """Go to a view; in a school's page that one keeps the entry for Back (see frame.js)."""
    if data_of(root, "host"):
        tell("klucznik:leave", {})
        window.location.replace("#" + view)
    else:
        window.location.hash = view


def polish_time() -> "tuple[tuple[int, int, int], int]":
    """Return the day in Poland, (year, month, day), and its minute, wherever the reader is.

    The browser knows when summer time is; a law may end it.
    """
    zone = window.JSON.parse('{"timeZone": "Europe/Warsaw"}')
    # As Swedes write it: "2026-11-26 04:15:30".
    date, time = window.Date.new().toLocaleString("sv", zone).split(" ")
    year, month, day = [int(part) for part in date.split("-")]
    hour, minute = time.split(":")[:2]
    return (year, month, day), int(hour) * 60 + int(minute)
