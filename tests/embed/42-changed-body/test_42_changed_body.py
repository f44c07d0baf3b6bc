"""A site changes its pages by script: the body is another, the document the same."""

from playwright.sync_api import Page, expect

from tests.embed.walk import close, open_panel, works

VISIT = """() => {
    const body = document.createElement("body");
    body.innerHTML = document.querySelector("p").outerHTML;
    document.body.replaceWith(body);
}"""


def test_the_panel_goes_with_its_page_and_works_on_the_next(page: Page, school: str) -> None:
    page.goto(school)
    open_panel(page)
    page.evaluate(VISIT)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.documentElement).overflow") == "visible"
    works(page)
    open_panel(page)
    close(page)
