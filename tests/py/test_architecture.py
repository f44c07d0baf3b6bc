"""The drawing of the parts is that of the parts as they are."""

from widget.tools import architecture


def test_the_drawing_in_the_papers_is_that_of_the_sources() -> None:
    is_true = architecture.PAPER.read_text(encoding="utf-8") == architecture.paper()
    assert is_true, "run `make architecture`"


def test_pure_parts_never_touch_the_page() -> None:
    rooms = architecture.draw().split("subgraph ")
    (page,) = [room for room in rooms if room.startswith("page_room")]
    touching = [line.strip().split("[")[0] for line in page.splitlines()[1:] if "[" in line]
    assert sorted(touching) == ["browser", "page"]
