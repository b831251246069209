"""Days of a series against a calculation that looks at every day by itself."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.mailbox.calendar.recurrence import days, days_between, is_endless
from fake_ews.schema.record import Record, record
from fake_ews.schema.recurrence import (
    AbsoluteMonthlyRecurrencePatternType,
    AbsoluteYearlyRecurrencePatternType,
    DailyRecurrencePatternType,
    EndDateRecurrenceRangeType,
    NoEndRecurrenceRangeType,
    NumberedRecurrenceRangeType,
    RecurrenceType,
    RelativeMonthlyRecurrencePatternType,
    RelativeYearlyRecurrencePatternType,
    WeeklyRecurrencePatternType,
)

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_GROUPS: Final = {"Day": range(7), "Weekday": range(5), "WeekendDay": (5, 6)}
_INDEXES: Final = ("First", "Second", "Third", "Fourth", "Last")
_MONTHS: Final = tuple(calendar.month_name)[1:]

starts = st.dates(date(2016, 1, 1), date(2030, 12, 31))
intervals = st.integers(1, 5)
named_days = st.sampled_from((*_DAYS, *_GROUPS))


def series(pattern: Record, range: Record) -> Record:
    row = next(one for one in RecurrenceType.rows if one.kind == pattern.type.__name__)
    other = next(one for one in RecurrenceType.rows if one.kind == range.type.__name__)
    return Record(RecurrenceType, {row: pattern, other: range})


def endless(start: date) -> Record:
    return record(NoEndRecurrenceRangeType, start_date=start.isoformat())


def first(pattern: Record, start: date, count: int = 6) -> list[date]:
    return list(islice(days(series(pattern, endless(start))), count))


def walked(start: date, falls: Any, count: int = 6) -> list[date]:
    """Return the first days from a start on for which a plain test holds."""
    every_day = (start + timedelta(days=ahead) for ahead in range(366 * 60))
    return list(islice((day for day in every_day if falls(day)), count))


def weekdays_of(name: str) -> tuple[int, ...]:
    return tuple(_GROUPS[name]) if name in _GROUPS else (_DAYS.index(name),)


def months_between(start: date, day: date) -> int:
    return (day.year - start.year) * 12 + day.month - start.month


def is_nth(day: date, name: str, index: str) -> bool:
    """Whether a day is the first, second ... or last one in its month that bears a name."""
    length = calendar.monthrange(day.year, day.month)[1]
    fitting = [number for number in range(1, length + 1) if day.replace(day=number).weekday() in weekdays_of(name)]
    return fitting[-1 if index == "Last" else _INDEXES.index(index)] == day.day


def is_day_of_month(day: date, number: int) -> bool:
    return day.day == min(number, calendar.monthrange(day.year, day.month)[1])


@given(starts, intervals)
def test_daily(start: date, interval: int) -> None:
    pattern = record(DailyRecurrencePatternType, interval=interval)

    assert first(pattern, start) == walked(start, lambda day: (day - start).days % interval == 0)


@given(starts, intervals, st.sets(st.sampled_from(_DAYS), min_size=1), st.sampled_from(("", *_DAYS)))
def test_weekly(start: date, interval: int, names: set[str], first_day: str) -> None:
    pattern = record(
        WeeklyRecurrencePatternType,
        interval=interval,
        days_of_week=tuple(sorted(names)),
        first_day_of_week=first_day or None,
    )
    begins = _DAYS.index(first_day or "Sunday")

    def week(day: date) -> date:
        return day - timedelta(days=(day.weekday() - begins) % 7)

    def falls(day: date) -> bool:
        return _DAYS[day.weekday()] in names and (week(day) - week(start)).days // 7 % interval == 0

    assert first(pattern, start) == walked(start, falls)


@given(starts, intervals, st.integers(1, 31))
def test_absolute_monthly(start: date, interval: int, number: int) -> None:
    pattern = record(AbsoluteMonthlyRecurrencePatternType, interval=interval, day_of_month=number)

    def falls(day: date) -> bool:
        return is_day_of_month(day, number) and months_between(start, day) % interval == 0

    assert first(pattern, start) == walked(start, falls)


@given(starts, intervals, named_days, st.sampled_from(_INDEXES))
def test_relative_monthly(start: date, interval: int, name: str, index: str) -> None:
    pattern = record(
        RelativeMonthlyRecurrencePatternType, interval=interval, days_of_week=name, day_of_week_index=index
    )

    def falls(day: date) -> bool:
        return is_nth(day, name, index) and months_between(start, day) % interval == 0

    assert first(pattern, start) == walked(start, falls)


@given(starts, st.sampled_from(_MONTHS), st.integers(1, 31))
def test_absolute_yearly(start: date, month: str, number: int) -> None:
    pattern = record(AbsoluteYearlyRecurrencePatternType, day_of_month=number, month=month)

    def falls(day: date) -> bool:
        return _MONTHS[day.month - 1] == month and is_day_of_month(day, number)

    assert first(pattern, start, 4) == walked(start, falls, 4)


@given(starts, st.sampled_from(_MONTHS), named_days, st.sampled_from(_INDEXES))
def test_relative_yearly(start: date, month: str, name: str, index: str) -> None:
    pattern = record(RelativeYearlyRecurrencePatternType, days_of_week=name, day_of_week_index=index, month=month)

    def falls(day: date) -> bool:
        return _MONTHS[day.month - 1] == month and is_nth(day, name, index)

    assert first(pattern, start, 4) == walked(start, falls, 4)


@pytest.mark.parametrize(
    ("range", "found", "without_end"),
    [
        (record(NumberedRecurrenceRangeType, start_date="2026-03-27", number_of_occurrences=3), 3, False),
        (record(EndDateRecurrenceRangeType, start_date="2026-03-27", end_date="2026-03-30"), 4, False),
        (record(EndDateRecurrenceRangeType, start_date="2026-03-27+01:00", end_date="2026-03-30Z"), 4, False),
        (record(NoEndRecurrenceRangeType, start_date="2026-03-27-08:00"), 6, True),
    ],
)
def test_ranges_end_as_they_say(range: Record, found: int, without_end: bool) -> None:
    recurrence = series(record(DailyRecurrencePatternType, interval=1), range)

    assert len(list(islice(days(recurrence), 6))) == found
    assert is_endless(recurrence) is without_end


def test_days_between_have_both_ends() -> None:
    recurrence = series(record(DailyRecurrencePatternType, interval=2), endless(date(2026, 3, 1)))

    assert list(days_between(recurrence, date(2026, 3, 3), date(2026, 3, 7))) == [
        date(2026, 3, 3),
        date(2026, 3, 5),
        date(2026, 3, 7),
    ]
