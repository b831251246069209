"""What an iCalendar event says of its recurring: RRULE, EXDATE, RDATE, read (RFC 5545, sections 3.3.10 and 3.8.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from fake_ews.mailbox.calendar.rules_from_outside import Rule
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import UTC_ZONE, from_utc

if TYPE_CHECKING:
    import icalendar

#: BYHOUR and its kin say no more than DTSTART does, in the templates that there are.
_KNOWN: Final = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}
    | {"BYHOUR", "BYMINUTE", "BYSECOND"}
)


def rule_of(event: icalendar.Component, zone: WindowsZone | None) -> Rule | None:
    """Return the RRULE of an event, None for one that does not recur; ``zone`` is the clock of its days."""
    said = event.get("rrule")
    if said is None:
        return None
    # Whoever writes two of them says something that no series can (section 3.8.5.3).
    two = isinstance(said, list)
    rule = said[0] if two else said
    until = _first(rule, "UNTIL")
    return Rule(
        frequency=str(_first(rule, "FREQ")).upper(),
        interval=int(_first(rule, "INTERVAL") or 1),
        count=int(_first(rule, "COUNT")) if _first(rule, "COUNT") is not None else None,
        until=_day(until, zone) if until is not None else None,
        week_starts=str(_first(rule, "WKST") or "MO").upper(),
        by_day=tuple((int(one.relative or 0), str(one.weekday).upper()) for one in rule.get("BYDAY", ())),
        by_month_day=tuple(map(int, rule.get("BYMONTHDAY", ()))),
        by_month=tuple(map(int, rule.get("BYMONTH", ()))),
        by_set_position=tuple(map(int, rule.get("BYSETPOS", ()))),
        others=frozenset(map(str.upper, rule)) - _KNOWN | ({"RRULE"} if two else set()),
    )


def excluded_dates(event: icalendar.Component) -> Iterator[date | datetime]:
    """Walk the EXDATEs of an event."""
    yield from _dates(event, "exdate")


def added_dates(event: icalendar.Component) -> Iterator[date | datetime]:
    """Walk the RDATEs of an event, but for periods of time (MS-OXCICAL 2.1.3.1.1.20.18)."""
    for one in _dates(event, "rdate"):
        if not isinstance(one, tuple):
            yield one


def _dates(event: icalendar.Component, name: str) -> Iterator[Any]:
    said = event.get(name, [])
    for dates in said if isinstance(said, list) else [said]:
        for one in dates.dts:
            yield one.dt


def _first(rule: Any, part: str) -> Any:
    return next(iter(rule.get(part, ())), None)


def _day(until: date | datetime, zone: WindowsZone | None) -> date:
    if not isinstance(until, datetime):
        return until
    return (from_utc(until, zone or UTC_ZONE) if until.tzinfo is not None else until).date()
