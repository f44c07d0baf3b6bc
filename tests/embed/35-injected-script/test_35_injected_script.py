"""A free host puts its own analytics into every page; the panel's policy refuses it."""

from playwright.sync_api import Page, Route

from tests.browser.panel import wait_for
from tests.embed.walk import button, panel, read_login

ANALYTICS = "https://analytics.example/beacon.js"


def test_a_script_that_is_not_the_panels_is_none_of_its_faults(page: Page, school: str) -> None:
    def inject(route: Route) -> None:
        response = route.fetch()
        script = f'<script defer src="{ANALYTICS}"></script></body>'
        route.fulfill(response=response, body=response.text().replace("</body>", script))

    page.route(f"{school}/klucznik/", inject)
    page.add_init_script(
        """
        window.states = [];
        new MutationObserver(() => {
            const { python } = document.documentElement?.dataset ?? {};
            if (python && states.at(-1) !== python) states.push(python);
        }).observe(document, { subtree: true, childList: true, attributes: true });
        """
    )
    page.goto(school)
    button(page).click()
    wait_for(panel(page), "ready")
    read_login(panel(page))
    states = panel(page).locator("html").evaluate("() => window.states")
    assert "failed" not in states
