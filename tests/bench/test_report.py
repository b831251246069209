"""A figure is judged by its ratio to the reference of the same round, and the report says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from tests.bench.bench import Bench
from tests.bench.goals import Figures, Goal, Outcome, beyond, interleaved
from tests.bench.picture import picture
from tests.bench.report import as_json, table


def outcome(ratio: float, good: float | None = 2, limit: float | None = 5) -> Outcome:
    def measure(bench: Bench) -> Figures:
        raise AssertionError("nothing is measured here")

    return Outcome(Goal("GetItem", "CPU µs", "a handler", measure, "4", good, limit), Figures((ratio,) * 3, (1.0,) * 3))


@pytest.mark.parametrize(
    ("ratio", "verdict"),
    [(2.0, "good"), (2.1, "within the limit"), (5.0, "within the limit"), (5.1, "beyond the limit")],
)
def test_a_ratio_is_judged(ratio: float, verdict: str) -> None:
    assert outcome(ratio).verdict == verdict
    assert bool(beyond([outcome(ratio)])) == (verdict == "beyond the limit")


def test_a_line_without_a_promise_is_not_judged() -> None:
    assert outcome(99, None, None).verdict == ""


def test_a_round_in_which_everything_was_slow_does_not_count_for_more() -> None:
    assert Figures((2.0, 20.0, 2.2), (1.0, 10.0, 1.0)).ratio == 2.0


def test_both_are_measured_by_turns_and_the_first_turn_does_not_count() -> None:
    turns: list[str] = []

    def turn(name: str, figures: Iterator[float]) -> float:
        turns.append(name)
        return next(figures)

    subject, reference = iter((9.0, 2.0, 4.0)), iter((9.0, 1.0, 2.0))

    figures = interleaved(2, lambda: turn("subject", subject), lambda: turn("reference", reference))

    assert turns == ["subject", "reference"] * 3
    assert figures == Figures((2.0, 4.0), (1.0, 2.0))


def test_table_json_and_picture_say_the_same() -> None:
    outcomes = [outcome(3), outcome(0.5, None, None)]

    assert [line.split()[-3:] for line in table(outcomes).splitlines()[1:2]] == [["within", "the", "limit"]]
    assert [one["verdict"] for one in json.loads(json.dumps(as_json(outcomes)))] == ["within the limit", ""]
    assert "3.00x" in ElementTree.tostring(ElementTree.fromstring(picture(outcomes)), "unicode")
