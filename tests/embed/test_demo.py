"""A parent on the school's homepage opens the panel, uses it and closes it again."""

import math
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.engines import click, see
from tests.browser.panel import DIALOG, FRAME, OPENER, idle, speak, wait_for
from tests.embed.walk import logins, open_demo, works


def test_a_parent_opens_the_panel_beside_the_logo_and_reads_the_login(
    page: Page, site: str
) -> None:
    panel = open_demo(page, site)
    logins(panel).press_sequentially("1234567u")
    expect(panel.locator('output[for="pupil-login"]')).to_have_text("1234567")


def test_before_the_click_the_page_loads_the_loader_and_nothing_of_the_panel(
    page: Page, site: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/demo/")
    page.get_by_role("button", name=OPENER).wait_for()
    idle(page)
    of_ours = [url for url in asked if "/demo/" not in url]
    assert of_ours[0] == f"{site}/klucznik.js"
    expect(page.locator(FRAME)).to_have_count(0)


AFTER_LOAD = """() => {
    const [{ loadEventStart }] = performance.getEntriesByType("navigation");
    const files = performance.getEntriesByType("resource");
    return files.filter(({ startTime }) => startTime >= loadEventStart).map(({ name }) => name);
}"""


def warmed(page: Page, site: str, connection: str) -> list[str]:
    """Open the demo homepage on a connection; return what of ours is fetched besides the loader.

    What the page does when it rests is done; `import` here waits for what was asked for already.
    """
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(
        f"Object.defineProperty(Navigator.prototype, 'connection', {{ get: () => ({connection}) }})"
    )
    page.goto(f"{site}/demo/")
    idle(page)
    if warm := [url for url in asked if url.endswith("/panel.js")]:
        page.evaluate("address => import(address)", warm[0])
    idle(page)
    besides = [url for url in asked if "/demo/" not in url and not url.endswith("/klucznik.js")]
    assert set(besides) <= set(page.evaluate(AFTER_LOAD))
    return [url.removeprefix(site) for url in besides]


def test_once_the_page_has_come_what_opens_the_panel_comes_too(page: Page, site: str) -> None:
    assert warmed(page, site, "{effectiveType: '3g', saveData: false}") == ["/panel.js"]


def test_where_data_are_spared_nothing_is_fetched_beforehand(page: Page, site: str) -> None:
    assert warmed(page, site, "{effectiveType: '4g', saveData: true}") == []


def test_the_panel_begins_to_load_when_somebody_points_at_the_button(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/")
    page.get_by_role("button", name=OPENER).hover()
    panel = page.frame_locator(FRAME)
    wait_for(panel, "ready")
    expect(page.locator(DIALOG)).to_be_hidden()


def test_the_panel_begins_to_load_when_somebody_comes_to_the_button_by_key(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/demo/")
    button = page.get_by_role("button", name=OPENER)
    expect(button).to_be_visible()
    expect(page.locator(FRAME)).to_have_count(0)
    page.get_by_role("link", name="LIBRUS Synergia").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    panel = page.frame_locator(FRAME)
    wait_for(panel, "ready")
    expect(page.locator(DIALOG)).to_be_hidden()


def test_focus_goes_into_the_panel_and_back_to_the_button(page: Page, site: str) -> None:
    panel = open_demo(page, site)
    expect(panel.get_by_role("heading", name="Co się stało?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(FRAME)).to_be_hidden()
    expect(page.get_by_role("button", name=OPENER)).to_be_focused()


def test_the_close_button_closes_and_what_was_typed_is_still_there(page: Page, site: str) -> None:
    panel = open_demo(page, site)
    logins(panel).fill("1234567u")
    page.get_by_role("button", name="Zamknij").click()
    expect(page.locator(FRAME)).to_be_hidden()
    page.get_by_role("button", name=OPENER).click()
    expect(panel.get_by_label("Login ucznia", exact=True)).to_have_value("1234567u")
    expect(panel.locator('output[for="pupil-login"]')).to_have_text("1234567")


def test_escape_in_the_panel_closes_it_also_while_typing(page: Page, site: str) -> None:
    panel = open_demo(page, site)
    logins(panel).press_sequentially("123")
    page.keyboard.press("Escape")
    expect(page.locator(FRAME)).to_be_hidden()


def test_the_keyboard_alone_opens_uses_and_closes_the_panel(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/")
    page.get_by_role("button", name=OPENER).focus()
    page.keyboard.press("Enter")
    panel = page.frame_locator(FRAME)
    expect(panel.get_by_role("heading", name="Co się stało?")).to_be_focused(timeout=20_000)
    wait_for(panel, "ready")
    for _ in range(2):  # Past the search.
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel.locator("h2:focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=OPENER)).to_be_focused()


def test_without_javascript_the_tag_is_a_link_to_the_panel(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with("no_scripts")
    page.goto(f"{site}/demo/")
    click(page.get_by_role("link", name=OPENER))
    see(page.get_by_role("heading", name="Co się stało?"))


@pytest.mark.only_in("chromium", reason="Firefox reports no layout shifts")
def test_the_homepage_does_not_move_when_the_button_comes(page: Page, site: str) -> None:
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries()))
            .observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(f"{site}/demo/")
    page.get_by_role("button", name=OPENER).wait_for()
    idle(page)
    assert page.evaluate("window.shifts.length") == 0


@pytest.mark.parametrize("width", [320, 360, 1200])
def test_the_open_panel_never_makes_the_page_scroll_sideways(
    page: Page, site: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    open_demo(page, site)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    frame = page.frames[-1]
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")


FORGED = [
    "{klucznik: 'height', height: 999999}",
    "{klucznik: 'height', height: NaN}",
    "{klucznik: 'height', height: -5}",
    "{klucznik: 'height', height: '900'}",
    "{klucznik: 'close'}",
    "'close'",
    "null",
]


@pytest.mark.parametrize("message", FORGED)
def test_a_message_that_is_not_from_the_panel_changes_nothing(
    page: Page, site: str, message: str
) -> None:
    open_demo(page, site)
    frame = page.locator(FRAME)
    idle(page.frames[-1])
    speak(page, "what was said before")
    before = frame.evaluate("frame => frame.style.height")
    page.evaluate(
        f"""new Promise((heard) => {{
            addEventListener("message", heard);
            postMessage({message}, "*");
        }})"""
    )
    assert frame.evaluate("frame => frame.style.height") == before
    expect(frame).to_be_visible()


@pytest.mark.parametrize(("height", "used"), [(1e9, "4000px"), (1, "200px"), (math.nan, "")])
def test_a_height_from_the_panel_is_a_number_within_bounds(
    page: Page, site: str, height: float, used: str
) -> None:
    open_demo(page, site)
    frame = page.locator(FRAME)
    idle(page.frames[-1])
    speak(page, "what was said before")
    frame.evaluate("frame => { frame.style.height = '' }")
    speak(page, {"klucznik": "height", "height": height})
    assert frame.evaluate("frame => frame.style.height") == used


def test_the_page_hears_what_happens_but_never_a_login(page: Page, site: str) -> None:
    page.add_init_script(
        """window.heard = [];
        for (const name of ["open", "close", "resolved"]) {
            addEventListener(`klucznik:${name}`, ({ type, detail }) =>
                window.heard.push([type, detail]), true);
        }
        addEventListener("message", ({ data }) => window.heard.push(["message", data]));"""
    )
    panel = open_demo(page, site)
    logins(panel).fill("7654321u")
    expect(panel.locator('output[for="pupil-login"]')).to_have_text("7654321")
    page.keyboard.press("Escape")
    expect(page.locator(FRAME)).to_be_hidden()
    page.wait_for_function("JSON.stringify(window.heard).includes('klucznik:close')")
    heard = page.evaluate("JSON.stringify(window.heard)")
    assert "klucznik:open" in heard
    assert "7654321" not in heard


def test_two_tags_and_a_tag_that_comes_late_work_on_one_page(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/")
    page.evaluate(
        """() => {
            const late = document.createElement("klucznik-panel");
            late.innerHTML = '<a href="../">Pomoc z dziennikiem</a>';
            document.querySelector("main").append(late);
        }"""
    )
    page.get_by_role("button", name="Pomoc z dziennikiem").click()
    first = page.frame_locator(FRAME)
    expect(first.get_by_role("heading", name="Co się stało?")).to_be_focused(timeout=20_000)
    page.keyboard.press("Escape")
    open_second = page.get_by_role("button", name=OPENER)
    open_second.click()
    second = page.frame_locator(FRAME).last
    expect(second.get_by_role("heading", name="Co się stało?")).to_be_focused(timeout=20_000)


def test_under_a_strict_policy_of_the_school_the_button_still_opens(page: Page, site: str) -> None:
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'"
    )
    html = page.request.get(f"{site}/demo/").text()
    page.route(
        f"{site}/demo/",
        lambda route: route.fulfill(
            body=html, content_type="text/html", headers={"Content-Security-Policy": policy}
        ),
    )
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    # Chromium on a desktop names what it can't do; telephones can.
    known = "Unrecognized feature: 'web-share'."
    panel = open_demo(page, site)
    expect(panel.get_by_role("heading", name="Co się stało?")).to_be_visible()
    assert [each for each in complaints if each != known] == []


def test_a_plain_frame_works_without_the_loader(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/")
    page.evaluate(
        """address => {
            const frame = document.createElement("iframe");
            frame.id = "plain";
            frame.src = address;
            document.querySelector("main").prepend(frame);
        }""",
        f"{site}/",
    )
    frame = page.frame_locator("#plain")
    wait_for(frame, "ready")


def test_the_panel_stands_open_in_the_page_where_the_school_wants_it(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/")
    page.evaluate(
        """() => {
            const standing = document.createElement("klucznik-panel");
            standing.setAttribute("open", "");
            document.querySelector("main").append(standing);
        }"""
    )
    frame = page.frame_locator(FRAME)
    expect(frame.get_by_role("heading", name="Co się stało?")).to_be_visible(timeout=20_000)
    idle(page.frames[-1])
    speak(page, "that is how high I am")
    content = page.frames[-1].evaluate("document.documentElement.getBoundingClientRect().height")
    box = page.locator(FRAME).bounding_box()
    assert box is not None
    assert abs(box["height"] - min(content, 4000)) <= 2


def test_whose_script_carries_a_print_gets_the_panel(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/elsewhere.html")
    tag = page.locator("pre").inner_text()
    for name in ("src", "integrity"):
        said = page.locator("script").get_attribute(name) or ""
        assert said.removeprefix("../") in tag
    works(page)


def test_a_link_alone_leads_to_the_panel(page: Page, site: str) -> None:
    page.goto(f"{site}/demo/link.html")
    page.get_by_role("link", name=OPENER).click()
    wait_for(page, "ready")


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_tags_theme_is_the_panels(
    page_with: Callable[..., Page], site: str, theme: str
) -> None:
    page = page_with("dark" if theme == "light" else "")
    page.goto(f"{site}/demo/")
    page.evaluate(
        """theme => {
            const themed = document.createElement("klucznik-panel");
            themed.setAttribute("theme", theme);
            themed.innerHTML = '<a href="../">Pomoc z dziennikiem</a>';
            document.querySelector("main").append(themed);
        }""",
        theme,
    )
    page.get_by_role("button", name="Pomoc z dziennikiem").click()
    html = page.frame_locator(FRAME).locator("html")
    expect(html).to_have_attribute("data-theme", theme)
    light = "rgb(247, 244, 236)"
    expect(html).to_have_css("background-color", light if theme == "light" else "rgb(18, 32, 31)")


def test_a_removed_tag_leaves_nothing_behind(page: Page, site: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_demo(page, site)
    page.evaluate("document.querySelector('klucznik-panel').remove()")
    idle(page)
    assert faults == []
    assert page.evaluate("document.activeElement.tagName") == "BODY"
