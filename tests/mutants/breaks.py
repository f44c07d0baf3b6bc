"""All mutants of a module: its source with one thing in it broken, such as a slip would break it.

mutmut and cosmic-ray were tried: neither touches what stands in an f-string, which is what the
views are made of, and neither draws some by a seed or runs other tests for another module.
"""

import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import libcst as cst
from libcst.metadata import CodePosition, MetadataWrapper, PositionProvider

PROGRAM = Path(__file__).parents[2] / "py/klucznik"

_SWAPPED = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "in": "not in",
    "not in": "in", "is": "is not", "is not": "is", "and": "or", "or": "and", "+": "-", "-": "+",
    "*": "//", "//": "*", "/": "*", "%": "*", "&": "|", "|": "&", "True": "False", "False": "True",
}  # fmt: skip
_ATTRIBUTE = re.compile(r' [a-z-]+="(?:[^"{}]|\{[^{}]*\})*"')
_UNRUN = ("TYPE_CHECKING", "if TYPE_CHECKING", '"""', "assert ")
"""How the statements begin that only type checkers and people read."""

_Break = tuple[cst.CSTNode, str]
"""A node, and the code that stands in its place."""


class Mutant(NamedTuple):
    """A module with one break in it: its name, the line, its source before and after."""

    module: str
    line: int
    before: str
    after: str

    def changed(self) -> tuple[str, str]:
        """Return the lines that differ, before and after, without their indentation."""
        lines = list(unified_diff(self.before.splitlines(), self.after.splitlines(), n=0))[3:]
        sides = [[line[1:].strip() for line in lines if line[0] == character] for character in "-+"]
        return " ".join(sides[0]), " ".join(sides[1])


def mutants_of(module: str) -> list[Mutant]:
    """Return all mutants of a module, by its name without ".py"."""
    source = source_of(module)
    lines = source.splitlines(keepends=True)
    wrapper = MetadataWrapper(cst.parse_module(source))
    positions = wrapper.resolve(PositionProvider)

    def offset(place: CodePosition) -> int:
        return sum(map(len, lines[: place.line - 1])) + place.column

    made = {}
    for node in _walk(wrapper.module):
        for broken, code in [*_breaks(node), *_breaks_of_text(node)]:
            span = positions[broken]
            after = source[: offset(span.start)] + code + source[offset(span.end) :]
            made[after] = Mutant(module, span.start.line, source, after)
    made.pop(source, None)
    return list(made.values())


def source_of(module: str) -> str:
    """Return the source of a module, by its name without ".py"."""
    return (PROGRAM / f"{module}.py").read_text(encoding="utf-8")


def _walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Return all nodes but those that nothing runs, and keys: one that is missing raises."""
    if isinstance(node, cst.Annotation):
        return
    if isinstance(node, cst.Index) and isinstance(node.value, cst.SimpleString):
        return
    if isinstance(node, cst.SimpleStatementLine | cst.If) and _code(node).startswith(_UNRUN):
        return
    yield node
    for child in node.children:
        yield from _walk(child)


def _breaks(node: cst.CSTNode) -> Iterator[_Break]:  # noqa: PLR0912  a table
    """Move a limit, turn a condition, or leave something out."""
    match node:
        case cst.Integer():
            yield node, str(node.evaluated_value + 1)
        case cst.Float():
            yield node, str(node.evaluated_value * 1.01)
        case cst.BooleanOperation(left=one, right=other) | cst.IfExp(body=one, orelse=other):
            yield node, f"({_code(one)})"
            yield node, f"({_code(other)})"
        case cst.UnaryOperation():
            yield node, _code(node.expression)
        case cst.If():
            yield node.test, "True"
            yield node.test, "False"
        case cst.While():
            yield node.test, "False"
        case cst.CompIf():
            yield node.test, "True"
        case cst.Call(func=cst.Attribute(value=receiver)):  # text.strip() becomes text
            yield node, f"({_code(receiver)})"
        case cst.Call(args=[only]):  # escape(text) becomes text
            yield node, f"({_code(only.value)})"
        case cst.Slice():
            yield node, ":"
        case cst.SimpleStatementLine(body=[cst.AugAssign() | cst.Expr(value=cst.Call()), *_]):
            yield node, "pass"
        case cst.BaseCompOp() | cst.BaseBooleanOp() | cst.BaseBinaryOp() | cst.Name():
            if _code(node) in _SWAPPED:
                yield node, _SWAPPED[_code(node)]


def _breaks_of_text(node: cst.CSTNode) -> Iterator[_Break]:
    """Empty a text, or leave out an attribute of the HTML in it, or a part of an f-string."""
    if isinstance(node, cst.SimpleString | cst.FormattedString):
        code = _code(node)
        for found in _ATTRIBUTE.finditer(code):
            yield node, code[: found.start()] + code[found.end() :]
    if isinstance(node, cst.SimpleString):
        yield node, node.quote + ("" if node.evaluated_value else "x") + node.quote
    elif isinstance(node, cst.FormattedStringExpression) or (
        isinstance(node, cst.FormattedStringText) and not set(node.value) & set('<>"')
    ):
        yield node, ""


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node).strip()
