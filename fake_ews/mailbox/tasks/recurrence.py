"""The recurrence of tasks: what is left of it, and on which day the next occurrence is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from dateutil.relativedelta import relativedelta

from fake_ews.mailbox.calendar.recurrence import day_of, days, parts
from fake_ews.schema.record import Record
from fake_ews.schema.recurrence import (
    DailyRegeneratingPatternType,
    EndDateRecurrenceRangeType,
    IntervalRecurrencePatternBaseType,
    MonthlyRegeneratingPatternType,
    NoEndRecurrenceRangeType,
    NumberedRecurrenceRangeType,
    RecurrenceRangeBaseType,
    RegeneratingPatternBaseType,
    TaskRecurrenceType,
    WeeklyRegeneratingPatternType,
    YearlyRegeneratingPatternType,
)

_UNITS: Final[Mapping[object, str]] = MappingProxyType(
    {
        DailyRegeneratingPatternType: "days",
        WeeklyRegeneratingPatternType: "weeks",
        MonthlyRegeneratingPatternType: "months",
        YearlyRegeneratingPatternType: "years",
    }
)


def regenerates(recurrence: Record) -> bool:
    """Whether the next occurrence comes so long after the completion of this one, not on days of its own."""
    return issubclass(parts(recurrence)[0].type, RegeneratingPatternBaseType)


def start_of(recurrence: Record) -> date:
    """Return the day from which on it recurs."""
    return day_of(parts(recurrence)[1][RecurrenceRangeBaseType.start_date])


def first_day(recurrence: Record) -> date:
    """Return the day on which the first occurrence is due."""
    return start_of(recurrence) if regenerates(recurrence) else next(days(recurrence), start_of(recurrence))


def following_day(recurrence: Record, present: date, today: date) -> date | None:
    """Return the day on which the occurrence after that of ``present`` is due, None after the last one.

    A range's number counts the occurrences that are left, this one included.
    """
    pattern, range = parts(recurrence)
    if range.get(NumberedRecurrenceRangeType.number_of_occurrences) == 1:
        return None
    if regenerates(recurrence):
        unit, interval = _UNITS[pattern.type], pattern[IntervalRecurrencePatternBaseType.interval]
        following: date | None = today + relativedelta(None, None, **{unit: interval})
    else:
        following = next((day for day in days(_endless(recurrence)) if day > present), None)
    ends = range.get(EndDateRecurrenceRangeType.end_date)
    return None if following is None or (ends is not None and following > day_of(ends)) else following


def one_less(recurrence: Record) -> Record:
    """Return the recurrence after one of its occurrences has gone by."""
    numbered = recurrence.get(TaskRecurrenceType.numbered_recurrence)
    if numbered is None:
        return recurrence
    left = numbered[NumberedRecurrenceRangeType.number_of_occurrences] - 1
    range = numbered.with_values({NumberedRecurrenceRangeType.number_of_occurrences: left})
    return recurrence.with_values({TaskRecurrenceType.numbered_recurrence: range})


def _endless(recurrence: Record) -> Record:
    numbered = recurrence.get(TaskRecurrenceType.numbered_recurrence)
    if numbered is None:
        return recurrence
    start = {RecurrenceRangeBaseType.start_date: numbered[RecurrenceRangeBaseType.start_date]}
    return recurrence.with_values(
        {
            TaskRecurrenceType.numbered_recurrence: None,
            TaskRecurrenceType.no_end_recurrence: Record(NoEndRecurrenceRangeType, start),
        }
    )
