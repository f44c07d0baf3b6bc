"""What the search finds, the reason marked. Comes with search.py once somebody searches."""

from klucznik.html import escape, plain
from klucznik.search import SHORTEST_QUERY, Hit, Index, highlight
from klucznik.search_form import ask_the_school
from klucznik.state import State

MOST_RESULTS = 5


def index(state: State, learned: str) -> Index:
    """Return what is searched, from what the build has learned; hidden help isn't found."""
    return Index(learned, state.guide.procedure_ids())


def results(state: State) -> str:
    """Return what the query finds; where it finds nothing, the way that always helps."""
    words = state.words
    if not state.index or len(state.query.strip()) < SHORTEST_QUERY:
        return ""
    hits = state.index.find(state.query, MOST_RESULTS)
    if not hits:
        return ask_the_school("nothing", state)
    items = "".join(
        f'<li><a href="#{hit.id}">{_marked(hit.id, "title", hit, words)}</a>'
        f"<p>{_marked(hit.id, 'lead', hit, words)}</p></li>"
        for hit in hits
    )
    return (
        f"<h3>{words['search.found']}: {len(hits)}</h3>"
        f'<button type="button" data-clear="query">{words["search.clear"]}</button>'
        f'<ol class="results">{items}</ol>'
    )


def _marked(id: str, field: str, hit: Hit, words: dict[str, str]) -> str:
    pieces = highlight(plain(words["procedure." + id + "." + field]), hit.matched)
    return "".join(
        f"<mark>{escape(text)}</mark>" if reason else escape(text) for text, reason in pieces
    )
