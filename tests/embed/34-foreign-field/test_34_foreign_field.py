"""An extension puts fields of its own into the panel, and events that come from no element."""

from playwright.sync_api import Page

from tests.browser.panel import wait_for
from tests.embed.walk import open_panel, read_login


def test_what_is_not_the_panels_is_passed_over(page: Page, school: str) -> None:
    page.goto(school)
    opened = open_panel(page)
    opened.locator("body").evaluate(
        """body => {
            body.insertAdjacentHTML("beforeend", "<input id=foreign>");
            const host = body.appendChild(document.createElement("div"));
            const shadow = host.attachShadow({ mode: "open" });
            shadow.innerHTML = "<input>";
            const typed = () => new InputEvent("input", { bubbles: true, composed: true });
            shadow.querySelector("input").dispatchEvent(typed());
            document.dispatchEvent(new MouseEvent("click"));
            document.dispatchEvent(typed());
        }"""
    )
    opened.locator("#foreign").fill("a")
    wait_for(opened, "ready")
    read_login(opened)
