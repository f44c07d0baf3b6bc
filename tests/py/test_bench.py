"""The measurements count rightly; how fast anything is, no test asserts."""

import json
import math
from pathlib import Path

import pytest

from tests.bench import growth, report, sites
from tests.bench.figures import Figure, blocked, in_turns, ratio, slowest_of_medians
from tests.bench.goals import Goal
from widget.words import content


def test_only_what_is_over_50_ms_and_between_paint_and_ready_blocks() -> None:
    tasks = [(0, 90), (100, 140), (200, 300), (380, 500)]
    assert blocked(tasks, start=30, end=440) == (60 - 50) + (100 - 50) + (60 - 50)


def test_rounds_are_compared_with_each_other_and_missing_ones_left_out() -> None:
    assert ratio([1, 4, math.nan, 30], [2, 4, 8, 10]) == 1
    assert math.isnan(ratio([], []))


def test_a_single_hiccup_is_not_the_slowest_step() -> None:
    assert slowest_of_medians([[1, 5], [90, 4], [2, 6]]) == 5


def test_each_round_begins_with_another_subject() -> None:
    order: list[str] = []
    in_turns({name: lambda name=name: order.append(name) for name in "abc"}, 2)  # type: ignore[misc]
    assert "".join(order) == "abcbca"


@pytest.mark.parametrize(
    ("goal", "verdict"),
    [
        (Goal("bytes", "", 899, 900, "bytes"), "met"),
        (Goal("bytes", "", 990, 900, "bytes"), "missed by 90 B (10 %)"),
        (Goal("shift", "", 0.25, 0), "missed by 0.250"),
        (Goal("ready", "", math.nan, 1), "not measured"),
    ],
)
def test_a_goal_says_whether_it_is_met_and_by_how_much_it_is_missed(
    goal: Goal, verdict: str
) -> None:
    assert goal.verdict == verdict


def test_the_report_shows_the_median_and_the_spread() -> None:
    figure = Figure("Ready", "CPU x1", "Klucznik", "ms", (300, 200, math.nan, 250))
    assert "| CPU x1 | 250 ms (200–300 ms) |" in report.tables([figure])
    read = json.loads(report.to_json([figure], [Goal("x", "", math.nan, 1)], {}))
    assert read["figures"][0]["values"] == [300, 200, None, 250]
    assert read["goals"][0]["met"] is None


def test_the_static_page_has_our_words_and_none_of_our_program() -> None:
    html = (
        '<head><meta http-equiv="Content-Security-Policy" content="x">'
        '<link rel="stylesheet" href="a.css"><link rel="modulepreload" href="b">'
        '<link rel="preload" as="fetch" href="c"><script type="module" src="d"></script></head>'
        "<p>words</p><script type=\"mpy\" config='{}'>import it</script>"
    )
    page = sites.static_page(html)
    assert page == '<head><link rel="stylesheet" href="a.css"></head><p>words</p>'


def test_the_demo_homepage_without_our_tag_keeps_the_plain_link() -> None:
    html = (sites.ROOT / "embed/demo/index.html").read_text(encoding="utf-8")
    page = sites.without_tag(html, beside="<b></b>")
    assert "klucznik" not in page.lower()
    assert "Nie możesz się zalogować?</a><b></b>" in page


def test_content_that_has_grown_is_content_that_the_build_takes(tmp_path: Path) -> None:
    growth.multiply(tmp_path / "grown", 3)
    guide = content.load_guide(tmp_path / "grown")
    assert len(guide.procedures) > 2.5 * len(content.load_guide().procedures)
    assert content.load_words(guide, "pl", tmp_path / "grown")
    growth.ten_languages(tmp_path / "languages")
    assert len(content.languages(tmp_path / "languages")) == 10
