"""A meeting that travelled as iCalendar, as Exchange keeps one: its values, its series, what of that is otherwise."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from fake_ews.mailbox.calendar.moved_days import moved
from fake_ews.mailbox.calendar.recurrence import days_between
from fake_ews.mailbox.calendar.rules_from_outside import recurrence_of
from fake_ews.mailbox.calendar.series import begin_on_first_day
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.meetings.values import Meeting
from fake_ews.mailbox.mime.icalendar_text import Attendee, MeetingText
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.zones.definitions import definition_of
from fake_ews.mailbox.zones.records import definition_record
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import UTC_ZONE, from_utc
from fake_ews.schema.calendar import AttendeeType, CalendarItemType, NonEmptyArrayOfAttendeesType
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredException, Values


def meeting_of_text(premises: Premises, text: MeetingText) -> Meeting:
    """Return what an iCalendar text says, under the rows of a calendar item."""
    directory = premises.directory

    def attendees(required: bool) -> Record | None:
        listed = tuple(_attendee(premises, one) for one in text.attendees if one.required is required)
        return Record(NonEmptyArrayOfAttendeesType, {NonEmptyArrayOfAttendeesType.attendee: listed}) if listed else None

    said: dict[Row[Any], Any] = {
        CalendarItemType.uid: text.uid,
        CalendarItemType.start: text.start,
        CalendarItemType.end: text.end,
        CalendarItemType.is_all_day_event: text.all_day,
        CalendarItemType.location: text.location or None,
        CalendarItemType.organizer: recipients.single(recipients.named(directory, *text.organizer)),
        CalendarItemType.required_attendees: attendees(True),
        CalendarItemType.optional_attendees: attendees(False),
        CalendarItemType.appointment_sequence_number: text.sequence,
        CalendarItemType.date_time_stamp: text.stamp,
        CalendarItemType.recurrence_id: text.recurrence_id,
    }
    values: Values = {row: value for row, value in said.items() if value is not None}
    return _series(text, values) or Meeting(values)


def _series(text: MeetingText, values: Values) -> Meeting | None:
    """Return a meeting that recurs, with its exceptions; None for one that does not, or as no recurrence can."""
    zone = text.zone or UTC_ZONE
    recurrence = recurrence_of(text.recurs, _day(text.start, zone)) if text.recurs is not None else None
    if recurrence is None:
        return None
    kept = definition_record(definition_of(zone), full=False)
    values |= {
        CalendarItemType.recurrence: recurrence,
        CalendarItemType.start_time_zone: kept,
        CalendarItemType.end_time_zone: kept,
    }
    begin_on_first_day(values)
    deletions = {_day(moment, zone) for moment in text.left_out}
    exceptions: dict[date, StoredException] = {}
    for day, start, end in list(moved(values, deletions, text.added)):
        deletions.discard(day)
        exceptions[day] = StoredException({CalendarItemType.start: start, CalendarItemType.end: end})
    for other in text.changed:
        assert other.recurrence_id is not None
        day = _day(other.recurrence_id, zone)
        if other.called_off:
            deletions.add(day)
        elif next(days_between(recurrence, day, day), None) is not None:
            exceptions[day] = StoredException(_otherwise(other, text))
    return Meeting(values, exceptions, deletions)


def _otherwise(other: MeetingText, series: MeetingText) -> Values:
    """Return what an occurrence has otherwise than its series."""
    values: Values = {CalendarItemType.start: other.start, CalendarItemType.end: other.end}
    if other.location != series.location:
        values[CalendarItemType.location] = other.location or None
    if other.summary and other.summary != series.summary:
        values[ItemType.subject] = other.summary
    return values


def _day(moment: datetime, zone: WindowsZone) -> date:
    return from_utc(moment, zone).date()


def _attendee(premises: Premises, attendee: Attendee) -> Record:
    values: dict[Any, Any] = {
        AttendeeType.mailbox: recipients.named(premises.directory, *attendee.address),
        AttendeeType.response_type: attendee.response,
    }
    return Record(AttendeeType, values)
