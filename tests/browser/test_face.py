"""What a reader sees first: the next action, large enough, above the keyboard, at any text size."""

import json
from collections.abc import Callable

import pytest
from klucznik.site import home_of
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.panel import open_panel
from tests.browser.test_guide import WALKS, answer
from widget.words import content

GUIDE = content.load_guide()
PHONE: ViewportSize = {"width": 360, "height": 740}
KEYBOARD_OPEN: ViewportSize = {"width": 360, "height": 420}

MEASURE = """() => {
    const view = document.querySelector(".view:target");
    const top = (element) => element.getBoundingClientRect().top + scrollY;
    const buttons = [...view.querySelectorAll(".action > :is(a, button)")];
    return {
        head: document.querySelector("header").getBoundingClientRect().bottom + scrollY,
        title: top(view.querySelector("h2")),
        button: Math.min(...buttons.map((each) => each.getBoundingClientRect().bottom + scrollY)),
        field: view.querySelector(".login input")?.getBoundingClientRect().bottom + scrollY,
    };
}"""

KEEP_WHAT_IS_COPIED = """
Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async (text) => { window.copied = text; } },
});
"""


@pytest.mark.parametrize("language", content.languages())
def test_on_a_phone_the_title_and_the_first_action_of_every_help_are_seen_at_once(
    page: Page, site: str, language: str
) -> None:
    page.set_viewport_size(PHONE)
    address = f"{site}/{home_of(language)}?school=sp7"
    open_panel(page, address)
    for procedure in GUIDE.procedures:
        page.goto(f"{address}#{procedure.id}")
        expect(page.locator(f"#{procedure.id} h2")).to_be_visible()
        seen = page.evaluate(MEASURE)
        assert seen["head"] <= 60, procedure.id
        assert seen["title"] <= 130, procedure.id
        if procedure.action:
            assert seen["button"] <= 560, procedure.id
        if procedure.tool == "logins":
            assert seen["field"] <= 560


WORDS_IN_PIECES = """() => {
    const inPieces = [];
    for (const link of document.querySelectorAll(".view:target .answers a")) {
        const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\d]+/gu)) {
                const range = document.createRange();
                range.setStart(text, index);
                range.setEnd(text, index + word.length);
                if (range.getClientRects().length > 1) inPieces.push(word);
            }
        }
    }
    return inPieces;
}"""


@pytest.mark.parametrize("language", content.languages())
def test_on_a_small_phone_no_word_of_an_answer_is_torn_apart(
    page: Page, site: str, language: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    address = f"{site}/{home_of(language)}"
    open_panel(page, address)
    for question in GUIDE.questions:
        page.goto(f"{address}#{question.id}")
        expect(page.locator(f"#{question.id} h2")).to_be_visible()
        assert page.evaluate(WORDS_IN_PIECES) == [], question.id


@pytest.mark.parametrize("language", content.languages())
def test_the_path_of_answers_is_one_line_that_unfolds(page: Page, site: str, language: str) -> None:
    page.set_viewport_size(PHONE)
    open_panel(page, f"{site}/{home_of(language)}")
    longest = max(WALKS, key=len)
    for given in longest[:-1]:
        answer(page, given)
    view = page.locator(f"#{longest[-1]}")
    expect(view.locator("h2")).to_be_focused()
    assert page.evaluate(MEASURE)["title"] <= 130
    expect(page.locator("#path li").first).to_be_hidden()
    page.locator("#path summary").click()
    expect(page.locator("#path li")).to_have_count(len(longest) - 1)
    expect(page.locator("#path li").first).to_be_visible()


@pytest.mark.parametrize("language", content.languages())
def test_the_answer_to_a_login_is_seen_above_the_keyboard(
    page: Page, site: str, language: str
) -> None:
    page.set_viewport_size(KEYBOARD_OPEN)
    open_panel(page, f"{site}/{home_of(language)}#login-rodzica")
    page.locator("#pupil-login").press_sequentially("1234567u")
    output = page.locator('output[for="pupil-login"]')
    expect(output).to_have_text("1234567")
    expect(output).to_be_in_viewport(ratio=1)
    expect(page.locator("#pupil-login")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", content.languages())
def test_text_of_twice_the_size_never_scrolls_sideways(
    page: Page, site: str, language: str
) -> None:
    page.set_viewport_size(PHONE)
    address = f"{site}/{home_of(language)}?school=sp7"
    open_panel(page, address)
    expect(page.locator(".office")).to_contain_text("Zalipkach")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.goto(f"{address}#login-rodzica")
    page.locator("#pupil-login").fill("1234567u")
    for view in [*GUIDE.view_ids(), "porady"]:
        page.goto(f"{address}#{view}")
        expect(page.locator(f"#{view} h2")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], view


def test_on_a_desk_the_answers_and_the_school_stand_beside_the_steps(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_panel(page, f"{site}/?school=sp7")
    expect(page.locator("#na-papierze")).to_contain_text("Zalipkach")
    for given in ("start haslo", "czyje-haslo rodzica", "co-masz login-i-email"):
        answer(page, given)
    expect(page.locator("#path li").first).to_be_visible()
    steps = page.locator("#haslo-rodzica .steps").bounding_box()
    picture = page.locator("#haslo-rodzica .picture").first.bounding_box()
    step = page.locator("#haslo-rodzica .steps li:has(.picture)").first.bounding_box()
    assert steps
    assert picture
    assert step
    for beside in ("#path details", "#na-papierze"):
        box = page.locator(beside).bounding_box()
        assert box
        assert box["x"] >= steps["x"] + steps["width"]
    assert abs(picture["y"] - step["y"]) < 12
    assert picture["x"] > step["x"] + 100


@pytest.mark.parametrize(
    "first", sorted({walk[0] for walk in WALKS}), ids=lambda given: given.split()[1]
)
def test_a_link_to_an_answer_opened_anew_shows_the_same(
    page_with: Callable[..., Page], site: str, first: str
) -> None:
    page = page_with()
    page.add_init_script(KEEP_WHAT_IS_COPIED)
    page.set_viewport_size(PHONE)
    open_panel(page, f"{site}/?school=sp7")
    expect(page.locator(".office")).to_contain_text("Zalipkach")
    for *answers, outcome in (walk for walk in WALKS if walk[0] == first):
        page.goto(f"{site}/?school=sp7#start")
        for given in answers:
            answer(page, given)
        expect(page.locator(f"#{outcome} h2")).to_be_focused()
        page.locator('[data-pass-on="copy"]').click()
        page.wait_for_function("window.copied")
        link = page.evaluate("window.copied")
        assert link.startswith(f"{site}/?school=sp7&answers=")
        assert link.endswith(f"#{outcome}")
        path, lead = page.locator("#path").inner_html(), page.locator(f"#{outcome}").inner_text()
        other = page.context.new_page()
        other.set_viewport_size(PHONE)
        open_panel(other, link)
        expect(other.locator("#na-papierze")).to_contain_text("Zalipkach")
        expect(other.locator("#path li")).to_have_count(len(answers))
        assert other.locator("#path").inner_html() == path
        assert other.locator(f"#{outcome}").inner_text() == lead
        other.close()


def test_a_link_says_nothing_of_what_was_typed(page_with: Callable[..., Page], site: str) -> None:
    page = page_with()
    page.add_init_script(KEEP_WHAT_IS_COPIED)
    open_panel(page, f"{site}/#login-rodzica")
    page.locator("#pupil-login").fill("1234567u")
    page.locator('[data-pass-on="copy"]').click()
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == f"{site}/#login-rodzica"


def test_a_link_that_somebody_has_changed_shows_the_view_alone(page: Page, site: str) -> None:
    for wrong in ("answers=haslo.nic&reason=<b>", "answers=&reason=other", "answers=a.b.c"):
        open_panel(page, f"{site}/?{wrong}#sekretariat")
        expect(page.locator("#sekretariat h2")).to_be_visible()
        expect(page.locator("#path li")).to_have_count(0)
        lead = content.load_words(GUIDE, "pl")["procedure.sekretariat.lead"]
        assert page.locator("#sekretariat .lead").inner_html() == lead.replace("\xa0", "&nbsp;")


def test_sharing_hands_the_link_to_the_phone(page_with: Callable[..., Page], site: str) -> None:
    page = page_with()
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    open_panel(page, f"{site}/en/#logowanie")
    page.locator('[data-pass-on="share"]').click()
    page.wait_for_function("window.shared")
    assert page.evaluate("window.shared") == {
        "title": page.title(),
        "url": f"{site}/en/#logowanie",
    }


# Which way leads to the office, and what its first line and letter say then (F4, E3 to E5).
REASONS = [
    (["start haslo", "czyje-haslo rodzica", "co-masz nic"], [], "nie mamy już loginów"),
    (["start haslo", "czyje-haslo rodzica", "co-masz login-bez-emaila"], ["brak-emaila"],
     "adresu e-mail"),
    (["start inne", "inny-klopot opiekun"], ["drugi-opiekun"], "osobne konto"),
    (["start komunikat", "jaki-komunikat blokada"], ["zablokowane-konto"], "jest zablokowane"),
    (["start haslo", "czyje-haslo ucznia", "wejscie-rodzica tak"], ["haslo-ucznia"],
     "do konta ucznia"),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "through", "asks"), REASONS, ids=[row[2] for row in REASONS])
def test_the_office_knows_why_one_came_and_the_answers_stay(
    page: Page, site: str, answers: list[str], through: list[str], asks: str
) -> None:
    open_panel(page, f"{site}/?school=sp7")
    for given in answers:
        answer(page, given)
    for id in through:
        page.locator(f'#{id} a[href="#sekretariat"]').last.click()
    expect(page.locator("#sekretariat h2")).to_be_focused()
    expect(page.locator("#path li")).to_have_count(len(answers))
    expect(page.locator("#say")).to_contain_text(asks)
    expect(page.locator("#letter")).to_contain_text(asks)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-python", "ready")
    expect(page.locator("#path li")).to_have_count(len(answers))
    expect(page.locator("#letter")).to_contain_text(asks)


def test_whoever_reads_ukrainian_is_offered_ukrainian(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with(locale="uk-UA")
    open_panel(page, site)
    offer = page.locator("#offer a")
    expect(offer).to_have_text("Показати українською")
    expect(offer).to_be_in_viewport(ratio=1)
    offer.click()
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    expect(page.locator("#offer")).to_be_hidden()


def test_what_is_said_of_a_view_holds_no_more_than_it_needs(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#brak-emaila")
    page.locator('#brak-emaila .action a[href="#sekretariat"]').click()
    expect(page.locator("#sekretariat h2")).to_be_focused()
    said = json.loads(page.evaluate("history.state"))
    assert said == {"path": [], "later": [], "reason": "no-email"}
