"""The JSON schema of school.json, by which editors complete and check what a school writes.

Made from the same names and bounds as the reader (klucznik.school_file), which stays the judge.
"""

from typing import Any

from klucznik.guide import Guide
from klucznik.school import DAYS, WAYS, WHO
from klucznik.school_file import LONGEST_LINE, LONGEST_WORDS, MOST_ITEMS

_LINE = {"type": "string", "minLength": 1, "maxLength": LONGEST_LINE}
_ADDRESS = {
    "type": "string",
    "pattern": r"^\s*[hH][tT][tT][pP][sS]?://[^\s\"'<>]+\s*$",
    "maxLength": LONGEST_WORDS,
}
_TIME = r"\s*\d{1,2}([:.]\d{2})?\s*"
_SPAN = {"type": "string", "pattern": f"^{_TIME}[-–—]{_TIME}$", "examples": ["7:30-15:30"]}
_DAY = r"\s*\d{4}-\d{1,2}-\d{1,2}\s*"
_CLOSED = {"type": "string", "pattern": f"^{_DAY}(/{_DAY})?$", "examples": ["2026-12-24"]}


def schema(guide: Guide, languages: list[str]) -> dict[str, Any]:
    """Return the schema of school.json for a guide and its languages."""
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_WORDS}
    words = {"anyOf": [text, _object(dict.fromkeys(languages, text))]}
    procedures = guide.procedure_ids()
    office = {
        "who": {"enum": WHO},
        "phone": {"type": "string", "pattern": r"^[-+()\s0-9]+$"},
        "email": {"type": "string", "pattern": r"^\s*[^@\s?&]+@[^@\s]+\.[^@\s]+\s*$"},
        "address": _LINE,
        "hours": _object(dict.fromkeys(DAYS, _list(_SPAN))),
        "closed": _list(_CLOSED),
        "handover": _list({"enum": WAYS}),
    }
    fields = {
        "name": _LINE,
        "librus": _ADDRESS,
        "panel": _ADDRESS,
        "office": _object(office),
        "links": _object({"app": _ADDRESS, "login": _ADDRESS}),
        "languages": _list({"enum": languages}),
        "accent": {"type": "string", "pattern": r"^\s*#([0-9a-fA-F]{3}){1,2}\s*$"},
        "notice": words,
        "hide": _list({"enum": [id for id in procedures if id != guide.office]}),
        "replace": _object(dict.fromkeys(procedures, words)),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "school.json",
        **_object({"$schema": {"type": "string"}, **fields}),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "maxItems": MOST_ITEMS, "items": items}
