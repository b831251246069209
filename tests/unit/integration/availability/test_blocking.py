"""What of a calendar blocks time, joined and cut into questions that Exchange answers."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.availability.rules import MOST_DAYS, blocked, is_free, questions
from integration.model.calendar import BusyPeriod, BusyStatus, Span

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def span(start: float, end: float) -> Span:
    """Return a span in hours after nine."""
    return Span(NINE + timedelta(hours=start), NINE + timedelta(hours=end))


def busy(start: float, end: float, status: BusyStatus = BusyStatus.BUSY) -> BusyPeriod:
    return BusyPeriod(span(start, end), status)


@pytest.mark.parametrize(
    ("status", "blocks"),
    [
        (BusyStatus.FREE, False),
        (BusyStatus.TENTATIVE, True),
        (BusyStatus.BUSY, True),
        (BusyStatus.OOF, True),
        (BusyStatus.WORKING_ELSEWHERE, True),
        (BusyStatus.NO_DATA, True),
    ],
)
def test_everything_but_free_blocks(status: BusyStatus, blocks: bool) -> None:
    assert bool(blocked([busy(0, 1, status)])) is blocks


def test_what_overlaps_or_touches_is_joined() -> None:
    assert blocked([busy(3, 4), busy(0, 1), busy(1, 2), busy(1.5, 1.75)]) == (span(0, 2), span(3, 4))


def test_an_entry_without_length_blocks_nothing() -> None:
    assert blocked([busy(1, 1)]) == ()


@pytest.mark.parametrize(("days", "pieces"), [(1, 1), (42, 1), (43, 2), (84, 2), (85, 3)])
def test_a_long_span_is_asked_for_in_pieces_of_42_days(days: int, pieces: int) -> None:
    whole = Span(NINE, NINE + timedelta(days=days))
    asked = list(questions(whole))
    assert len(asked) == pieces
    assert all(piece.end - piece.start <= MOST_DAYS for piece in asked)
    assert (asked[0].start, asked[-1].end) == (whole.start, whole.end)
    assert all(before.end == after.start for before, after in itertools.pairwise(asked))


@pytest.mark.parametrize(
    ("start", "end", "free"), [(1.5, 2, True), (1.25, 1.75, False), (2, 2.5, True), (2.25, 2.75, False), (0, 4, False)]
)
def test_a_buffer_keeps_meetings_apart(start: float, end: float, free: bool) -> None:
    assert is_free(span(start, end), [span(0, 1), span(3, 4)], timedelta(minutes=30)) is free


HOURS = st.integers(0, 96).map(lambda quarter: quarter / 4)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(HOURS, HOURS), max_size=8), HOURS)
def test_a_moment_is_blocked_exactly_when_an_entry_covers_it(entries: list[tuple[float, float]], at: float) -> None:
    moment = NINE + timedelta(hours=at, minutes=1)
    taken = blocked([busy(start, end) for start, end in entries])
    covered = any(start < end and start <= at < end for start, end in entries)
    assert any(one.start <= moment < one.end for one in taken) is covered
    assert all(before.end < after.start for before, after in itertools.pairwise(taken))
