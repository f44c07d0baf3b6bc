"""PyScript's own Python library, cut to what the panel imports: document, window and ffi.

Taken from the npm package at every build. What is left out (display, fetch, storage, web,
workers and more) would only be compiled and carried to every reader for nothing.
"""

import json
from pathlib import Path

PACKAGED = (
    Path(__file__).parents[2] / "node_modules/@pyscript/core/src/stdlib/pyscript.js"
)  # fmt: skip
KEPT = ("context", "ffi", "util")
"""The modules that `from pyscript import document, window` and `pyscript.ffi` need."""

UNUSED_IN_UTIL = ("import js,inspect", "def is_awaitable(obj):")
"""What `when` needs, and it alone: a module frozen into MicroPython, and the last function."""

LEFT_OUT = ("display", "events", "fetch", "storage", "websocket", "workers")
"""The modules that `__init__` imports and the panel doesn't."""


def library() -> list[tuple[str, str]]:
    """Return (path, Python source) of each module; paths are relative to the working folder.

    MicroPython in the browser imports from there first.

    Raises:
        ValueError: the installed PyScript isn't shaped as this module expects.

    """
    text = PACKAGED.read_text(encoding="utf-8")
    files = json.loads(text[text.index("{") : text.rindex("}") + 1])["pyscript"]
    modules = {f"{name}.py": files[f"{name}.py"] for name in KEPT}
    modules["__init__.py"] = _without_imports(files["__init__.py"])
    modules["util.py"] = _without_inspect(files["util.py"])
    return [(f"pyscript/{name}", source) for name, source in sorted(modules.items())]


def _without_imports(source: str) -> str:
    """Return `__init__` without the lines that import what is left out, each found once."""
    lines = source.splitlines()
    for name in LEFT_OUT:
        found = [line for line in lines if f"from pyscript.{name} import" in line]
        if len(found) != 1:
            raise ValueError(
                f"pyscript/__init__.py imports pyscript.{name} {len(found)} times, not once: "
                "compare KEPT and LEFT_OUT with the installed @pyscript/core"
            )
        lines.remove(found[0])
    return "\n".join(lines)


def _without_inspect(source: str) -> str:
    """Return `util` without the function that needs `inspect`, and without that import."""
    imports, function = UNUSED_IN_UTIL
    if source.count(imports) != 1 or source.count(function) != 1:
        raise ValueError("pyscript/util.py isn't as UNUSED_IN_UTIL expects: compare the two")
    rest, last = source.replace(imports, "import js").split(function)
    if "\ndef " in last or "\nclass " in last:
        raise ValueError(f"pyscript/util.py holds more behind {function}")
    return rest
