"""Meeting messages as they reach a mailbox: what they do to the calendar, and what they say in the Inbox.

Requests put a tentative item into the attendee's calendar, responses are noted on the organizer's item, cancellations
mark the attendee's (MS-OXWSMTGS 3.1.4; the Calendar Attendant of real servers).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.calendar.occurrences import is_master
from fake_ews.mailbox.calendar.series import keep
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.meetings import in_calendar
from fake_ews.mailbox.meetings.in_calendar import meant
from fake_ews.mailbox.meetings.values import (
    CANCELLED,
    MEETING,
    RECEIVED,
    Envelope,
    Meeting,
    cancellation_values,
    message_values,
    request_values,
)
from fake_ews.mailbox.mime.content import Address
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
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
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredException, StoredItem, Values
from fake_ews.values import dataclass

#: Response to the end of the item class, and to the word before the subject.
_RESPONSES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"Accept": ("Pos", "Accepted"), "Tentative": ("Tent", "Tentative"), "Decline": ("Neg", "Declined")}
)


#: What a calendar shows of a meeting that is not accepted.
_SHOWN: Final[Mapping[str, str]] = MappingProxyType({"Tentative": "Tentative", "Decline": "Free"})

_TIMES: Final = (CalendarItemType.start, CalendarItemType.end, CalendarItemType.recurrence)
#: What an update that asks for no new answer leaves as it is.
_ANSWERED: Final = frozenset({CalendarItemType.legacy_free_busy_status, CalendarItemType.my_response_type})


@dataclass(frozen=True, slots=True)
class Arrival:
    """A meeting message that is to be delivered: its type and values, and what of a series it tells otherwise."""

    type: type[ComplexType]
    values: Values
    exceptions: Mapping[date, StoredException] = field(default_factory=dict)
    deletions: frozenset[date] = frozenset()


def request(premises: Premises, mailbox: Mailbox, meeting: Meeting, envelope: Envelope) -> Arrival:
    """Put a tentative item into the calendar, and return the request that stands in the Inbox."""
    known = in_calendar.known(mailbox, meeting.values)
    held = meant(known, meeting.values)
    kind = "NewMeetingRequest" if known is None else _kind_of_update(held, meeting)
    to_calendar(premises, mailbox, meeting, envelope, known, keeping_answer=kind == "InformationalUpdate")
    values = request_values(premises, mailbox, meeting, envelope, kind)
    return Arrival(MeetingRequestMessageType, values, dict(meeting.exceptions), frozenset(meeting.deletions))


def _kind_of_update(held: StoredItem | None, meeting: Meeting) -> str:
    """Return a MeetingRequestType: whoever said yes has to answer anew only when the times change (2.2.5.9)."""
    if held is None or held.values.get(CalendarItemType.my_response_type) not in ("Accept", "Tentative"):
        return "FullUpdate"
    moved = any(held.values.get(row) != meeting.values.get(row) for row in _TIMES if row in meeting.values)
    return "FullUpdate" if moved else "InformationalUpdate"


def response(
    premises: Premises,
    mailbox: Mailbox,
    meeting: Meeting,
    envelope: Envelope,
    answer: str,
    moment: datetime,
    proposal: tuple[datetime, datetime] | None = None,
) -> Arrival:
    """Note an attendee's answer on the organizer's item, and return the answer that stands in the Inbox."""
    item = meant(in_calendar.known(mailbox, meeting.values), meeting.values)
    if item is not None:
        note_answer(item, envelope.sender, answer, moment, proposal)
        keep(mailbox, item)
    values = response_values(premises, mailbox, meeting, envelope, answer, proposal)
    return Arrival(MeetingResponseMessageType, values)


def response_values(
    premises: Premises,
    mailbox: Mailbox,
    meeting: Meeting,
    envelope: Envelope,
    answer: str,
    proposal: tuple[datetime, datetime] | None = None,
) -> Values:
    """Return the values of an attendee's answer."""
    values = message_values(premises, mailbox, MeetingResponseMessageType, meeting, envelope)
    values[ItemType.item_class] = f"IPM.Schedule.Meeting.Resp.{_RESPONSES[answer][0]}"
    values[MeetingMessageType.response_type] = answer
    values[MeetingResponseMessageType.calendar_item_type] = meeting.kind
    if proposal is not None:
        values[MeetingResponseMessageType.proposed_start], values[MeetingResponseMessageType.proposed_end] = proposal
    return values


def cancellation(premises: Premises, mailbox: Mailbox, meeting: Meeting, envelope: Envelope) -> Arrival:
    """Mark the item in an attendee's calendar, and return the cancellation that stands in the Inbox."""
    item = meant(in_calendar.known(mailbox, meeting.values), meeting.values)
    if item is not None:
        item.values[CalendarItemType.is_cancelled] = True
        item.values[CalendarItemType.legacy_free_busy_status] = "Free"
        item.values[CalendarItemType.appointment_state] = MEETING | RECEIVED | CANCELLED
        item.values[ItemType.subject] = envelope.subject
        keep(mailbox, item)
    return Arrival(MeetingCancellationMessageType, cancellation_values(premises, mailbox, meeting, envelope))


def subject_of_response(answer: str, subject: str) -> str:
    """Return the subject of an answer: ``Accepted: Kick-off``."""
    return f"{_RESPONSES[answer][1]}: {subject}"


def to_calendar(
    premises: Premises,
    mailbox: Mailbox,
    meeting: Meeting,
    envelope: Envelope,
    known: StoredItem | None,
    *,
    keeping_answer: bool = False,
) -> StoredItem | None:
    """Put the meeting into the attendee's calendar as tentative, or bring the item there up to date; returns it."""
    values = _calendar_values(premises, meeting, envelope)
    if known is None:
        original = meeting.values.get(CalendarItemType.recurrence_id)
        values |= {CalendarItemType.recurrence_id: original} if original is not None else {}
        made = mailbox.store.add_item(mailbox.store.distinguished["calendar"], CalendarItemType, values)
        made.exceptions, made.deletions = dict(meeting.exceptions), set(meeting.deletions)
        if is_master(made):
            in_calendar.take_in(mailbox, made)
        return made
    item = meant(known, meeting.values)
    if item is None:
        return None
    if keeping_answer:
        values = {row: value for row, value in values.items() if row not in _ANSWERED}
    if item is known and any(item.values.get(row) != values.get(row) for row in _TIMES):
        # Other days, or other hours: what was changed or deleted in the series is of the past.
        item.exceptions, item.deletions = {}, set()
    if item is known:
        item.exceptions = item.exceptions | _renewed(item.exceptions, meeting.exceptions)
        item.deletions = meeting.deletions | item.deletions
    item.values |= values
    keep(mailbox, item)
    return item


def _calendar_values(premises: Premises, meeting: Meeting, envelope: Envelope) -> Values:
    """Return the values of a meeting that nobody has answered yet."""
    now = premises.clock.now()
    values: Values = {
        **{row: value for row, value in meeting.values.items() if row is not CalendarItemType.recurrence_id},
        ItemType.subject: envelope.subject,
        ItemType.item_class: "IPM.Appointment",
        ItemType.sensitivity: meeting.values.get(ItemType.sensitivity) or "Normal",
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
        ItemType.reminder_due_by: meeting.values[CalendarItemType.start],
        CalendarItemType.legacy_free_busy_status: "Tentative",
        CalendarItemType.intended_free_busy_status: (
            meeting.values.get(CalendarItemType.legacy_free_busy_status) or "Busy"
        ),
        CalendarItemType.is_meeting: True,
        CalendarItemType.is_cancelled: False,
        CalendarItemType.meeting_request_was_sent: True,
        CalendarItemType.is_response_requested: bool(meeting.values.get(CalendarItemType.is_response_requested, True)),
        CalendarItemType.my_response_type: "NoResponseReceived",
        CalendarItemType.appointment_state: MEETING | RECEIVED,
    }
    if envelope.body is not None:
        values[ItemType.body] = envelope.body
    return values


def _renewed(held: Mapping[date, StoredException], told: Mapping[date, StoredException]) -> dict[date, StoredException]:
    """Return the occurrences that are told, with what the calendar has of them beside that, as its owner's answer."""
    return {
        day: replace(held[day], values=held[day].values | one.values) if day in held else one
        for day, one in told.items()
    }


def answer_for_oneself(item: StoredItem, answer: str, moment: datetime) -> None:
    """Write somebody's own answer onto their item; the calendar shows what the organizer wants once they accept."""
    intended = item.values.get(CalendarItemType.intended_free_busy_status) or "Busy"
    item.values[CalendarItemType.my_response_type] = answer
    item.values[CalendarItemType.appointment_reply_time] = moment
    item.values[CalendarItemType.legacy_free_busy_status] = _SHOWN.get(answer, intended)


def note_answer(
    item: StoredItem,
    sender: Address,
    answer: str,
    moment: datetime,
    proposal: tuple[datetime, datetime] | None = None,
) -> None:
    """Write an attendee's answer onto the organizer's item, with the times that they propose instead."""
    said: dict[Any, Any] = {AttendeeType.response_type: answer, AttendeeType.last_response_time: moment}
    if proposal is not None:
        said[AttendeeType.proposed_start], said[AttendeeType.proposed_end] = proposal
    for row in (CalendarItemType.required_attendees, CalendarItemType.optional_attendees, CalendarItemType.resources):
        held = item.values.get(row)
        if held is None:
            continue
        noted = tuple(
            one.with_values(said) if recipients.pair(one[AttendeeType.mailbox])[1].lower() == sender[1].lower() else one
            for one in held[NonEmptyArrayOfAttendeesType.attendee]
        )
        item.values[row] = Record(NonEmptyArrayOfAttendeesType, {NonEmptyArrayOfAttendeesType.attendee: noted})
