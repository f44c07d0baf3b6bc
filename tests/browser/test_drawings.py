"""The drawings beside the steps: each comes when its view is seen, and is the one that is meant."""

import base64
from collections.abc import Callable

import pytest
from klucznik.site import home_of
from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.engines import see, wait_until
from tests.browser.panel import open_panel
from tests.drawn import COLOUR_AT, SHOWN
from widget.words import content

GUIDE = content.load_guide()
CAME = "picture => picture.complete && picture.naturalWidth > 0"


def answers(page: Page) -> list[int]:
    """Return where to find, from now on, how each wish of a page for the drawings is answered."""
    statuses: list[int] = []

    def note(response: Response) -> None:
        if "/drawings-" in response.url:
            statuses.append(response.status)

    page.on("response", note)
    return statuses


def wait_for(picture: Locator) -> None:
    """Scroll to a drawing and wait until it has come."""
    picture.scroll_into_view_if_needed()
    wait_until(lambda: picture.evaluate(CAME), picture)


@pytest.mark.parametrize("language", content.languages())
@pytest.mark.parametrize("view", SHOWN)
def test_each_drawing_is_the_one_that_its_step_names(
    page: Page, site: str, view: str, language: str
) -> None:
    open_panel(page, f"{site}/{home_of(language)}#{view}")
    for name, place, colour in SHOWN[view]:
        picture = page.locator(f'#{view} img[src$="#{name}"]')
        wait_for(picture)
        taken = base64.b64encode(picture.screenshot()).decode()
        assert tuple(page.evaluate(COLOUR_AT, [taken, *place])) == colour, name


def test_every_drawing_comes_and_keeps_its_place(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_panel(page, site)
    for procedure in GUIDE.procedures:
        page.goto(f"{site}/#{procedure.id}")
        pictures = page.locator(f"#{procedure.id} .picture")
        expect(pictures).to_have_count(len(procedure.pictures))
        for picture in pictures.all():
            before = picture.bounding_box()
            wait_for(picture)
            after = picture.bounding_box()
            assert before is not None
            assert after is not None
            assert (before["width"], before["height"]) == (after["width"], after["height"])
            assert after["width"] > 300
            assert after["width"] / after["height"] == pytest.approx(320 / 176, 0.02)


def test_nobody_waits_for_drawings_that_are_not_seen(page: Page, site: str) -> None:
    came = answers(page)
    open_panel(page, site)
    page.locator('[data-answer="start haslo"]').click()
    expect(page.locator("#czyje-haslo h2")).to_be_focused()
    assert came == []
    page.goto(f"{site}/#haslo-ucznia")
    wait_for(page.locator("#haslo-ucznia .picture").first)
    assert came != []


def test_another_language_in_place_keeps_the_drawings(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#haslo-ucznia")
    for language in ("uk", "pl", "en"):
        page.locator(f'header nav a[lang="{language}"]').click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        for picture in page.locator("#haslo-ucznia .picture").all():
            wait_for(picture)


@pytest.mark.parametrize("language", content.languages())
def test_without_javascript_the_drawings_come_too(
    page_with: Callable[..., Page], site: str, language: str
) -> None:
    page = page_with("no_scripts")
    came = answers(page)
    page.goto(f"{site}/{home_of(language)}#haslo-ucznia")
    see(page.locator("#haslo-ucznia .picture").first)
    wait_until(lambda: came != [], "the drawings have come")
    assert set(came) == {200}


def test_without_styles_a_drawing_has_its_size(page: Page, site: str) -> None:
    open_panel(page, f"{site}/#haslo-ucznia")
    page.evaluate("for (const style of document.querySelectorAll('style')) style.remove()")
    for drawn, size in (("#haslo-ucznia img >> nth=0", (320, 176)), (".key", (48, 24))):
        box = page.locator(drawn).bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == size
