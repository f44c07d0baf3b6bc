"""What axe finds in a page: the same looks in every driver."""

from pathlib import Path

import axe_playwright_python

AXE = next(Path(axe_playwright_python.__path__[0]).glob("**/axe.min.js")).read_text("utf-8")

IS_MISSING = "typeof axe !== 'object'"

LOOK = """async (within) => {
    const { violations } = await axe.run(within, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}"""
"""Answers with the rules that a part of the page breaks, and where."""
