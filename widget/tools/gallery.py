"""`make gallery`: pictures of every view in every language, theme and width, on one page.

For the eye: dist/galeria/, not linked from the panel. Look at it after a change of the face.
"""

from html import escape
from pathlib import Path

from klucznik.site import home_of
from playwright.sync_api import Browser, sync_playwright

from tests import install
from tests.servers import plain
from widget.words import content

DIST = Path(__file__).parents[2] / "dist"
WIDTHS = (320, 360, 768, 1280)
THEMES = ("light", "dark")
VIEWS = content.load_guide().view_ids()


def main() -> None:
    """Write dist/galeria/."""
    folder = DIST / "galeria"
    folder.mkdir(exist_ok=True)
    rows = []
    with plain(DIST) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=install.find("chromium"), args=["--no-sandbox"]
        )
        for language in content.languages():
            for theme in THEMES:
                for width in WIDTHS:
                    address = f"{site}/{home_of(language)}?school=sp7"
                    name = f"{language}-{theme}-{width}"
                    _take(browser, address, name, folder)
                    rows.append(name)
    figures = "".join(
        f"<h2>{escape(view)}</h2>"
        + "".join(f'<img loading="lazy" alt="{row}" src="{view}-{row}.jpg">' for row in rows)
        for view in VIEWS
    )
    page = f"<!doctype html><meta charset=utf-8><title>Galeria</title>{figures}"
    (folder / "index.html").write_text(page, encoding="utf-8")


def _take(browser: Browser, address: str, name: str, folder: Path) -> None:
    """Take every view in one language, theme and width."""
    _, theme, width = name.split("-")
    context = browser.new_context(
        viewport={"width": int(width), "height": 800},
        color_scheme="dark" if theme == "dark" else "light",
        locale="pl-PL",
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html[data-python=ready]")
    page.goto(f"{address}#login-rodzica")
    page.fill("#pupil-login", "1234567u")
    for view in VIEWS:
        page.goto(f"{address}#{view}")
        page.screenshot(path=folder / f"{view}-{name}.jpg", full_page=True, quality=60, type="jpeg")
    context.close()


if __name__ == "__main__":
    main()
