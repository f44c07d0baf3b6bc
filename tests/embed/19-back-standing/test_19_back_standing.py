"""A panel that stands open: Back goes one question back, then leaves the page."""

from playwright.sync_api import Page, expect

from tests.browser.engines import go_back
from tests.browser.panel import wait_for
from tests.embed.walk import go_back_to, panel


def test_back_goes_one_question_back_and_then_leaves(page: Page, school: str) -> None:
    page.goto(f"{school}/before.html")
    page.goto(school)
    opened = panel(page)
    wait_for(opened, "ready")
    opened.get_by_role("link", name="Nie pamiętam hasła").click()
    expect(opened.get_by_role("heading", name="Czyje to hasło?")).to_be_focused()
    go_back(page)
    expect(opened.get_by_role("heading", name="Co się stało?")).to_be_focused()
    go_back_to(page, "/before.html")
