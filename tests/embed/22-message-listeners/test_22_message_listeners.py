"""A page that parses every message, and messages of every shape."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.panel import wait_for
from tests.embed.walk import open_panel

ODD = ["null", "undefined", "10n", "'{'", "[]", "() => 1", "{ klucznik: ['close'] }",
       "{ klucznik: 'height', height: 10n }", "{ klucznik: 'height', height: {} }",
       "{ klucznik: 'resolved', procedure: ['haslo-rodzica'] }",
       "{ klucznik: 'resolved', procedure: 'a'.repeat(1e6) }",
       "{ klucznik: 'language', language: 'xx', title: 'x' }",
       "{ klucznik: 'language', language: ['uk'], title: {} }",
       "{ klucznik: '__proto__' }", "{ klucznik: 'constructor' }",
       "{ klucznik: { valueOf() { throw 1 } } }"]  # fmt: skip


def test_a_page_without_the_tag_hears_nothing_from_a_frame_of_its_own(
    page: Page, school: str
) -> None:
    page.goto(f"{school}/plain.html")
    frame = page.frame_locator("iframe")
    wait_for(frame, "ready")
    assert page.evaluate("window.errors") == []


@pytest.mark.parametrize("message", ODD)
def test_odd_messages_are_passed_over(page: Page, school: str, message: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(school)
    open_panel(page)
    page.evaluate(
        f"""() => {{
            window.heard = [];
            addEventListener("klucznik:resolved", () => window.heard.push(1));
            const source = document.querySelector("body > div").shadowRoot
                .querySelector("iframe").contentWindow;
            const data = {message};
            dispatchEvent(new MessageEvent("message", {{ data, source, origin: location.origin }}));
            dispatchEvent(new MessageEvent("message", {{ data, source, origin: "null" }}));
            dispatchEvent(new MessageEvent("message", {{ data }}));
        }}"""
    )
    expect(page.locator("dialog")).to_be_visible()
    expect(page.locator("dialog").get_by_role("button", name="Zamknij")).to_be_visible()
    assert page.evaluate("window.heard") == []
    assert faults == []
