"""A browser translates the panel: it wraps and changes every text that it may."""

from playwright.sync_api import Page, expect

from tests.embed.walk import open_panel, read_login

TRANSLATE = """() => {
    const may = (node) => !node.parentElement.closest("[translate=no], script, style");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim() && may(walker.currentNode))
        texts.push(walker.currentNode);
    for (const text of texts) {
        const font = document.createElement("font");
        font.textContent = text.data.toUpperCase().replaceAll("1", "9");
        text.replaceWith(font);
    }
    document.documentElement.lang = "uk";
    return texts.length;
}"""


def test_logins_and_the_labels_of_librus_stay_as_they_are(page: Page, school: str) -> None:
    page.goto(school)
    opened = open_panel(page)
    read_login(opened)
    assert opened.locator("html").evaluate(TRANSLATE) > 50
    expect(opened.locator('output[for="pupil-login"]')).to_contain_text("1234567")
    opened.get_by_label("LOGIN UCZNIA", exact=True).fill("7654321u")
    expect(opened.locator('output[for="pupil-login"]')).to_have_text("7654321")
    labels = opened.locator("[translate=no]").all_text_contents()
    assert any("przypomnij hasło" in label for label in labels)
    expect(opened.locator('header nav [lang="pl"]')).to_have_attribute("aria-current", "true")
