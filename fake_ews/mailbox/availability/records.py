"""Free/busy views, working hours and suggestions as the availability service writes them, and its zones as it reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from fake_ews.errors import Fault
from fake_ews.mailbox.availability.free_busy import Busy
from fake_ews.mailbox.availability.suggestions import Day
from fake_ews.mailbox.calendar.occurrences import calendar_type
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.serializable import (
    SerializableTimeZone as Zone,
)
from fake_ews.mailbox.zones.serializable import (
    SerializableTimeZoneTime as ZoneTime,
)
from fake_ews.mailbox.zones.serializable import serializable, zone_of_serializable
from fake_ews.mailbox.zones.time_zones import from_utc, zone_named
from fake_ews.schema.availability import (
    ArrayOfAttendeeConflictData,
    ArrayOfCalendarEvent,
    ArrayOfSuggestion,
    ArrayOfSuggestionDayResult,
    ArrayOfWorkingPeriod,
    CalendarEvent,
    CalendarEventDetails,
    IndividualAttendeeConflictData,
    SerializableTimeZone,
    SerializableTimeZoneTime,
    Suggestion,
    SuggestionDayResult,
    UnknownAttendeeConflictData,
    WorkingHours,
    WorkingPeriod,
)
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.enumerations import LegacyFreeBusyType
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row
from fake_ews.versions import Version


def zone_of_request(said: Record, year: int) -> WindowsZone:
    """Return the zone that a SerializableTimeZone spells out for a year; raises Fault ErrorTimeZone for nonsense."""
    rows = SerializableTimeZone
    try:
        zone = Zone(said[rows.bias], _read(said[rows.standard_time]), _read(said[rows.daylight_time]))
        return zone_of_serializable(zone, year)
    except ValueError:
        raise Fault("ErrorTimeZone") from None


def _read(said: Record) -> ZoneTime:
    rows = SerializableTimeZoneTime
    year = int(said.get(rows.year) or 0)
    moment = time.fromisoformat(said[rows.time].strip())
    return ZoneTime(
        said[rows.bias], moment, said[rows.day_order], said[rows.month], said[rows.day_of_week], year or None
    )


def working_hours_record(mailbox: Mailbox, year: int) -> Record:
    """Return the WorkingHours of a mailbox, its zone spelled out the way that holds in a year."""
    zone = serializable(zone_named(mailbox.time_zone), year)
    values: dict[Any, Any] = {
        SerializableTimeZone.bias: zone.bias,
        SerializableTimeZone.standard_time: _written(zone.standard_time),
        SerializableTimeZone.daylight_time: _written(zone.daylight_time),
    }
    hours = mailbox.working_hours
    period: dict[Any, Any] = {
        WorkingPeriod.day_of_week: hours.days,
        WorkingPeriod.start_time_in_minutes: hours.start,
        WorkingPeriod.end_time_in_minutes: hours.end,
    }
    periods = {ArrayOfWorkingPeriod.working_period: (Record(WorkingPeriod, period),) if hours.days else ()}
    return Record(
        WorkingHours,
        {
            WorkingHours.time_zone: Record(SerializableTimeZone, values),
            WorkingHours.working_period_array: Record(ArrayOfWorkingPeriod, periods),
        },
    )


def _written(begin: ZoneTime) -> Record:
    rows = SerializableTimeZoneTime
    values: dict[Any, Any] = {
        rows.bias: begin.bias,
        rows.time: begin.time.isoformat(),
        rows.day_order: begin.day_order,
        rows.month: begin.month,
        rows.day_of_week: begin.day_of_week,
    }
    return Record(rows, values)


def events_record(
    mailbox: Mailbox, found: Iterable[Busy], zone: WindowsZone, version: Version, *, detailed: bool, owner: bool
) -> Record:
    """Return a CalendarEventArray; times are those of the zone, without offset (documentation of the operation)."""
    events = []
    for one in found:
        values: dict[Row[Any], Any] = {
            CalendarEvent.start_time: from_utc(one.start, zone),
            CalendarEvent.end_time: from_utc(one.end, zone),
            CalendarEvent.busy_type: shown_status(one.status, version),
        }
        if detailed:
            values[CalendarEvent.calendar_event_details] = _details(mailbox, one, owner=owner)
        events.append(Record(CalendarEvent, values))
    return Record(ArrayOfCalendarEvent, {ArrayOfCalendarEvent.calendar_event: tuple(events)})


def shown_status(status: str, version: Version) -> str:
    """Return a status as a version knows it: somebody who works elsewhere was free before 2013."""
    return status if status in LegacyFreeBusyType.known(version) else "Free"


def _details(mailbox: Mailbox, one: Busy, *, owner: bool) -> Record:
    """Return the details of an entry; whoever is not the owner learns of a private one only that it is private."""
    item, held = one.item, one.item.values
    private = held.get(ItemType.sensitivity) == "Private"
    kind = calendar_type(item)
    rows = CalendarEventDetails
    values: dict[Any, Any] = {
        rows.is_meeting: bool(held.get(CalendarItemType.is_meeting)),
        rows.is_recurring: kind == "Occurrence",
        rows.is_exception: kind == "Exception",
        rows.is_reminder_set: bool(held.get(ItemType.reminder_is_set)),
        rows.is_private: private,
    }
    if owner or not private:
        values[rows.id] = mailbox.store.ids.message_entry(item.folder.counter, item.counter).encode().hex().upper()
        values[rows.subject] = held.get(ItemType.subject) or ""
        values[rows.location] = held.get(CalendarItemType.location) or ""
    return Record(rows, values)


def suggestions_record(days: Iterable[Day], version: Version) -> Record:
    """Return a SuggestionDayResultArray."""
    results = []
    for day in days:
        suggestions = tuple(_suggestion(one.start, one, version) for one in day.suggestions)
        values: dict[Any, Any] = {
            SuggestionDayResult.date: day.date,
            SuggestionDayResult.day_quality: day.quality,
            SuggestionDayResult.suggestion_array: Record(
                ArrayOfSuggestion, {ArrayOfSuggestion.suggestion: suggestions}
            ),
        }
        results.append(Record(SuggestionDayResult, values))
    rows = ArrayOfSuggestionDayResult
    return Record(rows, {rows.suggestion_day_result: tuple(results)})


def _suggestion(start: datetime, one: Any, version: Version) -> Record:
    conflicts = tuple(_conflict(status, version) for status in one.statuses)
    values: dict[Any, Any] = {
        Suggestion.meeting_time: start,
        Suggestion.is_work_time: one.in_working_hours,
        Suggestion.suggestion_quality: one.quality,
        Suggestion.attendee_conflict_data_array: Record(ArrayOfAttendeeConflictData, {}, conflicts),
    }
    return Record(Suggestion, values)


def _conflict(status: str, version: Version) -> Member:
    rows = ArrayOfAttendeeConflictData
    if not status:
        return Member(rows.unknown_attendee_conflict_data, Record(UnknownAttendeeConflictData))
    known = {IndividualAttendeeConflictData.busy_type: shown_status(status, version)}
    return Member(rows.individual_attendee_conflict_data, Record(IndividualAttendeeConflictData, known))
