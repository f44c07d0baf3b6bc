"""`make pictures`: takes the README's pictures from the built dist/, so that they stay true."""

from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from tests import install
from tests.servers import plain

ROOT = Path(__file__).parents[2]
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1200, "height": 800}


def main() -> None:
    """Write docs/*.png."""
    with plain(ROOT / "dist") as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=install.find("chromium"), args=["--no-sandbox"]
        )
        for name, size, address, dark in (
            ("start-phone", PHONE, "/", False),
            ("login-phone", PHONE, "/#login-rodzica", False),
            ("procedure-phone", PHONE, "/#haslo-rodzica", True),
            ("demo-desktop", DESKTOP, "/demo/", False),
        ):
            context = browser.new_context(
                viewport=size, color_scheme="dark" if dark else "light", locale="pl-PL"
            )
            page = context.new_page()
            page.goto(site + address)
            if "demo" in address:
                page.locator("klucznik-panel").get_by_role("button").click()
                panel = page.frame_locator("iframe[name=klucznik]")
                panel.locator("html[data-python=ready]").wait_for()
            else:
                page.wait_for_selector("html[data-python=ready]")
            if "login" in address:
                page.fill("#pupil-login", "1234567u")
            if "haslo" in address:
                page.locator(f"{address[1:]} img[src$='#login-form']").evaluate(
                    "drawing => drawing.scrollIntoView({ block: 'center' })"
                )
            page.wait_for_timeout(300)
            page.screenshot(path=ROOT / f"docs/{name}.png")
            context.close()


if __name__ == "__main__":
    main()
