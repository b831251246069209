"""The lists of limitations and of rules with their scenarios, as ``harness coverage`` prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.limitations import Coverage, Showing
from harness.rules import RuleCoverage


def coverage_lines(
    every: Sequence[Coverage], strangers: Sequence[tuple[str, Showing]], differing: int
) -> Iterator[str]:
    """Yield each limitation with its scenarios, then what is missing, then the sums.

    ``differing`` is the number of scenarios that expect other things of other products.
    """
    for one in every:
        limitation = one.limitation
        yield f"{limitation.id:<4} {limitation.kind.value:<12} {limitation.place.value}: {limitation.en}"
        for showing in one.showings:
            side = f"@{showing.side}  " if showing.side else ""
            yield f"       {side}{showing.scenario}  ({showing.place})"
        if one.gap:
            yield f"       GAP: {one.gap}"
    for id, showing in strangers:
        yield f"GAP: {showing.place}: there is no limitation {id!r}"
    yield f"{differing} scenarios expect different outcomes by product"
    gaps = sum(bool(one.gap) for one in every) + len(strangers)
    scenarios = len({(str(showing.place), showing.scenario) for one in every for showing in one.showings})
    yield f"{len(every)} limitations, {scenarios} scenarios show them, {gaps or 'no'} gaps"


def rule_lines(title: str, every: Sequence[RuleCoverage]) -> Iterator[str]:
    """Yield each rule of a table with its scenarios or why it is left out, then what is missing, then the sums."""
    for one in every:
        rule = one.rule
        yield f"{rule.section:<4} {rule.says}"
        yield from (f"       {name}" for name in rule.shown_by)
        if rule.left_out:
            yield f"       left out: {rule.left_out}"
        if one.gap:
            yield f"       GAP: {one.gap}"
    gaps, left_out = sum(bool(one.gap) for one in every), sum(bool(one.rule.left_out) for one in every)
    yield f"{title}: {len(every)} rules, {left_out or 'none'} left out, {gaps or 'no'} gaps"
