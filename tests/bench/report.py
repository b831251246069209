"""What was measured, as a table for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from tests.bench.goals import Outcome
from tests.columns import columns

HEADINGS = ("goal", "", "measured", "reference", "ratio", "good", "limit", "verdict")


def cells(outcome: Outcome) -> tuple[str, ...]:
    """Return one line of the table."""
    goal, figures = outcome.goal, outcome.figures
    return (
        goal.number,
        goal.name,
        f"{short(median(figures.subject))} {goal.unit}",
        f"{short(median(figures.reference))} {goal.unit}",
        f"{figures.ratio:.2f}x",
        f"{goal.good:g}x" if goal.good is not None else "",
        f"{goal.limit:g}x" if goal.limit is not None else "",
        outcome.verdict,
    )


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the table in columns."""
    return columns(HEADINGS, [cells(one) for one in outcomes])


def as_json(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """Return everything that was measured."""
    return [
        {
            "goal": one.goal.number,
            "name": one.goal.name,
            "unit": one.goal.unit,
            "reference": one.goal.reference,
            "measured": one.figures.subject,
            "measured_reference": one.figures.reference,
            "ratio": one.figures.ratio,
            "good": one.goal.good,
            "limit": one.goal.limit,
            "verdict": one.verdict,
        }
        for one in outcomes
    ]


def short(value: float) -> str:
    """Return a figure with three digits that mean something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
