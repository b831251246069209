"""Time zones as EWS spells them out: periods, groups of transitions, transitions (MS-OXWSGTZ 2.2.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from fake_ews.mailbox.zones.rules import LAST, Day, Rule, WindowsZone, years
from fake_ews.mailbox.zones.time_zones import windows_zone
from fake_ews.values import dataclass

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WHOLE_DAY: Final = 24 * 60
#: Windows has no time 24:00: the end of a day is its last millisecond.
_END_OF_DAY: Final = timedelta(days=1) - timedelta(milliseconds=1)
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Period:
    """An offset with a name, "Standard" or "Daylight"; ``bias`` is what is added to local time to have UTC."""

    id: str
    name: str
    bias: timedelta


@dataclass(frozen=True, slots=True)
class PeriodTransition:
    """A ``Transition`` to a period: the only one in the group of a zone whose clock does not change."""

    to: str


@dataclass(frozen=True, slots=True)
class RecurringDayTransition:
    """A change to a period, on the ``occurrence``-th ``day_of_week`` of ``month``, -1 for the last one."""

    to: str
    time_offset: timedelta
    month: int
    day_of_week: str
    occurrence: int


@dataclass(frozen=True, slots=True)
class RecurringDateTransition:
    """A change to a period on the same date every year; only clients write it."""

    to: str
    time_offset: timedelta
    month: int
    day: int


InGroup = PeriodTransition | RecurringDayTransition | RecurringDateTransition


@dataclass(frozen=True, slots=True)
class TransitionsGroup:
    """The changes of a year, as they hold from one date until another group's."""

    id: str
    transitions: tuple[InGroup, ...]


@dataclass(frozen=True, slots=True)
class GroupTransition:
    """Which group holds: from the beginning (a ``Transition``), or from ``date`` on (an ``AbsoluteDateTransition``)."""

    to: str
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimeZoneDefinition:
    """A whole definition; without periods it is only a name for a zone that both sides know."""

    id: str
    name: str = ""
    periods: tuple[Period, ...] = ()
    transitions_groups: tuple[TransitionsGroup, ...] = ()
    transitions: tuple[GroupTransition, ...] = ()


def definition_of(zone: WindowsZone) -> TimeZoneDefinition:
    """Spell a zone out.

    Period ids are the registry's keys: "1" where rules never changed, else the year that a rule begins with (for the
    first one, the year it ends with): trule:Microsoft/Registry/Eastern Standard Time/2006-Standard.
    """
    periods: list[Period] = []
    groups: list[TransitionsGroup] = []
    transitions: list[GroupTransition] = []
    for number, (rule, last_year) in enumerate(years(zone.rules)):
        key = str(rule.first_year) if number else str(last_year or 1)
        standard = Period(f"trule:Microsoft/Registry/{zone.id}/{key}-Standard", "Standard", _bias(rule.standard))
        daylight = Period(f"trule:Microsoft/Registry/{zone.id}/{key}-Daylight", "Daylight", _bias(rule.daylight))
        periods.append(standard)
        if rule.daylight_start is None or rule.standard_start is None:
            changes: tuple[InGroup, ...] = (PeriodTransition(standard.id),)
        else:
            periods.append(daylight)
            changes = (_change(daylight.id, rule.daylight_start), _change(standard.id, rule.standard_start))
        groups.append(TransitionsGroup(str(number), changes))
        transitions.append(GroupTransition(str(number), datetime(rule.first_year, 1, 1) if number else None))
    return TimeZoneDefinition(zone.id, zone.name, tuple(periods), tuple(groups), tuple(transitions))


def zone_of(definition: TimeZoneDefinition) -> WindowsZone | None:
    """Return the zone that a client's definition means: what it spells out, else the zone of its id, else None.

    A definition that spells out what cannot be (a period that is missing, no group) is None as well.
    """
    known = windows_zone(definition.id)
    if not definition.periods or not definition.transitions_groups:
        return known
    biases = {period.id: period for period in definition.periods}
    groups = {group.id: group for group in definition.transitions_groups}
    firsts = definition.transitions or (GroupTransition(definition.transitions_groups[0].id),)
    rules = []
    for transition in firsts:
        group = groups.get(transition.to)
        rule = None if group is None else _rule(group, biases, 1 if transition.date is None else transition.date.year)
        if rule is None:
            return known
        rules.append(rule)
    rules.sort(key=lambda rule: rule.first_year)
    name = definition.name or (known.name if known else "")
    return WindowsZone(definition.id, name, known.iana if known else "", tuple(rules))


def _bias(offset: int) -> timedelta:
    return timedelta(minutes=-offset)


def _change(to: str, day: Day) -> InGroup:
    time_offset = _END_OF_DAY if day.minutes == _WHOLE_DAY else timedelta(minutes=day.minutes)
    if day.weekday is None:
        return RecurringDateTransition(to, time_offset, day.month, day.occurrence)
    occurrence = -1 if day.occurrence == LAST else day.occurrence
    return RecurringDayTransition(to, time_offset, day.month, _DAYS[day.weekday], occurrence)


def _rule(group: TransitionsGroup, periods: dict[str, Period], first_year: int) -> Rule | None:
    """The standard period is the one called so; where both or none are, the one with the greater bias."""
    reached = [(periods.get(transition.to), transition) for transition in group.transitions]
    found = [(period, transition) for period, transition in reached if period is not None]
    if not found or len(found) != len(reached) or len(found) > 2:
        return None
    found.sort(key=lambda pair: (pair[0].name != "Standard", -pair[0].bias))
    (standard, standard_change), (daylight, daylight_change) = found[0], found[-1]
    starts = _days((daylight_change, standard_change))
    offsets = (_offset(standard), _offset(daylight))
    if len(found) == 1 or starts is None:
        return Rule(first_year, offsets[0], offsets[0])
    return Rule(first_year, *offsets, *starts)


def _offset(period: Period) -> int:
    return -(period.bias // _MINUTE)


def _days(transitions: Iterable[InGroup]) -> tuple[Day, Day] | None:
    days = []
    for transition in transitions:
        if isinstance(transition, PeriodTransition) or not 1 <= transition.month <= 12:
            return None
        minutes = min(_WHOLE_DAY, max(0, -(-transition.time_offset // _MINUTE)))
        if isinstance(transition, RecurringDateTransition):
            days.append(Day(transition.month, min(31, max(1, transition.day)), None, minutes))
        elif transition.day_of_week in _DAYS:
            occurrence = transition.occurrence if 1 <= transition.occurrence < LAST else LAST
            days.append(Day(transition.month, occurrence, _DAYS.index(transition.day_of_week), minutes))
        else:
            return None
    return days[0], days[1]
