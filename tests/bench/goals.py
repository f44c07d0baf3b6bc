"""Goals: a figure beside its limit, met or missed and by how much."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """A goal and what was measured.

    Attributes:
        text: what shall be.
        subject: of which build.
        value: what was measured; NaN where it could not be.
        limit: the most that it may be.
        unit: of both.

    """

    text: str
    subject: str
    value: float
    limit: float
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the value is within its limit."""
        return self.value <= self.limit

    @property
    def verdict(self) -> str:
        """In words: "met", or by how much it was missed."""
        if math.isnan(self.value):
            return "not measured"
        if self.met:
            return "met"
        over = self.value - self.limit
        if self.unit == "failing":
            return "missed"
        if not self.limit:
            return f"missed by {number(over, self.unit)}"
        return f"missed by {number(over, self.unit)} ({100 * over / self.limit:.0f} %)"


def number(value: float, unit: str) -> str:
    """Return a number with its unit, as precise as it makes sense."""
    if math.isnan(value):
        return "–"
    if unit == "bytes":
        return f"{value / 1000:.1f} kB" if abs(value) >= 10_000 else f"{value:.0f} B"
    if unit == "ms":
        return f"{value:.0f} ms" if abs(value) >= 20 else f"{value:.1f} ms"
    if unit == "failing":
        return "fails" if value else "works"
    if unit == "requests":
        return f"{value:.0f}"
    if unit == "trips":
        return f"{value:.2f}"
    if unit:
        return f"{value:.0f} {unit}" if value == int(value) else f"{value:.1f} {unit}"
    return f"{value:.0f}" if value == int(value) else f"{value:.3f}"
