"""Answers to invitations, and what else a client does to a meeting by pointing at it (MS-OXWSMTGS 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.series import delete, keep
from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.items.disposal import dispose
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.delivery import deliver_meeting, new_message_id
from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.mailbox.mail.outside_letters import receive
from fake_ews.mailbox.meetings import arrivals, in_calendar
from fake_ews.mailbox.meetings.letters import letter
from fake_ews.mailbox.meetings.messages import addressee
from fake_ews.mailbox.meetings.organizing import attendees, cancel
from fake_ews.mailbox.meetings.sent_copies import keep_sent
from fake_ews.mailbox.meetings.values import Envelope, told
from fake_ews.mailbox.mime.icalendar_text import Attendee
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rights import Right, may
from fake_ews.mailbox.session import Session, query_context
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.calendar import (
    CalendarItemType,
    MeetingCancellationMessageType,
    MeetingRequestMessageType,
    MeetingResponseMessageType,
)
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.item import ItemType
from fake_ews.schema.record import Record
from fake_ews.schema.response_objects import (
    AcceptItemType,
    DeclineItemType,
    MeetingRegistrationResponseObjectType,
    ResponseObjectCoreType,
    SmartResponseType,
    TentativelyAcceptItemType,
)
from fake_ews.store.objects import StoredFolder, StoredItem

#: A folder, and whose it is.
Place = tuple[Mailbox, StoredFolder]

#: The response object to the answer that it gives.
_ANSWERS: Final[Mapping[type[ComplexType], str]] = MappingProxyType(
    {AcceptItemType: "Accept", TentativelyAcceptItemType: "Tentative", DeclineItemType: "Decline"}
)


def respond(
    session: Session, sent: Record, *, tell: bool, save_to: Place | None = None
) -> tuple[Mailbox, StoredItem | None]:
    """Answer an invitation as AcceptItem, TentativelyAcceptItem or DeclineItem says.

    The request goes to Deleted Items, and so does the meeting that is declined; with ``tell`` the organizer is told,
    and ``save_to`` holds a copy of what they are told.
    Returns the mailbox, and the item in the calendar or None where it is gone. Raises Failure
    ErrorMissingInformationReferenceItemId, ErrorInvalidReferenceItem, ErrorCalendarIsOrganizerForAccept and its kin.
    """
    answer = _ANSWERS[sent.type]
    holder, referred = _referred(session, sent)
    mailbox, item = _meeting_of(session, holder, referred)
    if item.values.get(CalendarItemType.my_response_type) == "Organizer":
        raise Failure(f"ErrorCalendarIsOrganizerFor{answer}")
    if item.values.get(CalendarItemType.is_cancelled):
        raise Failure(f"ErrorCalendarIsCancelledFor{answer}")
    arrivals.answer_for_oneself(item, answer, session.premises.clock.now())
    if tell:
        _answer_organizer(session, mailbox, item, answer, sent, save_to)
    trash = holder.store.distinguished["deleteditems"]
    if referred is not item and referred.folder is not trash:
        holder.store.move_item(referred, trash)
    if answer == "Decline":
        delete(mailbox, item, "MoveToDeletedItems")
        return mailbox, None
    keep(mailbox, item)
    return mailbox, item


def call_off(session: Session, sent: Record, *, tell: bool, save_copy: bool) -> tuple[Mailbox, StoredItem]:
    """Call a meeting off as CancelCalendarItem says: everybody is told, and the organizer's item goes to Deleted Items.

    Raises Failure ErrorMissingInformationReferenceItemId, ErrorInvalidReferenceItem, ErrorCalendarIsNotOrganizer,
    ErrorInvalidRecipients where there is nobody to tell.
    """
    mailbox, item = _referred(session, sent)
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
        cancel(session, mailbox, item, body=sent.get(SmartResponseType.new_body_content), save_copy=save_copy)
    return mailbox, mailbox.store.move_item(item, trash)


def remove(session: Session, sent: Record) -> None:
    """Take a cancelled meeting out of the calendar with its cancellation, as RemoveItem says; both go to Deleted Items.

    Raises Failure ErrorMissingInformationReferenceItemId, ErrorInvalidItemForOperationRemoveItem for anything but a
    cancellation, ErrorCalendarIsOrganizerForRemove.
    """
    mailbox, message = _referred(session, sent)
    if message.type is not MeetingCancellationMessageType:
        raise Failure("ErrorInvalidItemForOperationRemoveItem")
    meeting = in_calendar.known(mailbox, message.values)
    if meeting is not None and meeting.values.get(CalendarItemType.my_response_type) == "Organizer":
        raise Failure("ErrorCalendarIsOrganizerForRemove")
    dispose(mailbox, message, "MoveToDeletedItems")
    if meeting is not None:
        delete(mailbox, in_calendar.meant(meeting, message.values) or meeting, "MoveToDeletedItems")


def _referred(session: Session, sent: Record) -> tuple[Mailbox, StoredItem]:
    reference = sent.get(ResponseObjectCoreType.reference_item_id)
    if reference is None:
        raise Failure("ErrorMissingInformationReferenceItemId")
    return find_item(session, reference)


def _meeting_of(session: Session, holder: Mailbox, referred: StoredItem) -> tuple[Mailbox, StoredItem]:
    """Return the meeting that is answered, and whose calendar it stands in: a delegate answers for somebody else."""
    if referred.type is CalendarItemType:
        return holder, referred
    mailbox = addressee(session.premises.directory, holder, referred)
    item = in_calendar.known(mailbox, referred.values) if referred.type is MeetingRequestMessageType else None
    if item is None:
        raise Failure("ErrorInvalidReferenceItem")
    if (
        mailbox is not holder
        and not session.may_open(mailbox)
        and not may(session, mailbox, item.folder, Right.EDIT, item)
    ):
        raise Failure("ErrorAccessDenied")
    return mailbox, item


def _answer_organizer(
    session: Session, mailbox: Mailbox, item: StoredItem, answer: str, sent: Record, save_to: Place | None
) -> None:
    premises = session.premises
    host = item.values[CalendarItemType.organizer][SingleRecipientType.mailbox]
    name, address = recipients.pair(host)
    me = (mailbox.name, mailbox.address)
    subject = arrivals.subject_of_response(answer, item.values.get(ItemType.subject) or "")
    message_id, body = new_message_id(premises), sent.get(ItemType.body)
    listed = (Attendee(me, response=answer),)
    mime = letter(premises, item, "REPLY", subject, me, [(name, address)], message_id, listed, body)
    organizer = premises.directory.find(address)
    now = premises.clock.now()
    envelope, proposal = Envelope(me, subject, message_id, body, mime), _proposal(session, sent)
    if organizer is None:
        receive(premises, OutsideMail(address, mailbox.address, now, mime))
    else:
        arrival = arrivals.response(premises, organizer, told(item), envelope, answer, now, proposal)
        deliver_meeting(premises, organizer, arrival, read_mime(mime), mime)
    if save_to is not None:
        keeper, folder = save_to
        values = arrivals.response_values(premises, keeper, told(item), envelope, answer, proposal)
        keep_sent(keeper, folder, MeetingResponseMessageType, values, (host,))


def _proposal(session: Session, sent: Record) -> tuple[datetime, datetime] | None:
    """Return the times that an answer proposes instead (2.2.4.16), None where it says not both."""
    rows = MeetingRegistrationResponseObjectType
    start, end = sent.get(rows.proposed_start), sent.get(rows.proposed_end)
    if start is None or end is None:
        return None
    context = query_context(session)
    return context.aware(start).astimezone(UTC), context.aware(end).astimezone(UTC)
