"""Three languages: pages of their own, and switching in place that loses nothing."""

from collections.abc import Callable

import pytest
from klucznik.site import home_of
from playwright.sync_api import Page, expect

from tests.browser.engines import click, see
from tests.browser.panel import open_panel, wait_for

HEADINGS = {"pl": "Co się stało?", "uk": "Що сталося?", "en": "What happened?"}


@pytest.mark.parametrize("language", HEADINGS)
def test_each_language_has_its_page(page: Page, site: str, language: str) -> None:
    open_panel(page, f"{site}/{home_of(language)}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", name=HEADINGS[language])).to_be_visible()
    page.locator('#start .links a[href="#login-rodzica"]').click()
    page.get_by_label("Login ucznia").fill("1234567u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("1234567")


def test_switching_keeps_the_view_the_answers_and_what_was_typed(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    page.get_by_label("Login ucznia", exact=True).fill("1234567u")
    page.locator("h1 a").click()
    for given in ("start haslo", "czyje-haslo rodzica", "co-masz login-i-email"):
        page.locator(f'[data-answer="{given}"]').click()
    page.get_by_role("link", name="Українська").click()
    expect(page.locator("#haslo-rodzica h2")).to_have_text("Відновіть пароль батьків")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    expect(page.locator("#path li")).to_have_count(3)
    expect(page.locator("#haslo-rodzica .steps .own strong")).to_have_text("1234567")
    assert page.url == f"{site}/uk/#haslo-rodzica"
    page.get_by_role("link", name="English").click()
    expect(page.locator("#haslo-rodzica h2")).to_have_text("Get the parent’s password back")
    page.reload()
    wait_for(page, "ready")
    expect(page.locator("#haslo-rodzica h2")).to_have_text("Get the parent’s password back")
    expect(page.locator("#path li")).to_have_count(3)


def test_only_the_language_code_is_remembered_and_used_on_the_next_visit(
    page: Page, site: str
) -> None:
    open_panel(page, site)
    page.get_by_role("link", name="Українська").click()
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    assert page.evaluate("({...localStorage})") == {"klucznik-language": "uk"}
    page.goto("about:blank")
    page.goto(site)
    expect(page.get_by_role("heading", name="Що сталося?")).to_be_visible(timeout=20_000)


def test_the_browsers_language_is_offered_and_not_forced(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with(locale="uk-UA")
    open_panel(page, site)
    expect(page.get_by_role("heading", name="Co się stało?")).to_be_visible()
    expect(page.get_by_role("link", name="Показати українською")).to_be_visible()


def test_where_storage_is_forbidden_the_choice_holds_for_the_visit(page: Page, site: str) -> None:
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
            get() { throw new DOMException("forbidden", "SecurityError"); }
        });"""
    )
    open_panel(page, site)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="What happened?")).to_be_visible()
    wait_for(page, "ready")


def test_without_javascript_the_languages_are_plain_links(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with("no_scripts")
    page.goto(site)
    click(page.get_by_role("link", name="Українська"))
    see(page.get_by_role("heading", name="Що сталося?"))
    click(page.get_by_role("link", name="Polski"))
    see(page.get_by_role("heading", name="Co się stało?"))


@pytest.mark.parametrize("language", ["uk", "en"])
def test_what_librus_shows_in_polish_is_marked_as_polish(
    page: Page, site: str, language: str
) -> None:
    open_panel(page, f"{site}/{language}/#haslo-rodzica")
    labels = page.locator("#haslo-rodzica .label")
    expect(labels.first).to_have_text("„przypomnij hasło”")
    for label in labels.all():
        expect(label).to_have_attribute("lang", "pl")


def test_words_that_are_broken_give_way_to_the_page_of_that_language(page: Page, site: str) -> None:
    open_panel(page, site)
    page.route("**/words-en-*.json", lambda route: route.fulfill(body="{"))
    with page.expect_console_message(lambda message: "not JSON" in message.text):
        page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="What happened?")).to_be_visible()
    assert page.url == f"{site}/en/"
    wait_for(page, "ready")


def test_words_that_do_not_come_leave_everything_as_it_was(page: Page, site: str) -> None:
    open_panel(page, site)
    page.route("**/words-en-*.json", lambda route: route.abort())
    with page.expect_console_message(lambda message: "not to be had" in message.text):
        page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Co się stało?")).to_be_visible()
    wait_for(page, "ready")
