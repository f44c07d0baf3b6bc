"""The search form and what it finds, the reason marked."""

from klucznik.html import TEXT, escape, plain
from klucznik.search import SHORTEST_BEGINNING, Hit, Index, highlight
from klucznik.state import State

MOST_RESULTS = 5


def form(state: State) -> str:
    """Return the search form with the results of what stands in it."""
    words = state.words
    return (
        f'<h2 class="unseen" tabindex="-1">{words["search.label"]}</h2>'
        '<form role="search" class="needs-python">'
        f'<label for="query">{words["search.label"]}</label>'
        f'<input id="query" type="search" autocomplete="off" enterkeyhint="search" {TEXT} '
        'aria-describedby="query-hint">'
        f'<p class="hint" id="query-hint">{words["search.hint"]}</p></form>'
        f'<div id="found" class="needs-python" aria-live="polite">{found(state)}</div>'
    )


def index(state: State) -> Index:
    """Return the index of all procedures in the language of the state."""
    words = state.words
    entries = [
        (procedure.id, words["procedure." + procedure.id + ".search"])
        for procedure in state.guide.procedures
    ]
    synonyms = [line.split() for line in words["search.synonyms"].split("|")]
    return Index(entries, synonyms, words["search.stop-words"].split())


def found(state: State) -> str:
    """Return what the query finds; where it finds nothing, the ways that always help."""
    words = state.words
    if not state.index or len(state.query.strip()) < SHORTEST_BEGINNING:
        return ""
    hits = state.index.find(state.query, MOST_RESULTS)
    if not hits:
        return _ask_the_school("nothing", state)
    items = "".join(
        f'<li><a href="#{hit.id}">{_marked(hit.id, "title", hit, words)}</a>'
        f"<p>{_marked(hit.id, 'lead', hit, words)}</p></li>"
        for hit in hits
    )
    return f'<h3>{words["search.found"]}</h3><ol class="results">{items}</ol>'


def not_to_be_had(state: State) -> str:
    """Return what to do where the words that are searched can't be had."""
    return _ask_the_school("failed", state) if state.query.strip() else ""


def _ask_the_school(because: str, state: State) -> str:
    words, office = state.words, state.guide.office
    title = words["procedure." + office + ".title"]
    return f'<p>{words["search." + because]} <a href="#{office}">{title}</a></p>'


def _marked(id: str, field: str, hit: Hit, words: dict[str, str]) -> str:
    pieces = highlight(plain(words["procedure." + id + "." + field]), hit.matched)
    return "".join(
        f"<mark>{escape(text)}</mark>" if reason else escape(text) for text, reason in pieces
    )
