"""A page with loaders and libraries of ten years ago, which take every global name."""

from playwright.sync_api import Page

from tests.embed.walk import works

# Frames are numbered names, too, in some browsers; __pw is who types in the test.
NAMES = "Object.keys(window).filter((name) => !/^([0-9]+$|__pw)/.test(name))"


def test_the_panel_works_and_leaves_nothing_of_its_own(page: Page, school: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(school)
    before = page.evaluate(NAMES)
    works(page)
    assert page.evaluate(NAMES) == before
    assert page.evaluate("defined") == []
    assert faults == []
