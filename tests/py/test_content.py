"""The words and the structure: they say all seventeen facts, and faults are named with a mend."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from klucznik import school, views
from klucznik.state import State

from widget.words import content, markup, structure

# What an article that claims a fact has to say, with Librus' own labels as they stand on the
# screen.
FACTS = {
    "F1": ["adres e-mail", "przy pierwszym logowaniu", "„przypomnij hasło”", "„Hasło”"],
    "F2": ["login rodzica", "potrzebn"],
    "F3": ["login ucznia", "same cyfry", "Pomiń ostatni znak", "literę „u”"],
    "F4": ["nie masz żadnego loginu", "Skontaktuj się z sekretariatem szkoły"],
    "F5": ["na konto rodzica", "górnym czarnym pasku menu", "„Uczeń”", "„Informacje”"],
    "F6": ["Otworzy się okno", "login ucznia", "Obok hasła", "„Generuj nowe hasło”"],
    "F7": ["w pasku adresu", "portal.librus.pl/szkola"],
    "F8": ["fioletowy przycisk", "„LIBRUS Synergia”", "„Zaloguj”"],
    "F9": ["ze szkoły", "konto Synergia", "fioletowym formularzu"],
    "F10": ["zmianę hasła tymczasowego", "Ustal własne hasło"],
    "F11": ["stronie szkoły", "logo Librus", "prosto do strony logowania"],
    "F12": ["aplikację mobilną", "na telefonie lub tablecie"],
    "F13": ["Załóż Konto Librus", "powiąż", "kontem Synergia utworzonym w szkole"],
    "F14": ["więcej niż jedno dziecko", "łączy kilka kont"],
    "F15": ["za pełną wersję aplikacji trzeba zapłacić"],
    "F16": ["bezpłatne", "wszystkie", "w przeglądarce", "nie używaj do tego aplikacji"],
    "F17": ["„Aplikacja Librus – instrukcja”", "„Instrukcja logowania do dziennika”"],
}

# The same of what was seen at other schools.
SEEN_ELSEWHERE = {
    "E1": ["nie przyjmuje adresu e-mail"],
    "E2": ["Formularz Konta Librus przyjmuje tylko adres e-mail"],
    "E3": ["zwykle także odblokowuje konto"],
    "E4": ["bez adresu e-mail"],
    "E5": ["opiekun", "własn"],
    "E6": ["dla każdego", "zwykle", "osobn"],
    "E7": ["nie widać czarnego paska"],
    "E8": ["przerwa techniczna"],
    "E9": ["Niektóre szkoły wyłączają aplikację"],
    "E10": ["własną liter"],
    "E11": ["jeśli na", "koncie", "adres e-mail", "„przypomnij hasło”"],
    "E12": ["W niektórych szkołach hasło po pewnym czasie wygasa"],
    "E13": ["Konto Librus", "potwierdź"],
    "E14": ["adres e-mail", "na przykład w części „Ustawienia”"],
    "E15": ["Konta Librus", "szkoła go nie zna"],
    "E16": ["na kartce albo stronie szkoły", "Zwykle", "co najmniej 8 znaków"],
    "E17": ["„Nie jestem robotem”"],
    "E18": ["dokument tożsamości", "upoważnienie na piśmie", "W niektórych szkołach", "do 7 dni"],
    "E19": ["nową szkołę o nowe konto"],
    "E20": ["Login nadaje szkoła", "Samodzielnie go nie zmienisz"],
    "E21": ["aplikacja nie pokazuje dziecka"],
    "E22": ["link wygasł", "Poproś o nowy"],
    "E23": ["13 lat", "zgoda rodzica"],
    "E24": ["okres próbny", "Jedna opłata", "do 30 czerwca", "aplikacja jest nadal bezpłatna"],
}


@pytest.fixture(scope="module")
def articles() -> list[tuple[list[str], str]]:
    """Return the facts and the plain text of each procedure, in Polish."""
    guide = content.load_guide()
    state = State(guide, content.load_words(guide, "pl"), school.School())
    return [(each.facts, _plain(views.content(each.id, state))) for each in guide.procedures]


def _plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(li|p|h\d)>", " ", html))).replace(
        "\xa0", " "
    )


@pytest.mark.parametrize("fact", [*FACTS, *SEEN_ELSEWHERE])
def test_every_article_that_claims_a_fact_says_it(
    fact: str, articles: list[tuple[list[str], str]]
) -> None:
    claiming = [text for facts, text in articles if fact in facts]
    assert claiming
    for text in claiming:
        for words in {**FACTS, **SEEN_ELSEWHERE}[fact]:
            assert words.lower() in text.lower()


def test_the_facts_are_those_of_the_schools_page_and_what_was_seen_elsewhere() -> None:
    assert list(FACTS) == structure.FACTS
    assert list(SEEN_ELSEWHERE) == structure.SEEN_ELSEWHERE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may break."""
    return Path(shutil.copytree(content.CONTENT, tmp_path / "content"))


BROKEN = [
    ("pl.toml", 'steps = "Krok po kroku"\n', "", "pl.toml: page.steps: missing"),
    ("pl.toml", "[login]\n", '[login]\nhint = "?"\n', "pl.toml: login.hint: not known"),
    (
        "pl.toml",
        "[sekretariat szkoły](#sekretariat).",
        "[sekretariat szkoły](#biuro).",
        "procedure.pierwsze-logowanie.note: Value error, links to #biuro, which doesn't exist",
    ),
    ("pl.toml", "{digits}", "{cyfry}", "login.unusual-length: Value error, nothing fills {cyfry}"),
    ("pl.toml", 'brand = "Klucznik"', 'brand = ""', "page.brand: Value error, write one line"),
    ("pl.toml", 'brand = "Klucznik"', "brand = 1", "page.brand: Input should be a valid string"),
    ("pl.toml", 'brand = "Klucznik"', "brand = ", "pl.toml: not TOML"),
    (
        "guide.toml",
        'to = "aplikacja"',
        'to = "apka"',
        "co-z-aplikacja: leads to 'apka', which",
    ),
    ("guide.toml", 'id = "sekretariat"', 'id = "aplikacja"', "aplikacja: this id stands more than"),
    ("guide.toml", 'facts = ["F4"]', 'facts = ["F5"]', "guide.toml: F4: no procedure carries it"),
    (
        "guide.toml",
        'facts = ["F4"]',
        'facts = ["F18"]',
        "procedure.31.facts.0: String should",
    ),
    (
        "guide.toml",
        'logo = "school-logo"',
        'logo = "logo"',
        "no drawing 'logo' in widget/page/drawings.svg; draw it, or correct it",
    ),
    ("guide.toml", 'tool = "logins"', 'toool = "logins"', "procedure.0.toool: not known"),
]


@pytest.mark.parametrize(("file", "before", "after", "complaint"), BROKEN)
def test_a_fault_in_the_content_is_named_with_file_key_and_mend(
    file: str, before: str, after: str, complaint: str, folder: Path
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(content.ContentError) as error:
        content.load_words(content.load_guide(folder), "pl", folder)
    assert complaint in str(error.value)


def test_a_missing_language_file_is_named(folder: Path) -> None:
    (folder / "pl.toml").unlink()
    with pytest.raises(content.ContentError, match=r"pl\.toml: the file is missing"):
        content.load_words(content.load_guide(folder), "pl", folder)


@pytest.mark.parametrize(
    ("text", "bound"),
    [("Wpisz w polu i kliknij", 2), ("Увійдіть у браузері й виберіть з меню", 3)],
)
def test_little_words_stay_with_the_next_one(text: str, bound: int) -> None:
    assert markup.to_html(text).count("\xa0") == bound
