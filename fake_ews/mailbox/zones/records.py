"""Time zone definitions as EWS writes them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fake_ews.mailbox.zones.definitions import (
    GroupTransition,
    PeriodTransition,
    RecurringDateTransition,
    RecurringDayTransition,
    TimeZoneDefinition,
    TransitionsGroup,
)
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
    TransitionTargetType,
    TransitionType,
)


def definition_record(definition: TimeZoneDefinition, *, full: bool) -> Record:
    """Return a TimeZoneDefinition; without ``full`` only its id and name."""
    values: dict[Any, Any] = {TimeZoneDefinitionType.id: definition.id, TimeZoneDefinitionType.name: definition.name}
    if full:
        periods = tuple(
            Record(
                PeriodType,
                {PeriodType.bias: duration(one.bias), PeriodType.name: one.name, PeriodType.id: one.id},
            )
            for one in definition.periods
        )
        groups = tuple(_group(one) for one in definition.transitions_groups)
        transitions = tuple(_group_transition(one) for one in definition.transitions)
        values[TimeZoneDefinitionType.periods] = Record(
            NonEmptyArrayOfPeriodsType, {NonEmptyArrayOfPeriodsType.period: periods}
        )
        values[TimeZoneDefinitionType.transitions_groups] = Record(
            ArrayOfTransitionsGroupsType, {ArrayOfTransitionsGroupsType.transitions_group: groups}
        )
        values[TimeZoneDefinitionType.transitions] = Record(
            ArrayOfTransitionsType, {ArrayOfTransitionsType.transition: transitions}
        )
    return Record(TimeZoneDefinitionType, values)


def duration(span: timedelta) -> str:
    """Return an xs:duration of hours, minutes and seconds: ``-PT1H``, ``PT5H30M``, ``PT0S``."""
    seconds = int(span.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    parts = [f"{hours}H" if hours else "", f"{minutes}M" if minutes else "", f"{left}S" if left else ""]
    return ("-" if seconds < 0 else "") + "PT" + ("".join(parts) or "0S")


def _target(kind: str, to: str) -> Record:
    return Record(TransitionTargetType, {TransitionTargetType.kind: kind, TransitionTargetType.value: to})


def _group(group: TransitionsGroup) -> Record:
    transitions = tuple(_in_group(one) for one in group.transitions)
    values: dict[Any, Any] = {ArrayOfTransitionsType.transition: transitions, ArrayOfTransitionsType.id: group.id}
    return Record(ArrayOfTransitionsType, values)


def _in_group(transition: PeriodTransition | RecurringDayTransition | RecurringDateTransition) -> Record:
    values: dict[Any, Any] = {TransitionType.to: _target("Period", transition.to)}
    if isinstance(transition, PeriodTransition):
        return Record(TransitionType, values)
    values[RecurringTimeTransitionType.time_offset] = duration(transition.time_offset)
    values[RecurringTimeTransitionType.month] = transition.month
    if isinstance(transition, RecurringDateTransition):
        values[RecurringDateTransitionType.day] = transition.day
        return Record(RecurringDateTransitionType, values)
    values[RecurringDayTransitionType.day_of_week] = transition.day_of_week
    values[RecurringDayTransitionType.occurrence] = transition.occurrence
    return Record(RecurringDayTransitionType, values)


def _group_transition(transition: GroupTransition) -> Record:
    values: dict[Any, Any] = {TransitionType.to: _target("Group", transition.to)}
    if transition.date is None:
        return Record(TransitionType, values)
    values[AbsoluteDateTransitionType.date_time] = transition.date
    return Record(AbsoluteDateTransitionType, values)
