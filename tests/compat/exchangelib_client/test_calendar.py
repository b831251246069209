"""Calendars through exchangelib: items and series as it writes them, views, free times, one occurrence at a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from exchangelib import CalendarItem, EWSDate, EWSDateTime, EWSTimeZone
from exchangelib.errors import (
    ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange,
    ErrorCalendarOccurrenceIsDeletedFromRecurrence,
    ErrorItemNotFound,
    ErrorMailRecipientNotFound,
)
from exchangelib.fields import FRIDAY, MONDAY, WEDNESDAY
from exchangelib.recurrence import (
    AbsoluteMonthlyPattern,
    AbsoluteYearlyPattern,
    DailyPattern,
    Recurrence,
    RelativeMonthlyPattern,
    RelativeYearlyPattern,
    WeeklyPattern,
)

from tests.compat.conftest import BOB
from tests.compat.exchangelib_client.conftest import World

BERLIN = EWSTimeZone("Europe/Berlin")
NEW_YORK = EWSTimeZone("America/New_York")


def at(*when: int, zone: EWSTimeZone = BERLIN) -> EWSDateTime:
    return EWSDateTime(*when, tzinfo=zone)


def series(world: World, pattern: Any, *, count: int = 4, start: EWSDateTime | None = None) -> CalendarItem:
    start = start or at(2026, 3, 27, 9)
    recurrence = Recurrence(pattern=pattern, start=start.date(), number=count)
    return CalendarItem(
        folder=world.ann.calendar,
        subject="Stand-up",
        start=start,
        end=start + timedelta(hours=1),
        recurrence=recurrence,
    ).save()


def shown(world: World, first: EWSDateTime, last: EWSDateTime, **options: Any) -> list[CalendarItem]:
    return list(world.ann.calendar.view(start=first, end=last, **options))


def test_an_appointment_keeps_its_times_and_its_zone(world: World) -> None:
    start = at(2026, 6, 1, 9)
    CalendarItem(folder=world.ann.calendar, subject="Plan", start=start, end=start + timedelta(minutes=45)).save()

    found = world.ann.calendar.get(subject="Plan")

    assert (found.start, found.end) == (start, start + timedelta(minutes=45))
    assert (found._start_timezone, found.duration, found.type) == (BERLIN, "PT45M", "Single")
    assert (found.is_recurring, found.is_meeting, found.legacy_free_busy_status) == (False, False, "Busy")
    assert found.uid.startswith("040000008200E00074C5B7101A82E008")


def test_an_all_day_event_is_days_in_its_own_zone(world: World) -> None:
    CalendarItem(
        folder=world.ann.calendar, subject="Fair", start=EWSDate(2026, 6, 27), end=EWSDate(2026, 6, 28), is_all_day=True
    ).save()
    CalendarItem(
        folder=world.ann.calendar, subject="Pushed", start=at(2026, 6, 29, 9), end=at(2026, 6, 29, 17), is_all_day=True
    ).save()

    fair, pushed = (world.ann.calendar.get(subject=one) for one in ("Fair", "Pushed"))

    assert (fair.start, fair.end) == (date(2026, 6, 27), date(2026, 6, 28))
    assert (pushed.start, pushed.end) == (date(2026, 6, 29), date(2026, 6, 29))
    assert (fair.duration, pushed.duration) == ("P2D", "P1D")


def test_a_series_keeps_to_the_clock_on_the_wall(world: World) -> None:
    master = series(world, DailyPattern(interval=1))
    master.refresh()

    found = shown(world, at(2026, 3, 27), at(2026, 4, 2))

    assert [one.start.astimezone(BERLIN).hour for one in found] == [9, 9, 9, 9]
    assert [one.start.hour for one in found] == [8, 8, 7, 7]
    assert {(one.type, one.is_recurring) for one in found} == {("Occurrence", True)}
    assert (master.type, master.is_recurring) == ("RecurringMaster", False)
    assert (master.first_occurrence.id, master.last_occurrence.id) == (found[0].id, found[-1].id)
    assert (master.modified_occurrences, master.deleted_occurrences) == (None, None)


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        (DailyPattern(interval=3), ["03-27", "03-30", "04-02", "04-05"]),
        (WeeklyPattern(interval=2, weekdays=[MONDAY, FRIDAY]), ["03-27", "04-06", "04-10", "04-20"]),
        (AbsoluteMonthlyPattern(interval=1, day_of_month=31), ["03-31", "04-30", "05-31", "06-30"]),
        (
            RelativeMonthlyPattern(interval=1, weekday="WeekendDay", week_number="Last"),
            ["03-29", "04-26", "05-31", "06-28"],
        ),
        (
            RelativeMonthlyPattern(interval=2, weekday="Weekday", week_number="First"),
            ["05-01", "07-01", "09-01", "11-02"],
        ),
    ],
    ids=lambda one: type(one).__name__ if not isinstance(one, list) else "",
)
def test_patterns_fall_on_their_days_and_come_back_as_sent(world: World, pattern: Any, days: list[str]) -> None:
    master = series(world, pattern)
    master.refresh()

    found = shown(world, at(2026, 3, 1), at(2026, 12, 31))

    assert master.recurrence.pattern == pattern
    assert [one.start.strftime("%m-%d") for one in found] == days


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        (AbsoluteYearlyPattern(day_of_month=29, month=2), ["2027-02-28", "2028-02-29"]),
        (RelativeYearlyPattern(weekday=WEDNESDAY, week_number=3, month=11), ["2026-11-18", "2027-11-17"]),
    ],
    ids=lambda one: type(one).__name__ if not isinstance(one, list) else "",
)
def test_yearly_patterns_fall_on_their_days(world: World, pattern: Any, days: list[str]) -> None:
    master = series(world, pattern, count=2)
    master.refresh()

    ends = (master.first_occurrence.start, master.last_occurrence.start)
    assert [one.strftime("%Y-%m-%d") for one in ends] == days
    assert master.recurrence.pattern == pattern


def test_an_occurrence_that_is_changed_is_an_exception(world: World) -> None:
    master = series(world, DailyPattern(interval=1))
    second = shown(world, at(2026, 3, 27), at(2026, 4, 2))[1]
    second.refresh()
    original = second.start
    second.subject, second.start, second.end = "Moved", original + timedelta(hours=3), original + timedelta(hours=4)
    second.save(update_fields=["subject", "start", "end"])

    found = shown(world, at(2026, 3, 27), at(2026, 4, 2))
    master.refresh()

    assert [one.subject for one in found] == ["Stand-up", "Moved", "Stand-up", "Stand-up"]
    assert [one.type for one in found] == ["Occurrence", "Exception", "Occurrence", "Occurrence"]
    (modified,) = master.modified_occurrences
    assert (modified.original_start, modified.start) == (original, original + timedelta(hours=3))
    assert modified.id == found[1].id


def test_an_occurrence_that_is_deleted_is_gone_and_its_index_says_so(world: World) -> None:
    master = series(world, DailyPattern(interval=1))
    second = shown(world, at(2026, 3, 27), at(2026, 4, 2))[1]
    shown(world, at(2026, 3, 27), at(2026, 4, 2))[1].delete()
    master.refresh()

    assert [one.start for one in master.deleted_occurrences] == [second.start]
    assert len(shown(world, at(2026, 3, 27), at(2026, 4, 2))) == 3
    with pytest.raises(ErrorItemNotFound):
        second.refresh()
    with pytest.raises(ErrorCalendarOccurrenceIsDeletedFromRecurrence):
        master.occurrence(index=2).refresh()
    with pytest.raises(ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange):
        master.occurrence(index=5).refresh()


def test_occurrences_and_their_master_are_found_from_each_other(world: World) -> None:
    master = series(world, DailyPattern(interval=1))
    third = master.occurrence(index=3)
    third.refresh()
    back = third.recurring_master()
    back.refresh()

    assert third.start == at(2026, 3, 29, 9)
    assert (back.id, back.type) == (master.id, "RecurringMaster")


def test_the_master_takes_its_occurrences_along(world: World) -> None:
    master = series(world, DailyPattern(interval=1))
    occurrence = shown(world, at(2026, 3, 27), at(2026, 4, 2))[0]
    master.delete()

    assert shown(world, at(2026, 3, 27), at(2026, 4, 2)) == []
    with pytest.raises(ErrorItemNotFound):
        occurrence.refresh()


def test_a_series_whose_pattern_changes_forgets_its_exceptions(world: World) -> None:
    master = series(world, DailyPattern(interval=1))
    shown(world, at(2026, 3, 27), at(2026, 4, 2))[1].delete()
    master.refresh()
    master.subject = "Renamed"
    # Without update_fields exchangelib says everything again: the same pattern changes nothing.
    master.save()
    kept = shown(world, at(2026, 3, 27), at(2026, 4, 2))
    master.recurrence = Recurrence(pattern=DailyPattern(interval=1), start=master.recurrence.boundary.start, number=5)
    master.save()

    assert [one.subject for one in kept] == ["Renamed"] * 3
    assert len(shown(world, at(2026, 3, 27), at(2026, 4, 2))) == 5


def test_a_view_is_in_order_and_no_longer_than_asked(world: World) -> None:
    series(world, DailyPattern(interval=1))
    for hour in (12, 8):
        CalendarItem(
            folder=world.ann.calendar, subject=str(hour), start=at(2026, 3, 28, hour), end=at(2026, 3, 28, hour, 30)
        ).save()

    found = shown(world, at(2026, 3, 28), at(2026, 3, 29))

    assert [one.subject for one in found] == ["8", "Stand-up", "12"]
    assert len(shown(world, at(2026, 3, 28), at(2026, 3, 29), max_items=1)) == 1


def test_free_and_busy_times_are_told_in_the_zone_that_asks(world: World) -> None:
    series(world, DailyPattern(interval=1))
    window = at(2026, 3, 28, zone=NEW_YORK), at(2026, 3, 30, zone=NEW_YORK)

    (view,) = world.ann.protocol.get_free_busy_info(
        accounts=[(world.ann, "Organizer", False)], start=window[0], end=window[1], merged_free_busy_interval=60
    )

    assert view.view_type == "DetailedMerged"
    assert [one.start for one in view.calendar_events] == [at(2026, 3, 28, 9), at(2026, 3, 29, 9), at(2026, 3, 30, 9)][
        :2
    ]
    # Nine in Berlin is four in New York while only America has summer time, three on the day Europe follows.
    assert [index for index, digit in enumerate(view.merged) if digit == "2"] == [4, 24 + 3]
    assert view.working_hours[0].weekdays == [1, 2, 3, 4, 5]


def test_who_cannot_be_found_is_told_beside_those_who_can(world: World) -> None:
    start = at(2026, 3, 28)
    people = [(world.ann, "Organizer", False), ("nobody@example.test", "Required", False), (BOB, "Required", False)]

    told = list(world.ann.protocol.get_free_busy_info(accounts=people, start=start, end=start + timedelta(days=1)))

    assert [type(one).__name__ for one in told] == ["FreeBusyView", "ErrorMailRecipientNotFound", "FreeBusyView"]
    assert isinstance(told[1], ErrorMailRecipientNotFound)
