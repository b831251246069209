"""Time jumps from due moment to due moment and always comes to an end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from harness.moved_time import MovedTime, NeverIdle

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)


class Clock:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.moment = MONDAY

    def now(self) -> datetime:
        """Return this moment."""
        return self.moment

    def move_to(self, moment: datetime) -> None:
        """Move on."""
        self.moment = moment


class Diary:
    """Somebody with appointments; each may make others."""

    def __init__(self, *moments: datetime, then: Callable[[datetime], datetime | None] = lambda moment: None) -> None:
        self.moments = list(moments)
        self.done: list[tuple[datetime, datetime]] = []
        self._then = then

    def next_due(self) -> datetime | None:
        """Return the earliest appointment."""
        return min(self.moments, default=None)

    def run_due(self, now: datetime) -> None:
        """Keep the appointments that have come."""
        for moment in sorted(moment for moment in self.moments if moment <= now):
            self.moments.remove(moment)
            self.done.append((moment, now))
            following = self._then(moment)
            if following is not None:
                self.moments.append(following)

    def idle(self) -> bool:
        """Have nothing under way between appointments."""
        return True


class Restless(Diary):
    """Never idle."""

    def idle(self) -> bool:
        """Be busy for ever."""
        return False


def test_everything_due_happens_at_its_own_moment_and_the_clock_ends_where_it_was_sent() -> None:
    clock, anna = Clock(), Diary(MONDAY + timedelta(days=3), MONDAY + timedelta(hours=1))
    MovedTime(clock, [("Anna", anna)]).advance(timedelta(days=90))
    assert anna.done == [(moment, moment) for moment, _ in anna.done]
    assert [moment - MONDAY for moment, _ in anna.done] == [timedelta(hours=1), timedelta(days=3)]
    assert clock.now() == MONDAY + timedelta(days=90)


def test_what_is_due_after_the_jump_waits() -> None:
    clock, anna = Clock(), Diary(MONDAY + timedelta(days=3))
    MovedTime(clock, [("Anna", anna)]).advance(timedelta(days=2))
    assert anna.done == []


def test_one_participant_can_cause_work_for_another_at_the_same_moment() -> None:
    ben = Diary()
    anna = Diary(MONDAY + timedelta(hours=1), then=lambda moment: ben.moments.append(moment))
    clock = Clock()
    MovedTime(clock, [("Ben", ben), ("Anna", anna)]).advance(timedelta(hours=2))
    assert ben.done == [(MONDAY + timedelta(hours=1),) * 2]


def test_what_is_overdue_runs_now_and_never_in_the_past() -> None:
    clock, anna = Clock(), Diary(MONDAY - timedelta(days=1))
    MovedTime(clock, [("Anna", anna)]).settle()
    assert anna.done == [(MONDAY - timedelta(days=1), MONDAY)]


def test_of_ninety_days_of_half_hourly_work_none_is_left_out() -> None:
    anna = Diary(MONDAY, then=lambda moment: moment + timedelta(minutes=30))
    MovedTime(Clock(), [("Anna", anna)]).advance(timedelta(days=90))
    assert len(anna.done) == 90 * 48 + 1


def test_somebody_who_never_becomes_idle_is_named() -> None:
    with pytest.raises(NeverIdle, match=r"after 100 rounds: the integration \(busy\)"):
        MovedTime(Clock(), [("Anna", Diary()), ("the integration", Restless())]).settle()


def test_somebody_who_makes_work_for_the_same_moment_for_ever_is_named_with_the_moment() -> None:
    loop = Diary(MONDAY, then=lambda moment: moment)
    with pytest.raises(NeverIdle, match=r"Anna \(due since 2026-03-02T08:00:00"):
        MovedTime(Clock(), [("Anna", loop)]).advance(timedelta(days=1))


def test_a_jump_with_too_many_moments_ends_with_an_error_and_not_never() -> None:
    crawling = Diary(MONDAY, then=lambda moment: moment + timedelta(milliseconds=1))
    with pytest.raises(NeverIdle, match=r"due moments in 1 day.*: Anna"):
        MovedTime(Clock(), [("Anna", crawling)]).advance(timedelta(days=1))
