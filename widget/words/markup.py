"""The few marks that the words may hold, turned into HTML.

`label` is a text of Librus' own screens, **word** is important, [text](#id) leads to a view.
Everything else is text and is escaped.
"""

import re
from html import escape

_MARK = re.compile(
    r"`(?P<label>[^`]+)`|\*\*(?P<strong>.+?)\*\*|\[(?P<text>[^\]]+)\]\(#(?P<id>[\w-]+)\)"
)


# A line that ends in "w" or "у" reads badly: these little words stay with the next one.
_LITTLE_WORD = re.compile("(?<=\\s)([aiouwzAIOUWZавзійоуАВЗІЙОУ]) ")


# What speaks of the reader's own login: it stands behind the words, once it is known, so that no
# button splits a sentence. The space before goes with the mark.
_OWN_LOGIN = re.compile(r" ?\{(parent|pupil)-login\}")


def to_html(text: str) -> str:
    """Return the HTML of a text with marks. Librus' labels stay Polish in every language."""
    text = _LITTLE_WORD.sub("\\1\xa0", text)
    html, end = [], 0
    for mark in _MARK.finditer(text):
        html += [escape(text[end : mark.start()]), _html_of(mark)]
        end = mark.end()
    words = "".join(html) + escape(text[end:])
    own = [f'<span class="own" data-own="{whose}"></span>' for whose in _OWN_LOGIN.findall(words)]
    return _OWN_LOGIN.sub("", words) + "".join(own)


def links(text: str) -> list[str]:
    """Return the ids of the views that a text links to."""
    return [mark["id"] for mark in _MARK.finditer(text) if mark["id"]]


def _html_of(mark: re.Match[str]) -> str:
    if mark["label"]:
        return f'<span class="label" lang="pl" translate="no">„{escape(mark["label"])}”</span>'
    if mark["strong"]:
        return f"<strong>{escape(mark['strong'])}</strong>"
    return f'<a href="#{mark["id"]}">{escape(mark["text"])}</a>'
