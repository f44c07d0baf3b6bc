"""`make architecture`: draws which part knows which, from their imports, into docs/architecture.md.

An arrow is left out where others lead to the same part. Mermaid, as code hosts show it.
"""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAPER = ROOT / "docs/architecture.md"

DOOR = "pyscript"
"""What only the parts import that touch the page."""

BEGIN, END = "```mermaid\n", "```\n"

ROOMS = {
    "page": "the page: events in, HTML out",
    "views": "views: the state as HTML",
    "rules": "rules: pure functions",
    "scripts": "scripts of the panel",
    "embed": "on a school's page",
}


def draw() -> str:
    """Return the drawing of the sources as they are."""
    python = {file.stem: _imports(file) for file in sorted((ROOT / "py/klucznik").glob("*.py"))}
    del python["__init__"], python["__main__"]
    scripts = {
        f"{file.stem}.js": _scripts(file)
        for folder in ("widget/page", "embed")
        for file in sorted((ROOT / folder).glob("*.js"))
    }
    embedded = {f"{file.stem}.js" for file in (ROOT / "embed").glob("*.js")}
    known = {**python, **scripts}
    rooms: dict[str, list[str]] = {room: [] for room in ROOMS}
    for name in known:
        if name in scripts:
            rooms["embed" if name in embedded else "scripts"].append(name)
        elif DOOR in _reach(name, known):
            rooms["page"].append(name)
        else:
            rooms["views" if "state" in {name, *_reach(name, known)} else "rules"].append(name)
    lines = ["flowchart LR"]
    for room, title in ROOMS.items():
        names = [f'    {_id(name)}["{name}"]' for name in rooms[room]]
        lines += [f'  subgraph {room}_room["{title}"]', *names, "  end"]
    for name, imports in known.items():
        nearest = sorted(_nearest(imports, known))
        lines += [f"  {_id(name)} --> {_id(other)}" for other in nearest]
    lines.append('  panel_js <-. "messages" .-> frame_js')
    return "\n".join(lines) + "\n"


def _id(name: str) -> str:
    return name.replace(".", "_")


def _imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        package, _, module = node.module.partition(".")
        if package == "klucznik":
            found |= {module} if module else {name.name for name in node.names}
        elif package == DOOR:
            found.add(DOOR)
    return found


def _scripts(file: Path) -> set[str]:
    text = file.read_text(encoding="utf-8")
    return set(re.findall(r'import\b[^;]*?"\./(\w+\.js)"', text))


def _reach(name: str, known: dict[str, set[str]]) -> set[str]:
    """Return all that a part knows, by way of others, too."""
    found: set[str] = set()
    ahead = set(known.get(name, ()))
    while ahead:
        found |= ahead
        ahead = {other for each in ahead for other in known.get(each, ())} - found
    return found


def _nearest(imports: set[str], known: dict[str, set[str]]) -> set[str]:
    """Return the parts of a set that no other of them leads to."""
    ours = imports & known.keys()
    return {each for each in ours if not any(each in _reach(o, known) for o in ours - {each})}


def paper() -> str:
    """Return docs/architecture.md with the drawing as it should be."""
    before, _, rest = PAPER.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + draw() + END + after


if __name__ == "__main__":
    PAPER.write_text(paper(), encoding="utf-8")
