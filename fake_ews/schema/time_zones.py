"""Time zone definitions."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import DayOfWeekType, TransitionTargetKindType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required, text
from fake_ews.versions import E2010


class NonEmptyArrayOfTimeZoneIdType(ComplexType, since=E2010):
    id = many("Id", xs.string, minimum=1)


class ArrayOfTimeZoneDefinitionType(ComplexType, since=E2010):
    time_zone_definition = many("TimeZoneDefinition", "TimeZoneDefinitionType")


class TimeChangeType(ComplexType, content="Offset, (RelativeYearlyRecurrence | AbsoluteDate)?, Time"):
    offset = required("Offset", xs.duration)
    relative_yearly_recurrence = required("RelativeYearlyRecurrence", "RelativeYearlyRecurrencePatternType")
    absolute_date = required("AbsoluteDate", xs.date)
    time = required("Time", xs.time)
    time_zone_name = attribute("TimeZoneName", xs.string)


class TimeZoneType(ComplexType, content="(BaseOffset, (Standard, Daylight)?)?"):
    base_offset = required("BaseOffset", xs.duration)
    standard = required("Standard", "TimeChangeType")
    daylight = required("Daylight", "TimeChangeType")
    time_zone_name = attribute("TimeZoneName", xs.string)


class TransitionTargetType(ComplexType, since=E2010):
    value = text(xs.string)
    kind = attribute("Kind", TransitionTargetKindType, required=True)


class TransitionType(ComplexType, element="Transition", since=E2010):
    to = required("To", "TransitionTargetType")


class AbsoluteDateTransitionType(TransitionType, element="AbsoluteDateTransition", substitutes="Transition", since=E2010):
    date_time = required("DateTime", xs.dateTime)


class RecurringTimeTransitionType(TransitionType, abstract=True, since=E2010):
    time_offset = required("TimeOffset", xs.duration)
    month = required("Month", xs.int)


class RecurringDateTransitionType(RecurringTimeTransitionType, element="RecurringDateTransition", substitutes="Transition", since=E2010):
    day = required("Day", xs.int)


class RecurringDayTransitionType(RecurringTimeTransitionType, element="RecurringDayTransition", substitutes="Transition", since=E2010):
    day_of_week = required("DayOfWeek", DayOfWeekType)
    occurrence = required("Occurrence", xs.int)


class TimeZoneDefinitionType(ComplexType, content="(Periods, TransitionsGroups, Transitions)?"):
    periods = required("Periods", "NonEmptyArrayOfPeriodsType", since=E2010)
    transitions_groups = optional("TransitionsGroups", "ArrayOfTransitionsGroupsType", since=E2010)
    transitions = optional("Transitions", "ArrayOfTransitionsType", since=E2010)
    id = attribute("Id", xs.string)
    name = attribute("Name", xs.string, since=E2010)


class NonEmptyArrayOfPeriodsType(ComplexType, since=E2010):
    period = many("Period", "PeriodType", minimum=1)


class PeriodType(ComplexType, since=E2010):
    bias = attribute("Bias", xs.duration)
    name = attribute("Name", xs.string)
    id = attribute("Id", xs.string)


class ArrayOfTransitionsGroupsType(ComplexType, since=E2010):
    transitions_group = many("TransitionsGroup", "ArrayOfTransitionsType", minimum=1)


class ArrayOfTransitionsType(ComplexType, since=E2010):
    transition = many("Transition", "TransitionType", minimum=1, ref=True)
    id = attribute("Id", xs.string)
