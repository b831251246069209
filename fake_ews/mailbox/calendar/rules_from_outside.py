"""RRULEs of other people's programs as recurrences: those that fit a template of MS-OXCICAL 2.1.3.2.2, no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.calendar.recurrence import MONTHS, days, fits_limits
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.record import Record
from fake_ews.schema.recurrence import (
    AbsoluteMonthlyRecurrencePatternType,
    AbsoluteYearlyRecurrencePatternType,
    DailyRecurrencePatternType,
    EndDateRecurrenceRangeType,
    NoEndRecurrenceRangeType,
    NumberedRecurrenceRangeType,
    RecurrenceRangeBaseType,
    RecurrenceType,
    RelativeMonthlyRecurrencePatternType,
    RelativeYearlyRecurrencePatternType,
    WeeklyRecurrencePatternType,
)
from fake_ews.schema.rows import Row
from fake_ews.values import dataclass

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "MO": "Monday",
        "TU": "Tuesday",
        "WE": "Wednesday",
        "TH": "Thursday",
        "FR": "Friday",
        "SA": "Saturday",
        "SU": "Sunday",
    }
)
_IN_ORDER: Final = tuple(_NAMES.values())
_INDEXES: Final[Mapping[int, str]] = MappingProxyType({1: "First", 2: "Second", 3: "Third", 4: "Fourth", -1: "Last"})
#: Days that count as one: "the last weekday of a month".
_GROUPS: Final[Mapping[frozenset[str], str]] = MappingProxyType(
    {
        frozenset(_IN_ORDER): "Day",
        frozenset(_IN_ORDER[:5]): "Weekday",
        frozenset(_IN_ORDER[5:]): "WeekendDay",
        **{frozenset({name}): name for name in _IN_ORDER},
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """An RRULE (RFC 5545, section 3.3.10): ``by_day`` are names of days, each with its ordinal or 0.

    ``until`` is a day by the clock of the series; ``others`` are the parts that no template has.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    week_starts: str = "MO"
    by_day: tuple[tuple[int, str], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_set_position: tuple[int, ...] = ()
    others: frozenset[str] = frozenset()

    @property
    def days(self) -> tuple[str, ...]:
        """The whole names of the days."""
        return tuple(_NAMES[day] for _, day in self.by_day)


def recurrence_of(rule: Rule, start: date) -> Record | None:
    """Return the recurrence of a series that begins on a day, None for a rule that fits no template.

    Such a rule is not mapped at all: a series on other days would be worse than none.
    """
    template = _TEMPLATES.get(rule.frequency)
    pattern = template(rule, start) if template is not None and not rule.others else None
    if pattern is None:
        return None
    found = Record(RecurrenceType, {_row_of(part): part for part in (pattern, _range(rule, start))})
    return found if fits_limits(found) and next(days(found), None) is not None else None


def _row_of(part: Record) -> Row[Any]:
    return next(row for row in RecurrenceType.rows if row.kind == part.type.__name__)


def _range(rule: Rule, start: date) -> Record:
    begins: dict[Any, Any] = {RecurrenceRangeBaseType.start_date: start.isoformat()}
    if rule.count is not None:
        number = {NumberedRecurrenceRangeType.number_of_occurrences: rule.count}
        return Record(NumberedRecurrenceRangeType, begins | number)
    if rule.until is not None:
        return Record(
            EndDateRecurrenceRangeType, begins | {EndDateRecurrenceRangeType.end_date: rule.until.isoformat()}
        )
    return Record(NoEndRecurrenceRangeType, begins)


def _daily(rule: Rule, start: date) -> Record | None:
    """Days of the week may be named where every week is meant: every weekday is how people say it."""
    if rule.by_month_day or rule.by_month or rule.by_set_position:
        return None
    if rule.by_day:
        return _weekly(rule, start) if rule.interval == 1 else None
    return Record(DailyRecurrencePatternType, {DailyRecurrencePatternType.interval: rule.interval})


def _weekly(rule: Rule, start: date) -> Record | None:
    if rule.by_month_day or rule.by_month or rule.by_set_position or any(ordinal for ordinal, _ in rule.by_day):
        return None
    rows = WeeklyRecurrencePatternType
    values: dict[Any, Any] = {
        rows.interval: rule.interval,
        rows.days_of_week: rule.days or (_IN_ORDER[start.weekday()],),
        rows.first_day_of_week: _NAMES[rule.week_starts],
    }
    return Record(rows, values)


def _monthly(rule: Rule, start: date) -> Record | None:
    return None if rule.by_month else _in_months(rule, start, rule.interval)


def _yearly(rule: Rule, start: date) -> Record | None:
    """A year that is left out makes it a pattern of months (2.1.3.2.2.5)."""
    if len(rule.by_month) > 1:
        return None
    month = rule.by_month[0] if rule.by_month else start.month
    if rule.interval > 1:
        return _in_months(rule, start, 12 * rule.interval) if month == start.month else None
    yearly = RelativeYearlyRecurrencePatternType, AbsoluteYearlyRecurrencePatternType
    return _placed(rule, start, *yearly, Month=MONTHS[month - 1])


def _in_months(rule: Rule, start: date, interval: int) -> Record | None:
    monthly = RelativeMonthlyRecurrencePatternType, AbsoluteMonthlyRecurrencePatternType
    return _placed(rule, start, *monthly, Interval=interval)


def _placed(
    rule: Rule, start: date, relative: type[ComplexType], absolute: type[ComplexType], **more: Any
) -> Record | None:
    """Return a pattern by the place of a day in its month, or else by its number; ``more`` are further elements."""
    type, said = (relative, _place(rule)) if rule.by_day else (absolute, _day_of_month(rule, start))
    return Record(type, {type.row(name): value for name, value in (said | more).items()}) if said else None


def _day_of_month(rule: Rule, start: date) -> dict[str, Any]:
    """Return DayOfMonth, or nothing; the last day of a month is its 31st, which every month has in Exchange."""
    said = rule.by_month_day or (start.day,)
    if len(said) > 1 or rule.by_set_position or not (said[0] == -1 or 1 <= said[0] <= 31):
        return {}
    return {"DayOfMonth": 31 if said[0] == -1 else said[0]}


def _place(rule: Rule) -> dict[str, Any]:
    """Return DaysOfWeek and DayOfWeekIndex, or nothing: "the second Tuesday", said as 2TU or as TU and BYSETPOS=2."""
    ordinals = {ordinal for ordinal, _ in rule.by_day if ordinal} | set(rule.by_set_position)
    named, index = _GROUPS.get(frozenset(rule.days)), _INDEXES.get(next(iter(ordinals), 0))
    if rule.by_month_day or len(ordinals) != 1 or named is None or index is None:
        return {}
    return {"DaysOfWeek": named, "DayOfWeekIndex": index}


_TEMPLATES: Final[Mapping[str, Callable[[Rule, date], Record | None]]] = MappingProxyType(
    {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
)
