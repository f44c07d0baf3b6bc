"""A site lets no script write into any of its pages; the panel's words stand and say so."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.panel import send_with, wait_for
from tests.embed.walk import button, panel


@pytest.mark.only_in("chromium", reason="Firefox ESR knows no trusted types")
def test_python_is_never_said_to_be_there_where_it_can_show_nothing(
    page: Page, school: str
) -> None:
    policy = {"Content-Security-Policy": "require-trusted-types-for 'script'"}
    send_with(page, f"{school}/klucznik/", policy)
    page.goto(school)
    button(page).click()
    wait_for(panel(page), "failed")
    expect(panel(page).get_by_role("heading", name="Co się stało?")).to_be_visible()
