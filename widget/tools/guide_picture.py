"""`make guide-picture`: draws the guide for the people who own its words, as docs/guide.svg.

Questions stand in columns by how many answers lead to them, each answer a line to what it leads
to, procedures in the last column with the facts that they carry.
"""

from html import escape
from pathlib import Path

from klucznik.guide import Guide, Question
from klucznik.html import plain

from widget.words import content

ROW, GAP, COLUMN, BOX = 26, 22, 560, 440
"""Sizes in px: a line of text, between boxes, between columns, a box's width."""

LONGEST = 58
"""Letters of an answer that fit into its line."""

STYLE = """
text{font:14px system-ui,sans-serif;fill:#1b2a30}.title{font-weight:700}
rect{fill:#fffdf9;stroke:#b07a17}.procedure{stroke:#0b5a50}.facts{fill:#4a585d;font-size:12px}
path{fill:none;stroke:#0b5a50;opacity:.55}
"""


def draw(guide: Guide, words: dict[str, str]) -> str:
    """Return the drawing of a guide, with the words of a language."""
    columns = _columns(guide)
    places, height = _places(columns, guide)
    lines, boxes = [], []
    for question in guide.questions:
        boxes.append(_question_box(question, places, words))
        left, top = places[question.id]
        for row, answer in enumerate(question.answers):
            start = (left + BOX, top + ROW * (row + 1.5))
            lines.append(_line(start, places[answer.to]))
    for procedure in guide.procedures:
        title = plain(words[f"procedure.{procedure.id}.title"])
        rows = [("title", title), ("facts", " ".join(procedure.facts))]
        boxes.append(_box(places[procedure.id], rows, "procedure"))
    width = COLUMN * (len(columns) - 1) + BOX + 2 * GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-GAP} {-GAP} {width} {height}">'
        f"<style>{STYLE}</style>{''.join(lines)}{''.join(boxes)}</svg>\n"
    )


def _columns(guide: Guide) -> list[list[str]]:
    """Return the ids by column: the start, the questions behind it, at last the procedures."""
    columns = [[guide.start.id]]
    while True:
        targets = [
            answer.to
            for id in columns[-1]
            if (question := guide.question(id))
            for answer in question.answers
            if guide.question(answer.to)
        ]
        if not targets:
            return [*columns, [procedure.id for procedure in guide.procedures]]
        columns.append(list(dict.fromkeys(targets)))


def _places(columns: list[list[str]], guide: Guide) -> tuple[dict[str, tuple[float, float]], float]:
    """Return where each box stands (left, top), and how high the drawing is."""
    places: dict[str, tuple[float, float]] = {}
    tallest = 0.0
    for number, ids in enumerate(columns):
        top = 0.0
        for id in ids:
            places[id] = (number * COLUMN, top)
            question = guide.question(id)
            rows = len(question.answers) + 1 if question else 2
            top += rows * ROW + GAP
        tallest = max(tallest, top)
    return places, tallest + GAP


def _question_box(
    question: Question, places: dict[str, tuple[float, float]], words: dict[str, str]
) -> str:
    key = f"question.{question.id}"
    rows = [("title", plain(words[f"{key}.title"]))]
    rows += [("", plain(words[f"{key}.answers.{answer.id}"])) for answer in question.answers]
    return _box(places[question.id], rows, "question")


def _box(place: tuple[float, float], rows: list[tuple[str, str]], kind: str) -> str:
    left, top = place
    texts = "".join(
        f'<text class="{style}" x="{left + 12}" y="{top + ROW * (row + 0.7):.0f}">'
        f"{escape(text if len(text) <= LONGEST else text[: LONGEST - 1] + '…')}</text>"
        for row, (style, text) in enumerate(rows)
    )
    return (
        f'<rect class="{kind}" x="{left}" y="{top}" width="{BOX}" '
        f'height="{ROW * len(rows)}" rx="8"/>{texts}'
    )


def _line(start: tuple[float, float], box: tuple[float, float]) -> str:
    (x, y), (left, top) = start, box
    end, half = top + ROW / 2, (left - x) / 2
    return f'<path d="M{x} {y}C{x + half} {y} {left - half} {end} {left} {end}"/>'


def main() -> None:
    """Write docs/guide.svg with the Polish words."""
    guide = content.load_guide()
    drawing = draw(guide, content.load_words(guide, "pl"))
    Path(__file__).parents[2].joinpath("docs/guide.svg").write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    main()
