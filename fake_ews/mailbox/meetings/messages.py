"""Properties of meeting messages that are worked out: as the meeting shows them that a message is about.

A message has rows of its own type for what a calendar item has; what works them out for the item is asked here of the
meeting as the message says it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from types import MappingProxyType
from typing import Any, Final

from fake_ews.behaviours import CONFERENCE_TYPE_OF_REQUESTS, RESPONSE_TYPE_WITHOUT_ANSWER
from fake_ews.mailbox.calendar.computed_values import CALENDAR
from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.mail.recipients import pair
from fake_ews.mailbox.meetings import in_calendar
from fake_ews.mailbox.people.directory import Directory, Mailbox
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.calendar import (
    CalendarItemType,
    MeetingCancellationMessageType,
    MeetingMessageType,
    MeetingRequestMessageType,
    MeetingResponseMessageType,
)
from fake_ews.schema.message import MessageType
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredItem

_TYPES: Final = (MeetingRequestMessageType, MeetingResponseMessageType, MeetingCancellationMessageType)
#: What a message says itself, although a calendar item works it out.
_SAID: Final = frozenset({"CalendarItemType", "IsRecurring", "LegacyFreeBusyStatus", "RecurrenceId", "IsOrganizer"})

_BY_ELEMENT: Final[Mapping[str, Row[Any]]] = MappingProxyType({row.element: row for row in CalendarItemType.rows})
#: Row of a message to the row of a calendar item that stands for the same.
_THEIRS: Final[Mapping[Row[Any], Row[Any]]] = MappingProxyType(
    {
        ours: theirs
        for type in _TYPES
        for ours in type.rows
        if (theirs := _BY_ELEMENT.get(ours.element)) is not None and ours.owner is not theirs.owner
    }
)


def _meeting(context: ItemContext) -> ItemContext:
    """Return the meeting of a message as its calendar item: with the id that it has there, as the message says it."""
    message = context.item
    mailbox = addressee(context.session.premises.directory, context.mailbox, message)
    known = _associated(context)
    calendar = mailbox.store.distinguished["calendar"]
    item = (
        copy(known)
        if known is not None
        else StoredItem(0, calendar, CalendarItemType, {}, message.created, message.modified)
    )
    item.values = {_THEIRS.get(row, row): value for row, value in message.values.items()}
    item.exceptions, item.deletions, item.master, item.original_date = message.exceptions, message.deletions, None, None
    return ItemContext(context.session, mailbox, item, context.bodies, context.in_find)


def addressee(directory: Directory, holder: Mailbox, message: StoredItem) -> Mailbox:
    """Return whose meeting a message in somebody's mailbox is about: a delegate's copy is about somebody else's."""
    if not message.values.get(MeetingMessageType.is_delegated):
        return holder
    represented = message.values[MessageType.received_representing][SingleRecipientType.mailbox]
    return directory.find(pair(represented)[1]) or holder


def _associated(context: ItemContext) -> StoredItem | None:
    mailbox = addressee(context.session.premises.directory, context.mailbox, context.item)
    return in_calendar.known(mailbox, context.item.values)


def _as_in_the_calendar(theirs: Row[Any]) -> Callable[[ItemContext], Any]:
    return lambda context: CALENDAR[theirs](_meeting(context))


def _associated_calendar_item(context: ItemContext) -> Any:
    """Return the id of the meeting that a message is about, as long as the calendar has it."""
    meeting = _associated(context)
    mailbox = addressee(context.session.premises.directory, context.mailbox, context.item)
    return item_id(mailbox, meeting) if meeting is not None else None


def _is_out_of_date(context: ItemContext) -> bool:
    """Whether a later request has brought the meeting up to date."""
    meeting, said = _associated(context), context.item.values.get(MeetingRequestMessageType.appointment_sequence_number)
    now = meeting.values.get(CalendarItemType.appointment_sequence_number) if meeting is not None else None
    return said is not None and now is not None and said < now


def _is_organizer(context: ItemContext) -> bool:
    meeting = _associated(context)
    return meeting is not None and meeting.values.get(CalendarItemType.my_response_type) == "Organizer"


def _response_type(context: ItemContext) -> Any:
    said = context.item.values.get(MeetingMessageType.response_type)
    if said == "NoResponseReceived" and not context.session.profile[RESPONSE_TYPE_WITHOUT_ANSWER]:
        return None
    return said


def _conference_type(context: ItemContext) -> Any:
    held = context.item.values.get(MeetingRequestMessageType.conference_type)
    return held if context.session.profile[CONFERENCE_TYPE_OF_REQUESTS] else None


def _rows() -> Iterator[tuple[Row[Any], Callable[[ItemContext], Any]]]:
    for ours, theirs in _THEIRS.items():
        if theirs in CALENDAR and ours.element not in _SAID:
            yield ours, _as_in_the_calendar(theirs)


#: Row to the function that works it out.
MEETING_MESSAGES: Final[Mapping[Row[Any], Callable[[ItemContext], Any]]] = MappingProxyType(
    {
        **dict(_rows()),
        MeetingMessageType.associated_calendar_item_id: _associated_calendar_item,
        MeetingMessageType.is_out_of_date: _is_out_of_date,
        MeetingMessageType.is_organizer: _is_organizer,
        MeetingMessageType.response_type: _response_type,
        MeetingRequestMessageType.conference_type: _conference_type,
    }
)
