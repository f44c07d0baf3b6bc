"""What a screen reader says on five ways through the panel; `make heard` writes docs/heard.md.

Spoken by a virtual screen reader in a real page: what it says is made of roles, names and states,
as every screen reader's speech is, though each has words of its own for them.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from klucznik.site import home_of
from playwright.sync_api import Page, sync_playwright

from tests import install
from tests.browser.engines import wait_until
from tests.browser.panel import idle, open_panel
from tests.servers import DIST, plain
from widget.words import content

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs/heard.md"
MODULES = ROOT / "node_modules"
READER = MODULES / "@guidepup/virtual-screen-reader/lib/esm/index.browser.js"

MOST_PHRASES = 400
UNSAID = ("end of ", "paragraph", "list", "strong", "emphasis")
"""How the phrases begin that say where something ends, or what it is made of: of no use here."""

BY_ITSELF = ("polite: ", "assertive: ")

IS_SAID = """async () => {
    const said = await guidepup.virtual.spokenPhraseLog();
    return said.some((phrase) => phrase.startsWith("polite: "));
}"""

READ_THROUGH = """async ([within, most]) => {
    const { virtual } = guidepup;
    await virtual.start({ container: document.querySelector(within) });
    const first = await virtual.lastSpokenPhrase();
    for (let step = 0; step < most; step++) {
        await virtual.next();
        if ((await virtual.lastSpokenPhrase()) === first) break;
    }
    const said = await virtual.spokenPhraseLog();
    await virtual.stop();
    return said.slice(0, -1);
}"""


def reader() -> str:
    """Return the virtual screen reader as a script for a page."""
    esbuild = str(MODULES / "esbuild/bin/esbuild")
    options = ["--bundle", "--format=iife", "--global-name=guidepup", "--log-level=error"]
    made = subprocess.check_output(["node", esbuild, str(READER), *options], encoding="utf-8")
    return made + "\nwindow.guidepup = guidepup;"


def read_through(page: Page, within: str) -> list[str]:
    """Return what is said of a part of a page, from its beginning to its end."""
    said: list[str] = page.evaluate(READ_THROUGH, [within, MOST_PHRASES])
    return [phrase for phrase in said if not phrase.startswith(UNSAID)]


def hear_while(page: Page, selector: str, keys: str) -> list[str]:
    """Type into a field, and return what is said by itself meanwhile."""
    page.evaluate(
        "async () => { await guidepup.virtual.start({ container: document.body }); "
        "await guidepup.virtual.clearSpokenPhraseLog(); }"
    )
    page.locator(selector).press_sequentially(keys)
    wait_until(
        lambda: bool(page.evaluate(IS_SAID)), "something said"
    )  # What is said by itself waits for the reader to pause.
    idle(page)
    said: list[str] = page.evaluate(
        "async () => { const said = await guidepup.virtual.spokenPhraseLog(); "
        "await guidepup.virtual.stop(); return said; }"
    )
    return [phrase for phrase in said if phrase.startswith(BY_ITSELF)]


def ways(page: Page, address: str, script: str) -> Iterator[tuple[str, list[str]]]:
    """Go five ways, and return what is said on each."""

    def come(view: str) -> None:
        page.goto("about:blank")
        open_panel(page, f"{address}#{view}")
        page.evaluate(script)

    come("start")
    yield "The first question", read_through(page, "#start")
    for answer in ("start haslo", "czyje-haslo rodzica", "co-masz login-i-email"):
        page.locator(f'[data-answer="{answer}"]').click()
    page.locator("#haslo-rodzica h2:focus").wait_for()
    yield "Three answers on: the password", read_through(page, "main")
    come("login-rodzica")
    spoken = hear_while(page, "#pupil-login", "1234567u")
    yield "A login is read", spoken + read_through(page, "#login-rodzica form")
    come("login-rodzica")
    spoken = hear_while(page, "#pupil-login", "12O4567u")
    yield "A slip in the login", spoken + read_through(page, "#login-rodzica form")
    come("start")
    page.locator("#query").fill("librus")  # What searches comes now.
    page.locator(".results").wait_for()
    page.locator("#query").fill("")
    page.locator(".results").wait_for(state="detached")
    spoken = hear_while(page, "#query", "librus")
    yield "A search", spoken + read_through(page, "#szukaj")


def table(language: str, heard: dict[str, list[str]]) -> str:
    """Return what is said in a language, as Markdown."""
    lines = [f"## {language}\n"]
    for way, said in heard.items():
        lines += [f"### {way}\n", "\n".join(f"1. {phrase}" for phrase in said) + "\n"]
    return "\n".join(lines)


def main() -> None:
    """Write docs/heard.md."""
    script = reader()
    lines = [HEAD]
    with plain(DIST) as site, sync_playwright() as playwright:
        path = install.find("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for language in content.languages():
            page = browser.new_page(locale=language)
            lines.append(table(language, dict(ways(page, f"{site}/{home_of(language)}", script))))
        browser.close()
    TABLE.write_text("\n".join(lines), encoding="utf-8")


HEAD = """# What is heard

What a virtual screen reader says on five ways through the panel, in each language. `make heard`
writes it anew, and a test holds it true. What begins with "polite" is said by itself.
"""

if __name__ == "__main__":
    main()
