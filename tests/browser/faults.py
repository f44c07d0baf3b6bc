"""The table of faults: each file that a page asks for, and how it can come broken.

A panel that stands alone can't help the loss of its own page; embedded, it must not harm the
school's page.
"""

import io
import json
import re
import tarfile
from collections.abc import Callable
from dataclasses import dataclass

MODES = ("404", "500", "silence", "late", "half", "garbage", "wrong type", "login page", "empty",
         "old")  # fmt: skip
"""How a file comes broken; "late" is silence for 20 seconds, and then the file after all."""


@dataclass(frozen=True)
class File:
    """A file of dist/ and what its loss means.

    Attributes:
        outcome: how the panel stands without it: "ready", "failed", "static" (nobody watches), or
            "none", where there is no panel in the school's page.
        harmless: the modes that do it no harm, so that the panel is "ready".
        older: makes of the file what an older version had; None where the two don't differ.
        places: "standalone", "embedded".
        after: what a reader does before it is asked for: a script.

    """

    outcome: str
    harmless: tuple[str, ...] = ()
    older: Callable[[bytes], bytes] | None = None
    places: tuple[str, ...] = ("standalone", "embedded")
    after: str = ""


def _without_last_words(file: bytes) -> bytes:
    words = list(json.loads(file).items())
    return json.dumps(dict(words[: len(words) // 2])).encode()


def _without_a_module(file: bytes) -> bytes:
    """Return a pack whose program lacks a module that the new page starts."""
    made = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(file)) as old, tarfile.open(fileobj=made, mode="w") as new:
        for member in old.getmembers():
            if "guide" not in member.name:
                new.addfile(member, old.extractfile(member))
    return made.getvalue()


def _without_a_name(name: bytes) -> Callable[[bytes], bytes]:
    return lambda file: file.replace(name, name[:-1] + b"0")


def _with_names_of_old_files(page: bytes) -> bytes:
    return re.sub(rb"(assets/[\w.-]+?)-\w{10}\.", rb"\1-0123456789.", page)


CHANGE_LANGUAGE = "document.querySelector('header nav a[lang=uk]').click()"
SEARCH = """
    const field = document.querySelector("#query");
    field.focus();
    field.value = "haslo";
    field.dispatchEvent(new Event("input", { bubbles: true }));
"""
DO_SOMETHING_UNUSUAL = """
    const script = document.createElement("script");
    script.type = "mpy";
    script.textContent = "import math\\nmath.gamma(5)";
    document.body.append(script);
"""

FILES = {
    "klucznik.js": File("none", places=("embedded",)),
    "panel.js": File("none", places=("embedded",)),
    "steps.js": File("ready", places=("embedded",)),
    "index.html": File("none", older=_with_names_of_old_files, places=("embedded",)),
    "start": File("static"),
    "pyscript": File("failed"),
    "glue": File("failed", older=_without_a_name(b"loadMicroPython")),
    "wasm": File("failed", harmless=("wrong type",), older=_without_a_name(b"mp_js_init")),
    "rest": File("ready", after=DO_SOMETHING_UNUSUAL),
    "pack": File("failed", harmless=("wrong type",), older=_without_a_module),
    "search": File("ready", after=SEARCH),
    "words": File("ready", older=_without_last_words, after=CHANGE_LANGUAGE),
    "own words": File("ready", older=_without_last_words, after=SEARCH),
    "school.json": File(
        "ready", older=lambda _: b'{"nazwa": "SP 7", "office": {"telefon": "00 700"}}'
    ),
}
"""By their names in panel.ADDRESSES."""

ROWS = [
    (place, name, mode)
    for name, file in FILES.items()
    for place in file.places
    for mode in MODES
    if mode != "old" or file.older
]
