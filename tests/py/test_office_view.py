"""How the office is shown and the letter to it written."""
# ruff: noqa: E501  an example is a line

from datetime import datetime
from typing import Any
from urllib.parse import unquote

import pytest
from klucznik import office_view
from klucznik.school import DAYS

from tests.py.views_tree import WORDS, state, text, tree, with_words

Data = dict[str, Any]

# What is tested, the school's data, what must stand there and what must not.
EXAMPLES: list[tuple[str, Data, list[str], list[str]]] = [
    ("a school that says nothing", {},
     ["./div[@class='office']/h3[.='‹office.name-unknown›']", "./div/p[.='‹office.unknown›']",
      "./div/p[@class='action']/button[@class='needs-python'][@data-focus='letter-from'][.='‹office.write›']"],
     [".//a", ".//dl", ".//p[@class='action'][2]"]),
    ("a school's name", {"name": "SP 7"}, ["./div/h3[.='SP 7']"], [".//h3[.='‹office.name-unknown›']"]),
    ("a phone number", {"office": {"phone": "+48 22 700 70 07"}},
     ["./div/p[@class='action']/a[@class='button call'][@href='tel:+48227007007'][.='Call +48\xa022\xa0700\xa070\xa007']"],
     [".//p[.='‹office.unknown›']", ".//a[2]"]),
    ("an e-mail address", {"office": {"email": "a+b@sp7.example"}},
     ["./div/p/a[@href='mailto:a+b@sp7.example'][.='a+b@sp7.example']"],
     [".//p[.='‹office.unknown›']", ".//p[@class='action']/a"]),
    ("both", {"office": {"phone": "227007007", "email": "a@sp7.example"}},
     ["./div/p[@class='action']/a", "./div/p[@class='action']/button", "./div/p/a[@href='mailto:a@sp7.example']"], ["./div/p[@class='action'][2]"]),
    ("what to say", {}, ["./div/div[@id='say']/h4[.='‹office.say-title›']", "./div/div[@id='say']/blockquote/p[1][@lang='pl'][@translate='no']"], []),
    ("who resets", {"office": {"who": "teacher"}}, ["./div/p[.='‹office.who-teacher›']"], ["./div/p[.='‹office.who-office›']"]),
    ("a postal address", {"office": {"address": "ul. Malowana 7"}}, ["./div/p[.='Address: ul. Malowana 7']"], []),
    ("how new data are handed over", {"office": {"handover": ["phone", "envelope"]}},
     ["./div/p[.='‹office.handover-phone›']", "./div/p[.='‹office.handover-envelope›']"], ["./div/p[.='‹office.handover-person›']"]),
    ("opening hours", {"office": {"hours": {"tue": ["7:30-11:00", "12:05-17:00"], "mon": ["8-9"]}}},
     ["./div/h4[.='‹office.hours›']", "./div/p[1][@class='opening'][@id='opening'][.='']",
      "./div/dl/div[1]/dt[.='‹weekday.mon›']", "./div/dl/div[1]/dd[.='8:00–9:00']",
      "./div/dl/div[2]/dd[.='7:30–11:00, 12:05–17:00']", "./div/dl/div[3]/dd[.='‹office.closed-day›']",
      "./div/dl/div[7]/dt[.='‹weekday.sun›']"],
     [".//dl/div[8]"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "must", "must_not"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES]
)
def test_the_office_shows(data: Data, must: list[str], must_not: list[str]) -> None:
    shown = tree(office_view.office(state(data)))
    for path in must:
        assert shown.find(with_words(path, WORDS["en"])) is not None, path
    for path in must_not:
        assert shown.find(with_words(path, WORDS["en"])) is None, path


HOURS = {"office": {"hours": {day: ["7:30-15:30"] for day in DAYS[:5]}, "closed": ["2026-11-30/2026-12-07"]}}  # fmt: skip


def moment(polish: str) -> tuple[int, int]:
    """Return the days from 1 January 1970 and the minute of a Polish time."""
    when = datetime.fromisoformat(polish)
    return (when - datetime(1970, 1, 1)).days, when.hour * 60 + when.minute


CLOSED = '<b class="{}">{}</b>'


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("2026-11-23T09:00", '<b class="open">Open now, until 15:30.</b>'),
        ("2026-11-23T05:00", CLOSED.format("today", "Closed now. Open today from 7:30.")),
        ("2026-11-23T16:00", CLOSED.format("tomorrow", "Closed now. Open tomorrow from 7:30.")),
        ("2026-12-05T16:00", CLOSED.format("weekday", "Closed now. Open on Tuesday from 7:30.")),
        ("2026-11-27T16:00", CLOSED.format("later", "Closed now. Open from 8.12, 7:30.")),
    ],
)
def test_the_office_says_whether_it_is_open(when: str, says: str) -> None:
    assert office_view.opening(state(HOURS), *moment(when)) == says
    assert office_view.opening(state(), *moment(when)) == ""


def test_a_date_is_written_as_in_poland() -> None:
    closed = {"office": {"hours": HOURS["office"]["hours"], "closed": ["2026-12-07/2027-01-01"]}}
    assert office_view.opening(state(closed), *moment("2026-12-06T10:00")) == CLOSED.format(
        "later", "Closed now. Open from 4.01, 7:30."
    )


LETTER = {"from": " Żaneta  Źdźbło\n", "child": "Łucja & <Źdźbło>", "class": '4"a', "phone": "600 100 200", "account": "pupil"}  # fmt: skip


def test_the_letter_asks_for_five_things() -> None:
    shown = tree(office_view.letter(state(letter=LETTER)))
    for path in [
        "./h3[.='‹letter.title›']",
        "./p[@class='needs-python'][.='‹letter.lead›']",
        "./form[@class='letter needs-python']/div[@id='letter'][.='']",
        *(
            f"./form/{tag}"
            for name in ("from", "child", "class", "phone")
            for tag in (
                f"label[@for='letter-{name}'][.='‹letter.{name}-label›']",
                f"input[@id='letter-{name}'][@type='text'][@data-letter='{name}']",
            )
        ),
        "./form//p[@class='message'][@id='letter-message'][@aria-live='polite']",
        "./form/fieldset/legend[.='‹letter.account-label›']",
        "./form/fieldset/label[1][.=' ‹letter.account-parent›']/input[@type='radio'][@name='account'][@data-letter='account'][@value='parent']",
        "./form/fieldset/label[2][.=' ‹letter.account-pupil›']/input[@value='pupil'][@checked]",
    ]:
        assert shown.find(with_words(path, WORDS["en"])) is not None, path
    assert len(shown.findall(".//input[@checked]")) == 1
    assert tree(office_view.letter(state())).find(".//input[@checked][@value='parent']") is not None


def test_the_letter_is_in_polish_and_goes_to_the_school() -> None:
    data = {"office": {"email": "biuro@sp7.example"}}
    shown = tree(office_view.written(state(data, letter=LETTER)))
    subject, body = office_view.letter_text(state(data, letter=LETTER))
    assert subject == 'Dostęp do dziennika Librus Synergia – Łucja & <Źdźbło>, klasa 4"a'
    assert "do konta ucznia" in body
    assert body.startswith("Dzień dobry,\n")
    assert body.endswith("\nMój telefon: 600 100 200.\n\nZ poważaniem\nŻaneta Źdźbło")
    quote = shown.find("./blockquote[@lang='pl']")
    assert quote is not None
    assert text(quote) == subject + body.replace("\n", "")
    assert len(quote.findall("./p[2]/br")) == body.count("\n")
    assert quote.find("./p[1]/strong") is not None
    link = shown.find("./p[@class='action']/a[@class='button']")
    assert link is not None
    assert text(link) == WORDS["en"]["letter.send"]
    assert unquote(link.get("href", "")) == (
        f"mailto:biuro@sp7.example?subject={subject}&body={body}".replace("\n", "\r\n")
    )
    copy = shown.find("./p/button[@type='button'][@data-copy='letter']")
    assert copy is not None
    assert text(copy) == WORDS["en"]["letter.copy-letter"]


def test_whoever_reads_no_polish_sees_what_the_letter_says_and_sends_the_polish_one() -> None:
    for language, meaning in (("en", "new password for the account of the pupil"), ("uk", "до облікового запису учня")):  # fmt: skip
        shown = tree(office_view.written(state(language=language, letter=LETTER)))
        polish, own = shown.findall("./blockquote")
        assert (polish.get("lang"), polish.get("translate")) == ("pl", "no")
        assert meaning in text(own)
        assert own.attrib == {}
        assert "Łucja & <Źdźbło>" in text(own)
        link = shown.find(".//a")
        assert link is not None
        assert "konta ucznia" in unquote(link.get("href", ""))
    assert len(tree(office_view.written(state(language="pl"))).findall("./blockquote")) == 1


# Why somebody needs the office, and what the letter asks for then (F4, E3 to E5, E9).
ASKED = {
    "": "proszę o nowe hasło do konta rodzica w dzienniku",
    "both": "nie mamy już loginów ani haseł",
    "no-email": "na koncie nie ma mojego aktualnego adresu e-mail",
    "guardian": "o osobne konto w dzienniku",
    "locked": "konto rodzica w dzienniku Librus Synergia jest zablokowane",
    "app": "z aplikacją mobilną",
    "pupil": "do konta ucznia",
}


@pytest.mark.parametrize("reason", ASKED)
def test_the_letter_and_the_first_words_on_the_phone_know_why_one_came(reason: str) -> None:
    shown = state(language="uk", reason=reason)
    _, body = office_view.letter_text(shown)
    assert ASKED[reason] in body.replace("\xa0", " ")
    said, meaning = tree(office_view.to_say(shown)).findall("./blockquote/p")
    assert said.get("lang") == "pl"
    assert ASKED[reason] in text(said).replace("\xa0", " ")
    assert text(meaning)
    assert ("Proszę nie wysyłać hasła" in body) == (reason != "app")
    whose = {"", "both", "locked"}
    assert office_view.asks_whose(shown) == (reason in whose)
    first = office_view.lead(shown)
    assert first == (WORDS["uk"]["office.lead-" + reason] if reason else "")


@pytest.mark.parametrize(
    ("handover", "says"),
    [
        ([], "Proszę o informację, jak odebrać nowe dane."),
        (["person", "envelope"], "Nowe dane mogę odebrać osobiście. Proszę o informację, kiedy."),
        (["phone"], "Nowe dane mogę odebrać telefonicznie."),
        (["envelope"], "Proszę przekazać nowe dane w zaklejonej kopercie."),
    ],
)
def test_the_letter_offers_no_other_way_than_the_school_has(handover: list[str], says: str) -> None:
    _, body = office_view.letter_text(state({"office": {"handover": handover}}))
    collect = body.replace("\xa0", " ").split("\n")[4]
    assert collect == says


def test_what_is_not_typed_yet_is_left_as_a_blank() -> None:
    subject, body = office_view.letter_text(state())
    assert subject == "Dostęp do dziennika Librus Synergia – …, klasa …"
    assert "konta rodzica" in body
    assert "telefon" not in body
    assert body.endswith("\n…")


def test_what_is_typed_into_one_field_of_the_letter_draws_in_no_other() -> None:
    typed = {"from": "{child} {class}", "child": "{class} {from}", "class": "{from} {child}"}
    subject, body = office_view.letter_text(state(letter=typed))
    assert subject.endswith("– {class} {from}, klasa {from} {child}")
    assert body.endswith("\n{child} {class}")
