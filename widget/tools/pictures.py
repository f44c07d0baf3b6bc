"""`make pictures`: takes the documents' pictures from the built dist/, so that they stay true."""

from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests import install
from tests.hosts.wordpress.conftest import contents
from tests.hosts.wordpress.site import ADMINISTRATOR, wordpress
from tests.hosts.wordpress.test_plugin import PLUGINS, sign_in
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
            ("konfigurator-desktop", DESKTOP, "/konfigurator/", False),
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
            if "konfigurator" in address:
                page.fill("[data-field=name]", "Szkoła Podstawowa nr 7 w Zalipkach Dolnych")
                page.fill("[data-field='office.phone']", "00 700 70 07")
                page.locator("#fill").scroll_into_view_if_needed()
            if "haslo" in address:
                page.locator(f"{address[1:]} img[src$='#login-form']").evaluate(
                    "drawing => drawing.scrollIntoView({ block: 'center' })"
                )
            page.wait_for_timeout(300)
            page.screenshot(path=ROOT / f"docs/{name}.png")
            context.close()
        _of_the_plugin(browser)


def _of_the_plugin(browser: Browser) -> None:
    """Take the plugin's settings in a real WordPress, which speaks Polish where the plugin does."""
    with wordpress() as site:
        plugins = site.folder / "wp-content/plugins"
        for path, content in contents().items():
            (plugins / path).parent.mkdir(parents=True, exist_ok=True)
            (plugins / path).write_bytes(content)
        site.run(f"{PLUGINS} activate_plugin('klucznik/klucznik.php');")
        site.run("update_user_meta(1, 'locale', 'pl_PL');")
        page = browser.new_page(viewport=DESKTOP, locale="pl-PL")
        sign_in(page, site, ADMINISTRATOR)
        page.goto(f"{site.address}/wp-admin/options-general.php?page=klucznik")
        page.frame_locator("#klucznik-set-up").locator("html[data-python=ready]").wait_for()
        page.wait_for_timeout(300)
        page.screenshot(path=ROOT / "docs/wordpress-desktop.png")


if __name__ == "__main__":
    main()
