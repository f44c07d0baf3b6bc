"""A page allows its own scripts, styles and frames, and nothing written into it."""

from playwright.sync_api import Page

from tests.embed.walk import works


def test_the_panel_works_and_the_policy_has_nothing_to_complain_of(page: Page, school: str) -> None:
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(school)
    works(page)
    assert complaints == []
