"""ResponseObjects: what can be made of an item as an answer to it (MS-OXWSCORE 2.2.4.33)."""

from __future__ import annotations

from typing import Final

from fake_ews.mailbox.items.context import ItemContext
from fake_ews.schema.calendar import CalendarItemType, MeetingCancellationMessageType, MeetingRequestMessageType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.response_objects import (
    AcceptItemType,
    CancelCalendarItemType,
    DeclineItemType,
    ForwardItemType,
    NonEmptyArrayOfResponseObjectsType,
    ProposeNewTimeType,
    RemoveItemType,
    ReplyAllToItemType,
    ReplyToItemType,
    SuppressReadReceiptType,
    TentativelyAcceptItemType,
)
from fake_ews.store.objects import StoredItem

_ROWS: Final = NonEmptyArrayOfResponseObjectsType

_FORWARD: Final = (Member(_ROWS.forward_item, Record(ForwardItemType)),)
_CANCEL: Final = (Member(_ROWS.cancel_calendar_item, Record(CancelCalendarItemType)),)
_REMOVE: Final = (Member(_ROWS.remove_item, Record(RemoveItemType)),)
_REPLY: Final = (
    Member(_ROWS.reply_to_item, Record(ReplyToItemType)),
    Member(_ROWS.reply_all_to_item, Record(ReplyAllToItemType)),
)
_ANSWER: Final = (
    Member(_ROWS.accept_item, Record(AcceptItemType)),
    Member(_ROWS.tentatively_accept_item, Record(TentativelyAcceptItemType)),
    Member(_ROWS.decline_item, Record(DeclineItemType)),
)
_SUPPRESS: Final = (Member(_ROWS.suppress_read_receipt, Record(SuppressReadReceiptType)),)
_PROPOSE: Final = (Member(_ROWS.propose_new_time, Record(ProposeNewTimeType)),)


def pending(item: StoredItem) -> bool:
    """Return whether the sender of a message that arrived still waits for a read receipt."""
    values = item.values
    arrived = MessageType.received_by in values and not values.get(ItemType.is_draft)
    return arrived and values.get(MessageType.is_read_receipt_requested) is True


def response_objects(context: ItemContext) -> Record | None:
    """Return the response objects of an item, or None for an item that nothing answers."""
    offered = _offered(context)
    shown = tuple(member for member in offered if context.session.profile.shows(member.row))
    return Record(_ROWS, {}, shown) if shown else None


def _offered(context: ItemContext) -> tuple[Member, ...]:
    values = context.item.values
    if context.item.type is MessageType:
        if values.get(ItemType.is_draft):
            return _FORWARD
        return _REPLY + _FORWARD + (_SUPPRESS if pending(context.item) else ())
    if context.item.type is MeetingRequestMessageType:
        return _ANSWER + _REPLY + _FORWARD + _PROPOSE
    if context.item.type is MeetingCancellationMessageType:
        return _REMOVE + _FORWARD
    if context.item.type is CalendarItemType:
        if not values.get(CalendarItemType.is_meeting):
            return _FORWARD
        organizing = values.get(CalendarItemType.my_response_type) == "Organizer"
        return _CANCEL + _FORWARD if organizing else _ANSWER + _REPLY + _FORWARD + _PROPOSE
    return ()
