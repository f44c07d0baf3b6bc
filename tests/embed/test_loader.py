"""The loader on pages that treat it badly: included twice, moved about and lied to.

The parent's walk through the demo homepage stands in test_demo.py.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.panel import DIALOG, FRAME, OPENER, speak, wait_for
from tests.embed.walk import open_demo

HEAR = """() => {
    window.heard = [];
    addEventListener("klucznik:resolved", ({ detail }) => window.heard.push(detail));
}"""


@pytest.fixture
def faults(page: Page) -> list[str]:
    """Return the list that every uncaught error of the page goes to."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def test_a_finger_finds_the_button(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site}/demo/")
    box = page.get_by_role("button", name=OPENER).bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_on_a_phone_the_panel_fills_the_screen(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_demo(page, site)
    # A page that scrolls has a bar at its side in some browsers.
    width = page.evaluate("document.documentElement.clientWidth")
    whole = {"x": 0, "y": 0, "width": width, "height": 740}
    assert page.locator(DIALOG).bounding_box() == whole


def test_a_click_beside_the_panel_closes_it(page: Page, site: str) -> None:
    open_demo(page, site)
    page.mouse.click(5, 400)
    expect(page.locator(DIALOG)).to_be_hidden()
    expect(page.get_by_role("button", name=OPENER)).to_be_focused()


def test_a_script_included_twice_does_no_harm(page: Page, site: str, faults: list[str]) -> None:
    page.goto(f"{site}/demo/")
    page.evaluate("address => import(address)", f"{site}/klucznik.js?again")
    page.get_by_role("button", name=OPENER).click()
    expect(page.locator(FRAME)).to_have_count(1)
    assert faults == []


def test_a_tag_that_is_moved_still_works(page: Page, site: str, faults: list[str]) -> None:
    page.goto(f"{site}/demo/")
    page.evaluate("document.body.prepend(document.querySelector('klucznik-panel'))")
    page.get_by_role("button", name=OPENER).click()
    frame = page.frame_locator(FRAME)
    wait_for(frame, "ready")
    speak(page, {"klucznik": "close"})
    expect(page.locator(DIALOG)).to_be_hidden()
    assert faults == []


def test_a_tag_that_is_taken_away_leaves_nothing_behind_that_speaks(
    page: Page, site: str, faults: list[str]
) -> None:
    open_demo(page, site)
    page.evaluate(HEAR)
    page.evaluate("document.querySelector('klucznik-panel').remove()")
    page.evaluate(
        """() => new Promise((heard) => {
            addEventListener("message", heard);
            postMessage({ klucznik: "resolved", procedure: "haslo-rodzica" }, location.origin);
        })"""
    )
    assert page.evaluate("window.heard") == []
    assert faults == []


def test_each_language_has_its_own_close_button_and_address(page: Page, site: str) -> None:
    page.route(
        "**/en/", lambda route: route.fulfill(body="<h1>Help</h1>", content_type="text/html")
    )
    page.goto(f"{site}/demo/two.html")
    page.get_by_role("button", name="Can’t log in?").click()
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_visible()
    frame = page.frame_locator(FRAME)
    expect(frame.get_by_role("heading", name="Help")).to_be_visible()
    assert page.frames[-1].url == f"{site}/en/"


def test_a_panel_that_stands_open_steals_no_focus(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/open.html")
    frame = page.frame_locator(FRAME)
    wait_for(frame, "ready")
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize(
    ("procedure", "heard"),
    [
        ("haslo-rodzica", [{"procedure": "haslo-rodzica"}]),
        ("1234567u", []),
        ("", []),
        (None, []),
        (["haslo", "rodzica"], []),
    ],
)
def test_the_page_hears_which_procedure_helped_and_never_a_login(
    page: Page, site: str, procedure: object, heard: list[object]
) -> None:
    open_demo(page, site)
    page.evaluate(HEAR)
    speak(page, {"klucznik": "resolved", "procedure": procedure})
    assert page.evaluate("window.heard") == heard


def test_whoever_says_in_the_panel_that_it_helped_is_heard_by_the_page(
    page: Page, site: str
) -> None:
    open_demo(page, site)
    page.evaluate(HEAR)
    panel = page.frames[-1]
    panel.evaluate("location.hash = 'haslo-rodzica'")
    panel.locator("#haslo-rodzica").get_by_role("link", name="Tak, działa").click()
    expect(panel.locator("#na-przyszlosc h2")).to_be_focused()
    page.wait_for_function("window.heard.length")
    assert page.evaluate("window.heard") == [{"procedure": "haslo-rodzica"}]


def test_a_message_from_another_origin_in_the_frame_changes_nothing(page: Page, site: str) -> None:
    open_demo(page, site)
    page.evaluate(
        """() => {
            const frame = [...document.querySelectorAll("div")].pop().shadowRoot
                .querySelector("iframe");
            dispatchEvent(new MessageEvent("message", {
                source: frame.contentWindow,
                origin: "https://evil.example",
                data: { klucznik: "close" },
            }));
        }"""
    )
    expect(page.locator(DIALOG)).to_be_visible()


def test_a_missing_way_back_is_no_error_of_the_page_that_only_points_at_the_button(
    page: Page, site: str
) -> None:
    page.add_init_script(
        """window.refused = [];
        addEventListener("unhandledrejection", ({ reason }) => window.refused.push(`${reason}`));"""
    )
    page.route("**/steps.js", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/demo/")
    with page.expect_response("**/steps.js"):
        page.get_by_role("button", name=OPENER).hover()
    wait_for(page.frame_locator(FRAME), "ready")
    assert page.evaluate("window.refused") == []
