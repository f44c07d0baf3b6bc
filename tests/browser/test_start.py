"""Python comes, or doesn't: the words are there before, and stay in every failure."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.engines import click, go_back, see
from tests.browser.panel import PARTS, open_panel, sabotage, wait_for

FAULTS = [
    (part, mode)
    for part in PARTS
    for mode in ("404", "garbage", "half")
    if part != "start"  # without the watcher itself: a test of its own
]


def assert_words_and_links_work(page: Page) -> None:
    """Walk as somebody who has no Python: links lead to procedures, no broken control is left."""
    assert_no_broken_control(page)
    click(page.get_by_role("link", name="Nie pamiętam hasła"))
    click(page.get_by_role("link", name="Do konta rodzica"))
    click(page.get_by_role("link", name="w dzienniku jest mój adres e-mail"))
    see(page.get_by_role("heading", name="Odzyskaj hasło rodzica"))
    see(page.get_by_text("kliknij „przypomnij hasło”").first)
    see(page.get_by_role("heading", name="Co się stało?"), is_seen=False)
    for heading in ("Co masz pod ręką?", "Czyje to hasło?", "Co się stało?"):
        go_back(page)
        see(page.get_by_role("heading", name=heading))
    click(page.locator('#start .links a[href="#login-rodzica"]'))
    see(page.get_by_text("zrób to według kroków poniżej"))
    see(page.get_by_text("Pomiń ostatni znak – literę „u”"))
    assert_no_broken_control(page)


def assert_no_broken_control(page: Page) -> None:
    for control in page.locator("input, button, .needs-python").all():
        see(control, is_seen=False)


def test_the_page_says_when_python_is_ready(page: Page, site: str) -> None:
    page.add_init_script(
        """document.addEventListener("klucznik:ready", () => {
            window.saidReady = document.documentElement.dataset.python;
        });"""
    )
    open_panel(page, site)
    assert page.evaluate("window.saidReady") == "ready"
    assert 'data-python="static"' in page.request.get(site).text()


@pytest.mark.parametrize(("part", "mode"), FAULTS)
def test_words_and_links_outlive_a_broken_start(
    page: Page, site: str, part: str, mode: str
) -> None:
    sabotage(page, part, mode)
    page.goto(site)
    wait_for(page, "failed")
    assert_words_and_links_work(page)


@pytest.mark.parametrize("part", [part for part in PARTS if part != "start"])
def test_words_and_links_outlive_a_part_that_never_answers(
    page: Page, site: str, part: str
) -> None:
    page.clock.install()
    sabotage(page, part, "silence")
    page.goto(site, wait_until="commit")
    wait_for(page, "loading")
    page.clock.fast_forward(31_000)
    wait_for(page, "failed")
    assert_words_and_links_work(page)


def test_python_that_comes_late_is_welcome(page: Page, site: str) -> None:
    page.clock.install()
    let_through = sabotage(page, "wasm", "silence")
    page.goto(site, wait_until="commit")
    wait_for(page, "loading")
    page.clock.fast_forward(31_000)
    wait_for(page, "failed")
    let_through()
    wait_for(page, "ready")
    page.locator('#start .links a[href="#login-rodzica"]').click()
    expect(page.get_by_label("Login ucznia", exact=True)).to_be_visible()


@pytest.mark.parametrize("break_it", ["import nothing_of_that_name", "def broken(:", "1 / 0"])
def test_words_and_links_outlive_a_broken_program(page: Page, site: str, break_it: str) -> None:
    html = page.request.get(site).text()
    assert "from klucznik.browser import take_over; take_over()" in html
    broken = html.replace("from klucznik.browser import take_over; take_over()", break_it)
    page.route(f"{site}/", lambda route: route.fulfill(body=broken, content_type="text/html"))
    page.goto(site)
    wait_for(page, "failed")
    assert_words_and_links_work(page)


STUMBLE = """(times) => {
    // The next call in which Python says what is wrong with a field raises, so many times.
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
        if (name === "aria-invalid" && times-- > 0) throw new Error("1234567u");
        setAttribute.call(this, name, value);
    };
}"""


def test_python_that_stumbles_once_goes_on_with_all_that_is_known(page: Page, site: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_panel(page, f"{site}/#login-rodzica")
    page.evaluate(STUMBLE, 1)
    page.get_by_label("Login ucznia", exact=True).fill("7654321u")
    expect(page.locator('output[for="pupil-login"]')).to_have_text("7654321")
    expect(page.locator("#login-rodzica .own strong").first).to_have_text("7654321")
    expect(page.locator("html")).to_have_attribute("data-python", "ready")
    assert complaints == ["Klucznik: Error"]


def test_python_that_stumbles_again_gives_way_to_the_words(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#login-rodzica")
    field = page.get_by_label("Login ucznia", exact=True)
    page.evaluate(STUMBLE, 100)
    field.fill("7654321u")
    wait_for(page, "failed")
    # What was typed stays in sight, and nothing claims to answer it.
    expect(field).to_have_value("7654321u")
    expect(field).to_have_attribute("readonly", "")
    expect(page.locator("output").first).to_be_empty()
    expect(page.locator("#pupil-hint")).to_be_hidden()
    expect(page.get_by_label("Login rodzica", exact=True)).to_be_hidden()
    expect(page.get_by_text("zrób to według kroków poniżej")).to_be_visible()


def test_without_javascript_everything_can_be_read_and_reached(
    page_with: Callable[..., Page], site: str
) -> None:
    page = page_with("no_scripts")
    page.goto(site)
    assert_words_and_links_work(page)
    page.goto(f"{site}/#porady")
    for link in page.locator("#porady .links a").all():
        page.goto(f"{site}/#porady")
        heading = link.text_content() or ""
        click(link)
        see(page.get_by_role("heading", name=heading, exact=True))


def test_without_our_watcher_the_form_gives_way_by_itself(page: Page, site: str) -> None:
    sabotage(page, "start", "404")
    sabotage(page, "wasm", "404")
    page.goto(f"{site}/#login-rodzica")
    expect(page.locator("html")).to_have_attribute("data-python", "static")
    form = page.locator("form.login").first
    expect(form).to_be_visible()
    page.evaluate("for (const each of document.getAnimations()) each.finish()")
    expect(form).to_be_hidden()


def test_no_other_origin_is_ever_asked(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_panel(page, site)
    assert len(asked) > 5
    assert [url for url in asked if not url.startswith(f"{site}/")] == []


def test_the_strict_policy_is_there_and_nothing_breaks_it(page: Page, site: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_panel(page, site)
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy
    assert complaints == []
