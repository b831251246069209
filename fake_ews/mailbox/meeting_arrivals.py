"""Meeting messages as they reach a mailbox: the message in the Inbox, and what it does to the calendar.

Requests put a tentative item into the attendee's calendar, responses are noted on the organizer's item, cancellations
mark the attendee's (MS-OXWSMTGS 3.1.4; the Calendar Attendant of real servers).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox import recipients
from fake_ews.mailbox.calendar_times import start_zone
from fake_ews.mailbox.directory import Mailbox
from fake_ews.mailbox.mime.content import Address
from fake_ews.mailbox.mime.icalendar_text import Attendee, MeetingText
from fake_ews.mailbox.occurrences import find_day, is_master
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.series import keep
from fake_ews.mailbox.zones.time_zones import from_utc
from fake_ews.schema.calendar import (
    AttendeeType,
    CalendarItemType,
    MeetingCancellationMessageType,
    MeetingMessageType,
    MeetingRequestMessageType,
    MeetingResponseMessageType,
    NonEmptyArrayOfAttendeesType,
)
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredItem, Values

#: Response to the end of the item class, and to the word before the subject.
_RESPONSES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"Accept": ("Pos", "Accepted"), "Tentative": ("Tent", "Tentative"), "Decline": ("Neg", "Declined")}
)
#: AppointmentStateFlags: a meeting, received from somebody else, cancelled (MS-OXOCAL 2.2.1.10).
MEETING: Final = 1
RECEIVED: Final = 2
CANCELLED: Final = 4

#: What a meeting message says of the meeting, under rows of its own type with the same names.
_SHARED: Final = (
    "uid",
    "start",
    "end",
    "is_all_day_event",
    "location",
    "organizer",
    "required_attendees",
    "optional_attendees",
    "resources",
    "recurrence",
    "start_time_zone",
    "end_time_zone",
    "appointment_sequence_number",
    "date_time_stamp",
)


_OF_A_SERIES: Final = (CalendarItemType.start, CalendarItemType.end, CalendarItemType.recurrence)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends a meeting message, what it says beside the meeting, and its text as it travelled."""

    sender: Address
    subject: str
    message_id: str
    body: Record | None = None
    mime: bytes = b""


def request(premises: Premises, mailbox: Mailbox, meeting: Values, envelope: Envelope) -> StoredItem:
    """Put a meeting request into an Inbox and a tentative item into the calendar; returns the request."""
    known = by_uid(mailbox, meeting[CalendarItemType.uid])
    _to_calendar(premises, mailbox, meeting, envelope, known)
    values = _message(premises, mailbox, MeetingRequestMessageType, meeting, envelope)
    values[ItemType.item_class] = "IPM.Schedule.Meeting.Request"
    values[MeetingRequestMessageType.meeting_request_type] = "NewMeetingRequest" if known is None else "FullUpdate"
    values[MeetingRequestMessageType.intended_free_busy_status] = "Busy"
    values[MeetingRequestMessageType.legacy_free_busy_status] = "Tentative"
    values[MeetingRequestMessageType.calendar_item_type] = _kind(meeting)
    values[MeetingRequestMessageType.is_meeting] = True
    values[MeetingRequestMessageType.is_cancelled] = False
    values[MeetingRequestMessageType.is_recurring] = CalendarItemType.recurrence in meeting
    values[MeetingRequestMessageType.meeting_request_was_sent] = True
    values[MeetingRequestMessageType.my_response_type] = "NoResponseReceived"
    values[MeetingMessageType.response_type] = "NoResponseReceived"
    return _arrive(mailbox, MeetingRequestMessageType, values, envelope)


def response(
    premises: Premises, mailbox: Mailbox, meeting: Values, envelope: Envelope, answer: str, moment: datetime
) -> StoredItem:
    """Put an attendee's answer into the organizer's Inbox, and note it on the organizer's item."""
    item = by_uid(mailbox, meeting[CalendarItemType.uid])
    if item is not None:
        _note_answer(item, envelope.sender, answer, moment)
        mailbox.store.change_item(item)
    values = _message(premises, mailbox, MeetingResponseMessageType, meeting, envelope)
    values[ItemType.item_class] = f"IPM.Schedule.Meeting.Resp.{_RESPONSES[answer][0]}"
    values[MeetingMessageType.response_type] = answer
    values[MeetingResponseMessageType.calendar_item_type] = _kind(meeting)
    return _arrive(mailbox, MeetingResponseMessageType, values, envelope)


def cancellation(premises: Premises, mailbox: Mailbox, meeting: Values, envelope: Envelope) -> StoredItem:
    """Put a cancellation into an attendee's Inbox, and mark the item in the calendar."""
    item = _meant(by_uid(mailbox, meeting[CalendarItemType.uid]), meeting)
    if item is not None:
        item.values[CalendarItemType.is_cancelled] = True
        item.values[CalendarItemType.legacy_free_busy_status] = "Free"
        item.values[CalendarItemType.appointment_state] = MEETING | RECEIVED | CANCELLED
        item.values[ItemType.subject] = envelope.subject
        keep(mailbox, item)
    values = _message(premises, mailbox, MeetingCancellationMessageType, meeting, envelope)
    values[ItemType.item_class] = "IPM.Schedule.Meeting.Canceled"
    values[MeetingCancellationMessageType.calendar_item_type] = _kind(meeting)
    return _arrive(mailbox, MeetingCancellationMessageType, values, envelope)


def subject_of_response(answer: str, subject: str) -> str:
    """Return the subject of an answer: ``Accepted: Kick-off``."""
    return f"{_RESPONSES[answer][1]}: {subject}"


def by_uid(mailbox: Mailbox, uid: str) -> StoredItem | None:
    """Return the calendar item of a meeting, or None."""
    calendar = mailbox.store.distinguished["calendar"]
    return next((item for item in calendar.items.values() if item.values.get(CalendarItemType.uid) == uid), None)


def meeting_of_text(premises: Premises, text: MeetingText) -> Values:
    """Return what an iCalendar text says, under the rows of a calendar item."""
    directory = premises.directory

    def attendees(required: bool) -> Record | None:
        listed = tuple(_attendee(premises, one) for one in text.attendees if one.required is required)
        return Record(NonEmptyArrayOfAttendeesType, {NonEmptyArrayOfAttendeesType.attendee: listed}) if listed else None

    values: dict[Row[Any], Any] = {
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
    }
    return {row: value for row, value in values.items() if value is not None}


def _attendee(premises: Premises, attendee: Attendee) -> Record:
    values: dict[Any, Any] = {
        AttendeeType.mailbox: recipients.named(premises.directory, *attendee.address),
        AttendeeType.response_type: attendee.response,
    }
    return Record(AttendeeType, values)


def _kind(meeting: Values) -> str:
    return "RecurringMaster" if CalendarItemType.recurrence in meeting else "Single"


def _message(
    premises: Premises, mailbox: Mailbox, type: type[ComplexType], meeting: Values, envelope: Envelope
) -> Values:
    """Return the values of a meeting message: those of any mail, and what its type says of the meeting."""
    now = premises.clock.now()
    sender = recipients.single(recipients.named(premises.directory, *envelope.sender))
    me = recipients.of_mailbox(mailbox)
    values: Values = {
        ItemType.subject: envelope.subject,
        ItemType.sensitivity: "Normal",
        ItemType.importance: "Normal",
        ItemType.culture: premises.settings.culture,
        ItemType.date_time_sent: now,
        ItemType.date_time_received: now,
        ItemType.is_submitted: False,
        ItemType.is_draft: False,
        ItemType.is_from_me: False,
        ItemType.is_resend: False,
        ItemType.is_unmodified: True,
        ItemType.reminder_is_set: False,
        MessageType.sender: sender,
        MessageType.from_: sender,
        MessageType.to_recipients: recipients.many((me,)),
        MessageType.received_by: recipients.single(me),
        MessageType.received_representing: recipients.single(me),
        MessageType.internet_message_id: envelope.message_id,
        MessageType.is_read: False,
        MessageType.is_response_requested: type is MeetingRequestMessageType,
        MeetingMessageType.is_delegated: False,
        MeetingMessageType.is_out_of_date: False,
        MeetingMessageType.has_been_processed: True,
    }
    if envelope.body is not None:
        values[ItemType.body] = envelope.body
    for name in _SHARED:
        theirs, ours = getattr(CalendarItemType, name), getattr(type, name, None)
        if ours is not None and theirs in meeting:
            values[ours] = meeting[theirs]
    return values


def _arrive(mailbox: Mailbox, type: type[ComplexType], values: Values, envelope: Envelope) -> StoredItem:
    inbox = mailbox.store.distinguished["inbox"]
    return mailbox.store.add_item(inbox, type, values, mime=envelope.mime, arrived=True)


def _to_calendar(
    premises: Premises, mailbox: Mailbox, meeting: Values, envelope: Envelope, known: StoredItem | None
) -> None:
    """Put the meeting into the attendee's calendar as tentative, or bring the item there up to date."""
    now = premises.clock.now()
    values: Values = {
        **{row: value for row, value in meeting.items() if row is not CalendarItemType.recurrence_id},
        ItemType.subject: envelope.subject,
        ItemType.item_class: "IPM.Appointment",
        ItemType.sensitivity: "Normal",
        ItemType.importance: "Normal",
        ItemType.culture: premises.settings.culture,
        ItemType.date_time_sent: now,
        ItemType.date_time_received: now,
        ItemType.is_draft: False,
        ItemType.is_submitted: False,
        ItemType.is_from_me: False,
        ItemType.is_resend: False,
        ItemType.is_unmodified: False,
        ItemType.reminder_is_set: True,
        ItemType.reminder_minutes_before_start: "15",
        ItemType.reminder_due_by: meeting[CalendarItemType.start],
        CalendarItemType.legacy_free_busy_status: "Tentative",
        CalendarItemType.is_meeting: True,
        CalendarItemType.is_cancelled: False,
        CalendarItemType.meeting_request_was_sent: True,
        CalendarItemType.is_response_requested: True,
        CalendarItemType.my_response_type: "NoResponseReceived",
        CalendarItemType.appointment_state: MEETING | RECEIVED,
    }
    if envelope.body is not None:
        values[ItemType.body] = envelope.body
    if known is None:
        mailbox.store.add_item(mailbox.store.distinguished["calendar"], CalendarItemType, values)
        return
    item = _meant(known, meeting)
    if item is None:
        return
    if item is known and any(item.values.get(row) != values.get(row) for row in _OF_A_SERIES):
        # Other days, or other hours: what was changed or deleted in the series is of the past.
        item.exceptions, item.deletions = {}, set()
    item.values |= values
    keep(mailbox, item)


def _meant(known: StoredItem | None, meeting: Values) -> StoredItem | None:
    """Return the item in the calendar that a meeting message is about: the one known, or an occurrence of it."""
    original = meeting.get(CalendarItemType.recurrence_id)
    if known is None or original is None or not is_master(known):
        return known
    day = from_utc(original, start_zone(known.values)).date()
    return find_day(known, day)


def _note_answer(item: StoredItem, sender: Address, answer: str, moment: datetime) -> None:
    """Write an attendee's answer onto the organizer's item."""
    for row in (CalendarItemType.required_attendees, CalendarItemType.optional_attendees, CalendarItemType.resources):
        held = item.values.get(row)
        if held is None:
            continue
        noted = tuple(
            one.with_values({AttendeeType.response_type: answer, AttendeeType.last_response_time: moment})
            if recipients.pair(one[AttendeeType.mailbox])[1].lower() == sender[1].lower()
            else one
            for one in held[NonEmptyArrayOfAttendeesType.attendee]
        )
        item.values[row] = Record(NonEmptyArrayOfAttendeesType, {NonEmptyArrayOfAttendeesType.attendee: noted})
