"""The page of a school as the build renders it: all views, each in the element that holds it.

In the browser these elements stay, and only their contents change (see views); so this module is
not in the pack that readers load.
"""

from klucznik.guide import Procedure
from klucznik.state import State
from klucznik.views import CONTENTS, PAPER, SEARCH, content


def main(state: State) -> str:
    """Return all views, in the order of the page; those that the school hides are empty."""
    guide = state.whole
    views = [_element("section", guide.start.id, " data-at-start", state)]
    views.append(_element("section", SEARCH, " data-at-start", state))
    views += [_element("section", each.id, "", state) for each in guide.questions[1:]]
    views += [_procedure_element(each, state) for each in guide.procedures]
    views.append(_element("nav", CONTENTS, ' data-at-start aria-labelledby="all"', state))
    views.append(f'<aside id="{PAPER}">{content(PAPER, state)}</aside>')
    return "\n".join(views)


def _element(tag: str, id: str, attributes: str, state: State) -> str:
    hidden = " hidden" if id in state.hidden else ""
    return f'<{tag} id="{id}" class="view"{attributes}{hidden}>{content(id, state)}</{tag}>'


def _procedure_element(procedure: Procedure, state: State) -> str:
    facts = " ".join(procedure.facts)
    attributes = f' data-procedure="{procedure.id}" data-facts="{facts}"'
    if procedure.tool == "logins":
        attributes += " data-at-start"  # it answers at once, so it is on the first view, too
    return _element("article", procedure.id, attributes, state)
