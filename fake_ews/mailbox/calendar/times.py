"""The times of a calendar item: the zones it is kept in, what their clocks show, and what becomes of whole days."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.zones.definitions import definition_of
from fake_ews.mailbox.zones.reading import zone_of_2007, zone_of_record
from fake_ews.mailbox.zones.records import definition_record
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.serializable import CUSTOM_ID
from fake_ews.mailbox.zones.time_zones import UTC_ZONE, from_utc, to_utc
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import Values

#: ErrorCalendarDurationIsTooLong, by its documentation.
_LONGEST: Final = timedelta(days=5 * 366)
_DAY: Final = timedelta(days=1)


def start_zone(values: Values) -> WindowsZone:
    """Return the zone in which an item starts, and in which a series recurs."""
    said = values.get(CalendarItemType.start_time_zone)
    return (zone_of_record(said) if said is not None else None) or UTC_ZONE


def end_zone(values: Values) -> WindowsZone:
    """Return the zone in which an item ends."""
    said = values.get(CalendarItemType.end_time_zone)
    return start_zone(values) if said is None else zone_of_record(said) or UTC_ZONE


def settle(session: Session, values: Values) -> None:
    """Bring start and end into order, as they are when an item is created and whenever its times change.

    A time without an offset is one of the item's own zone, of TimeZoneContext where the item names none (documentation
    of TimeZoneContext); an all-day event is pushed to the midnights around it; what is stored is UTC. Raises Failure
    ErrorCalendarInvalidTimeZone, ErrorCalendarEndDateIsEarlierThanStartDate or ErrorCalendarDurationIsTooLong.
    """
    _settle_zones(session, values)
    zones = start_zone(values), end_zone(values)
    start = _moment(values[CalendarItemType.start], zones[0])
    end = _moment(values[CalendarItemType.end], zones[1])
    if end < start:
        raise Failure("ErrorCalendarEndDateIsEarlierThanStartDate")
    if values.get(CalendarItemType.is_all_day_event):
        start, end = _whole_days(start, end, *zones)
    if end - start > _LONGEST:
        raise Failure("ErrorCalendarDurationIsTooLong")
    values[CalendarItemType.start], values[CalendarItemType.end] = start, end


def _settle_zones(session: Session, values: Values) -> None:
    """Give an item the zones that it does not name; MeetingTimeZone is how a client of 2007 says it."""
    old = values.pop(CalendarItemType.meeting_time_zone, None)
    fallback = session.time_zone
    if old is not None:
        fallback = _known(zone_of_2007(old, values[CalendarItemType.start].year))
    for row, default in (
        (CalendarItemType.start_time_zone, fallback),
        (CalendarItemType.end_time_zone, None),
    ):
        said = values.get(row)
        if said is not None:
            _known(zone_of_record(said))
        else:
            values[row] = _definition(default) if default is not None else values[CalendarItemType.start_time_zone]


def _known(zone: WindowsZone | None) -> WindowsZone:
    if zone is None:
        raise Failure("ErrorCalendarInvalidTimeZone")
    return zone


def _definition(zone: WindowsZone) -> Record:
    """Return a zone as an item keeps it: by its id, spelled out where it has none."""
    return definition_record(definition_of(zone), full=zone.id == CUSTOM_ID)


def _moment(said: datetime, zone: WindowsZone) -> datetime:
    return said.astimezone(UTC) if said.tzinfo is not None else to_utc(said, zone)


def _whole_days(
    start: datetime, end: datetime, start_zone: WindowsZone, end_zone: WindowsZone
) -> tuple[datetime, datetime]:
    """Push a start back to midnight and an end on to midnight (documentation: how to create all-day events)."""
    first, last = from_utc(start, start_zone), from_utc(end, end_zone)
    begins = datetime.combine(first, time())
    ends = datetime.combine(last, time())
    if ends < last or ends == begins:
        ends += _DAY
    return to_utc(begins, start_zone), to_utc(ends, end_zone)


def times_of_day(values: Values) -> tuple[timedelta, timedelta]:
    """Return when a series begins, after midnight by its clock, and how long each of its occurrences lasts by it."""
    zone = start_zone(values)
    begins, ends = from_utc(values[CalendarItemType.start], zone), from_utc(values[CalendarItemType.end], zone)
    return begins - datetime.combine(begins, time()), ends - begins


def shown_zone(row: Row[Any], values: Values) -> Record | None:
    """Return a zone as an item shows it: by id and name, whatever the client spelled out."""
    said = values.get(row)
    zone = zone_of_record(said) if said is not None else None
    return None if zone is None else _definition(zone)
