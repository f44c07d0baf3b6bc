"""Whatever is typed, pasted, kept or sent to the page: the panel answers it, and goes on."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.engines import go_back
from tests.browser.panel import open_panel, sabotage, send_with, wait_for


def field(page: Page, owner: str = "ucznia") -> Any:
    return page.get_by_label(f"Login {owner}", exact=True)


def output(page: Page, owner: str = "pupil") -> Any:
    return page.locator(f'output[for="{owner}-login"]')


def type_into(page: Page, selector: str, text: str) -> None:
    """Put a text into a field as a script does, or a paste that no keyboard could type."""
    # As JSON: half of a character can't be sent otherwise.
    page.evaluate(
        """([selector, text]) => {
            const field = document.querySelector(selector);
            field.value = JSON.parse(text);
            field.dispatchEvent(new Event("input", { bubbles: true }));
            field.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        [selector, json.dumps(text)],
    )


def assert_it_goes_on(page: Page) -> None:
    """Use the panel: Python is there and answers."""
    expect(page.locator("html")).to_have_attribute("data-python", "ready")
    type_into(page, "#pupil-login", "7654321u")
    expect(output(page)).to_have_text("7654321")


UNREADABLE = {
    "100,000 characters": "1" * 100_000,
    "300,000 characters of two bytes": "ą" * 300_000,
    "half of an emoji": "1234567u \ud83d",
    "the other half": "\ude00 1234567u",
}
FIELDS = {
    "#pupil-login": "#pupil-message",
    "#parent-login": "#parent-message",
    "#letter-child": "#letter-message",
    "#query": "#found",
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_field_that_cant_be_read_says_so_and_keeps_what_was_typed(
    page: Page, site: str, what: str
) -> None:
    def switch_to(language: str) -> None:
        page.locator(f"header nav a[lang={language}]").dispatch_event("click")
        expect(page.locator("html")).to_have_attribute("lang", language)

    open_panel(page, site)
    for selector, message in FIELDS.items():
        type_into(page, selector, UNREADABLE[what])
        expect(page.locator(message)).to_contain_text("nie da się odczytać")
        typed = page.evaluate("selector => document.querySelector(selector).value.length", selector)
        assert typed == len(UNREADABLE[what])
        switch_to("en")
        expect(page.locator(message)).to_contain_text("can’t be read")
        again = page.evaluate("selector => document.querySelector(selector).value.length", selector)
        assert again == typed
        type_into(page, selector, "")
        expect(page.locator(message)).to_be_empty()
        switch_to("pl")
    assert_it_goes_on(page)


FOREIGN = {
    "a field without a form": "document.body.append(document.createElement('input'))",
    "a field in a form of its own": """
        document.body.insertAdjacentHTML("beforeend", "<form><input></form>")""",
    "a field in a shadow root": """
        const host = document.body.appendChild(document.createElement("div"));
        host.attachShadow({ mode: "open" }).append(document.createElement("input"))""",
    "a field within the panel's view": """
        document.querySelector("#start").append(document.createElement("input"))""",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_field_that_isnt_the_panels_is_passed_over(page: Page, site: str, what: str) -> None:
    open_panel(page, site)
    page.evaluate(f"() => {{ {FOREIGN[what]} }}")
    page.evaluate(
        """() => {
            const inputs = [...document.querySelectorAll("input:not([id])")];
            for (const host of document.querySelectorAll("div"))
                if (host.shadowRoot) inputs.push(host.shadowRoot.querySelector("input"));
            for (const input of inputs) {
                if (input.type === "radio") continue;
                input.value = "a";
                for (const name of ["focusin", "input", "change", "click"])
                    input.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
            }
        }"""
    )
    assert_it_goes_on(page)


def test_events_of_the_document_and_of_loose_texts_are_passed_over(page: Page, site: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    open_panel(page, site)
    page.evaluate(
        """() => {
            const text = document.querySelector("h2").firstChild;
            for (const name of ["input", "change", "click", "focusin"])
                for (const target of [document, document.documentElement, text])
                    for (const kind of [Event, MouseEvent, CustomEvent])
                        target.dispatchEvent(new kind(name, { bubbles: true }));
            dispatchEvent(new Event("hashchange"));
        }"""
    )
    assert_it_goes_on(page)
    assert complaints == []


STATES = {
    "a number": "7",
    "nothing": "null",
    "an object": "({path: [['start', 'haslo']]})",
    "a list": "[[1], [2]]",
    "a date": "new Date(0)",
    "a map": "new Map([[1, 2]])",
    "a large whole number": "12345678901234567890n",
    "no number": "NaN",
    "bytes": "new Uint8Array(9)",
    "an empty text": "''",
    "no JSON": "'<html>'",
    "half of an emoji": "'\"\\ud83d\"'",
    "JSON of a list": "'[1]'",
    "JSON of a text": "'\"path\"'",
    "JSON of another shape": '\'{"path": {"start": "haslo"}}\'',
    "answers of three": '\'{"path": [["start", "haslo", "x"]]}\'',
    "answers that are numbers": '\'{"path": [[1, 2]], "later": 5}\'',
    "answers that are objects": '\'{"path": [{}], "later": [null]}\'',
    "a question of an older version": '\'{"path": [["dawne", "haslo"]], "later": []}\'',
    "an answer of an older version": '\'{"path": [["start", "dawne"]], "later": []}\'',
    "an older answer that is kept": '\'{"path": [], "later": [["dawne", "x"]]}\'',
    "an answer that leads elsewhere": '\'{"path": [["start", "login"]], "later": []}\'',
    "JSON as deep as a well": "'['.repeat(1500)",
    "a megabyte": "'[' + '1,'.repeat(500000) + '1]'",
}


@pytest.mark.parametrize("what", STATES)
def test_of_a_strange_or_old_history_entry_nothing_is_believed(
    page: Page, site: str, what: str
) -> None:
    page.goto(f"{site}/#czyje-haslo")
    page.evaluate(f"() => history.replaceState({STATES[what]}, '')")
    page.reload()
    wait_for(page, "ready")
    expect(page.locator("#czyje-haslo h2")).to_be_visible()
    expect(page.locator("#path li")).to_have_count(0)
    page.evaluate(f"() => history.pushState({STATES[what]}, '', '#start')")
    page.evaluate("history.back()")
    expect(page.locator("#czyje-haslo h2")).to_be_focused()
    assert_it_goes_on(page)


@pytest.mark.parametrize(
    ("address", "title", "focused"),
    [
        ("#%6Cogin-rodzica", "Odczytaj login rodzica z loginu ucznia", "#login-rodzica h2"),
        ("#haslo%2Drodzica", "Odzyskaj hasło rodzica", "#haslo-rodzica h2"),
        ("#porady", "Wszystkie porady", "#porady h2"),
        ("#szukaj", "Nie możesz się zalogować do dziennika?", "#query"),
        ("#%E0%A4%A", "Nie możesz się zalogować do dziennika?", "#start h2"),
    ],
)
def test_an_address_sets_title_and_focus_however_it_is_written(
    page: Page, site: str, address: str, title: str, focused: str
) -> None:
    open_panel(page, f"{site}/#logo-librus")
    page.evaluate("address => { location.hash = address }", address)
    expect(page.locator(focused)).to_be_focused()
    assert page.title().replace("\xa0", " ") == f"{title} – Klucznik"
    page.goto("about:blank")
    open_panel(page, f"{site}/{address}")
    assert page.title().replace("\xa0", " ") == f"{title} – Klucznik"


def test_copying_copies_what_stands_beside_the_button(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1111111u")
    field(page, "rodzica").fill("2222222")
    expect(output(page, "parent")).to_have_text("2222222u")
    for owner in ("parent", "pupil"):
        shown = output(page, owner).text_content()
        page.locator(f'form[data-field="{owner}"] [data-copy]').click()
        expect(page.locator("#status")).to_have_text("Skopiowano.")
        assert page.evaluate("navigator.clipboard.readText()") == shown


def test_two_logins_that_dont_belong_together_are_not_carried_into_steps(
    page: Page, site: str
) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1111111u")
    expect(page.locator("#login-rodzica .own strong").first).to_have_text("1111111")
    field(page, "rodzica").fill("2222222")
    field(page, "rodzica").blur()
    expect(page.locator(".own strong")).to_have_count(0)
    own = page.locator("#login-rodzica .own").first
    expect(own).to_contain_text("nie pasują do siebie: 1111111u i 2222222")
    field(page, "rodzica").fill("1111111")
    field(page, "rodzica").blur()
    expect(page.locator("#login-rodzica .own strong").first).to_have_text("1111111")


def test_whatever_keeps_the_new_answer_waiting_the_old_one_is_gone(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1111111u")
    expect(output(page)).to_have_text("1111111")
    page.evaluate("document.addEventListener('input', (event) => event.stopPropagation(), true)")
    field(page).fill("2222222u")
    assert output(page).text_content() == ""


def test_a_login_that_is_being_changed_is_no_longer_in_the_steps(page: Page, site: str) -> None:
    page.clock.install()
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1111111u")
    expect(page.locator("#login-rodzica .own strong").first).to_have_text("1111111")
    field(page).press("Backspace")
    expect(page.locator(".own strong")).to_have_count(0)


@pytest.mark.only_in("chromium", reason="Firefox's driver waits for ever after Back")
def test_logins_go_when_the_page_is_left_and_the_letter_stays(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1234567u")
    expect(output(page)).to_have_text("1234567")
    page.goto(f"{site}/#sekretariat")
    page.locator("#letter-child").fill("Ola Żak")
    page.goto(f"{site}/ulotka/")
    go_back(page)
    wait_for(page, "ready")
    expect(page.locator("#letter-child")).to_have_value("Ola Żak")
    expect(page.locator("#letter")).to_contain_text("Ola Żak")
    assert page.locator("#pupil-login").input_value() == ""
    assert output(page).text_content() == ""
    expect(page.locator(".own strong")).to_have_count(0)


def test_what_others_put_into_the_page_is_no_failure_of_the_panel(page: Page, site: str) -> None:
    html = page.request.get(site).text()
    injected = html.replace(
        "</body>",
        '<script defer src="https://statystyka.example/beacon.js"></script>'
        "<script>Promise.reject(new Error('https://obce.example/a.js:1'))</script></body>",
    )
    page.route(f"{site}/", lambda route: route.fulfill(body=injected, content_type="text/html"))
    page.add_init_script(
        """window.states = [];
        new MutationObserver(() => window.states.push(document.documentElement.dataset.python))
            .observe(document, { attributes: true, subtree: true });
        addEventListener("DOMContentLoaded", () => {
            const error = new Error("other");
            error.stack = "at https://obce.example/a.js:1";
            Promise.reject(error);
        });"""
    )
    open_panel(page, site)
    assert "failed" not in page.evaluate("window.states")


@pytest.mark.parametrize("policy", ["", "; trusted-types 'none'"])
def test_a_page_that_may_not_be_written_to_is_not_called_ready(
    page: Page, site: str, policy: str
) -> None:
    headers = {"Content-Security-Policy": f"require-trusted-types-for 'script'{policy}"}
    send_with(page, f"{site}/", headers)
    page.goto(site)
    wait_for(page, "failed")


SENTENCES = ("Chwileczkę, zaraz odczytamy", "Na tym urządzeniu nie odczytamy")


def test_of_the_two_sentences_one_stands_there_at_most_without_styles_too(
    page: Page, site: str
) -> None:
    send_with(page, f"{site}/", {"Content-Security-Policy": "style-src 'self'"})
    page.clock.install()
    let_through = sabotage(page, "wasm", "silence")
    page.goto(f"{site}/#login-rodzica", wait_until="commit")
    wait_for(page, "loading")
    field(page).fill("1234567u")
    for sentence in SENTENCES:
        expect(page.get_by_text(sentence).first).to_be_hidden()
    page.clock.fast_forward(10_100)
    wait_for(page, "failed")
    expect(page.get_by_text(SENTENCES[0]).first).to_be_hidden()
    expect(page.get_by_text(SENTENCES[1])).to_be_visible()
    expect(field(page)).to_have_value("1234567u")
    expect(page.locator("form.login button").first).to_be_hidden()
    let_through()
    wait_for(page, "ready")
    expect(page.get_by_text(SENTENCES[1])).to_be_hidden()
    expect(output(page)).to_have_text("1234567")
    expect(page.locator("form.login button").first).to_be_visible()
    expect(field(page)).to_be_editable()


def test_a_half_written_letter_stays_in_sight_when_python_is_gone(page: Page, site: str) -> None:
    sabotage(page, "wasm", "404")
    page.goto(f"{site}/#sekretariat", wait_until="commit")
    wait_for(page, "failed")
    expect(page.locator("#letter-child")).to_be_hidden()
    expect(page.get_by_role("heading", name="Gotowy list do szkoły")).to_be_hidden()
    # The same for somebody who has been writing meanwhile.
    page.reload(wait_until="commit")
    page.evaluate(
        """() => new Promise((typed) => {
            const type = () => {
                const field = document.querySelector("#letter-child");
                if (field) { field.value = "Ola Żak"; typed(); }
                else requestAnimationFrame(type);
            };
            type();
        })"""
    )
    wait_for(page, "failed")
    expect(page.locator("#letter-child")).to_be_visible()
    expect(page.locator("#letter-child")).to_have_value("Ola Żak")
    expect(page.get_by_text("Imię i nazwisko dziecka")).to_be_visible()
    expect(page.locator("#letter-class")).to_be_hidden()


TRANSLATE = """() => {
    // What a translator does: each text in elements of its own, the language set anew.
    document.documentElement.lang = "en";
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) {
        if (!text.data.trim() || text.parentElement.closest("[translate=no], svg")) continue;
        const outer = document.createElement("font");
        outer.append(document.createElement("font"));
        outer.firstChild.textContent = text.data.replaceAll("u", "У");
        text.replaceWith(outer);
    }
}"""


def test_a_translator_leaves_logins_and_the_labels_of_librus_alone(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1234567u")
    field(page, "rodzica").fill("1234567")
    expect(output(page, "parent")).to_have_text("1234567u")
    labels = page.locator(".label").all_text_contents()
    assert len(labels) > 20
    page.evaluate(TRANSLATE)
    assert output(page, "parent").text_content() == "1234567u"
    expect(page.locator(".boxes")).to_have_text("1234567u")
    assert page.locator(".label").all_text_contents() == labels
    field(page, "rodzica").fill("7654321")
    expect(output(page, "parent")).to_have_text("7654321u")


def test_the_language_of_the_page_is_no_matter_of_a_translator(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with(locale="uk-UA")
    page.add_init_script(
        """addEventListener("readystatechange", () => {
            document.documentElement.lang = "uk";
        }, { once: true, capture: true });"""
    )
    open_panel(page, site)
    expect(page.locator("#offer a")).to_have_attribute("lang", "uk")
