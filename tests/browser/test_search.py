"""Searching at every key, in a real browser."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.engines import wait_until
from tests.browser.panel import ADDRESSES, idle, open_panel


def test_results_come_at_every_key_with_the_reason_marked(page: Page, site: str) -> None:
    open_panel(page, site)
    page.get_by_label("Opisz kłopot swoimi słowami").press_sequentially("zapomnialam hasl")
    first = page.locator(".results li").first
    expect(first.get_by_role("link")).to_have_text("Odzyskaj hasło rodzica")
    expect(first.locator("mark").first).to_have_text("hasło")
    first.get_by_role("link").click()
    expect(page.locator("#haslo-rodzica h2")).to_be_focused()


def test_nothing_found_shows_the_questions_and_the_office(page: Page, site: str) -> None:
    open_panel(page, site)
    page.get_by_label("Opisz kłopot swoimi słowami").fill("xyzzyq")
    expect(page.locator("#found")).to_contain_text("Nic takiego nie znaleźliśmy")
    expect(page.locator("#found").get_by_role("link")).to_have_attribute("href", "#sekretariat")
    expect(page.get_by_role("heading", name="Co się stało?")).to_be_visible()
    page.get_by_label("Opisz kłopot swoimi słowami").fill("")
    expect(page.locator("#found")).to_be_empty()


@pytest.mark.parametrize("file", ["own words", "search"])
def test_where_what_is_searched_cannot_be_had_it_is_said_until_it_can(
    page: Page, site: str, file: str
) -> None:
    page.route(ADDRESSES[file], lambda route: route.abort())
    open_panel(page, site)
    page.get_by_label("Opisz kłopot swoimi słowami").fill("hasło")
    expect(page.locator("#found")).to_contain_text("Wyszukiwarka się nie wczytała")
    expect(page.locator("#found").get_by_role("link")).to_have_attribute("href", "#sekretariat")
    page.unroute(ADDRESSES[file])
    page.get_by_label("Opisz kłopot swoimi słowami").press_sequentially(" ucznia")
    expect(page.locator(".results a").first).to_have_text("Nowe hasło dla ucznia")


def test_what_searches_is_asked_for_once_however_many_keys_wait_for_it(
    page: Page, site: str
) -> None:
    open_panel(page, site)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(ADDRESSES["search"], hold)
    page.get_by_label("Opisz kłopot swoimi słowami").press_sequentially("haslo")
    wait_until(lambda: bool(held), "the pack is asked for")
    idle(page)
    for route in held:
        route.continue_()
    expect(page.locator(".results a").first).to_have_text("Odzyskaj hasło rodzica")
    assert len(held) == 1


def test_what_looks_like_markup_is_searched_as_text(page: Page, site: str) -> None:
    open_panel(page, site)
    page.get_by_label("Opisz kłopot swoimi słowami").fill('<img src=x onerror="document.title=1">')
    expect(page.locator("#found")).not_to_be_empty()
    expect(page.locator("#found img")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("data-python", "ready")


def test_enter_keeps_the_results_and_the_address(page: Page, site: str) -> None:
    open_panel(page, site)
    page.get_by_label("Opisz kłopot swoimi słowami").fill("apka")
    page.get_by_label("Opisz kłopot swoimi słowami").press("Enter")
    expect(page.locator(".results li").first).to_contain_text("aplikacji")
    assert page.url == f"{site}/"


def test_the_search_is_in_the_language_of_the_page(page: Page, site: str) -> None:
    open_panel(page, f"{site}/uk/")
    page.get_by_label("Опишіть проблему своїми словами").fill("забыла пароль")
    expect(page.locator(".results a").first).to_have_text("Відновіть пароль батьків")
