"""The search form: what to type in, and a place for what is found."""

from klucznik.html import TEXT
from klucznik.state import State


def form(state: State) -> str:
    """Return the search form with the results of what stands in it."""
    words = state.words
    return (
        '<form role="search" class="needs-python">'
        f'<label for="query">{words["search.label"]}</label>'
        f'<input id="query" type="search" autocomplete="off" enterkeyhint="search" {TEXT}></form>'
        f'<div id="found" class="needs-python">{found(state)}</div>'
    )


def found(state: State) -> str:
    """Return what the query finds; "" until there is something to search."""
    if not state.index:
        return ""
    from klucznik.search_view import results  # noqa: PLC0415  it has come with the index

    return results(state)


def not_to_be_had(state: State) -> str:
    """Return what to do where what is searched can't be had."""
    return ask_the_school("failed", state) if state.query.strip() else ""


def ask_the_school(because: str, state: State) -> str:
    """Return the way to the office, and why: "nothing" was found, or searching has "failed"."""
    words, office = state.words, state.guide.office
    title = words["procedure." + office + ".title"]
    return f'<p>{words["search." + because]} <a href="#{office}">{title}</a></p>'
