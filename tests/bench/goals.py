"""What a line of the benchmark is: a figure beside its reference, and what is good enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.bench import Bench


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured, one figure a round: of the subject, and of its reference beside it."""

    subject: tuple[float, ...]
    reference: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times the reference the subject takes: the median of the rounds' own ratios."""
        return median(one / other for one, other in zip(self.subject, self.reference, strict=True))


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing to measure. Smaller is better; ``good`` and ``limit`` are ratios, None where nothing is promised.

    ``number`` is the goal that a promise is known by, empty for a line that is there to be watched. ``measure`` gives
    figures in ``unit``.
    """

    name: str
    unit: str
    reference: str
    measure: Callable[[Bench], Figures]
    number: str = ""
    good: float | None = None
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A goal with its figures."""

    goal: Goal
    figures: Figures

    @property
    def verdict(self) -> str:
        """Say "good", "within the limit", "beyond the limit", or nothing where nothing is promised."""
        goal, ratio = self.goal, self.figures.ratio
        if goal.good is None or goal.limit is None:
            return ""
        if ratio <= goal.good:
            return "good"
        return "within the limit" if ratio <= goal.limit else "beyond the limit"


def interleaved(rounds: int, subject: Callable[[], float], reference: Callable[[], float]) -> Figures:
    """Measure both by turns, after one turn that does not count: what else the machine does befalls both alike."""
    subject(), reference()
    taken = [(subject(), reference()) for _ in range(rounds)]
    return Figures(tuple(one for one, _ in taken), tuple(other for _, other in taken))


def beyond(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return what is beyond its limit."""
    return [one for one in outcomes if one.verdict == "beyond the limit"]
