"""The guide leads: questions, answers that can be changed, the own login in the steps."""

from collections.abc import Callable, Iterator

import pytest
from klucznik.site import home_of
from playwright.sync_api import Page, expect

from tests.browser.engines import click, go_back, go_forward, see
from tests.browser.panel import open_panel
from widget.words import content

GUIDE = content.load_guide()


def walks(view: str, path: tuple[tuple[str, str], ...] = ()) -> Iterator[tuple[str, ...]]:
    question = GUIDE.question(view)
    if not question:
        yield (*(f"{asked} {given}" for asked, given in path), view)
        return
    for answer in question.answers:
        yield from walks(answer.to, (*path, (question.id, answer.id)))


WALKS = list(walks(GUIDE.start.id))


def answer(page: Page, given: str) -> None:
    page.locator(f'[data-answer="{given}"]').click()


@pytest.mark.parametrize("language", content.languages())
def test_every_combination_of_answers_ends_at_its_procedure(
    page: Page, site: str, language: str
) -> None:
    open_panel(page, f"{site}/{home_of(language)}")
    for *answers, outcome in WALKS:
        page.goto(f"{site}/{home_of(language)}#start")
        for given in answers:
            answer(page, given)
        expect(page.locator(f"#{outcome} h2")).to_be_focused()
        expect(page.locator("#path li")).to_have_count(len(answers))


def test_the_same_walks_work_as_plain_links_without_javascript(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with("no_scripts")
    for *answers, outcome in WALKS:
        page.goto(f"{site}/#start")
        for given in answers:
            click(page.locator(f'[data-answer="{given}"]'))
        see(page.locator(f"#{outcome} h2"))


def test_an_answer_is_changed_and_the_later_ones_stay(page: Page, site: str) -> None:
    open_panel(page, site)
    for given in ("start haslo", "czyje-haslo rodzica", "co-masz nic"):
        answer(page, given)
    expect(page.locator("#path li")).to_have_count(3)
    page.locator("#path").get_by_role("link", name="Zmień: Czyje to hasło?").click()
    expect(page.locator("#czyje-haslo h2")).to_be_focused()
    answer(page, "czyje-haslo rodzica")
    expect(page.locator("#sekretariat h2")).to_be_focused()
    expect(page.locator("#path")).to_contain_text("Ani loginu rodzica, ani loginu ucznia")
    page.locator("#path").get_by_role("link", name="Zmień: Co się stało?").click()
    answer(page, "start pierwszy-raz")
    expect(page.locator("#pierwsze-logowanie h2")).to_be_focused()
    expect(page.locator("#path li")).to_have_count(1)


def test_the_path_of_answers_is_on_screen_with_the_answer_and_its_button(
    page: Page, site: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_panel(page, site)
    for given in ("start haslo", "czyje-haslo rodzica", "co-masz login-i-email"):
        answer(page, given)
    expect(page.locator("#haslo-rodzica h2")).to_be_focused()
    expect(page.locator("#path summary")).to_be_in_viewport(ratio=1)
    expect(page.locator("#haslo-rodzica .button")).to_be_in_viewport(ratio=1)


def test_back_reload_and_a_shared_link_keep_the_answers_that_belong_to_them(
    page: Page, site: str
) -> None:
    open_panel(page, site)
    for given in ("start haslo", "czyje-haslo rodzica", "co-masz nic"):
        answer(page, given)
    go_back(page)
    expect(page.locator("#path li")).to_have_count(2)
    go_forward(page)
    expect(page.locator("#path li")).to_have_count(3)
    page.reload()
    expect(page.locator("#path li")).to_have_count(3)
    expect(page.locator("#sekretariat h2")).to_be_visible()
    shared = page.context.new_page()
    open_panel(shared, page.url)
    expect(shared.locator("#sekretariat h2")).to_be_visible()
    expect(shared.locator("#path li")).to_have_count(0)  # The button gives a link that has them.


def test_back_at_once_after_an_answer_leaves_each_view_its_own_answers(
    page: Page, site: str
) -> None:
    open_panel(page, site)
    answer(page, "start haslo")
    answer(page, "czyje-haslo rodzica")
    page.evaluate(
        """() => {
            document.querySelector('[data-answer="co-masz nic"]').click();
            history.back();
        }"""
    )
    expect(page.locator("#co-masz h2")).to_be_visible()
    expect(page.locator("#path li")).to_have_count(2)
    go_forward(page)
    expect(page.locator("#path li")).to_have_count(3)


def test_a_typed_login_does_not_survive_a_reload(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    page.get_by_label("Login ucznia", exact=True).fill("1234567u")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-python", "ready")
    expect(page.get_by_label("Login ucznia", exact=True)).to_have_value("")
    assert page.locator("#pupil-message").text_content() == ""
    assert page.locator('output[for="pupil-login"]').text_content() == ""


def test_the_own_login_stands_in_the_steps_and_is_copied_in_one_piece(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with(permissions=["clipboard-read", "clipboard-write"])
    open_panel(page, f"{site}/#login-rodzica")
    page.get_by_label("Login ucznia", exact=True).fill("1234567u")
    page.goto(f"{site}/#haslo-rodzica")
    step = page.locator("#haslo-rodzica .steps .own")
    expect(step.locator("strong")).to_have_text("1234567")
    step.get_by_role("button", name="Kopiuj login rodzica").click()
    expect(page.locator("#status")).to_have_text("Skopiowano.")
    assert page.evaluate("navigator.clipboard.readText()") == "1234567"
    page.goto(f"{site}/#login-rodzica")
    page.get_by_label("Login ucznia", exact=True).fill("")
    page.goto(f"{site}/#haslo-rodzica")
    expect(step).to_be_empty()


def test_whoever_was_helped_is_led_to_next_time_and_the_page_hears_which_procedure(
    page: Page, site: str
) -> None:
    page.add_init_script(
        """addEventListener("klucznik:resolved", ({ detail }) => {
            window.resolved = detail.procedure;
        }, true);"""
    )
    open_panel(page, f"{site}/#haslo-rodzica")
    page.locator("#haslo-rodzica").get_by_role("link", name="Tak, działa").click()
    expect(page.locator("#na-przyszlosc h2")).to_be_focused()
    assert page.evaluate("window.resolved") == "haslo-rodzica"


def test_whoever_was_not_helped_comes_to_the_office_in_the_end(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#logowanie")
    for view in ("logowanie", "sprawdz-dane", "haslo-rodzica", "brak-emaila"):
        page.locator(f"#{view}").get_by_role("link", name="Nie, co dalej?").click()
    expect(page.locator("#sekretariat h2")).to_be_focused()
