"""The words of the set-up page: its own, and those of the panel that it shares."""

TYPE_CHECKING = False  # type checkers take this name for true; MicroPython has no typing
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def all_words(material: "Mapping[str, Any]", own: dict[str, str], language: str) -> dict[str, str]:
    """Return HTML by key: the panel's words in a language, the page's own, all languages' names.

    Args:
        material: what pages are made from (see klucznik.site).
        own: the page's own words (embed/konfigurator), of which no key is the panel's.
        language: that of the page.

    """
    words = dict(material["words"][language])
    words.update(own)
    for code in material["languages"]:
        words["name." + code] = material["words"][code]["language.name"]
    return words
