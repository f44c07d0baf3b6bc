"""What the preview shows: the pages of the finished panel with a school's own words in them.

The frame holds a page as it lies on the server; of it, only what differs between schools is
rendered anew, by the panel's own views.
"""

from klucznik import leaflet, views

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from klucznik.leaflet import Matrix
    from klucznik.state import State

PANEL, LEAFLET = "panel", "leaflet"
SHEET = {"procedures": ".columns", "reach": ".reach", "card": ".card"}
"""Where the parts of the leaflet stand in leaflet.html."""


def parts(page: str, state: "State", matrix: "Matrix") -> "list[tuple[str, str, bool]]":
    """Return what to put into a page: (selector, HTML, whether it is hidden).

    Args:
        page: `PANEL` or `LEAFLET`.
        state: in the language of the page, with the school.
        matrix: the QR code of the panel's address, empty where that isn't known.

    """
    if page == LEAFLET:
        made = leaflet.parts(state, matrix)
        return [(selector, made[name], False) for name, selector in SHEET.items()]
    return [
        (f"#{id}", views.content(id, state), id in state.hidden)
        for id in views.view_ids(state)
        if id != views.PASS_ON
    ]
