"""Time zones as clients write them: full definitions, bare ids, and the form of Exchange 2007."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any, Final

from fake_ews.mailbox.zones.definitions import (
    GroupTransition,
    InGroup,
    Period,
    PeriodTransition,
    RecurringDateTransition,
    RecurringDayTransition,
    TimeZoneDefinition,
    TransitionsGroup,
    zone_of,
)
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.serializable import (
    SerializableTimeZone,
    SerializableTimeZoneTime,
    zone_of_serializable,
)
from fake_ews.mailbox.zones.time_zones import windows_zone
from fake_ews.schema.enumerations import DayOfWeekIndexType, MonthNamesType
from fake_ews.schema.record import Record
from fake_ews.schema.recurrence import RelativeYearlyRecurrencePatternType
from fake_ews.schema.time_zones import (
    AbsoluteDateTransitionType,
    ArrayOfTransitionsGroupsType,
    ArrayOfTransitionsType,
    NonEmptyArrayOfPeriodsType,
    PeriodType,
    RecurringDateTransitionType,
    RecurringDayTransitionType,
    RecurringTimeTransitionType,
    TimeChangeType,
    TimeZoneDefinitionType,
    TimeZoneType,
    TransitionTargetType,
    TransitionType,
)

_DURATION: Final = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?\Z")


def zone_of_record(definition: Record) -> WindowsZone | None:
    """Return the zone that a TimeZoneDefinitionType means, None for one that nobody knows and that says nothing."""
    if TimeZoneDefinitionType.periods not in definition:
        return windows_zone(definition.get(TimeZoneDefinitionType.id) or "")
    return zone_of(read_definition(definition))


def zone_of_2007(zone: Record, year: int) -> WindowsZone | None:
    """Return the zone of a MeetingTimeZone: the one of its name, else the one whose clock it spells out for a year."""
    named = windows_zone(zone.get(TimeZoneType.time_zone_name) or "")
    if named is not None or TimeZoneType.base_offset not in zone:
        return named
    # BaseOffset is what is added to local time to have UTC, as everywhere in EWS.
    bias = _minutes(zone[TimeZoneType.base_offset])
    standard, daylight = (_change_of_2007(zone.get(row)) for row in (TimeZoneType.standard, TimeZoneType.daylight))
    return zone_of_serializable(SerializableTimeZone(bias, standard, daylight), year)


def _change_of_2007(change: Record | None) -> SerializableTimeZoneTime:
    """Return when a TimeChange is, and how many minutes its clock is away from BaseOffset."""
    pattern = change.get(TimeChangeType.relative_yearly_recurrence) if change is not None else None
    if change is None or pattern is None:
        return SerializableTimeZoneTime()
    rows = RelativeYearlyRecurrencePatternType
    return SerializableTimeZoneTime(
        _minutes(change[TimeChangeType.offset]),
        time.fromisoformat(change[TimeChangeType.time][:8]),
        DayOfWeekIndexType.values.index(pattern[rows.day_of_week_index]) + 1,
        MonthNamesType.values.index(pattern[rows.month]) + 1,
        pattern[rows.days_of_week],
    )


def _minutes(duration: str) -> int:
    return read_duration(duration) // timedelta(minutes=1)


def read_duration(text: str) -> timedelta:
    """Return an xs:duration of days and less as a span; years and months are nothing that a clock is away by."""
    match = _DURATION.match(text)
    if match is None:
        return timedelta(0)
    sign, days, hours, minutes, seconds = match.groups()
    span = timedelta(int(days or 0), int(seconds or 0), 0, 0, int(minutes or 0), int(hours or 0))
    return -span if sign else span


def read_definition(definition: Record) -> TimeZoneDefinition:
    """Return what a TimeZoneDefinitionType says."""
    periods = definition.get(TimeZoneDefinitionType.periods)
    groups = definition.get(TimeZoneDefinitionType.transitions_groups)
    transitions = definition.get(TimeZoneDefinitionType.transitions)
    return TimeZoneDefinition(
        definition.get(TimeZoneDefinitionType.id) or "",
        definition.get(TimeZoneDefinitionType.name) or "",
        tuple(map(_period, _of(periods, NonEmptyArrayOfPeriodsType.period))),
        tuple(map(_group, _of(groups, ArrayOfTransitionsGroupsType.transitions_group))),
        tuple(map(_group_transition, _of(transitions, ArrayOfTransitionsType.transition))),
    )


def _of(array: Record | None, row: Any) -> Iterator[Record]:
    return iter(array.get(row, ()) if array is not None else ())


def _period(period: Record) -> Period:
    bias = read_duration(period.get(PeriodType.bias) or "")
    return Period(period.get(PeriodType.id) or "", period.get(PeriodType.name) or "", bias)


def _group(group: Record) -> TransitionsGroup:
    transitions = tuple(_in_group(one) for one in group.get(ArrayOfTransitionsType.transition, ()))
    return TransitionsGroup(group.get(ArrayOfTransitionsType.id) or "", transitions)


def _to(transition: Record) -> str:
    return transition[TransitionType.to].get(TransitionTargetType.value) or ""


def _in_group(transition: Record) -> InGroup:
    to = _to(transition)
    if RecurringTimeTransitionType.month not in transition:
        return PeriodTransition(to)
    offset = read_duration(transition[RecurringTimeTransitionType.time_offset])
    month = transition[RecurringTimeTransitionType.month]
    if transition.type is RecurringDateTransitionType:
        return RecurringDateTransition(to, offset, month, transition[RecurringDateTransitionType.day])
    day, occurrence = RecurringDayTransitionType.day_of_week, RecurringDayTransitionType.occurrence
    return RecurringDayTransition(to, offset, month, transition[day], transition[occurrence])


def _group_transition(transition: Record) -> GroupTransition:
    moment = transition.get(AbsoluteDateTransitionType.date_time)
    return GroupTransition(_to(transition), moment.replace(tzinfo=None) if moment is not None else None)
