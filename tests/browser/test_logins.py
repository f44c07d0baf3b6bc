"""A parent types a login and reads the other one, standalone, in a real browser."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.panel import open_panel, sabotage, wait_for


def field(page: Page, owner: str = "ucznia") -> Locator:
    return page.get_by_label(f"Login {owner}", exact=True)


def output(page: Page, owner: str = "pupil") -> Locator:
    return page.locator(f'output[for="{owner}-login"]')


def test_a_parent_types_the_pupils_login_and_reads_the_own_one(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).press_sequentially("1234567u")
    expect(output(page)).to_have_text("1234567")
    assert output(page).text_content() == "1234567"
    expect(field(page)).to_have_attribute("aria-invalid", "false")


def test_a_pupil_types_the_parents_login_and_reads_the_own_one(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page, "rodzica").press_sequentially("0034567")
    expect(output(page, "parent")).to_have_text("0034567u")


def test_beside_the_derived_login_stands_that_it_is_likely_and_the_office(
    page: Page, site: str
) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1234567u")
    remark = page.locator('form[data-field="pupil"] .remark')
    expect(remark).to_contain_text("najpewniej login rodzica tego dziecka")
    expect(remark).to_contain_text("własną literę")
    expect(remark.get_by_role("link")).to_have_attribute("href", "#sekretariat")


def test_a_parents_login_in_the_pupils_field_is_the_answer_itself(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1234567")
    expect(output(page)).to_have_text("1234567")
    expect(page.locator("#pupil-message")).to_contain_text("już wygląda na login rodzica")


def test_an_odd_length_is_answered_with_a_warning(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("12345u")
    expect(output(page)).to_have_text("12345")
    expect(page.locator("#pupil-message")).to_contain_text("Zwykle jest ich od 6 do 8")


WRONG = {
    "jan@poczta.pl": "Konta Librus",
    "1234567k": "litera „k”",
    "12O4567u": "Na 3. miejscu stoi litera „O”. Jeśli to miała być cyfra 0",
    "12l4567u": "cyfra 1",
    "12S4567u": "cyfra 5",
    "12a4567u": "Na 3. miejscu stoi litera „a”",
    "kowalski": "same litery",
    "1234567u 2345678u": "dwa loginy",
    "<b>1234567u</b>": "Znak „<”",
    "Login: 1234567u Hasło: kotek": "Hasła nie podawaj tu nigdy",
    "123u": "za mało cyfr",
    "1234567890123u": "za dużo cyfr",
    "https://portal.librus.pl/1234567": "nie da się odczytać",
}


def test_a_wrong_input_gets_its_own_sentence_and_is_kept(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    message = page.locator("#pupil-message")
    assert "pupil-message" in (field(page).get_attribute("aria-describedby") or "")
    for typed, says in WRONG.items():
        field(page).fill("7654321u")
        expect(output(page)).to_have_text("7654321")
        field(page).fill(typed)
        expect(field(page)).to_have_attribute("aria-invalid", "true")
        expect(message).to_contain_text(says)
        expect(message).to_be_visible()
        expect(field(page)).to_have_value(typed)
        assert output(page).text_content() == ""


def test_an_emptied_field_is_met_with_silence(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("kowalski")
    expect(field(page)).to_have_attribute("aria-invalid", "true")
    field(page).fill("   ")
    expect(field(page)).to_have_attribute("aria-invalid", "false")
    expect(page.locator("#pupil-message")).to_be_empty()
    assert output(page).text_content() == ""


def test_nothing_is_called_wrong_while_it_is_being_typed(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    page.evaluate(
        """() => {
            window.seen = new Set();
            const field = document.querySelector("#pupil-login");
            new MutationObserver(() => window.seen.add(field.getAttribute("aria-invalid")))
                .observe(field, { attributes: true, attributeFilter: ["aria-invalid"] });
        }"""
    )
    field(page).press_sequentially("1234567u", delay=30)
    expect(output(page)).to_have_text("1234567")
    assert "true" not in page.evaluate("[...window.seen]")


def test_what_was_typed_before_python_came_is_answered_when_it_comes(page: Page, site: str) -> None:
    let_through = sabotage(page, "wasm", "silence")
    page.goto(f"{site}/#login-rodzica")
    wait_for(page, "loading")
    field(page).press_sequentially("1234567u")
    expect(page.get_by_text("Chwileczkę")).to_have_count(2)
    expect(page.get_by_text("Chwileczkę").first).to_be_visible()
    let_through()
    wait_for(page, "ready")
    expect(output(page)).to_have_text("1234567")
    expect(page.get_by_text("Chwileczkę").first).to_be_hidden()
    expect(field(page)).to_have_value("1234567u")


def test_enter_in_the_field_leaves_everything_where_it_is(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field(page).fill("1234567u")
    field(page).press("Enter")
    expect(output(page)).to_have_text("1234567")
    assert page.url == f"{site}/#login-rodzica"


def test_a_typed_login_stays_on_the_page(page: Page, site: str) -> None:
    with page.expect_response("**/school.json"):
        open_panel(page, f"{site}/#login-rodzica")
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    address = page.url
    field(page).press_sequentially("1234567u")
    field(page, "rodzica").press_sequentially("7654321")
    field(page, "rodzica").press("Enter")
    expect(output(page, "parent")).to_have_text("7654321u")
    stored = page.evaluate(
        """async () => [
            {...localStorage}, {...sessionStorage}, document.cookie, window.name,
            await indexedDB.databases(), await caches.keys(), history.state
        ]"""
    )
    assert requests == []
    assert messages == []
    assert page.url == address
    assert stored == [{}, {}, "", "", [], [], None]
