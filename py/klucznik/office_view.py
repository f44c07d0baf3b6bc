"""The school office (F4): how to reach it, whether it is open, and a ready letter to it."""

from klucznik import office as office_hours
from klucznik.clock import hour_and_minute
from klucznik.html import TEXT, escape, fill, icon, plain
from klucznik.school import DAYS
from klucznik.state import LETTER_FIELDS, State


def lead(state: State) -> str:
    """Return the first line: for the reason that led here, or for any."""
    return state.words["office.lead-" + state.reason] if state.reason else ""


def office(state: State) -> str:
    """Return how to reach the school: its own data, or where to look for them."""
    words = state.words
    data = state.school.office
    name = escape(state.school.name) or words["office.name-unknown"]
    call = ""
    if data.phone:
        number = fill(words["office.call"], [("phone", data.phone.replace(" ", "\xa0"))])
        call = f'<a class="button call" href="tel:{data.phone_link}">{icon("phone")}{number}</a> '
    write = (
        f'<button type="button" class="needs-python" data-focus="letter-from">'
        f"{icon('letter')}{words['office.write']}</button>"
    )
    who = words["office.who-" + data.who] if data.who else ""
    facts = [who]
    if data.email:
        link = f'<a href="mailto:{escape(data.email)}">{escape(data.email)}</a>'
        facts.append(words["paper.email"].replace("{email}", link))
    if data.address:
        facts.append(fill(words["paper.address"], [("address", data.address)]))
    if not data.phone and not data.email:
        facts.append(words["office.unknown"])
    facts += [words["office.handover-" + way] for way in data.handover]
    lines = "".join(f"<p>{fact}</p>" for fact in facts if fact)
    now = '<p class="opening" id="opening"></p>' if data.hours else ""
    return (
        f'<div class="office">{now}<p class="action">{call}{write}</p>'
        f'<h3>{name}</h3>{lines}<div id="say">{to_say(state)}</div>'
        f"{_hours(state)}</div>"
    )


def to_say(state: State) -> str:
    """Return how to begin to speak with the office, in Polish, and in the reader's language."""
    words = state.words
    spoken = f'<p lang="pl" translate="no">„{_asked(state, "polish.letter.")}”</p>'
    meaning = "" if _is_polish(state) else f"<p>{_asked(state, 'letter.')}</p>"
    return f"<h4>{words['office.say-title']}</h4><blockquote>{spoken}{meaning}</blockquote>"


def on_paper(state: State) -> str:
    """Return in words what is a button on screen: the login page, the school's contact."""
    name = [f"<strong>{escape(state.school.name)}</strong>"] if state.school.name else []
    contact = "<br>".join(name + contact_lines(state))
    login_page = fill(state.words["paper.login-page"], [("address", typed_address(state))])
    return f'<p>{login_page}</p><p class="contact">{contact}</p>'


def contact_lines(state: State) -> list[str]:
    """Return how to reach the school, in words: what it gave of phone, e-mail and address."""
    given = [(name, getattr(state.school.office, name)) for name in ("phone", "email", "address")]
    return [fill(state.words["paper." + name], [(name, value)]) for name, value in given if value]


def typed_address(state: State) -> str:
    """Return the address of the login page as one types it (F7)."""
    return state.school.librus.split("://")[-1]


def opening(state: State, today: int, minute: int) -> str:
    """Return whether the office is open, and until or from when; "" where it isn't known."""
    now = office_hours.opening(state.school.office, today, minute)
    if now.state == "unknown":
        return ""
    _, month, day = now.date
    date = f"{day}.{month:02d}"
    weekday = plain(state.words["weekday." + DAYS[now.weekday]])
    says = fill(
        state.words["office." + now.state],
        [("time", now.time), ("weekday", weekday), ("date", date)],
    )
    return f'<b class="{now.state}">{says}</b>'


def _hours(state: State) -> str:
    words = state.words
    hours = state.school.office.hours
    if not hours:
        return ""
    rows = ""
    for day in DAYS:
        spans = ", ".join(
            f"{hour_and_minute(start)}–{hour_and_minute(end)}" for start, end in hours.get(day, [])
        )
        cell = spans or words["office.closed-day"]
        rows += f"<div><dt>{words['weekday.' + day]}</dt><dd>{cell}</dd></div>"
    return f"<h4>{words['office.hours']}</h4><dl>{rows}</dl>"


def letter(state: State) -> str:
    """Return the form that writes a letter to the school; the letter comes with who reads it."""
    words = state.words
    fields = "".join(
        f'<label for="letter-{name}">{words["letter." + name + "-label"]}</label>'
        f'<input id="letter-{name}" type="text" data-letter="{name}" {TEXT} '
        'aria-invalid="false" aria-describedby="letter-message">'
        for name in LETTER_FIELDS
    )
    accounts = "".join(
        f'<label><input type="radio" name="account" data-letter="account" value="{account}"'
        f"{' checked' if account == state.letter['account'] else ''}> "
        f"{words['letter.account-' + account]}</label>"
        for account in ("parent", "pupil")
    )
    return (
        f'<h3 class="needs-python">{words["letter.title"]}</h3>'
        f'<p class="needs-python">{words["letter.lead"]}</p>'
        f'<form class="letter needs-python">{fields}'
        '<p class="message" id="letter-message" aria-live="polite"></p>'
        f"<fieldset><legend>{words['letter.account-label']}</legend>{accounts}</fieldset>"
        f'<div id="letter"></div></form>'
    )


def written(state: State) -> str:
    """Return the letter as it stands, what it says in the reader's language, and how to send it."""
    words = state.words
    subject, body = letter_text(state)
    address = office_hours.mailto(state.school.office.email, subject, body)
    meaning = ""
    if not _is_polish(state):
        meaning = f"<h4>{words['letter.in-your-language']}</h4>{_quote(state, 'letter.')}"
    return (
        f"{_quote(state, 'polish.letter.')}"
        f'<p class="action"><a class="button" href="{escape(address)}">{words["letter.send"]}</a> '
        f'<button type="button" data-copy="letter">{words["letter.copy-letter"]}</button></p>'
        f"{meaning}"
    )


def letter_text(state: State) -> "tuple[str, str]":
    """Return subject and body of the letter in Polish; what isn't typed yet is left as a blank."""
    return _written(state, "polish.letter.")


def asks_whose(state: State) -> bool:
    """Tell whether the letter has to ask whose account it is about: the reason may say so."""
    return "{account}" in _ask(state, "polish.letter.")


def _quote(state: State, tongue: str) -> str:
    subject, body = _written(state, tongue)
    lines = escape(body).replace("\n", "<br>")
    mark = ' lang="pl" translate="no"' if tongue.startswith("polish") else ""
    return f"<blockquote{mark}><p><strong>{escape(subject)}</strong></p><p>{lines}</p></blockquote>"


def _written(state: State, tongue: str) -> "tuple[str, str]":
    """Return subject and body of the letter.

    Args:
        state: the reader's.
        tongue: where the words of it stand: "polish.letter.", or "letter." for the reader's own.

    """

    def say(key: str) -> str:
        return plain(state.words[tongue + key])

    blank = say("blank")
    typed = {name: " ".join(state.letter[name].split()) or blank for name in LETTER_FIELDS}
    typed["account"] = say("account-" + state.letter["account"])
    # What is asked for as one would say it, whose child it is, and how the answer can come.
    lines = [say("hello"), plain(_ask(state, tongue)), say("child"), ""]
    if state.reason != "app":
        ways = state.school.office.handover
        lines += [say("collect-" + ways[0] if ways else "collect"), say("no-mail")]
    if typed["phone"] != blank:
        lines.append(say("phone"))
    lines += ["", say("bye"), "{from}"]
    return _filled(say("subject"), typed), _filled("\n".join(lines), typed)


def _asked(state: State, tongue: str) -> str:
    """Return the greeting and what is asked for, as HTML."""
    words = state.words
    account = words[tongue + "account-" + state.letter["account"]]
    return words[tongue + "hello"] + " " + _ask(state, tongue).replace("{account}", account)


def _ask(state: State, tongue: str) -> str:
    """Return what is asked for, by the reason for which one came, as HTML with its {account}."""
    return state.words[tongue + ("ask-" + state.reason if state.reason else "ask")]


def _is_polish(state: State) -> bool:
    return state.words["language.code"] == "pl"


def _filled(text: str, typed: dict[str, str]) -> str:
    """Put what was typed into the {braces} of a text, all at once: it may hold some itself."""
    parts = text.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled += typed[name] + rest
    return filled
