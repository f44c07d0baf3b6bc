"""The page behind the panel stands still, and doesn't jump."""

from playwright.sync_api import Page

from tests.embed.walk import box, button, close, open_panel


def test_the_page_behind_does_not_scroll(page: Page, school: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(school)
    page.evaluate("scrollTo(0, 300)")
    button(page).hover()
    scrolled = page.evaluate("scrollY")
    before = box(page.get_by_role("heading", name="Aktualności"))
    open_panel(page)
    assert box(page.get_by_role("heading", name="Aktualności")) == before
    page.mouse.move(20, 400)
    page.mouse.wheel(0, 600)
    page.mouse.move(640, 400)
    page.mouse.wheel(0, 5_000)
    page.mouse.wheel(0, 5_000)
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.evaluate("scrollY") == scrolled
    close(page)
    page.wait_for_function("document.documentElement.style.cssText === ''")
    assert box(page.get_by_role("heading", name="Aktualności")) == before
    page.mouse.wheel(0, 100)
    page.wait_for_function("scrolled => scrollY > scrolled", arg=scrolled)
