"""Back takes one step back in the panel, then closes it, and leaves nothing behind."""

from playwright.sync_api import Page, expect

from tests.browser.engines import go_back, go_forward
from tests.browser.panel import DIALOG
from tests.embed.walk import button, close, go_back_to, open_panel


def come(page: Page, school: str) -> None:
    page.goto(f"{school}/before.html")
    page.goto(school)


def test_back_leads_through_the_questions_and_out(page: Page, school: str) -> None:
    come(page, school)
    opened = open_panel(page)
    for answer, question in (
        ("Nie pamiętam hasła", "Czyje to hasło?"),
        ("Rodzica", "Co masz pod ręką?"),
    ):
        opened.get_by_role("link", name=answer).first.click()
        expect(opened.get_by_role("heading", name=question)).to_be_focused()
    go_back(page)
    expect(opened.get_by_role("heading", name="Czyje to hasło?")).to_be_focused()
    expect(opened.locator("#path li")).to_have_count(1)
    go_forward(page)
    expect(opened.get_by_role("heading", name="Co masz pod ręką?")).to_be_focused()
    expect(opened.locator("#path li")).to_have_count(2)
    go_back(page)
    expect(opened.get_by_role("heading", name="Czyje to hasło?")).to_be_focused()
    go_back(page)
    expect(opened.get_by_role("heading", name="Co się stało?")).to_be_focused()
    go_back(page)
    expect(page.locator(DIALOG)).to_be_hidden()
    go_back_to(page, "/before.html")


def test_a_panel_that_was_closed_is_no_stop_on_the_way_back(page: Page, school: str) -> None:
    come(page, school)
    opened = open_panel(page)
    opened.get_by_role("link", name="Nie pamiętam hasła").click()
    expect(opened.get_by_role("heading", name="Czyje to hasło?")).to_be_focused()
    close(page)
    page.wait_for_function("!history.state?.klucznik")
    button(page).click()
    expect(opened.get_by_role("heading", name="Czyje to hasło?")).to_be_focused()
    close(page)
    page.wait_for_function("!history.state?.klucznik")
    go_back_to(page, "/before.html")


def test_the_pages_own_entry_is_as_it_was(page: Page, school: str) -> None:
    come(page, school)
    page.evaluate("history.replaceState({ mine: 1 }, '')")
    opened = open_panel(page)
    opened.get_by_role("link", name="Nie pamiętam hasła").click()
    expect(opened.get_by_role("heading", name="Czyje to hasło?")).to_be_focused()
    assert page.evaluate("history.state") == {"klucznik": 2}
    close(page)
    page.wait_for_function("!history.state?.klucznik")
    assert page.evaluate("history.state") == {"mine": 1}


def test_links_in_the_panel_are_steps_too(page: Page, school: str) -> None:
    come(page, school)
    opened = open_panel(page)
    opened.get_by_role("link", name="Nie pamiętam loginu").click()
    heading = opened.locator("h2:focus")
    expect(heading).not_to_have_text("Co się stało?")
    opened.get_by_role("link", name="Wstecz").click()
    expect(opened.get_by_role("heading", name="Co się stało?")).to_be_focused()
    go_back(page)
    expect(opened.get_by_role("heading", name="Co się stało?")).to_be_hidden()
    go_back(page)
    expect(opened.get_by_role("heading", name="Co się stało?")).to_be_focused()
    go_back(page)
    expect(page.locator(DIALOG)).to_be_hidden()
