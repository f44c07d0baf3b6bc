"""`make leaflet`: prints both leaflets of each language as PDFs beside their pages in dist/."""

from pathlib import Path

from klucznik import leaflet
from klucznik.site import home_of
from playwright.sync_api import sync_playwright

from tests import install
from tests.servers import plain
from widget.words import content

DIST = Path(__file__).parents[2] / "dist"


def main() -> None:
    """Write ulotka.pdf for each language."""
    with plain(DIST) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=install.find("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for language in content.languages():
            for _, below in leaflet.FOLDERS:
                folder = home_of(language) + below
                page.goto(f"{site}/{folder}")
                page.pdf(path=DIST / folder / "ulotka.pdf", prefer_css_page_size=True)
                print(f"dist/{folder}ulotka.pdf")
        browser.close()


if __name__ == "__main__":
    main()
