"""Tags come and go; nothing of them stays."""

from playwright.sync_api import Page, expect

from tests.browser.panel import DIALOG
from tests.embed.walk import logins, open_panel, works

COUNT = """() => {
    window.listening = new Set();
    const { addEventListener } = window;
    window.addEventListener = (word, listener, options) => {
        window.listening.add(listener);
        options?.signal?.addEventListener("abort", () => window.listening.delete(listener));
        addEventListener.call(window, word, listener, options);
    };
}"""
MANY = """async () => {
    for (let i = 0; i < 200; i += 1) {
        const tag = document.createElement("klucznik-panel");
        tag.innerHTML = '<a href="/klucznik/">Pomoc</a>';
        document.body.append(tag);
        tag.shadowRoot.querySelector("button").dispatchEvent(new Event("pointerenter"));
        await new Promise(requestAnimationFrame);
        tag.remove();
    }
}"""


def test_two_hundred_tags_leave_no_listener_and_no_box(page: Page, school: str) -> None:
    page.goto(school)
    works(page)
    boxes = page.locator("body > div").count()
    page.evaluate(COUNT)
    page.evaluate(MANY)
    expect(page.locator("body > div")).to_have_count(boxes)
    assert page.evaluate("window.listening.size") == 0


def test_a_tag_that_goes_takes_its_open_panel_along(page: Page, school: str) -> None:
    page.goto(school)
    open_panel(page)
    page.locator("klucznik-panel").evaluate("tag => tag.remove()")
    expect(page.locator(DIALOG)).to_have_count(0)
    assert page.evaluate("document.documentElement.style.overflow") == ""
    page.get_by_role("link", name="Aktualności").click()
    page.wait_for_url("**/#x")


def test_moving_the_tag_keeps_the_panel_open(page: Page, school: str) -> None:
    page.goto(school)
    opened = open_panel(page)
    logins(opened).fill("1234567u")
    page.locator("klucznik-panel").evaluate("tag => document.body.append(tag)")
    expect(page.locator(DIALOG)).to_be_visible()
    expect(opened.get_by_label("Login ucznia", exact=True)).to_have_value("1234567u")
