"""What the search finds, the reason marked. Comes with search.py once somebody searches."""

from klucznik.html import escape, plain
from klucznik.search import SHORTEST_QUERY, Hit, Index
from klucznik.search_form import ask_the_school
from klucznik.state import State

MOST_RESULTS = 5


def index(state: State, learned: str) -> Index:
    """Return what is searched, from what the build has learned; hidden help isn't found."""
    return Index(learned, state.guide.procedure_ids())


def results(state: State) -> str:
    """Return what the query finds; where it finds nothing, the way that always helps."""
    words, searched = state.words, state.index
    if not searched or len(state.query.strip()) < SHORTEST_QUERY:
        return ""
    hits = searched.find(state.query, MOST_RESULTS)
    if not hits:
        return ask_the_school("nothing", state)
    items = "".join(
        f'<li><a href="#{hit.id}">{_marked("title", hit, words, searched)}</a>'
        f"<p>{_marked('lead', hit, words, searched)}</p></li>"
        for hit in hits
    )
    return (
        f"<h3>{words['search.found']}: {len(hits)}</h3>"
        f'<button type="button" data-clear="query">{words["search.clear"]}</button>'
        f'<ol class="results">{items}</ol>'
    )


def _marked(field: str, hit: Hit, words: dict[str, str], searched: Index) -> str:
    pieces = searched.highlight(plain(words["procedure." + hit.id + "." + field]), hit)
    return "".join(
        f"<mark>{escape(text)}</mark>" if reason else escape(text) for text, reason in pieces
    )
