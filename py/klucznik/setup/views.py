"""The form of the set-up page and what stands beside it, as HTML: pure functions of the draft.

The build renders them of an empty draft, the browser anew where a file has come or a row.
"""

from klucznik.guide import Guide
from klucznik.html import escape, fill, icon
from klucznik.school import DAYS, WAYS, WHO
from klucznik.setup import paste, preview, server
from klucznik.setup.draft import HIDDEN, REPLACED, SHOWN, Draft

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    Words = dict[str, str]

SHORT = ("office.phone", "accent")
"""The fields whose content is short."""


def form(draft: Draft, guide: Guide, words: "Words") -> str:
    """Return all fields, with what stands in them.

    Args:
        draft: what stands in them.
        guide: the whole guide.
        words: HTML by key: the panel's, and the page's own.

    """
    office = "#" + guide.office
    return "".join(
        [
            _part("school", office, words, _school(draft, words)),
            _part("office", office, words, _office(draft, words)),
            _part("hours", office, words, _hours(draft, words)),
            _part("look", "#" + guide.start.id, words, _look(draft, words)),
            _part("notice", "#" + guide.start.id, words, _texts("notice", draft, words)),
            _part("help", "#porady", words, _help(draft, guide, words)),
        ]
    )


def _part(name: str, view: str, words: "Words", fields: str) -> str:
    """Return a part of the form; whoever is busy with it sees that view of the panel."""
    return (
        f'<fieldset class="card" data-view="{view}">'
        f"<legend><span>{words['form.' + name]}</span></legend>{fields}</fieldset>"
    )


def _school(draft: Draft, words: "Words") -> str:
    here = f'<button type="button" data-do="this-address">{words["form.this-address"]}</button>'
    return (
        line("name", draft, words)
        + line("panel", draft, words, beside=here)
        + line("librus", draft, words)
    )


def _office(draft: Draft, words: "Words") -> str:
    contact = [line("office." + each, draft, words) for each in ("phone", "email", "address")]
    who = [("", words["form.who-unknown"])]
    who += [(each, words["office.who-" + each]) for each in WHO]
    ways = [(each, words["office.handover-" + each]) for each in WAYS]
    return (
        "".join(contact)
        + _choice("radio", "office.who", who, [draft.who], words)
        + _choice("checkbox", "office.handover", ways, draft.handover, words)
    )


def _hours(draft: Draft, words: "Words") -> str:
    fields = [
        line("office.hours." + day, draft, words, label=words["weekday." + day]) for day in DAYS
    ]
    return (
        f'<p class="hint" id="hint-hours">{words["hint.hours"]}</p>'
        f'<div class="week">{"".join(fields)}</div>'
        f'<p><button type="button" data-do="same-hours">{words["form.same-hours"]}</button></p>'
        f"<h3>{words['form.closed']}</h3>"
        f'<p class="hint" id="hint-closed">{words["hint.closed"]}</p>'
        f'<div id="closed">{closed(draft, words)}</div>'
        f'<p><button type="button" data-do="add-closed">{words["form.add-closed"]}</button></p>'
    )


def closed(draft: Draft, words: "Words") -> str:
    """Return the rows of closed days."""
    rows = ""
    for row, days in enumerate(draft.closed):
        field = f"office.closed.{row}"
        ends = "".join(
            f'<label>{words["form." + end]} <input type="date" data-field="{field}.{end}" '
            f'value="{escape(day)}" aria-describedby="hint-closed {id_of("message", field)}" '
            'aria-invalid="false"></label> '
            for end, day in zip(("first", "last"), days)  # noqa: B905  MicroPython
        )
        remove = fill(words["form.remove"], [("number", str(row + 1))])
        rows += (
            f'<div class="field row" role="group" aria-label="{words["form.closed"]} {row + 1}">'
            f'{ends}<button type="button" data-do="remove-closed" data-row="{row}" '
            f'aria-label="{remove}"><span aria-hidden="true">×</span></button>'
            f"{_message(field)}</div>"
        )
    return rows


def _look(draft: Draft, words: "Words") -> str:
    names = [(code, words["name." + code]) for code in draft.languages_known]
    # The browser's own field for colours stands beside; what it says is written into the text.
    picker = (
        f'<input type="color" id="picker" value="{escape(draft.text("accent")) or "#0b5a50"}" '
        f'aria-label="{words["form.pick-colour"]}">'
    )
    return line("accent", draft, words, beside=picker) + _choice(
        "checkbox", "languages", names, draft.languages, words
    )


def _texts(table: str, draft: Draft, words: "Words") -> str:
    """Return a field for a text in each language."""
    return "".join(
        _text(f"{table}.{code}", draft, words["name." + code]) for code in draft.languages_known
    )


def _help(draft: Draft, guide: Guide, words: "Words") -> str:
    links = "".join([line("links." + each, draft, words) for each in ("app", "login")])
    items = "".join(
        f'<li id="{id_of("way", each)}" data-view="#{each}">'
        f"{procedure(each, draft, guide, words)}</li>"
        for each in guide.procedure_ids()
    )
    return (
        f"{links}<details><summary>{words['form.procedures']}</summary>"
        f'<p class="hint">{words["hint.procedures"]}</p><ul class="ways">{items}</ul></details>'
    )


def procedure(id: str, draft: Draft, guide: Guide, words: "Words") -> str:
    """Return what may be made of a procedure: shown, hidden, or replaced by words."""
    ways = [way for way in (SHOWN, HIDDEN, REPLACED) if way != HIDDEN or id != guide.office]
    options = "".join(
        f'<option value="{way}"{" selected" if way == draft.way(id) else ""}>'
        f"{words['form.way-' + way]}</option>"
        for way in ways
    )
    select = (
        f'<p class="way"><label for="{id_of("field", "way." + id)}">'
        f"{words['procedure.' + id + '.title']}</label>"
        f'<select id="{id_of("field", "way." + id)}" data-field="way.{id}">{options}</select></p>'
    )
    replaced = draft.way(id) == REPLACED
    return select + (_texts("replace." + id, draft, words) if replaced else "")


def line(field: str, draft: Draft, words: "Words", label: str = "", beside: str = "") -> str:
    """Return a field for a line, with its hint and a place for what is wrong with it.

    Args:
        field: its name.
        draft: what stands in it.
        words: of the page.
        label: its label, where the field has none of its own.
        beside: what stands in line with it.

    """
    hint = "" if label else words["hint." + field]
    described = "hint-hours" if label else id_of("hint", field)
    told = f'<span class="hint" id="{described}">{hint}</span>' if hint else ""
    kind = ' class="short"' if field in SHORT or label else ""
    return (
        f'<div class="field"><label for="{id_of("field", field)}">'
        f"{label or words['field.' + field]}</label>{told}"
        f'<span class="entry"><input id="{id_of("field", field)}"{kind} type="text" '
        f'autocomplete="off" spellcheck="false" data-field="{field}" '
        f'value="{escape(draft.text(field))}" aria-describedby="{described} '
        f'{id_of("message", field)}" aria-invalid="false">{beside}</span>{_message(field)}</div>'
    )


def _text(field: str, draft: Draft, label: str) -> str:
    """Return a field for a text of some lines."""
    return (
        f'<div class="field"><label for="{id_of("field", field)}">{label}</label>'
        f'<textarea id="{id_of("field", field)}" rows="2" data-field="{field}" '
        f'aria-describedby="{id_of("message", field)}" aria-invalid="false">'
        f"{escape(draft.text(field))}</textarea>{_message(field)}</div>"
    )


def _choice(
    kind: str, field: str, options: "list[tuple[str, str]]", chosen: list[str], words: "Words"
) -> str:
    """Return boxes to tick, or one to choose of several."""
    name = f' name="{field}"' if kind == "radio" else ""
    boxes = "".join(
        f'<label class="box"><input type="{kind}"{name} data-field="{field}" '
        f'value="{value}"{" checked" if value in chosen else ""}> <span>{label}</span></label>'
        for value, label in options
    )
    legend = words["field." + field]
    return (
        f'<fieldset class="boxes" aria-describedby="{id_of("message", field)}">'
        f"<legend>{legend}</legend>{boxes}{_message(field)}</fieldset>"
    )


def _message(field: str) -> str:
    return f'<span class="message" id="{id_of("message", field)}"></span>'


def id_of(kind: str, field: str) -> str:
    """Return the id of what belongs to a field: the "field" itself, its "message", its "hint"."""
    return kind + "-" + field.replace(".", "-")


def summary(faults: "list[tuple[str, str]]", words: "Words") -> str:
    """Return whether all is well, and the way to each field where it isn't."""
    if not faults:
        return f'<p class="well">{icon("done")}{words["result.well"]}</p>'
    links = "".join(
        f'<li><a href="#{id_of("field", field)}" data-to="{field}">{name_of(field, words)}</a></li>'
        for field, _ in faults
    )
    return f'<p class="faulty">{words["result.faulty"]}</p><ul>{links}</ul>'


def name_of(field: str, words: "Words") -> str:
    """Return what a field is called on the page."""
    table, _, name = field.rpartition(".")
    if "field." + field in words:
        return words["field." + field]
    if table == "office.hours":
        return words["weekday." + name]
    if table.startswith("office.closed"):
        return words["form.closed"]
    if table.startswith("replace."):
        return words["procedure." + table.split(".")[1] + ".title"]
    return f"{words['form.notice']}: {words['name.' + name]}" if name else field


def lost(paths: list[str], words: "Words") -> str:
    """Return what a file said that has no place in the form, or that all of it has come."""
    if not paths:
        return f"<p>{words['load.done']}</p>"
    return f"<p>{words['load.lost']}</p><ul>" + "".join(
        [f"<li><code>{escape(path)}</code></li>" for path in paths]
    ) + "</ul>"  # fmt: skip


def pages(draft: Draft, words: "Words") -> str:
    """Return what the preview may show, as options: a page's kind and language."""
    return "".join(
        f'<option value="{page} {code}">{words["preview." + page]}: '
        f"{words['name.' + code]}</option>"
        for page in (preview.PANEL, preview.LEAFLET)
        for code in draft.languages_known
    )


def ways(words: "Words") -> str:
    """Return the kinds of sites, one of which somebody has."""
    return "".join(
        f'<label class="box"><input type="radio" name="site" data-site="{site}"> '
        f"<span>{words['site.' + site]}</span></label>"
        for site, _ in paste.WAYS
    )


def snippets(site: str, address: str, accent: str, words: "Words") -> str:
    """Return what to paste on a kind of site, and what to know of it.

    Args:
        site: one of `paste.WAYS`.
        address: the panel's, "" where it isn't known or at fault.
        accent: the school's colour, "" for the panel's own.
        words: of the page.

    """
    kinds = dict(paste.WAYS)[site]
    shown = "" if address else f'<p class="note">{words["paste.no-address"]}</p>'
    shown += f"<p>{words['site-lead.' + site]}</p>"
    for kind in kinds:
        shown += f"<h3>{words['paste.' + kind]}</h3>"
        shown += (
            f"<p>{words['paste.code-lead']}</p>"
            if kind == "code"
            else _to_copy(paste.snippet(kind, address, accent), words, words["paste." + kind])
        )
    if "tag" in kinds or "tag-in-paragraph" in kinds:
        policy = _to_copy(paste.snippet("policy", address), words, words["paste.policy"])
        shown += (
            f"<details><summary>{words['paste.policy']}</summary>"
            f"<p>{words['paste.policy-lead']}</p>{policy}</details>"
        )
    return shown


def _to_copy(text: str, words: "Words", name: str) -> str:
    return (
        f'<div class="copy"><pre tabindex="0" role="region" aria-label="{name}"><code>'
        f'{escape(text)}</code></pre><button type="button" data-do="copy" '
        f'aria-label="{words["paste.copy"]}: {name}">{words["paste.copy"]}</button></div>'
    )


def checked(
    problems: "list[tuple[str, list[str]]]", asked: int, settings: tuple[str, str], words: "Words"
) -> str:
    """Return what is wrong with how the server sends the panel, and the lines that mend it.

    Args:
        problems: see `server.problems`.
        asked: how many files the server was asked for.
        settings: see `server.settings_of`.
        words: of the page.

    """
    count = [("count", str(asked))]
    if not problems:
        return f'<p class="well">{icon("done")}{fill(words["server.well"], count)}</p>'
    items = ""
    for problem, paths in problems:
        lines = server.APACHE.get(problem)
        items += (
            f"<li><h3>{words['server.' + problem]}</h3><p>{words['server.do-' + problem]}</p>"
            f'<p class="files">{", ".join([escape(path) for path in paths])}</p>'
        )
        if lines:
            name = f"{words['server.line']}: {words['server.' + problem]}"
            items += _to_copy("\n".join(lines), words, name)
        items += "</li>"
    own = ""
    if settings[0] and any(problem in server.APACHE for problem, _ in problems):
        values = [("server", escape(settings[0])), ("file", settings[1])]
        own = f'<p class="note">{fill(words["server.own"], values)}</p>'
    return f'<p>{fill(words["server.found"], count)}</p>{own}<ul class="found">{items}</ul>'
