"""What the documents name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def headings(document: Path) -> set[str]:
    """Return the names of a document's headings, as links have them."""
    lines = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_no_link_within_the_documents_leads_nowhere(document: Path) -> None:
    for address in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        path, _, heading = address.partition("#")
        if "://" in path:
            continue
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), address
        assert not heading or heading in headings(target), address


def test_every_test_that_the_statement_of_accessibility_names_is_there() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in ROOT.glob("tests/**/test_*.py"))
    statement = (ROOT / "docs/dostepnosc.md").read_text(encoding="utf-8")
    named = re.findall(r"`(test_\w+)`", statement)
    assert len(named) > 10
    for name in named:
        assert f"def {name}(" in sources, name
