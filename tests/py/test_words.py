"""The file of a language: what is written is read, on both interpreters, or refused."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.py.interpreters import run_on_cpython, run_on_micropython
from widget import content, python_pack

GUIDE = content.load_guide()
READ_ALL = """
from klucznik import words

def answer(texts):
    read = []
    for text in texts:
        try:
            read.append(words.read(text))
        except ValueError as error:
            read.append(str(error))
    return read
"""
WHOLE = "language.code\nlanguage.name\npl\npolski\n"
NOT_WORDS = [
    "",
    "{}",
    "<html>\n<h1>404</h1>\n</html>\n",
    "<html>\nNot found\n",
    WHOLE[:-1],
    WHOLE[: len(WHOLE) // 2],
    WHOLE.removesuffix("polski\n"),
]


@pytest.fixture(params=[run_on_cpython, run_on_micropython])
def run(request: pytest.FixtureRequest) -> Callable[[str, object], Any]:
    """Return what runs Python on one of the interpreters."""
    chosen: Callable[[str, object], Any] = request.param
    return chosen


def test_every_language_is_read_as_it_was_written(run: Callable[[str, object], Any]) -> None:
    languages = [content.load_words(GUIDE, code) for code in content.languages()]
    files = [python_pack.to_lines(language).decode() for language in languages]
    assert run(READ_ALL, files) == languages


def test_what_is_no_file_of_words_is_refused(run: Callable[[str, object], Any]) -> None:
    refused = "not the words of a language"
    assert run(READ_ALL, [WHOLE, *NOT_WORDS]) == [
        {"language.code": "pl", "language.name": "polski"},
        *[refused for _ in NOT_WORDS],
    ]
