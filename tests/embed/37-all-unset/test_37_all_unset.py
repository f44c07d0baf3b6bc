"""A theme unsets all of everything."""

from playwright.sync_api import Page

from tests.embed.walk import box, button, works


def test_the_panel_works_and_its_button_can_be_pressed_by_a_finger(page: Page, school: str) -> None:
    page.goto(school)
    works(page)
    assert box(button(page))["height"] >= 24
