"""Text comes into HTML and out of it again as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from klucznik.html import escape, fill, plain

from tests.py.views_tree import text, tree


@pytest.mark.parametrize("character", ["<", ">", '"', "&", "&amp;", "&lt;", "'"])
def test_every_sign_of_html_is_text_within_an_element_and_an_attribute(character: str) -> None:
    (element,) = tree(f'<p class="{escape(character)}">{escape(character)}</p>')
    assert (element.get("class"), text(element)) == (character, character)


@given(st.text() | st.lists(st.sampled_from(["&", "<", ">", '"', ";", "lt", "amp"])).map("".join))
def test_what_was_escaped_comes_back(typed: str) -> None:
    assert plain(escape(typed)) == typed


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("plain", "plain"),
        ("<b>x</b>", "x"),
        ('a <a href="#b">b > c</a> d', "a b > c d"),
        ("<i>&lt;b&gt;</i> &quot;&#x27;&amp;lt;", "<b> \"'&lt;"),
    ],
)
def test_the_text_of_html_is_without_its_tags(html: str, says: str) -> None:
    assert plain(html) == says


def test_what_is_filled_in_is_text_and_other_braces_stay() -> None:
    values = [("a", "<1>"), ("b", "2")]
    assert fill("<b>{a}</b> {b} {a} {c}", values) == "<b>&lt;1&gt;</b> 2 &lt;1&gt; {c}"
