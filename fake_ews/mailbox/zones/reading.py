"""Time zones as clients write them: full definitions, bare ids, and the form of Exchange 2007."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
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
from fake_ews.mailbox.zones.rules import Rule, WindowsZone
from fake_ews.mailbox.zones.time_zones import windows_zone
from fake_ews.schema.record import Record
from fake_ews.schema.time_zones import (
    AbsoluteDateTransitionType,
    ArrayOfTransitionsGroupsType,
    ArrayOfTransitionsType,
    NonEmptyArrayOfPeriodsType,
    PeriodType,
    RecurringDateTransitionType,
    RecurringDayTransitionType,
    RecurringTimeTransitionType,
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


def zone_of_2007(zone: Record) -> WindowsZone | None:
    """Return the zone of a MeetingTimeZone: the one of its name, else a clock that stays at BaseOffset."""
    named = windows_zone(zone.get(TimeZoneType.time_zone_name) or "")
    if named is not None or TimeZoneType.base_offset not in zone:
        return named
    # BaseOffset is what is added to local time to have UTC, as everywhere in EWS.
    minutes = -(read_duration(zone[TimeZoneType.base_offset]) // timedelta(minutes=1))
    return WindowsZone("", zone.get(TimeZoneType.time_zone_name) or "", "", (Rule(1, minutes, minutes),))


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
