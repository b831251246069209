"""The older spelling of a time zone, in GetUserAvailability and working hours (MS-OXWSAVAIL, SerializableTimeZone)."""

from __future__ import annotations

from datetime import time
from typing import Final

from fake_ews.mailbox.zones.rules import LAST, Day, Rule, WindowsZone
from fake_ews.mailbox.zones.table import ZONES
from fake_ews.values import dataclass

#: What Exchange calls a zone that is none of Windows' own.
CUSTOM_ID: Final = "tzone://Microsoft/Custom"

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WHOLE_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class SerializableTimeZoneTime:
    """When standard or daylight time begins, and how many minutes its bias is away from the zone's.

    ``day_order`` is 1 to 4, 5 for the last; with a ``year`` it is the day of the month. All zeros: it never begins.
    """

    bias: int = 0
    time: time = time(0)
    day_order: int = 0
    month: int = 0
    day_of_week: str = "Sunday"
    year: int | None = None


@dataclass(frozen=True, slots=True)
class SerializableTimeZone:
    """``bias`` in minutes west of UTC, and the two changes of a year."""

    bias: int
    standard_time: SerializableTimeZoneTime = SerializableTimeZoneTime()
    daylight_time: SerializableTimeZoneTime = SerializableTimeZoneTime()


def serializable(zone: WindowsZone, year: int) -> SerializableTimeZone:
    """Spell a zone the way that holds in ``year``."""
    rule = zone.rule(year)
    if rule.daylight_start is None or rule.standard_start is None:
        return SerializableTimeZone(-rule.standard)
    return SerializableTimeZone(
        -rule.standard,
        _begin(rule.standard_start, 0),
        _begin(rule.daylight_start, rule.standard - rule.daylight),
    )


def zone_of_serializable(value: SerializableTimeZone, year: int) -> WindowsZone:
    """Return the first zone of the table that does in ``year`` what ``value`` says, or one made to do so for ever."""
    wanted = _rule(value)
    for zone in ZONES:
        rule = zone.rule(year)
        if _same(rule, wanted):
            return zone
    return WindowsZone(CUSTOM_ID, "Customized Time Zone", "", (wanted,))


def _begin(day: Day, bias: int) -> SerializableTimeZoneTime:
    moment = time(23, 59, 59) if day.minutes == _WHOLE_DAY else time(*divmod(day.minutes, 60))
    weekday = 6 if day.weekday is None else day.weekday
    return SerializableTimeZoneTime(bias, moment, day.occurrence, day.month, _DAYS[weekday])


def _rule(value: SerializableTimeZone) -> Rule:
    """Windows stores nothing finer than what begins when: a change of no minutes, or without a month, is none."""
    standard = -(value.bias + value.standard_time.bias)
    daylight = -(value.bias + value.daylight_time.bias)
    daylight_start, standard_start = _day(value.daylight_time), _day(value.standard_time)
    if standard == daylight or daylight_start is None or standard_start is None:
        return Rule(1, standard, standard)
    return Rule(1, standard, daylight, daylight_start, standard_start)


def _day(begin: SerializableTimeZoneTime) -> Day | None:
    if not 1 <= begin.month <= 12:
        return None
    minutes = begin.time.hour * 60 + begin.time.minute
    if begin.time.hour == 23 and begin.time.minute == 59 and begin.time.second == 59:
        minutes = _WHOLE_DAY
    if begin.year:
        return Day(begin.month, min(31, max(1, begin.day_order)), None, minutes)
    if begin.day_of_week not in _DAYS:
        return None
    return Day(begin.month, min(LAST, max(1, begin.day_order)), _DAYS.index(begin.day_of_week), minutes)


def _same(rule: Rule, wanted: Rule) -> bool:
    return (rule.standard, rule.daylight, rule.daylight_start, rule.standard_start) == (
        wanted.standard,
        wanted.daylight,
        wanted.daylight_start,
        wanted.standard_start,
    )
