"""`make fuzz`: types what dice throw into the real fields, and counts what is answered.

COUNT inputs (50,000), thrown from SEED (a new one each time, printed). Prints for each kind of
input how many answers were right, how many silent where there might have been one, and how many
wrong; ends with 1 if one is wrong, or fewer are right than have to be, and shows the inputs.
"""

import os
import random
import secrets
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from tests.browser.engines import Engine
from tests.browser.panel import open_panel
from tests.servers import DIST, plain
from tests.typed import KINDS, LEAST_BESIDE, UNSEEN, VERDICTS, Typed, tally, throw

COUNT = 50_000
BATCH = 250
"""Rows, of one input for each field, that are typed in one go."""
SHOWN = 20
"""Inputs of a kind that are shown."""

OWNERS = ("pupil", "parent")
TYPE = """([owners, rows]) => {
    const fields = owners.map(owner => document.getElementById(`${owner}-login`));
    const outputs = owners.map(owner => document.querySelector(`output[for="${owner}-login"]`));
    const messages = owners.map(owner => document.getElementById(`${owner}-message`));
    return rows.map(texts => {
        texts.forEach((text, number) => { fields[number].value = text; });
        for (const type of ["input", "change"]) {
            for (const field of fields) field.dispatchEvent(new Event(type, { bubbles: true }));
        }
        return fields.map((field, number) => [
            outputs[number].textContent,
            field.getAttribute("aria-invalid"),
            messages[number].textContent,
        ]);
    });
}"""
"""Types each row into both fields, as somebody who leaves them, and returns what is answered."""


class Judged(NamedTuple):
    """An input, the field it was typed into ("pupil" or "parent"), what was answered; a verdict."""

    typed: Typed
    owner: str
    answer: str
    verdict: str


def judge(page: Page, rows: list[tuple[Typed, Typed]]) -> Iterator[Judged]:
    """Type rows of two inputs into the pupil's and the parent's field, and judge the answers."""
    texts = [[typed.text for typed in row] for row in rows]
    for row, answers in zip(rows, page.evaluate(TYPE, [OWNERS, texts]), strict=True):
        for owner, typed, (answer, invalid, message) in zip(OWNERS, row, answers, strict=True):
            yield Judged(typed, owner, answer, _verdict(typed, owner, answer, bool(message)))
            assert (invalid == "true") == (not answer and bool(message)), typed


def _verdict(typed: Typed, owner: str, answer: str, is_told: bool) -> str:
    """Judge an answer; silence without a sentence is wrong, too."""
    if not answer:
        is_blank = not typed.text.strip(" \t" + UNSEEN)
        return typed.verdict("") if is_told or is_blank else "wrong"
    if owner == "parent" and not answer.endswith("u"):
        return "wrong"
    return typed.verdict(answer.removesuffix("u") if owner == "parent" else answer)


def faults(judged: list[Judged]) -> list[str]:
    """Return what is wrong with all answers together, one line for each kind."""
    counts = tally((each.typed.kind, each.verdict) for each in judged)
    beside = dict.fromkeys(VERDICTS, 0)
    found = []
    for kind, count in counts.items():
        if count["wrong"]:
            found.append(f"{kind}: {count['wrong']} wrong")
        if count["right"] * 100 < sum(count.values()) * KINDS[kind].least:
            found.append(
                f"{kind}: {count['silent']} silent, of 100 {KINDS[kind].least} must be right"
            )
        if kind.startswith("beside a "):
            beside = {verdict: beside[verdict] + count[verdict] for verdict in VERDICTS}
    if beside["right"] * 100 < sum(beside.values()) * LEAST_BESIDE:
        found.append(f"beside a number: {beside}, of 100 {LEAST_BESIDE} must be right")
    return found


def main() -> None:
    """Type, count and print."""
    count = int(os.environ.get("COUNT") or COUNT)
    seed = int(os.environ.get("SEED") or secrets.randbelow(10**9))
    dice = random.Random(seed)
    print(f"SEED={seed} COUNT={count}", flush=True)
    start = time.monotonic()
    judged: list[Judged] = []
    with plain(DIST) as site, sync_playwright() as playwright:
        browser = Engine("chromium", playwright).browser
        page = browser.new_page()
        open_panel(page, site)
        while len(judged) < count:
            judged += judge(page, [(throw(dice), throw(dice)) for _ in range(BATCH)])
        browser.close()
    _print(judged)
    print(f"{len(judged)} inputs in {time.monotonic() - start:.0f} s")
    if found := faults(judged):
        sys.exit("\n".join(found) + f"\nOnce more: make fuzz SEED={seed} COUNT={count}")


def _print(judged: list[Judged]) -> None:
    counts = tally((each.typed.kind, each.verdict) for each in judged)
    print(f"{'':26}" + "".join(f"{verdict:>8}" for verdict in VERDICTS))
    for kind, count in counts.items():
        print(f"{kind:26}" + "".join(f"{count[verdict]:8}" for verdict in VERDICTS))
    for kind, count in counts.items():
        is_short = count["right"] * 100 < sum(count.values()) * KINDS[kind].least
        bad = ("wrong", "silent") if is_short else ("wrong",)
        shown = [each for each in judged if each.typed.kind == kind and each.verdict in bad]
        for each in shown[:SHOWN]:
            print(f"{each.verdict}: {kind}: {each.owner}: {each.typed.text!r} -> {each.answer!r}")


if __name__ == "__main__":
    main()
