"""The numbers behind the pictures of durations: bars as shares of the longest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from harness.products import said
from harness.report.results import Result, Results

SLOWEST: Final = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``share`` of the longest one in percent, ``ticks`` the single runs within it on the same scale."""

    label: str
    seconds: float
    share: float
    ticks: tuple[float, ...] = ()
    beside: str = ""


def by_version(results: Results) -> list[Bar]:
    """Return how long all runs on each version took together."""
    return _sums(
        [(f"Exchange {said(name)}" if name else "other", results.of(product=name)) for name in results.products()]
    )


def by_suite(results: Results) -> list[Bar]:
    """Return how long all runs of each suite took together."""
    return _sums([(suite, results.of(suite)) for suite in results.suites()])


def slowest(results: Results) -> list[Bar]:
    """Return the scenarios whose slowest run took longest; a tick is a run on one version."""
    runs: dict[str, list[Result]] = defaultdict(list)
    for result in results.finished:
        runs[f"{result.test.file}::{result.test.scenario}"].append(result)
    longest = sorted(runs.values(), key=_longest, reverse=True)[:SLOWEST]
    whole = _longest(longest[0]) if longest else 0.0
    return [_bar_of_runs(some, whole) for some in longest]


def _bar_of_runs(some: Sequence[Result], whole: float) -> Bar:
    worst = max(some, key=lambda result: result.seconds)
    ticks = tuple(_share(result.seconds, whole) for result in some)
    beside = f"on {said(worst.test.product)}" if worst.test.product else ""
    return Bar(worst.test.scenario, worst.seconds, _share(worst.seconds, whole), ticks, beside)


def _sums(groups: Iterable[tuple[str, Iterable[Result]]]) -> list[Bar]:
    sums = [(label, sum(result.seconds for result in some)) for label, some in groups]
    whole = max((seconds for _, seconds in sums), default=0.0)
    return [Bar(label, seconds, _share(seconds, whole)) for label, seconds in sums]


def _longest(some: Sequence[Result]) -> float:
    return max(result.seconds for result in some)


def _share(seconds: float, whole: float) -> float:
    return round(100 * seconds / whole, 2) if whole else 0.0
