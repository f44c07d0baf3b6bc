"""What stands on each view, in each state of the reader and the school, and what must not."""
# ruff: noqa: E501  an example is a line

from typing import Any
from urllib.parse import parse_qsl

import pytest
from klucznik import office_view, site, views
from klucznik.guide import Procedure
from klucznik.state import State

from tests.py.views_tree import GUIDE, LANGUAGES, WORDS, state, text, tree, walks, with_words

LIBRUS = "https://portal.librus.pl/szkola"
LINKS = {"links": {"app": "https://sp7.example/a.pdf", "login": "https://sp7.example/l?a=1&b=2"}}
HIDDEN = {"hide": ["aplikacja", "logowanie"]}
NOTICE = {"notice": {"pl": "Uwaga", "uk": "Увага"}}
REPLACED = {"replace": {"haslo-rodzica": "Hasła resetuje wychowawca."}}
PATH = [("start", "haslo"), ("czyje-haslo", "rodzica"), ("co-masz", "nic")]

# What is tested, the view, the state, what must stand there (XPath, ‹key› is the text of a word)
# and what must not.
EXAMPLES: list[tuple[str, str, State, list[str], list[str]]] = [
    ("the start asks what happened, and has the login and all help one tap away", "start", state(),
     [".//h2[@tabindex='-1'][.='‹question.start.title›']",
      "./ul[@class='answers']/li/a[@href='#czyje-haslo'][@data-answer='start haslo'][.='‹question.start.answers.haslo›']",
      "./ul[@class='answers']/li[1]/a/svg[@class='icon'][@aria-hidden='true']/use[@href='#i-haslo']",
      "./ul[@class='answers']/li[6]/a[@href='#inny-klopot']",
      "./ul[@class='links']/li[1]/a[@href='#login-rodzica'][.='‹procedure.login-rodzica.title›']",
      "./ul[@class='links']/li[2]/a[@href='#porady'][.='‹page.all-procedures›']", "./p[@class='trust'][.='‹page.trust›']"],
     [".//p[@class='note']", "./ul[@class='links']/li[3]"]),
    ("where the school hides the login tool, the start doesn't lead to it", "start", state({"hide": ["login-rodzica"]}),
     ["./ul[@class='links']/li[1]/a[@href='#porady']"], ["./ul[@class='links']/li[2]"]),
    ("another question asks, and no more", "co-masz", state(),
     ["./h2[@tabindex='-1'][.='‹question.co-masz.title›']",
      "./ul[@class='answers']/li[4]/a[@href='#sekretariat'][@data-answer='co-masz nic'][.='‹question.co-masz.answers.nic›']"],
     ["./ul/li[5]", ".//p", ".//svg", ".//form"]),
    ("a notice stands above the first question", "start", state(NOTICE),
     ["./p[1][@class='note'][.='Uwaga']"], []),
    ("a notice is said in the reader's language", "start", state(NOTICE, "uk"),
     ["./p[1][@class='note'][.='Увага']"], ["./p[.='Uwaga']"]),
    ("a notice stands above no other question", "co-masz", state(NOTICE), [], [".//p[@class='note']"]),
    ("a procedure leads, lists its steps and notes", "drugi-opiekun", state(),
     ["./h2[@tabindex='-1'][.='‹procedure.drugi-opiekun.title›']",
      "./p[@class='lead'][.='‹procedure.drugi-opiekun.lead›']", "./h3[.='‹page.steps›']",
      "./ol[@class='steps']/li[1][.='‹procedure.drugi-opiekun.steps.popros›']",
      "./ol[@class='steps']/li[3][.='‹procedure.drugi-opiekun.steps.osobne›']",
      "./p[@class='note'][.='‹procedure.drugi-opiekun.note›']"],
     ["./ol/li[4]", ".//ol/li[1]/img", ".//form", ".//button", ".//p[@class='boxes']", ".//blockquote"]),
    ("what the reader should have at hand is named", "haslo-rodzica", state(),
     ["./p[@class='needs'][.='‹page.needs› ‹need.login-rodzica›, ‹need.email›']"], ["./p[@class='needs'][2]"]),
    ("where nothing is needed, nothing says so", "logo-librus", state(), [], ["./p[@class='needs']"]),
    ("what the school says instead needs nothing", "haslo-rodzica", state(REPLACED), [], ["./p[@class='needs']"]),
    ("a procedure asks whether it helped, and says what else there is", "haslo-ucznia", state(),
     ["./div[@class='ways-on']/div[@class='helped']/h3[.='‹helped.title›']",
      ".//div[@class='helped']/p/a[@href='#na-przyszlosc'][@data-helped][.='‹helped.yes›']",
      ".//div[@class='helped']/p/a[@href='#sekretariat'][.='‹helped.no›']",
      "./div[@class='ways-on']/h3[.='‹page.after›']",
      ".//ul[@class='links']/li[1]/a[@href='#nowy-widok'][.='‹procedure.nowy-widok.title›']",
      ".//ul[@class='links']/li[2]/a[@href='#haslo-rodzica']"],
     [".//ul[@class='links']/li[3]"]),
    ("where the school hides what is for next time, whoever was helped goes to the start", "haslo-ucznia", state({"hide": ["na-przyszlosc"]}),
     [".//div[@class='helped']/p/a[@href='#start'][@data-helped]"], []),
    ("what one does for next time is not asked whether it helped", "na-przyszlosc", state(),
     ["./div[@class='ways-on']/ul"], [".//div[@class='helped']", ".//a[@data-helped]"]),
    ("a pupil has a message to send to a parent", "haslo-bez-rodzica", state(),
     ["./h3[.='‹message.title›']", "./blockquote[@id='message'][.='‹message.text›']", "./p[@class='action needs-python']/button[@data-copy='message'][.='‹message.copy-message›']",
      "./p/button[@data-pass-on='message'][.='‹action.share›']"], []),
    ("after the office nothing is left to try", "sekretariat", state(),
     ["./div[@class='ways-on']/ul"], [".//div[@class='helped']"]),
    ("the office's own view has no button to itself", "sekretariat", state(),
     [".//div[@class='office']"], [".//a[@href='#sekretariat'][@class='button']", ".//a[.='‹action.office›']"]),
    ("where the office helps, a button leads there", "drugi-opiekun", state(),
     ["./p[@class='action']/a[@class='button'][@href='#sekretariat'][.='‹action.office›']"],
     [".//div[@class='office']", ".//a[@target]"]),
    ("where one logs in, a button opens the page beside the panel", "logowanie", state(),
     [f"./p[@class='action']/a[@class='button'][@href='{LIBRUS}'][@target='_blank'][@rel='noopener'][.='‹action.login-page› (‹action.new-tab›)']/small"],
     [".//a[.='‹action.office›']"]),
    ("the button opens the school's own login page", "logowanie", state({"librus": "https://sp7.example/?a=1&b"}),
     [".//a[@class='button'][@href='https://sp7.example/?a=1&b']"], [f".//a[@href='{LIBRUS}']"]),
    ("where there is nothing to open there is no button", "logo-librus", state(), [], [".//p[@class='action']"]),
    ("the school's instructions stand in their steps", "przydatne-linki", state(LINKS),
     [".//ol/li[2]/a[@href='https://sp7.example/a.pdf'][@target='_blank'][@rel='noopener'][.='https://sp7.example/a.pdf (‹action.new-tab›)']/small",
      ".//ol/li[3]/a[@href='https://sp7.example/l?a=1&b=2'][.='https://sp7.example/l?a=1&b=2 (‹action.new-tab›)']"],
     [".//ol/li[1]/a", ".//ol/li[2]/a[2]", ".//ol/li[3]/a[2]"]),
    ("a school may give one of the two", "przydatne-linki", state({"links": {"login": "https://sp7.example/l"}}),
     [".//ol/li[3]/a[@href='https://sp7.example/l']"], [".//ol/li[2]/a", ".//ol/li[1]/a"]),
    ("no link stands there if the school gave none", "przydatne-linki", state(), [".//ol/li[3]"], [".//ol//a"]),
    ("a step of the same name elsewhere has no such link", "konto-librus", state(LINKS), [".//ol/li[3]"], [".//a[@href='https://sp7.example/a.pdf']"]),
    ("a drawing stands in the step that it shows, and comes when it is seen", "haslo-ucznia", state(drawings="d.svg"),
     [".//ol/li[3]/img[@class='picture'][@src='d.svg#menu'][@width='320'][@height='176'][@loading='lazy'][@alt='']",
      ".//ol/li[5]/img[@src='d.svg#information']"],
     [".//ol/li[6]/img"]),
    ("what the school says instead of a procedure replaces its steps", "haslo-rodzica", state(REPLACED),
     ["./h2[.='‹procedure.haslo-rodzica.title›']", "./p[@class='lead'][.='Hasła resetuje wychowawca.']", ".//div[@class='helped']", ".//ul[@class='links']"],
     [".//ol", ".//p[@class='action']", "./p[@class='note']"]),
    ("other procedures stay as they are", "logowanie", state(REPLACED), [".//ol"], []),
    ("no answer leads to what the school hides", "co-z-aplikacja", state(HIDDEN),
     [".//a[@href='#wiadomosci-bezplatnie']", ".//a[@href='#aplikacja-wylaczona']"], [".//a[@href='#aplikacja']"]),
    ("no list leads to what the school hides", "porady", state(HIDDEN),
     [".//ul/li[30]"], [".//a[@href='#aplikacja']", ".//a[@href='#logowanie']", ".//ul/li[31]"]),
    ("no way on leads to what the school hides", "przydatne-linki", state(HIDDEN),
     ["./div[@class='ways-on']/ul"], [".//ul/li"]),
    ("all help is listed under one heading", "porady", state(),
     ["./h2[@id='all'][.='‹page.all-procedures›']", "./ul[@class='links']/li[1]/a[@href='#login-rodzica'][.='‹procedure.login-rodzica.title›']",
      "./ul/li[32]/a[@href='#sekretariat']"],
     ["./ul/li[33]"]),
    ("the logins are read in both directions", "login-rodzica", state(),
     ["./form[1][@data-field='pupil']", "./form[2][@data-field='parent']", "./p[@class='without-python'][.='‹login.failed›']",
      "./p[@class='boxes'][@aria-hidden='true'][.='1234567u']/i[.='u']", "./p[@class='boxes']/b[7][.='7']",
      "./h3[.='‹login.back-title›']", "./p[.='‹login.back-lead›']"],
     ["./p[@class='boxes']/b[8]", ".//div[@class='office']", ".//blockquote"]),
    ("the rule is drawn with the reader's own digits", "login-rodzica", state(typed={"pupil": "076543u"}),
     ["./p[@class='boxes'][.='076543u']"], ["./p[@class='boxes']/b[7]"]),
    ("the own login stands in a step, to be copied", "haslo-rodzica", state(typed={"pupil": "1234567u"}),
     [".//ol/li[3]/span[@class='own'][@data-own='parent']/strong[.='1234567']/span[.='123']", ".//ol/li[3]/span/button[@type='button'][@data-copy='login'][.='‹login.copy-parent›']"],
     [".//ol/li[1]/span[@class='own']/strong"]),
    ("the own login stands in the first line and in the note", "na-przyszlosc", state(typed={"parent": "1234567"}),
     ["./p[@class='lead']/span[@data-own='parent']/strong[.='1234567']"], []),
    ("a parent's login that was typed gives the pupil's, too", "haslo-ucznia", state(typed={"parent": "1234567"}),
     ["./p[@class='note']/span[@data-own='pupil']/strong[.='1234567u']", "./p[@class='note']/span/button[@data-copy='login']",
      ".//ol/li[1]/span[@data-own='parent']/strong[.='1234567']"], []),
    ("two logins that don't belong together are both named, and none is to be typed", "haslo-rodzica", state(typed={"pupil": "1111111u", "parent": "2222222"}),
     [".//ol/li[3]/span[@class='own']/em/a[@href='#login-rodzica']"], [".//span[@class='own']/strong", ".//ol//button"]),
    ("what can't be read stands nowhere", "haslo-rodzica", state(typed={"pupil": "12O4567u", "parent": "x"}),
     [".//ol/li[3]/span[@class='own'][.='']"], [".//span/strong", ".//ol//button"]),
    ("the way to search is a form that needs Python, before the answers", "start", state(query='a"b'),
     ["./div[@id='szukaj']/form[@role='search'][@class='needs-python']/label[@for='query'][.='‹search.label›']",
      "./div/form/input[@id='query'][@type='search'][@autocomplete='off'][@enterkeyhint='search']",
      "./div/div[@id='found'][@class='needs-python'][.='']"], []),
    ("what helps can be copied, shared and printed", "podaj-dalej", state(),
     [f"./button[{place}][@type='button'][@data-pass-on='{way}'][.='‹action.{key}›']"
      for place, way, key in ((1, "copy", "copy-link"), (2, "share", "share"), (3, "print", "print"))], ["./button[4]"]),
    ("whoever needs the office for a reason is told so in the first line", "sekretariat", state(reason="locked"),
     ["./p[@class='lead'][.='‹office.lead-locked›']"], ["./p[@class='lead'][.='‹procedure.sekretariat.lead›']"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("view", "shown", "must", "must_not"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES]
)  # fmt: skip
def test_on_screen(view: str, shown: State, must: list[str], must_not: list[str]) -> None:
    found = tree(f"<article>{views.content(view, shown)}</article>")[0]
    for path in must:
        assert found.find(with_words(path, shown.words)) is not None, path
    for path in must_not:
        assert found.find(with_words(path, shown.words)) is None, path


HOSTILE = """</p><script>alert(1)</script>'"><img src=x onerror="alert(2)"> &amp; &lt; {phone} {from} {{}} % \\ `"""
ADDRESS = "https://sp7.example/?a=1&lt=2&quot;=%22{x}"
HOSTILE_SCHOOL: dict[str, Any] = {
    "name": HOSTILE,
    "librus": "https://sp7.example/?lt=1&lt;2&amp;",
    "panel": "https://sp7.example/?lt=1&lt;2&amp;",
    "office": {
        "who": "teacher", "phone": "+48 (22) 700-70 07", "email": "a+b@szkoła.example",
        "address": HOSTILE, "hours": {"mon": ["7:30-15:30"]}, "closed": ["2026-12-24"],
        "handover": ["person", "phone", "envelope"],
    },
    "links": {"app": "https://sp7.example/?a=1&lt;2", "login": "https://sp7.example/?&quot;"},
    "notice": dict.fromkeys(LANGUAGES, HOSTILE),
    "replace": {"logo-librus": dict.fromkeys(LANGUAGES, HOSTILE)},
    "hide": ["aplikacja"],
    "languages": LANGUAGES, "accent": "#000",
}  # fmt: skip
TYPED: dict[str, Any] = {
    "typed": dict.fromkeys(("pupil", "parent"), "1\"'><script>&amp;{letter}"),
    "query": HOSTILE,
    "letter": dict.fromkeys(("from", "child", "class"), HOSTILE),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_school_writes_and_a_reader_types_is_text(language: str) -> None:
    shown = state(HOSTILE_SCHOOL, language, **TYPED)
    assert shown.school.faults == []
    page = tree(site.main(shown))
    assert page.find(".//script") is None
    assert {image.get("class") for image in page.iter("img")} == {"picture"}
    for element in page.iter():
        assert not [name for name in element.attrib if name.startswith("on")]
    letter = tree(office_view.written(shown)).find("./blockquote")
    assert letter is not None
    assert "<script>alert(1)</script>" in text(letter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_for_something_is_left_unfilled(language: str) -> None:
    assert "{" not in text(tree(site.main(state({}, language))))


@pytest.mark.parametrize(
    ("view", "path"),
    [("start", "./p[@class='note']"), ("sekretariat", ".//div[@class='office']/h3"), ("logo-librus", "./p[@class='lead']")],
)  # fmt: skip
def test_what_a_school_writes_is_shown_letter_for_letter(view: str, path: str) -> None:
    found = tree(views.content(view, state(HOSTILE_SCHOOL))).find(path)
    assert found is not None
    assert text(found) == HOSTILE


PAGES = {language: tree(site.main(state(HOSTILE_SCHOOL, language))) for language in LANGUAGES}


def test_the_page_has_every_view_once_in_its_order() -> None:
    first, *others = GUIDE.view_ids()
    for page in PAGES.values():
        *shown, pass_on, paper = page
        assert [element.get("id") for element in shown] == [first, *others, "porady"]
        tags = ["section"] * len(GUIDE.questions) + ["article"] * len(GUIDE.procedures) + ["nav"]
        assert [element.tag for element in shown] == tags
        assert (pass_on.tag, pass_on.get("id")) == ("div", "podaj-dalej")
        assert {element.get("class") for element in shown} == {"view"}
        assert (paper.tag, paper.get("id")) == ("aside", "na-papierze")
    others += ["porady", "podaj-dalej", "na-papierze"]
    assert set(views.view_ids(state())) == {first, *others}
    assert views.content("nothing", state()) == ""


def test_the_list_of_all_help_is_named_by_its_heading() -> None:
    for page in PAGES.values():
        assert page[-3].get("aria-labelledby") == "all"


@pytest.mark.parametrize("procedure", GUIDE.procedures, ids=GUIDE.procedure_ids())
def test_every_procedure_names_the_facts_it_carries(procedure: Procedure) -> None:
    (article,) = PAGES["pl"].findall(f"./article[@id='{procedure.id}']")
    assert article.get("data-procedure") == procedure.id
    assert article.get("data-facts", "").split() == procedure.facts
    assert ("hidden" in article.attrib) == (procedure.id == "aplikacja")


@pytest.mark.parametrize("procedure", GUIDE.procedures, ids=GUIDE.procedure_ids())
def test_every_procedure_has_all_its_steps_and_drawings(procedure: Procedure) -> None:
    for language, words in WORDS.items():
        shown = tree(views.content(procedure.id, state(language=language)))
        steps = [text(step) for step in shown.findall("./ol[@class='steps']/li")]
        key = f"procedure.{procedure.id}.steps."
        assert steps == [with_words(f"‹{key}{step}›", words) for step in procedure.steps]
        drawn = {image.get("src"): image.get("alt") for image in shown.findall("./ol/li/img")}
        assert drawn == {f"#{name}": "" for name in procedure.pictures.values()}
        asks = procedure.id not in ("na-przyszlosc", "sekretariat")
        assert len(shown.findall(".//div[@class='helped']")) == asks


def test_what_is_needed_stands_before_the_steps() -> None:
    for procedure in GUIDE.procedures:
        if procedure.needs:
            shown = list(tree(views.content(procedure.id, state())))
            classes = [element.get("class") for element in shown]
            assert classes.index("lead") < classes.index("needs") < classes.index("steps")


def test_every_link_leads_somewhere() -> None:
    for page in PAGES.values():
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(set(ids)) == len(ids)
        pointing = [element.get("href", "") for element in page.iter("a")]
        assert {href[1:] for href in pointing if href[:1] == "#"} <= set(ids)
        assert len(pointing) > 100
        for element in page.iter():
            for name in ("for", "aria-describedby", "aria-labelledby"):
                assert set(element.get(name, "").split()) <= set(ids)


def test_every_link_to_another_site_opens_beside_the_panel_and_says_so() -> None:
    for language, page in PAGES.items():
        links = [each for each in page.iter("a") if each.get("href", "").startswith("http")]
        assert len(links) > 10
        for link in links:
            assert (link.get("target"), link.get("rel")) == ("_blank", "noopener")
            assert text(link).endswith(f" ({WORDS[language]['action.new-tab']})")
        others = [each for each in page.iter("a") if each not in links]
        assert {each.get("target") for each in others} == {None}


def test_the_title_of_the_page_is_that_of_the_view() -> None:
    words = WORDS["en"]
    for id, key in [
        ("start", "page.title"),
        ("co-masz", "question.co-masz.title"),
        ("logowanie", "procedure.logowanie.title"),
    ]:
        title = with_words(f"‹{key}›", words)
        assert views.title(id, state()) == f"{title} – {words['page.brand']}"
    marked = state()
    marked.speak(
        {**words, "question.start.title": "x", "procedure.logowanie.title": "<b>&amp;</b>"}
    )
    assert views.title("logowanie", marked) == f"& – {words['page.brand']}"


def test_the_answers_given_stand_in_their_order_and_each_can_be_changed() -> None:
    shown = state(path=PATH)
    path = tree(views.path(shown, "sekretariat"))
    for number, (question, answer) in enumerate(PATH):
        for expected in (
            f"./details/ol/li[{number + 1}]/span[@class='unseen'][.='‹question.{question}.title›']",
            f"./details/ol/li[{number + 1}]/strong[.='‹question.{question}.answers.{answer}›']",
            f"./details/ol/li[{number + 1}]/a[@href='#{question}'][@data-change='{number}']"
            f"[@aria-label='‹page.change›: ‹question.{question}.title›'][.='‹page.change›']",
        ):
            assert path.find(with_words(expected, shown.words)) is not None, expected
    answers = " › ".join(f"‹question.{question}.answers.{answer}›" for question, answer in PATH)
    line = f"./details/summary[.='‹page.your-answers›: {answers}']"
    assert path.find(with_words(line, shown.words)) is not None
    assert len(path.findall("./details/ol/li")) == len(PATH)


@pytest.mark.parametrize(
    ("path", "view", "back"),
    [
        ([], "haslo-rodzica", "./p[@class='back']/a[@href='#start'][.='‹page.home›']"),
        (PATH, "sekretariat", "./p/a[@href='#co-masz'][@data-change='2'][.='‹page.back›']"),
        (PATH[:1], "czyje-haslo", "./p/a[@href='#start'][@data-change='0'][.='‹page.back›']"),
        ([("start", "pierwszy-raz")], "sekretariat", "./p/a[@href='#pierwsze-logowanie'][.='‹page.back›']"),
    ],
)  # fmt: skip
def test_back_is_one_step(path: list[tuple[str, str]], view: str, back: str) -> None:
    shown = tree(views.path(state(path=path), view))
    assert shown.find(with_words(back, WORDS["en"])) is not None
    assert (shown.find("./details") is None) == (path == [])


def test_a_moment_of_joy_is_for_whoever_was_just_helped() -> None:
    assert views.well_done(state(), "na-przyszlosc") == ""
    assert views.well_done(state(has_helped=True), "logowanie") == ""
    shown = tree(views.well_done(state(has_helped=True), "na-przyszlosc"))
    assert text(shown) == WORDS["en"]["helped.well-done"]
    hidden = state({"hide": ["na-przyszlosc"]}, has_helped=True)
    assert views.well_done(hidden, "start")


PATHS = [path for path, _ in walks(GUIDE)]


@pytest.mark.parametrize(
    "path", PATHS, ids=[".".join(given for _, given in path) for path in PATHS]
)
def test_a_link_to_a_view_carries_the_answers_and_leads_to_the_same(
    path: list[tuple[str, str]],
) -> None:
    shown = state(path=path, reason=GUIDE.reason_of(path), typed={"pupil": "1234567u"})
    view = GUIDE.end_of(path)
    query, _, hash = views.link_to_here(shown, view, "sp7").partition("#")
    assert hash == view
    said = dict(parse_qsl(query[1:]))
    assert said.pop("school") == "sp7"
    assert GUIDE.replay(said.pop("answers").split(".")) == path
    assert said.pop("reason", "") == shown.reason
    assert said == {}


def test_a_link_without_answers_is_the_view_alone() -> None:
    assert views.link_to_here(state(), "logowanie", "") == "#logowanie"


ORDINARY = {
    "name": "SP 7",
    "panel": "https://sp7.example/klucznik/",
    "accent": "#a01030",
    "notice": "W piątek nieczynne.",
    "office": {"phone": "22 700 70 07", "hours": {"mon": ["8-15"]}, "who": "teacher",
               "address": "ul. Malowana 7", "email": "a@sp7.example", "handover": ["phone"]},
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_a_school_is_called_and_reached_stands_in_few_views(language: str) -> None:
    nobody, school = state(language=language), state(ORDINARY, language)
    assert not school.school.faults
    assert not school.school.speaks_in_procedures()
    about = views.ids_about_school(school)
    for id in views.view_ids(school):
        says_the_same = views.content(id, school) == views.content(id, nobody)
        assert says_the_same == (id not in about), id


@pytest.mark.parametrize(
    "data", [LINKS, HIDDEN, REPLACED, {"librus": "https://sp7.example/librus"}], ids=str
)
def test_what_a_school_says_in_procedures_is_known_to_stand_there(data: dict[str, Any]) -> None:
    nobody, school = state(), state(data)
    assert school.school.speaks_in_procedures()
    others = set(views.view_ids(school)) - set(views.ids_about_school(school))
    assert any(views.content(id, school) != views.content(id, nobody) for id in others)
