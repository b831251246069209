"""What a meeting message says of its meeting, under rows of its own type with the same names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from fake_ews.mailbox.calendar.occurrences import is_master, original_times
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mime.content import Address
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.calendar import (
    CalendarItemType,
    MeetingCancellationMessageType,
    MeetingMessageType,
    MeetingRequestMessageType,
)
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredException, StoredItem, Values

#: AppointmentStateFlags: a meeting, received from somebody else, cancelled (MS-OXOCAL 2.2.1.10).
MEETING: Final = 1
RECEIVED: Final = 2
CANCELLED: Final = 4

_REQUEST: Final = "IPM.Schedule.Meeting.Request"
_CANCELLATION: Final = "IPM.Schedule.Meeting.Canceled"

_SHARED: Final = (
    "uid", "recurrence_id", "start", "end", "is_all_day_event", "location", "enhanced_location", "organizer",
    "required_attendees", "optional_attendees", "resources", "recurrence", "start_time_zone", "end_time_zone",
    "appointment_sequence_number", "date_time_stamp", "conference_type", "allow_new_time_proposal",
    "is_online_meeting", "meeting_workspace_url", "net_show_url", "do_not_forward_meeting",
)  # fmt: skip
#: What the organizer keeps to themselves (MS-OXWSMTGS_R191, R299, R319, R1047; the others are the organizer's own).
_UNTOLD: Final = frozenset(
    {
        CalendarItemType.when,
        CalendarItemType.resources,
        CalendarItemType.appointment_reply_time,
        CalendarItemType.inbox_reminders,
        ItemType.categories,
    }
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as others are told of it: under the rows of a calendar item, with what of a series was changed."""

    values: Values
    exceptions: dict[date, StoredException] = field(default_factory=dict)
    deletions: set[date] = field(default_factory=set)

    @property
    def kind(self) -> str:
        """Its CalendarItemType."""
        if CalendarItemType.recurrence_id in self.values:
            return "Exception"
        return "RecurringMaster" if CalendarItemType.recurrence in self.values else "Single"


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends a meeting message, what it says beside the meeting, and its text as it travelled."""

    sender: Address
    subject: str
    message_id: str
    body: Record | None = None
    mime: bytes = b""


def told(item: StoredItem) -> Meeting:
    """Return what others are told of a meeting; RecurrenceId says which occurrence of a series is meant."""
    values = {row: value for row, value in item.values.items() if row not in _UNTOLD}
    if item.master is not None and item.original_date is not None:
        values[CalendarItemType.recurrence_id], _ = original_times(item.master, item.original_date)
    if is_master(item):
        return Meeting(values, dict(item.exceptions), set(item.deletions))
    return Meeting(values)


def request_values(premises: Premises, mailbox: Mailbox, meeting: Meeting, envelope: Envelope, kind: str) -> Values:
    """Return the values of a meeting request; ``kind`` is its MeetingRequestType."""
    row = MeetingRequestMessageType
    values = message_values(premises, mailbox, row, meeting, envelope)
    values |= {
        ItemType.item_class: _REQUEST,
        MessageType.is_response_requested: bool(meeting.values.get(CalendarItemType.is_response_requested, True)),
        row.meeting_request_type: kind,
        row.intended_free_busy_status: meeting.values.get(CalendarItemType.legacy_free_busy_status) or "Busy",
        row.legacy_free_busy_status: "Tentative",
        row.calendar_item_type: meeting.kind,
        row.is_meeting: True,
        row.is_cancelled: False,
        row.is_recurring: meeting.kind != "Single",
        row.meeting_request_was_sent: True,
        row.my_response_type: "NoResponseReceived",
        row.appointment_state: MEETING | RECEIVED,
        MeetingMessageType.response_type: "NoResponseReceived",
    }
    return values


def cancellation_values(premises: Premises, mailbox: Mailbox, meeting: Meeting, envelope: Envelope) -> Values:
    """Return the values of a cancellation."""
    values = message_values(premises, mailbox, MeetingCancellationMessageType, meeting, envelope)
    values[ItemType.item_class] = _CANCELLATION
    values[MeetingCancellationMessageType.calendar_item_type] = meeting.kind
    return values


def message_values(
    premises: Premises, mailbox: Mailbox, type: type[ComplexType], meeting: Meeting, envelope: Envelope
) -> Values:
    """Return what every meeting message says: what any mail does, and what its type says of the meeting."""
    now = premises.clock.now()
    sender = recipients.single(recipients.named(premises.directory, *envelope.sender))
    me = recipients.of_mailbox(mailbox)
    values: Values = {
        ItemType.subject: envelope.subject,
        ItemType.sensitivity: meeting.values.get(ItemType.sensitivity) or "Normal",
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
        MessageType.is_response_requested: False,
        MeetingMessageType.is_delegated: False,
        MeetingMessageType.is_out_of_date: False,
        MeetingMessageType.has_been_processed: True,
    }
    if envelope.body is not None:
        values[ItemType.body] = envelope.body
    for name in _SHARED:
        theirs, ours = getattr(CalendarItemType, name), getattr(type, name, None)
        if ours is not None and theirs in meeting.values:
            values[ours] = meeting.values[theirs]
    return values
