"""Recurrence patterns and ranges: on which days a series falls, by its own clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any, Final

from dateutil.rrule import DAILY, FR, FREQNAMES, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule

from fake_ews.behaviours import DAYS_OF_WEEKLY_RECURRENCE
from fake_ews.errors import Failure
from fake_ews.profile import Profile
from fake_ews.schema.record import Record
from fake_ews.schema.recurrence import (
    AbsoluteMonthlyRecurrencePatternType,
    AbsoluteYearlyRecurrencePatternType,
    DailyRecurrencePatternType,
    DailyRegeneratingPatternType,
    EndDateRecurrenceRangeType,
    IntervalRecurrencePatternBaseType,
    NumberedRecurrenceRangeType,
    RecurrencePatternBaseType,
    RecurrenceRangeBaseType,
    RegeneratingPatternBaseType,
    RelativeMonthlyRecurrencePatternType,
    RelativeYearlyRecurrencePatternType,
    WeeklyRecurrencePatternType,
)

_WEEK: Final = (MO, TU, WE, TH, FR)
_DAYS: Final[Mapping[str, tuple[Any, ...]]] = MappingProxyType(
    {
        "Monday": (MO,),
        "Tuesday": (TU,),
        "Wednesday": (WE,),
        "Thursday": (TH,),
        "Friday": (FR,),
        "Saturday": (SA,),
        "Sunday": (SU,),
        "Day": (*_WEEK, SA, SU),
        "Weekday": _WEEK,
        "WeekendDay": (SA, SU),
    }
)
_GROUPS: Final = frozenset({"Day", "Weekday", "WeekendDay"})
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_POSITIONS: Final[Mapping[str, int]] = MappingProxyType({"First": 1, "Second": 2, "Third": 3, "Fourth": 4, "Last": -1})
#: The greatest Interval of each kind of pattern (documentation page "Interval (Recurrence)").
_GREATEST_INTERVAL: Final[Mapping[Any, int]] = MappingProxyType(
    {
        DailyRecurrencePatternType: 999,
        DailyRegeneratingPatternType: 999,
        WeeklyRecurrencePatternType: 99,
        AbsoluteMonthlyRecurrencePatternType: 99,
        RelativeMonthlyRecurrencePatternType: 99,
    }
)
_MOST_OCCURRENCES: Final = 999
#: ErrorRecurrenceEndDateTooBig, by its documentation.
_LAST_END: Final = date(4500, 9, 1)


def check(profile: Profile, recurrence: Record) -> None:
    """Raise Failure for a recurrence that cannot be: values out of range, an end before the start, no day at all."""
    pattern, range = parts(recurrence)
    if not fits_limits(recurrence):
        raise Failure("ErrorCalendarOutOfRange")
    if pattern.type is WeeklyRecurrencePatternType:
        _check_days(profile, pattern[WeeklyRecurrencePatternType.days_of_week])
    if range.type is EndDateRecurrenceRangeType:
        ends = day_of(range[EndDateRecurrenceRangeType.end_date])
        if ends < day_of(range[RecurrenceRangeBaseType.start_date]):
            raise Failure("ErrorCalendarEndDateIsEarlierThanStartDate")
        if ends > _LAST_END:
            raise Failure("ErrorRecurrenceEndDateTooBig")
    if not issubclass(pattern.type, RegeneratingPatternBaseType) and next(days(recurrence), None) is None:
        raise Failure("ErrorRecurrenceHasNoOccurrence")


def fits_limits(recurrence: Record) -> bool:
    """Whether interval, day of the month and number of occurrences are such as a series can have."""
    pattern, range = parts(recurrence)
    interval = pattern.get(IntervalRecurrencePatternBaseType.interval, 1)
    day = pattern.get(AbsoluteMonthlyRecurrencePatternType.day_of_month, 1)
    day = pattern.get(AbsoluteYearlyRecurrencePatternType.day_of_month, day)
    number = range.get(NumberedRecurrenceRangeType.number_of_occurrences, 1)
    greatest = _GREATEST_INTERVAL.get(pattern.type, 99)
    return 1 <= interval <= greatest and 1 <= day <= 31 and 1 <= number <= _MOST_OCCURRENCES


def _check_days(profile: Profile, named: tuple[str, ...]) -> None:
    if not named:
        raise Failure("ErrorCalendarInvalidRecurrence")
    if _GROUPS.intersection(named):
        raise Failure(profile[DAYS_OF_WEEKLY_RECURRENCE])


def days(recurrence: Record) -> Iterator[date]:
    """Walk the days of a series in order, those too that were moved or deleted since."""
    pattern, range = parts(recurrence)
    begins = datetime.combine(day_of(range[RecurrenceRangeBaseType.start_date]), time())
    bounds: dict[str, Any] = {}
    if range.type is NumberedRecurrenceRangeType:
        bounds["count"] = range[NumberedRecurrenceRangeType.number_of_occurrences]
    elif range.type is EndDateRecurrenceRangeType:
        bounds["until"] = datetime.combine(day_of(range[EndDateRecurrenceRangeType.end_date]), time())
    for moment in rrule(dtstart=begins, cache=False, **_rule(pattern), **bounds):
        yield moment.date()


def days_between(recurrence: Record, first: date, last: date) -> Iterator[date]:
    """Walk the days of a series from ``first`` to ``last``, both included."""
    for day in days(recurrence):
        if day > last:
            return
        if day >= first:
            yield day


def is_endless(recurrence: Record) -> bool:
    """Whether a series has no end."""
    range = parts(recurrence)[1]
    return range.type not in (EndDateRecurrenceRangeType, NumberedRecurrenceRangeType)


def parts(recurrence: Record) -> tuple[Record, Record]:
    """Return pattern and range of a recurrence."""
    found = list(recurrence.values.values())
    pattern = next(one for one in found if issubclass(one.type, RecurrencePatternBaseType))
    return pattern, next(one for one in found if issubclass(one.type, RecurrenceRangeBaseType))


def day_of(text: str) -> date:
    """Return an xs:date; a zone behind it changes nothing, since the day is one of the series' own clock."""
    return date.fromisoformat(text[:10])


def _rule(pattern: Record) -> dict[str, Any]:
    rule: dict[str, Any] = _RULES[pattern.type](pattern)
    if IntervalRecurrencePatternBaseType.interval in pattern:
        rule["interval"] = pattern[IntervalRecurrencePatternBaseType.interval]
    return rule


def _daily(pattern: Record) -> dict[str, Any]:
    return {"freq": DAILY}


def _weekly(pattern: Record) -> dict[str, Any]:
    first = pattern.get(WeeklyRecurrencePatternType.first_day_of_week) or "Sunday"
    named = pattern[WeeklyRecurrencePatternType.days_of_week]
    return {"freq": WEEKLY, "byweekday": [day for name in named for day in _DAYS[name]], "wkst": _DAYS[first][0]}


def _absolute_monthly(pattern: Record) -> dict[str, Any]:
    return {"freq": MONTHLY, **_day_of_month(pattern[AbsoluteMonthlyRecurrencePatternType.day_of_month])}


def _absolute_yearly(pattern: Record) -> dict[str, Any]:
    month = MONTHS.index(pattern[AbsoluteYearlyRecurrencePatternType.month]) + 1
    day = pattern[AbsoluteYearlyRecurrencePatternType.day_of_month]
    return {"freq": YEARLY, "bymonth": month, **_day_of_month(day)}


def _day_of_month(day: int) -> dict[str, Any]:
    """A day that a month lacks is its last one (documentation page "DayOfMonth")."""
    if day <= 28:
        return {"bymonthday": day}
    return {"bymonthday": list(range(28, day + 1)), "bysetpos": -1}


def _relative_monthly(pattern: Record) -> dict[str, Any]:
    rows = RelativeMonthlyRecurrencePatternType
    return {
        "freq": MONTHLY,
        "byweekday": _DAYS[pattern[rows.days_of_week]],
        "bysetpos": _POSITIONS[pattern[rows.day_of_week_index]],
    }


def _relative_yearly(pattern: Record) -> dict[str, Any]:
    rows = RelativeYearlyRecurrencePatternType
    return {
        "freq": YEARLY,
        "bymonth": MONTHS.index(pattern[rows.month]) + 1,
        "byweekday": _DAYS[pattern[rows.days_of_week]],
        "bysetpos": _POSITIONS[pattern[rows.day_of_week_index]],
    }


_RULES: Final[Mapping[Any, Any]] = MappingProxyType(
    {
        DailyRecurrencePatternType: _daily,
        WeeklyRecurrencePatternType: _weekly,
        AbsoluteMonthlyRecurrencePatternType: _absolute_monthly,
        AbsoluteYearlyRecurrencePatternType: _absolute_yearly,
        RelativeMonthlyRecurrencePatternType: _relative_monthly,
        RelativeYearlyRecurrencePatternType: _relative_yearly,
    }
)


def icalendar_rule(recurrence: Record, last: date | None) -> dict[str, Any]:
    """Return the RRULE of a recurrence in parts (MS-OXCICAL 2.1.3.2.2); ``last`` is when the last occurrence starts."""
    pattern, range = parts(recurrence)
    rule = _rule(pattern)
    found: dict[str, Any] = {"FREQ": FREQNAMES[rule["freq"]], "INTERVAL": rule.get("interval", 1)}
    for name in ("bymonth", "bymonthday", "bysetpos"):
        if name in rule:
            found[name.upper()] = rule[name]
    if "byweekday" in rule:
        found["BYDAY"] = [str(day) for day in rule["byweekday"]]
    if "wkst" in rule:
        found["WKST"] = str(rule["wkst"])
    if range.type is NumberedRecurrenceRangeType:
        found["COUNT"] = range[NumberedRecurrenceRangeType.number_of_occurrences]
    elif last is not None:
        found["UNTIL"] = last
    return found
