"""`make gallery`: pictures of every view in every language, theme and width, on one page; and all
drawings on another, at two sizes, by day and by night.

For the eye: dist/galeria/, not linked from the panel. Look at it after a change of the face.
"""

from html import escape
from pathlib import Path

from klucznik.site import home_of
from playwright.sync_api import Browser, sync_playwright

from tests import install
from tests.servers import plain
from widget import drawings
from widget.words import content

DIST = Path(__file__).parents[2] / "dist"
WIDTHS = (320, 360, 768, 1280)
THEMES = ("light", "dark")
PHONE, LARGE = 288, 640
"""The widths of a drawing, in pixels: on a small phone, and magnified."""
VIEWS = content.load_guide().view_ids()

SHEET = """<!doctype html><meta charset=utf-8><title>Rysunki</title><style>
body { margin: 0; font: 12px sans-serif }
section { display: flex; flex-wrap: wrap; gap: 16px; padding: 16px; background: #f7f4ec }
.dark { background: #12201f; color: #eef3ee }
figure { margin: 0 }
</style>"""
"""How the page of all drawings begins: the panel's two backgrounds."""


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
    (folder / "rysunki.html").write_text(SHEET + _drawings(), encoding="utf-8")
    others = '<p><a href="rysunki.html">Rysunki</a>'
    page = f"<!doctype html><meta charset=utf-8><title>Galeria</title>{others}{figures}"
    (folder / "index.html").write_text(page, encoding="utf-8")


def _drawings() -> str:
    """Return every drawing as on a phone and as large as it gets, on either background."""
    (file,) = (DIST / "assets").glob("drawings-*.svg")
    return "".join(
        f'<section class="{theme}">'
        + "".join(
            f'<figure><img src="../assets/{file.name}#{name}" alt="" width="{width}">'
            f"<figcaption>{name}</figcaption></figure>"
            for name in drawings.names()
        )
        + "</section>"
        for width in (PHONE, LARGE)
        for theme in THEMES
    )


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
