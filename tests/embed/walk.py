"""What a parent does on a school's page, whatever that page is."""

from playwright.sync_api import Error, FloatRect, FrameLocator, Locator, Page, expect

from tests.browser.engines import wait_until
from tests.browser.panel import DIALOG, FRAME, OPENER, wait_for


def button(page: Page, name: str = OPENER) -> Locator:
    """Return the panel's button."""
    return page.locator("klucznik-panel").get_by_role("button", name=name, exact=True)


def panel(page: Page) -> FrameLocator:
    """Return the panel in its frame."""
    return page.frame_locator(FRAME)


def open_panel(page: Page, name: str = OPENER) -> FrameLocator:
    """Press the button and wait until Python answers."""
    button(page, name).click()
    opened = panel(page)
    wait_for(opened, "ready")
    return opened


def open_demo(page: Page, site: str) -> FrameLocator:
    """Open the panel on the demo homepage."""
    page.goto(f"{site}/demo/")
    return open_panel(page)


def logins(opened: FrameLocator) -> Locator:
    """Go to where logins are read, and return the field for the pupil's."""
    field = opened.locator("#pupil-login")
    if not field.is_visible():
        opened.locator('#start .links a[href="#login-rodzica"]').click()
    expect(field).to_be_visible()
    return field


def read_login(opened: FrameLocator) -> None:
    """Type a pupil's login, and read the parent's."""
    logins(opened)
    opened.get_by_label("Login ucznia", exact=True).fill("1234567u")
    expect(opened.locator('output[for="pupil-login"]')).to_have_text("1234567")


def close(page: Page) -> None:
    """Close the panel by its own button."""
    page.locator(DIALOG).get_by_role("button", name="Zamknij").click()
    expect(page.locator(DIALOG)).to_be_hidden()


def works(page: Page, name: str = OPENER) -> None:
    """Open the panel, read a login, and close it again."""
    read_login(open_panel(page, name))
    close(page)
    expect(button(page, name)).to_be_focused()


def go_back_to(page: Page, path: str) -> None:
    """Go back once, and expect to be on another page of the site; drivers miss pages kept whole."""

    def is_there() -> bool:
        try:
            return bool(page.evaluate("location.pathname") == path)
        except Error:  # The page is just giving way to the other.
            return False

    page.evaluate("setTimeout(() => history.back())")
    wait_until(is_there, path)


def box(locator: Locator) -> FloatRect:
    """Return where something stands."""
    found = locator.bounding_box()
    assert found
    return found


def overlap(one: Locator, other: Locator) -> float:
    """Return how many px² of one thing lie over another."""
    a, b = box(one), box(other)
    width = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
    height = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
    return max(width, 0) * max(height, 0)
