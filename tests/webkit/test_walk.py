"""A walk through the panel in WebKit, the engine of every iPhone."""

from pathlib import Path

import pytest
from klucznik.command import pages
from klucznik.command.archive import Panel, zipped
from klucznik.site import home_of
from selenium.webdriver.common.keys import Keys

from tests.drawn import SHOWN
from tests.servers import DIST, plain
from tests.webkit.conftest import Reader
from widget import release
from widget.words import content

VIEWS = content.load_guide().view_ids()
QUESTIONS = {"pl": "Co się stało?", "uk": "Що сталося?", "en": "What happened?"}
TAG = "klucznik-panel"
BOX = "body > div:last-child"
DIALOG = f"document.querySelector('{BOX}')?.shadowRoot.querySelector('dialog')"


@pytest.mark.parametrize("language", content.languages())
def test_every_view_is_reached_and_accessible(reader: Reader, site: str, language: str) -> None:
    reader.open(f"{site}/{home_of(language)}?school=sp7")
    reader.sees("#start h2", QUESTIONS[language])
    reader.assert_accessible()
    for view in VIEWS:
        reader.go_to(view)
        if view != "start":
            assert reader.finds("main > .view") == 1
        reader.waits_until(f"document.activeElement.closest('.view')?.id === '{view}'")
        reader.waits_until("document.title.endsWith(' – Klucznik')")
        reader.assert_accessible(f"#{view}")


def test_each_drawing_comes_when_it_is_seen_and_is_the_one_that_its_step_names(
    reader: Reader, site: str
) -> None:
    reader.open(site)
    reader.go_to("haslo-ucznia")
    for name, place, colour in SHOWN["haslo-ucznia"]:
        picture = f'#haslo-ucznia img[src$="#{name}"]'
        reader.asks(f"document.querySelector('{picture}').scrollIntoView({{ block: 'center' }})")
        reader.waits_until(f"document.querySelector('{picture}').naturalWidth > 0")
        reader.waits_for_colour(picture, place, colour)


def test_a_login_is_read_while_it_is_typed(reader: Reader, site: str) -> None:
    reader.open(f"{site}/#login-rodzica")
    reader.types("#pupil-login", "1234567u")
    reader.waits_until(
        "document.querySelector('output[for=pupil-login]').textContent === '1234567'"
    )
    reader.types("#parent-login", "0034567")
    reader.waits_until(
        "document.querySelector('output[for=parent-login]').textContent === '0034567u'"
    )


def test_the_panel_in_one_file_answers_a_login_from_a_disk(reader: Reader, tmp_path: Path) -> None:
    archive, file = tmp_path / "parts.zip", tmp_path / "klucznik.html"
    archive.write_bytes(zipped(release.parts(DIST)))
    file.write_text(pages.one_file_of(Panel(archive), "{}", "pl"), encoding="utf-8")
    reader.open(file.as_uri())
    reader.taps("a[href='#login-rodzica']")
    reader.types("#pupil-login", "1234567u")
    reader.waits_until(
        "document.querySelector('output[for=pupil-login]').textContent === '1234567'"
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [("kowalski", "same litery"), ("jan@poczta.pl", "Konta Librus"), ("12O4567u", "litera „O”")],
)
def test_a_wrong_login_gets_its_own_sentence(
    reader: Reader, site: str, typed: str, says: str
) -> None:
    reader.open(f"{site}/#login-rodzica")
    reader.types("#pupil-login", typed)
    assert says in reader.sees("#pupil-message").text
    reader.sees("#pupil-login[aria-invalid=true]")
    assert reader.asks("return document.querySelector('output').textContent") == ""
    assert reader.asks("return document.querySelector('#pupil-login').value") == typed


def test_the_search_finds_at_every_key(reader: Reader, site: str) -> None:
    reader.open(site)
    reader.types("#query", "zapomnialam hasl")
    reader.sees(".results a", "Odzyskaj hasło rodzica")
    reader.taps(".results a")
    reader.sees("#haslo-rodzica h2", "Odzyskaj hasło rodzica")


def test_another_language_keeps_the_view_the_answers_and_what_was_typed(
    reader: Reader, site: str
) -> None:
    reader.open(f"{site}/#login-rodzica")
    reader.types("#pupil-login", "1234567u")
    reader.go_to("start")
    for answer in ("start haslo", "czyje-haslo rodzica", "co-masz login-i-email"):
        reader.taps(f'[data-answer="{answer}"]')
    reader.taps('header nav a[lang="uk"]')
    reader.sees("#haslo-rodzica h2", "Відновіть пароль батьків")
    assert reader.finds("#path li") == 3
    reader.sees("#haslo-rodzica .own strong", "1234567")
    assert reader.asks("return location.href") == f"{site}/uk/#haslo-rodzica"


def test_back_and_reload_keep_the_answers(reader: Reader, site: str) -> None:
    reader.open(site)
    for answer in ("start haslo", "czyje-haslo rodzica", "co-masz nic"):
        reader.taps(f'[data-answer="{answer}"]')
    reader.sees("#sekretariat h2")
    reader.asks("history.back()")
    reader.sees("#co-masz h2")
    reader.waits_until("document.querySelectorAll('#path li').length === 2")
    reader.asks("history.forward()")
    reader.waits_until("document.querySelectorAll('#path li').length === 3")
    reader.driver.refresh()
    reader.sees("html[data-python=ready]")
    reader.sees("#sekretariat h2")
    assert reader.finds("#path li") == 3


def test_logins_go_when_the_page_is_left_and_the_letter_stays(reader: Reader, site: str) -> None:
    reader.open(f"{site}/#login-rodzica")
    reader.types("#pupil-login", "1234567u")
    reader.go_to("sekretariat")
    reader.types("#letter-child", "Ola Żak")
    reader.driver.get(f"{site}/ulotka/")
    reader.asks("history.back()")
    reader.sees("html[data-python=ready]")
    reader.waits_until("document.querySelector('#letter-child').value === 'Ola Żak'")
    assert reader.asks("return document.querySelector('#pupil-login').value") == ""
    assert reader.asks("return document.querySelector('output').textContent") == ""


def test_the_keyboard_alone_is_enough(reader: Reader, site: str) -> None:
    reader.open(f"{site}/#start")
    reader.asks("document.querySelector('#start h2').focus()")
    for _ in range(3):
        reader.presses(Keys.TAB)
    reader.waits_until("document.activeElement.dataset.answer === 'start login'")
    reader.presses(Keys.ENTER)
    reader.waits_until("document.activeElement === document.querySelector('#ktory-login h2')")


def test_in_the_schools_page_it_opens_answers_closes_and_opens_again(
    reader: Reader, site: str
) -> None:
    reader.driver.get(f"{site}/demo/")
    reader.taps_button_of(TAG)
    reader.enters_frame_of(BOX)
    reader.sees("html[data-python=ready]")
    # Its driver can't tap into a frame in a shadow root, and loses one that goes somewhere.
    reader.asks("document.querySelector('#start .links a').click()")
    reader.leaves()
    reader.enters_frame_of(BOX)
    reader.types("#pupil-login", "1234567u")
    reader.waits_until("document.querySelector('output').textContent === '1234567'")
    reader.presses(Keys.ESCAPE)
    reader.leaves()
    reader.waits_until(f"!({DIALOG}).open")
    reader.taps_button_of(TAG)
    reader.waits_until(f"({DIALOG}).open")
    reader.enters_frame_of(BOX)
    assert reader.asks("return document.querySelector('#pupil-login').value") == "1234567u"
    assert reader.asks("return document.querySelector('output').textContent") == "1234567"


def test_back_takes_one_step_in_the_panel_then_closes_it_and_leaves_nothing_behind(
    reader: Reader, site: str
) -> None:
    reader.driver.get(f"{site}/ulotka/")
    reader.driver.get(f"{site}/demo/")
    reader.taps_button_of(TAG)
    reader.enters_frame_of(BOX)
    reader.sees("html[data-python=ready]")
    for answer, question in (("start haslo", "czyje-haslo"), ("czyje-haslo rodzica", "co-masz")):
        # Its driver can't tap into a frame in a shadow root.
        reader.asks(f"""document.querySelector('[data-answer="{answer}"]').click()""")
        reader.leaves()  # It loses a frame that goes somewhere.
        reader.enters_frame_of(BOX)
        reader.sees(f"#{question} h2")
    for question in ("czyje-haslo", "start"):
        reader.leaves()
        reader.asks("history.back()")
        reader.enters_frame_of(BOX)
        reader.sees(f"#{question} h2")
    reader.leaves()
    assert reader.asks(f"return ({DIALOG}).open")
    reader.asks("history.back()")
    reader.waits_until(f"!({DIALOG}).open")
    reader.asks("setTimeout(() => history.back())")
    reader.waits_until("location.pathname === '/ulotka/'")


def test_it_works_in_a_frame_of_another_origin(reader: Reader, site: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        f'<!doctype html><iframe src="{site}/#login-rodzica" width="400" height="900"></iframe>'
    )
    with plain(tmp_path) as school:
        reader.driver.get(school.replace("127.0.0.1", "localhost"))
        reader.driver.switch_to.frame(reader.sees("iframe"))
        reader.sees("html[data-python=ready]")
        reader.taps("#pupil-login")
        reader.presses("1234567u")
        reader.waits_until("document.querySelector('output').textContent === '1234567'")


def test_the_second_visit_works_without_a_network(reader: Reader) -> None:
    with plain(DIST) as address:
        reader.open(f"{address}/")
        reader.asks(
            """window.isKept = false;
            (async () => {
                await navigator.serviceWorker.ready;
                while (!(await caches.match(location.href)))
                    await new Promise((done) => setTimeout(done, 50));
                window.isKept = true;
            })();"""
        )
        reader.waits_until("window.isKept && navigator.serviceWorker.controller")
    reader.driver.get("about:blank")
    reader.open(f"{address}/#login-rodzica")
    reader.types("#pupil-login", "1234567u")
    reader.waits_until("document.querySelector('output').textContent === '1234567'")
