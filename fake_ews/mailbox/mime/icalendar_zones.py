"""Time zones in iCalendar as Exchange writes them: under their Windows id, with the rule of a year (RFC 5545 3.6.5)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from fake_ews.deferred import Deferred
from fake_ews.mailbox.zones.rules import LAST, Day, WindowsZone

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = Deferred("icalendar")

#: As Exchange has it: the rule holds since the calendar began.
_BEGINNING: Final = datetime(1601, 1, 1)
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def zone_component(zone: WindowsZone, year: int) -> icalendar.Timezone:
    """Return the VTIMEZONE of a zone as it is in a year."""
    rule = zone.rule(year)
    found = icalendar.Timezone()
    found.add("tzid", zone.id)
    found.add_component(_observance(icalendar.TimezoneStandard(), rule.standard_start, rule.daylight, rule.standard))
    if rule.daylight_start is not None:
        found.add_component(
            _observance(icalendar.TimezoneDaylight(), rule.daylight_start, rule.standard, rule.daylight)
        )
    return found


def _observance(component: icalendar.Component, begins: Day | None, before: int, after: int) -> icalendar.Component:
    """Fill in one half of the year; offsets are minutes east of UTC."""
    minutes = begins.minutes if begins is not None else 0
    component.add("dtstart", _BEGINNING + timedelta(minutes=minutes))
    component.add("tzoffsetfrom", timedelta(minutes=before if begins is not None else after))
    component.add("tzoffsetto", timedelta(minutes=after))
    if begins is not None:
        component.add("rrule", icalendar.vRecur(_yearly(begins)))
    return component


def _yearly(day: Day) -> dict[str, object]:
    rule: dict[str, object] = {"FREQ": "YEARLY", "INTERVAL": 1, "BYMONTH": day.month}
    if day.weekday is None:
        return rule | {"BYMONTHDAY": day.occurrence}
    occurrence = -1 if day.occurrence == LAST else day.occurrence
    return rule | {"BYDAY": f"{occurrence}{_DAYS[day.weekday]}"}
