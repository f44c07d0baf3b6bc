"""The views as a tree that tests ask by XPath, and states of a reader and a school to render."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from klucznik import login, school_file
from klucznik.guide import Guide
from klucznik.html import plain
from klucznik.state import State

from widget.words import content

GUIDE = content.load_guide()
LANGUAGES = content.languages()
WORDS = {language: content.load_words(GUIDE, language) for language in LANGUAGES}

VOID = {"input", "br", "img"}
HOLDING_ELEMENTS = {"section", "article", "nav", "div", "ol", "ul", "form", "fieldset", "dl",
                    "details", "svg"}  # fmt: skip
"""Elements in which no text stands."""
REFERENCES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#x27": "'"}
"""All that the words and `escape` make."""


def state(
    data: object = None, language: str = "en", typed: dict[str, str] | None = None, **said: Any
) -> State:
    """Return the state of a reader who said something, at a school that gave some data.

    Args:
        data: the school's.
        language: the code of the reader's.
        typed: what stands in the fields for logins, by owner.
        said: any other attributes of the state.

    """
    views = GUIDE.view_ids()
    made = State(GUIDE, WORDS[language], school_file.read(data or {}, views, LANGUAGES))
    for owner, text in (typed or {}).items():
        made.hear(owner, login.read(text))
    made.settle()
    for name, value in said.items():
        if isinstance(value, dict):
            getattr(made, name).update(value)
        else:
            setattr(made, name, value)
    return made


def walks(guide: Guide) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Return every path of answers from the start, and the view that it leads to."""
    paths: list[list[tuple[str, str]]] = [[]]
    while paths:
        path = paths.pop()
        question = guide.question(guide.end_of(path) if path else guide.start.id)
        if path:
            yield path, guide.end_of(path)
        if question:
            paths += [[*path, (question.id, answer.id)] for answer in question.answers]


def with_words(path: str, words: dict[str, str]) -> str:
    """Put the text of words into an XPath that names them: [.='‹page.home›']."""
    return re.sub("‹(.+?)›", lambda key: plain(words[key[1]]), path)


class _Strict(HTMLParser):
    """Builds a tree of HTML that needs no mending; refuses any other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open = [ElementTree.Element("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; a name can stand in it once."""
        assert not re.search('="[^"]*"[^ >]', self.get_starttag_text() or ""), attrs
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), (tag, attrs)
        assert all(re.fullmatch("[a-z][a-z0-9-]*", name) for name in (tag, *names)), (tag, attrs)
        element = ElementTree.SubElement(
            self.open[-1], tag, {name: value or "" for name, value in attrs}
        )
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last, no other."""
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Add text; characters that mean something in HTML come as references."""
        assert not set(data) & set("<>&"), data
        assert self.open[-1].tag not in HOLDING_ELEMENTS or data.isspace(), data
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        """Add the character of &name;."""
        self._add(REFERENCES[name])

    def handle_charref(self, name: str) -> None:
        """Add the character of &#name;."""
        self._add(REFERENCES["#" + name])

    def handle_comment(self, data: str) -> None:
        """Refuse a comment, which no view has."""
        raise AssertionError(data)

    def _add(self, text: str) -> None:
        element = self.open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text


def tree(html: str) -> ElementTree.Element:
    """Return the tree of HTML that is well-formed: every element closed, all else escaped."""
    parser = _Strict()
    parser.feed(html)
    parser.close()
    assert len(parser.open) == 1, parser.open
    return parser.open[0]


def text(element: ElementTree.Element) -> str:
    """Return all text of an element."""
    return "".join(element.itertext())
