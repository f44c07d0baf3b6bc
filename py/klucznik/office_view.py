"""The school office (F4): how to reach it, whether it is open, and a ready letter to it."""

from klucznik import office as office_hours
from klucznik.clock import hour_and_minute
from klucznik.html import TEXT, escape, fill, plain
from klucznik.school import DAYS
from klucznik.state import LETTER_FIELDS, State


def office(state: State) -> str:
    """Return how to reach the school: its own data, or where to look for them."""
    words = state.words
    data = state.school.office
    name = escape(state.school.name) or words["office.name-unknown"]
    reach = ""
    if data.phone:
        call = fill(words["office.call"], [("phone", data.phone.replace(" ", "\xa0"))])
        reach += f'<a class="button" href="tel:{data.phone_link}">{call}</a> '
    if data.email:
        write = fill(words["office.write"], [("email", data.email)])
        reach += f'<a class="button" href="mailto:{escape(data.email)}">{write}</a>'
    reach = f'<p class="action">{reach}</p>' if reach else f"<p>{words['office.unknown']}</p>"
    who = words["office.who-" + data.who] if data.who else ""
    facts = [f"<strong>{name}</strong>", who]
    if data.address:
        facts.append(fill(words["office.address"], [("address", data.address)]))
    facts += [words["office.handover-" + way] for way in data.handover]
    lines = "".join(f"<p>{fact}</p>" for fact in facts if fact)
    now = '<p class="opening" id="opening"></p>' if data.hours else ""
    return (
        f'<div class="office"><h3>{words["office.title"]}</h3>{now}{reach}{lines}'
        f"{_hours(state)}</div>"
    )


def on_paper(state: State) -> str:
    """Return in words what is a button on screen: the login page, the school's contact."""
    words = state.words
    data = state.school.office
    contact = [f"<strong>{escape(state.school.name)}</strong>"] if state.school.name else []
    for name in ("phone", "email", "address"):
        value = getattr(data, name)
        if value:
            contact.append(fill(words["paper." + name], [(name, value)]))
    return f'<p>{login_page(state)}</p><p class="contact">{"<br>".join(contact)}</p>'


def login_page(state: State) -> str:
    """Return the address of the login page as one types it (F7)."""
    address = state.school.librus.split("://")[-1]
    return fill(state.words["paper.login-page"], [("address", address)])


def opening(state: State, today: int, minute: int) -> str:
    """Return whether the office is open, "" where it isn't known; closed, the letter is next."""
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
    return (
        says
        if now.state == "open"
        else f'<b class="closed">{says}</b> {state.words["office.letter"]}'
    )


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
        rows += f'<tr><th scope="row">{words["weekday." + day]}</th><td>{cell}</td></tr>'
    return f"<h4>{words['office.hours']}</h4><table><tbody>{rows}</tbody></table>"


def letter(state: State) -> str:
    """Return the form that writes a letter to the school, and the letter."""
    words = state.words
    fields = "".join(
        f'<label for="letter-{name}">{words["letter." + name + "-label"]}</label>'
        f'<input id="letter-{name}" type="text" data-letter="{name}" {TEXT} '
        'aria-describedby="letter-message">'
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
        f'<div id="letter">{written(state)}</div></form>'
    )


def written(state: State) -> str:
    """Return the letter as it stands, with the ways to send it."""
    words = state.words
    subject, body = letter_text(state)
    address = office_hours.mailto(state.school.office.email, subject, body)
    lines = escape(body).replace("\n", "<br>")
    return (
        f'<blockquote lang="pl"><p><strong>{escape(subject)}</strong></p>'
        f"<p>{lines}</p></blockquote>"
        f'<p class="action"><a class="button" href="{escape(address)}">{words["letter.send"]}</a> '
        f'<button type="button" data-copy="letter">{words["letter.copy-letter"]}</button></p>'
    )


def letter_text(state: State) -> "tuple[str, str]":
    """Return subject and body of the letter; what isn't typed yet is left as a blank."""
    words = state.words
    blank = plain(words["letter.blank"])
    typed = {name: " ".join(state.letter[name].split()) or blank for name in LETTER_FIELDS}
    body = plain(words["letter.body-" + state.letter["account"]]).replace("|", "\n")
    return _filled(plain(words["letter.subject"]), typed), _filled(body, typed)


def _filled(text: str, typed: dict[str, str]) -> str:
    """Put what was typed into the {braces} of a text, all at once: it may hold some itself."""
    parts = text.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled += typed[name] + rest
    return filled
