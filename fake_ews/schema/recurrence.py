"""Recurrence patterns, ranges and occurrences."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import DayOfWeekIndexType, DayOfWeekType, MonthNamesType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import DaysOfWeekType
from fake_ews.versions import E2010_SP1


class RecurrencePatternBaseType(ComplexType, abstract=True):
    pass


class IntervalRecurrencePatternBaseType(RecurrencePatternBaseType, abstract=True):
    interval = required("Interval", xs.int)


class RegeneratingPatternBaseType(IntervalRecurrencePatternBaseType, abstract=True):
    pass


class DailyRegeneratingPatternType(RegeneratingPatternBaseType):
    pass


class WeeklyRegeneratingPatternType(RegeneratingPatternBaseType):
    pass


class MonthlyRegeneratingPatternType(RegeneratingPatternBaseType):
    pass


class YearlyRegeneratingPatternType(RegeneratingPatternBaseType):
    pass


class RelativeYearlyRecurrencePatternType(RecurrencePatternBaseType):
    days_of_week = required("DaysOfWeek", DayOfWeekType)
    day_of_week_index = required("DayOfWeekIndex", DayOfWeekIndexType)
    month = required("Month", MonthNamesType)


class AbsoluteYearlyRecurrencePatternType(RecurrencePatternBaseType):
    day_of_month = required("DayOfMonth", xs.int)
    month = required("Month", MonthNamesType)


class RelativeMonthlyRecurrencePatternType(IntervalRecurrencePatternBaseType):
    days_of_week = required("DaysOfWeek", DayOfWeekType)
    day_of_week_index = required("DayOfWeekIndex", DayOfWeekIndexType)


class AbsoluteMonthlyRecurrencePatternType(IntervalRecurrencePatternBaseType):
    day_of_month = required("DayOfMonth", xs.int)


class WeeklyRecurrencePatternType(IntervalRecurrencePatternBaseType):
    days_of_week = required("DaysOfWeek", DaysOfWeekType)
    # 2010 SP1 by the documentation and the Managed API; MS-OXWSTASK_R4005 speaks of 2013, and the schema of 2010 SP1 has it.
    first_day_of_week = optional("FirstDayOfWeek", DayOfWeekType, since=E2010_SP1)


class DailyRecurrencePatternType(IntervalRecurrencePatternBaseType):
    pass


class RecurrenceRangeBaseType(ComplexType, abstract=True):
    start_date = required("StartDate", xs.date)


class NoEndRecurrenceRangeType(RecurrenceRangeBaseType):
    pass


class EndDateRecurrenceRangeType(RecurrenceRangeBaseType):
    end_date = required("EndDate", xs.date)


class NumberedRecurrenceRangeType(RecurrenceRangeBaseType):
    number_of_occurrences = required("NumberOfOccurrences", xs.int)


class RecurrenceType(
    ComplexType,
    content=(
        "(RelativeYearlyRecurrence | AbsoluteYearlyRecurrence | RelativeMonthlyRecurrence | "
        "AbsoluteMonthlyRecurrence | WeeklyRecurrence | DailyRecurrence), (NoEndRecurrence | "
        "EndDateRecurrence | NumberedRecurrence)"
    ),
):
    relative_yearly_recurrence = required("RelativeYearlyRecurrence", "RelativeYearlyRecurrencePatternType")
    absolute_yearly_recurrence = required("AbsoluteYearlyRecurrence", "AbsoluteYearlyRecurrencePatternType")
    relative_monthly_recurrence = required("RelativeMonthlyRecurrence", "RelativeMonthlyRecurrencePatternType")
    absolute_monthly_recurrence = required("AbsoluteMonthlyRecurrence", "AbsoluteMonthlyRecurrencePatternType")
    weekly_recurrence = required("WeeklyRecurrence", "WeeklyRecurrencePatternType")
    daily_recurrence = required("DailyRecurrence", "DailyRecurrencePatternType")
    no_end_recurrence = required("NoEndRecurrence", "NoEndRecurrenceRangeType")
    end_date_recurrence = required("EndDateRecurrence", "EndDateRecurrenceRangeType")
    numbered_recurrence = required("NumberedRecurrence", "NumberedRecurrenceRangeType")


class TaskRecurrenceType(
    ComplexType,
    content=(
        "(RelativeYearlyRecurrence | AbsoluteYearlyRecurrence | RelativeMonthlyRecurrence | "
        "AbsoluteMonthlyRecurrence | WeeklyRecurrence | DailyRecurrence | DailyRegeneration | "
        "WeeklyRegeneration | MonthlyRegeneration | YearlyRegeneration), (NoEndRecurrence | "
        "EndDateRecurrence | NumberedRecurrence)"
    ),
):
    relative_yearly_recurrence = required("RelativeYearlyRecurrence", "RelativeYearlyRecurrencePatternType")
    absolute_yearly_recurrence = required("AbsoluteYearlyRecurrence", "AbsoluteYearlyRecurrencePatternType")
    relative_monthly_recurrence = required("RelativeMonthlyRecurrence", "RelativeMonthlyRecurrencePatternType")
    absolute_monthly_recurrence = required("AbsoluteMonthlyRecurrence", "AbsoluteMonthlyRecurrencePatternType")
    weekly_recurrence = required("WeeklyRecurrence", "WeeklyRecurrencePatternType")
    daily_recurrence = required("DailyRecurrence", "DailyRecurrencePatternType")
    daily_regeneration = required("DailyRegeneration", "DailyRegeneratingPatternType")
    weekly_regeneration = required("WeeklyRegeneration", "WeeklyRegeneratingPatternType")
    monthly_regeneration = required("MonthlyRegeneration", "MonthlyRegeneratingPatternType")
    yearly_regeneration = required("YearlyRegeneration", "YearlyRegeneratingPatternType")
    no_end_recurrence = required("NoEndRecurrence", "NoEndRecurrenceRangeType")
    end_date_recurrence = required("EndDateRecurrence", "EndDateRecurrenceRangeType")
    numbered_recurrence = required("NumberedRecurrence", "NumberedRecurrenceRangeType")


class OccurrenceInfoType(ComplexType):
    item_id = required("ItemId", "ItemIdType")
    start = required("Start", xs.dateTime)
    end = required("End", xs.dateTime)
    original_start = required("OriginalStart", xs.dateTime)


class NonEmptyArrayOfOccurrenceInfoType(ComplexType):
    occurrence = many("Occurrence", "OccurrenceInfoType", minimum=1)


class DeletedOccurrenceInfoType(ComplexType):
    start = required("Start", xs.dateTime)


class NonEmptyArrayOfDeletedOccurrencesType(ComplexType):
    deleted_occurrence = many("DeletedOccurrence", "DeletedOccurrenceInfoType", minimum=1)
