"""Meetings between people: inviting, answering and calling off, here and to the world outside (MS-OXWSMTGS 3.1.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox import meeting_arrivals, recipients
from fake_ews.mailbox.bodies import html_to_text
from fake_ews.mailbox.delivery import new_message_id
from fake_ews.mailbox.directory import Mailbox
from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.meeting_arrivals import Envelope
from fake_ews.mailbox.mime.content import Address, CalendarPart, MailContent
from fake_ews.mailbox.mime.icalendar_text import Attendee, MeetingText, write
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.occurrences import original_times
from fake_ews.mailbox.outside import OutsideMail
from fake_ews.mailbox.outside_letters import receive
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.series import delete, keep
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.calendar import (
    AttendeeType,
    CalendarItemType,
    MeetingMessageType,
    MeetingRequestMessageType,
    NonEmptyArrayOfAttendeesType,
)
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.response_objects import (
    AcceptItemType,
    DeclineItemType,
    ResponseObjectCoreType,
    TentativelyAcceptItemType,
)
from fake_ews.store.objects import StoredItem, Values

_REQUIRED: Final = (CalendarItemType.required_attendees, CalendarItemType.resources)
_OPTIONAL: Final = (CalendarItemType.optional_attendees,)

#: The response object to the answer that it gives, and what the calendar then shows.
_ANSWERS: Final = (
    (AcceptItemType, "Accept", "Busy"),
    (TentativelyAcceptItemType, "Tentative", "Tentative"),
    (DeclineItemType, "Decline", "Free"),
)


def attendees(item: StoredItem) -> Iterator[Attendee]:
    """Walk everybody invited to a meeting."""
    for rows, required in ((_REQUIRED, True), (_OPTIONAL, False)):
        for row in rows:
            held = item.values.get(row)
            for one in held[NonEmptyArrayOfAttendeesType.attendee] if held is not None else ():
                response = one.get(AttendeeType.response_type) or "NoResponseReceived"
                yield Attendee(recipients.pair(one[AttendeeType.mailbox]), required, response)


def announce(session: Session, mailbox: Mailbox, item: StoredItem, *, save_copy: bool) -> None:
    """Send requests for a meeting to everybody invited; sent again, they bring everybody up to date.

    Raises Failure ErrorInvalidRecipients for an attendee without an address, before anything is sent.
    """
    invited = list(attendees(item))
    if any("@" not in one.address[1] for one in invited):
        raise Failure("ErrorInvalidRecipients")
    if item.values.get(CalendarItemType.meeting_request_was_sent):
        number = item.values.get(CalendarItemType.appointment_sequence_number) or 0
        item.values[CalendarItemType.appointment_sequence_number] = number + 1
    item.values[CalendarItemType.meeting_request_was_sent] = True
    item.values[CalendarItemType.is_meeting] = True
    item.values[CalendarItemType.appointment_state] = meeting_arrivals.MEETING
    _send(session.premises, mailbox, item, "REQUEST", item.values.get(ItemType.subject) or "", invited)
    if save_copy:
        _save_copy(session.premises, mailbox, item)


def cancel(session: Session, mailbox: Mailbox, item: StoredItem) -> None:
    """Tell everybody invited that a meeting will not take place; the organizer's item is the caller's to remove."""
    item.values[CalendarItemType.is_cancelled] = True
    subject = f"Canceled: {item.values.get(ItemType.subject) or ''}"
    _send(session.premises, mailbox, item, "CANCEL", subject, list(attendees(item)))


def is_announced(item: StoredItem) -> bool:
    """Whether others know of a calendar item because its owner invited them."""
    values = item.values
    return (
        bool(values.get(CalendarItemType.meeting_request_was_sent))
        and values.get(CalendarItemType.my_response_type) == "Organizer"
    )


def respond(session: Session, sent: Record, *, tell: bool) -> tuple[Mailbox, StoredItem | None]:
    """Answer an invitation as AcceptItem, TentativelyAcceptItem or DeclineItem says.

    The request goes to Deleted Items, and so does the meeting that is declined; with ``tell`` the organizer is told.
    Returns the mailbox, and the item in the calendar or None where it is gone. Raises Failure
    ErrorMissingInformationReferenceItemId, ErrorInvalidReferenceItem, ErrorCalendarIsOrganizerForAccept and its kin.
    """
    answer, status = next((answer, status) for type, answer, status in _ANSWERS if sent.type is type)
    reference = sent.get(ResponseObjectCoreType.reference_item_id)
    if reference is None:
        raise Failure("ErrorMissingInformationReferenceItemId")
    mailbox, referred = find_item(session, reference)
    item = _meeting_of(mailbox, referred)
    if item.values.get(CalendarItemType.my_response_type) == "Organizer":
        raise Failure(f"ErrorCalendarIsOrganizerFor{answer}")
    if item.values.get(CalendarItemType.is_cancelled):
        raise Failure(f"ErrorCalendarIsCancelledFor{answer}")
    now = session.premises.clock.now()
    item.values[CalendarItemType.my_response_type] = answer
    item.values[CalendarItemType.appointment_reply_time] = now
    item.values[CalendarItemType.legacy_free_busy_status] = status
    if tell:
        _answer_organizer(session.premises, mailbox, item, answer, sent.get(ItemType.body))
    trash = mailbox.store.distinguished["deleteditems"]
    if referred is not item and referred.folder is not trash:
        mailbox.store.move_item(referred, trash)
    if answer == "Decline":
        delete(mailbox, item, "MoveToDeletedItems")
        return mailbox, None
    keep(mailbox, item)
    return mailbox, item


def call_off(session: Session, sent: Record, *, tell: bool) -> tuple[Mailbox, StoredItem]:
    """Call a meeting off as CancelCalendarItem says: everybody is told, and the organizer's item goes to Deleted Items.

    Raises Failure ErrorMissingInformationReferenceItemId, ErrorInvalidReferenceItem, ErrorCalendarIsNotOrganizer,
    ErrorInvalidRecipients where there is nobody to tell.
    """
    reference = sent.get(ResponseObjectCoreType.reference_item_id)
    if reference is None:
        raise Failure("ErrorMissingInformationReferenceItemId")
    mailbox, item = find_item(session, reference)
    trash = mailbox.store.distinguished["deleteditems"]
    if item.folder is trash:
        raise Failure("ErrorItemNotFound")
    if item.type is not CalendarItemType:
        raise Failure("ErrorInvalidReferenceItem")
    if item.values.get(CalendarItemType.my_response_type) != "Organizer":
        raise Failure("ErrorCalendarIsNotOrganizer")
    if tell:
        own = {address.lower() for address in mailbox.addresses}
        if all(one.address[1].lower() in own for one in attendees(item)):
            # A mail to nobody: exchangelib's suite cancels a meeting with oneself, and real servers answer this.
            raise Failure("ErrorInvalidRecipients")
        cancel(session, mailbox, item)
    return mailbox, mailbox.store.move_item(item, trash)


def meeting_of_message(mailbox: Mailbox, message: StoredItem) -> StoredItem | None:
    """Return the calendar item that a meeting message is about, or None where the calendar has it not."""
    uid = message.values.get(MeetingMessageType.uid)
    return meeting_arrivals.by_uid(mailbox, uid) if uid else None


def _meeting_of(mailbox: Mailbox, referred: StoredItem) -> StoredItem:
    if referred.type is CalendarItemType:
        return referred
    item = meeting_of_message(mailbox, referred) if referred.type is MeetingRequestMessageType else None
    if item is None:
        raise Failure("ErrorInvalidReferenceItem")
    return item


def _send(
    premises: Premises, mailbox: Mailbox, item: StoredItem, method: str, subject: str, invited: list[Attendee]
) -> None:
    """Send a meeting message to each of those invited, but not to the organizer."""
    me = (mailbox.name, mailbox.address)
    message_id = new_message_id(premises)
    body = item.values.get(ItemType.body)
    mime = _mime(premises, item, method, subject, me, [one.address for one in invited], message_id)
    envelope = Envelope(me, subject, message_id, body, mime)
    meeting = _told(item)
    own = {address.lower() for address in mailbox.addresses}
    for one in invited:
        address = one.address[1]
        if address.lower() in own:
            continue
        colleague = premises.directory.find(address)
        if colleague is None:
            receive(premises, OutsideMail(address, mailbox.address, premises.clock.now(), mime))
        elif method == "CANCEL":
            meeting_arrivals.cancellation(premises, colleague, meeting, envelope)
        else:
            meeting_arrivals.request(premises, colleague, dict(meeting), envelope)


def _told(item: StoredItem) -> Values:
    """Return what others are told of a meeting; RecurrenceId says which occurrence of a series is meant."""
    if item.master is None or item.original_date is None:
        return item.values
    original, _ = original_times(item.master, item.original_date)
    return {**item.values, CalendarItemType.recurrence_id: original}


def _answer_organizer(premises: Premises, mailbox: Mailbox, item: StoredItem, answer: str, body: Record | None) -> None:
    name, address = recipients.pair(item.values[CalendarItemType.organizer][SingleRecipientType.mailbox])
    me = (mailbox.name, mailbox.address)
    subject = meeting_arrivals.subject_of_response(answer, item.values.get(ItemType.subject) or "")
    message_id = new_message_id(premises)
    told = Attendee(me, response=answer)
    mime = _mime(premises, item, "REPLY", subject, me, [(name, address)], message_id, told)
    organizer = premises.directory.find(address)
    now = premises.clock.now()
    if organizer is None:
        receive(premises, OutsideMail(address, mailbox.address, now, mime))
    else:
        envelope = Envelope(me, subject, message_id, body, mime)
        meeting_arrivals.response(premises, organizer, item.values, envelope, answer, now)


def _mime(
    premises: Premises,
    item: StoredItem,
    method: str,
    subject: str,
    sender: Address,
    to: list[Address],
    message_id: str,
    replying: Attendee | None = None,
) -> bytes:
    """Return a meeting message as it travels: a mail with the meeting in it as iCalendar."""
    values = item.values
    body = values.get(ItemType.body)
    html = (body.get(BodyType.value) or "") if body is not None and body[BodyType.body_type] == "HTML" else ""
    text = html_to_text(html) if html else (body.get(BodyType.value) or "") if body is not None else ""
    organizer = recipients.pair(values[CalendarItemType.organizer][SingleRecipientType.mailbox])
    meeting = MeetingText(
        method=method,
        uid=values[CalendarItemType.uid],
        start=values[CalendarItemType.start],
        end=values[CalendarItemType.end],
        summary=subject,
        location=values.get(CalendarItemType.location) or "",
        description=text,
        organizer=organizer,
        attendees=(replying,) if replying is not None else tuple(attendees(item)),
        sequence=values.get(CalendarItemType.appointment_sequence_number) or 0,
        stamp=premises.clock.now(),
        all_day=bool(values.get(CalendarItemType.is_all_day_event)),
    )
    content = MailContent(
        subject=subject,
        from_=sender,
        to=tuple(to),
        message_id=message_id,
        date=premises.clock.now(),
        text=text,
        html=html or None,
        calendar=CalendarPart(method, write(meeting)),
    )
    return write_mime(content)


def _save_copy(premises: Premises, mailbox: Mailbox, item: StoredItem) -> None:
    """Keep a copy of the request in Sent Items (SendToAllAndSaveCopy)."""
    now = premises.clock.now()
    me = recipients.single(recipients.of_mailbox(mailbox))
    values: dict[Any, Any] = {
        ItemType.subject: item.values.get(ItemType.subject),
        ItemType.body: item.values.get(ItemType.body),
        ItemType.item_class: "IPM.Schedule.Meeting.Request",
        ItemType.sensitivity: "Normal",
        ItemType.importance: "Normal",
        ItemType.culture: premises.settings.culture,
        ItemType.date_time_sent: now,
        ItemType.date_time_received: now,
        ItemType.is_draft: False,
        ItemType.is_submitted: False,
        ItemType.is_from_me: True,
        ItemType.is_resend: False,
        ItemType.is_unmodified: True,
        ItemType.reminder_is_set: False,
        MessageType.from_: me,
        MessageType.sender: me,
        MessageType.to_recipients: recipients.many(_addresses(item, _REQUIRED)),
        MessageType.cc_recipients: recipients.many(_addresses(item, _OPTIONAL)),
        MessageType.internet_message_id: new_message_id(premises),
        MessageType.is_read: True,
        MeetingMessageType.uid: item.values[CalendarItemType.uid],
        MeetingRequestMessageType.start: item.values[CalendarItemType.start],
        MeetingRequestMessageType.end: item.values[CalendarItemType.end],
        MeetingRequestMessageType.location: item.values.get(CalendarItemType.location),
        MeetingRequestMessageType.organizer: item.values[CalendarItemType.organizer],
        MeetingRequestMessageType.meeting_request_type: "NewMeetingRequest",
        MeetingRequestMessageType.intended_free_busy_status: "Busy",
    }
    shown = {row: value for row, value in values.items() if value is not None}
    mailbox.store.add_item(mailbox.store.distinguished["sentitems"], MeetingRequestMessageType, shown)


def _addresses(item: StoredItem, rows: tuple[Any, ...]) -> list[Record]:
    return [
        one[AttendeeType.mailbox]
        for row in rows
        if row in item.values
        for one in item.values[row][NonEmptyArrayOfAttendeesType.attendee]
    ]
