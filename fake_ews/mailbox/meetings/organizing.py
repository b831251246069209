"""Meetings that their organizer calls: requests, updates and cancellations, here and to the world outside.

MS-OXWSMTGS 2.2.5.1 and 2.2.5.3 say who is told and where a copy stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.delivery import deliver_meeting, new_message_id
from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.mailbox.mail.outside_letters import receive
from fake_ews.mailbox.meetings import arrivals
from fake_ews.mailbox.meetings.letters import letter
from fake_ews.mailbox.meetings.sent_copies import keep_sent
from fake_ews.mailbox.meetings.values import (
    CANCELLED,
    MEETING,
    Envelope,
    Meeting,
    cancellation_values,
    request_values,
    told,
)
from fake_ews.mailbox.mime.icalendar_text import Attendee
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.schema.calendar import (
    AttendeeType,
    CalendarItemType,
    MeetingCancellationMessageType,
    MeetingRequestMessageType,
    NonEmptyArrayOfAttendeesType,
)
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredItem, Values

_REQUIRED: Final = (CalendarItemType.required_attendees, CalendarItemType.resources)
_OPTIONAL: Final = (CalendarItemType.optional_attendees,)


def attendees(item: StoredItem) -> Iterator[Attendee]:
    """Walk everybody invited to a meeting."""
    for rows, required in ((_REQUIRED, True), (_OPTIONAL, False)):
        for row in rows:
            held = item.values.get(row)
            for one in held[NonEmptyArrayOfAttendeesType.attendee] if held is not None else ():
                response = one.get(AttendeeType.response_type) or "Unknown"
                yield Attendee(recipients.pair(one[AttendeeType.mailbox]), required, response)


def is_announced(item: StoredItem) -> bool:
    """Whether others know of a calendar item because its owner invited them."""
    values = item.values
    return (
        bool(values.get(CalendarItemType.meeting_request_was_sent))
        and values.get(CalendarItemType.my_response_type) == "Organizer"
    )


def announce(session: Session, mailbox: Mailbox, item: StoredItem, *, save_copy: bool) -> None:
    """Send requests for a meeting to everybody invited; sent again, they bring everybody up to date.

    Raises Failure ErrorInvalidRecipients for an attendee without an address, before anything is sent.
    """
    invited = list(attendees(item))
    _request(session, mailbox, item, invited)
    if save_copy:
        _save_copy(session, mailbox, item, "NewMeetingRequest")


def update(session: Session, mailbox: Mailbox, item: StoredItem, before: Iterable[Attendee], how: str) -> None:
    """Tell of a changed meeting as a CalendarItemUpdateOperationType says.

    Whoever is invited no more gets a cancellation; SendOnlyToChanged and its kin tell nobody but those who came or went
    (MS-OXWSMTGS_R6200, R6500).
    """
    known = {one.address[1].lower() for one in before}
    invited = list(attendees(item))
    present = {one.address[1].lower() for one in invited}
    changed_alone = "ToChanged" in how
    telling = [one for one in invited if not changed_alone or one.address[1].lower() not in known]
    gone = [one for one in before if one.address[1].lower() not in present]
    if telling:
        _request(session, mailbox, item, telling)
    if gone:
        _send(session, mailbox, item, "CANCEL", gone)
    if how.endswith("SaveCopy") and (telling or gone):
        _save_copy(session, mailbox, item, "FullUpdate" if known else "NewMeetingRequest")


def cancel(
    session: Session, mailbox: Mailbox, item: StoredItem, *, body: Record | None = None, save_copy: bool = False
) -> None:
    """Tell everybody invited that a meeting will not take place, with ``body`` or what the meeting says itself.

    The organizer's item is the caller's to remove.
    """
    item.values[CalendarItemType.is_cancelled] = True
    item.values[CalendarItemType.appointment_state] = MEETING | CANCELLED
    _send(session, mailbox, item, "CANCEL", list(attendees(item)), body)
    if save_copy:
        envelope = _envelope(session, mailbox, item, "CANCEL", [], body)
        values = cancellation_values(session.premises, mailbox, told(item), envelope)
        _keep_sent_to_all(mailbox, item, MeetingCancellationMessageType, values)


def _request(session: Session, mailbox: Mailbox, item: StoredItem, invited: list[Attendee]) -> None:
    if any("@" not in one.address[1] for one in invited):
        raise Failure("ErrorInvalidRecipients")
    if item.values.get(CalendarItemType.meeting_request_was_sent):
        number = item.values.get(CalendarItemType.appointment_sequence_number) or 0
        item.values[CalendarItemType.appointment_sequence_number] = number + 1
    item.values[CalendarItemType.meeting_request_was_sent] = True
    item.values[CalendarItemType.is_meeting] = True
    item.values[CalendarItemType.appointment_state] = MEETING
    _send(session, mailbox, item, "REQUEST", invited)


def _send(
    session: Session, mailbox: Mailbox, item: StoredItem, method: str, to: list[Attendee], body: Record | None = None
) -> None:
    """Send a meeting message to each of these people, but not to the organizer."""
    premises = session.premises
    envelope = _envelope(session, mailbox, item, method, to, body)
    meeting, content = told(item), read_mime(envelope.mime)
    own = {address.lower() for address in mailbox.addresses}
    for one in to:
        address = one.address[1]
        if address.lower() in own:
            continue
        colleague = premises.directory.find(address)
        if colleague is None:
            receive(premises, OutsideMail(address, mailbox.address, premises.clock.now(), envelope.mime))
        elif method == "CANCEL":
            arrival = arrivals.cancellation(premises, colleague, meeting, envelope)
            deliver_meeting(premises, colleague, arrival, content, envelope.mime)
        else:
            own_copy = Meeting(dict(meeting.values), *_changed(meeting))
            arrival = arrivals.request(premises, colleague, own_copy, envelope)
            deliver_meeting(premises, colleague, arrival, content, envelope.mime)


def _changed(meeting: Meeting) -> tuple[Any, Any]:
    return dict(meeting.exceptions), set(meeting.deletions)


def _envelope(
    session: Session, mailbox: Mailbox, item: StoredItem, method: str, to: list[Attendee], body: Record | None = None
) -> Envelope:
    me = (mailbox.name, mailbox.address)
    subject = item.values.get(ItemType.subject) or ""
    if method == "CANCEL":
        subject = f"Canceled: {subject}"
    message_id = new_message_id(session.premises)
    people = [one.address for one in to]
    everybody = tuple(attendees(item))
    said = body or item.values.get(ItemType.body)
    mime = letter(session.premises, item, method, subject, me, people, message_id, everybody, said)
    return Envelope(me, subject, message_id, said, mime)


def _save_copy(session: Session, mailbox: Mailbox, item: StoredItem, kind: str) -> None:
    """Keep a copy of the request in Sent Items (SendToAllAndSaveCopy)."""
    envelope = _envelope(session, mailbox, item, "REQUEST", [])
    values = request_values(session.premises, mailbox, Meeting(item.values), envelope, kind)
    values[MeetingRequestMessageType.my_response_type] = "Organizer"
    values[MeetingRequestMessageType.appointment_state] = MEETING
    _keep_sent_to_all(mailbox, item, MeetingRequestMessageType, values)


def _keep_sent_to_all(mailbox: Mailbox, item: StoredItem, type: Any, values: Values) -> None:
    to, cc = _addresses(item, _REQUIRED), _addresses(item, _OPTIONAL)
    keep_sent(mailbox, mailbox.store.distinguished["sentitems"], type, values, to, cc)


def _addresses(item: StoredItem, rows: tuple[Any, ...]) -> list[Record]:
    return [
        one[AttendeeType.mailbox]
        for row in rows
        if row in item.values
        for one in item.values[row][NonEmptyArrayOfAttendeesType.attendee]
    ]
