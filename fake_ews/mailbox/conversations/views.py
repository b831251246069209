"""Conversations as clients see them: their messages taken together, in one folder and in the whole mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.items.computed import value as item_value
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.read_state import is_read
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.conversations import ArrayOfItemClassType, ConversationType
from fake_ews.schema.identifiers import ItemIdType, NonEmptyArrayOfBaseItemIdsType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import ArrayOfStringsType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row
from fake_ews.store.conversation_index import ConversationIndex
from fake_ews.store.instance_keys import instance_key
from fake_ews.store.malformed import MalformedId
from fake_ews.store.objects import StoredFolder, StoredItem
from fake_ews.store.targets import ConversationTarget, read_id

_C: Final = ConversationType
_MESSAGE_ID: Final = re.compile(r"<[^<>]+>")
_IMPORTANCE: Final = ("Low", "Normal", "High")

#: What is told of the messages in the folder, and of those in the whole mailbox.
_BOTH: Final[tuple[tuple[Row[Any], Row[Any]], ...]] = (
    (_C.unique_recipients, _C.global_unique_recipients),
    (_C.unique_unread_senders, _C.global_unique_unread_senders),
    (_C.unique_senders, _C.global_unique_senders),
    (_C.last_delivery_time, _C.global_last_delivery_time),
    (_C.categories, _C.global_categories),
    (_C.has_attachments, _C.global_has_attachments),
    (_C.message_count, _C.global_message_count),
    (_C.unread_count, _C.global_unread_count),
    (_C.size, _C.global_size),
    (_C.item_classes, _C.global_item_classes),
    (_C.importance, _C.global_importance),
    (_C.item_ids, _C.global_item_ids),
)


def conversation_of(item: StoredItem) -> bytes | None:
    """Return the 16 bytes that name an item's conversation; None for what stands in none."""
    index = ConversationIndex.parse(item.values.get(MessageType.conversation_index) or b"")
    return None if index is None else index.conversation_id


def grouped(items: Iterable[StoredItem]) -> dict[bytes, list[StoredItem]]:
    """Return messages by their conversation."""
    found: dict[bytes, list[StoredItem]] = {}
    for item in items:
        conversation = conversation_of(item)
        if conversation is not None:
            found.setdefault(conversation, []).append(item)
    return found


def named(session: Session, id: str) -> tuple[Mailbox, list[StoredItem]]:
    """Return the mailbox and the messages of a conversation that an id names; raises Failure."""
    try:
        target = read_id(id)
    except MalformedId:
        raise Failure("ErrorInvalidIdMalformed") from None
    if not isinstance(target, ConversationTarget):
        raise Failure("ErrorInvalidIdMalformed")
    mailbox = session.premises.directory.by_guid(target.mailbox)
    if mailbox is None or not session.may_open(mailbox):
        raise Failure("ErrorItemNotFound")
    items = grouped(mailbox.store.items.values()).get(target.conversation, [])
    if not items:
        raise Failure("ErrorItemNotFound")
    return mailbox, items


def conversations(session: Session, mailbox: Mailbox, items: Iterable[StoredItem]) -> list[Record]:
    """Return the conversations of a folder's messages, the one with the newest message first."""
    everywhere = grouped(mailbox.store.items.values())
    found = [_record(session, mailbox, here, everywhere[key], key) for key, here in grouped(items).items()]
    return sorted(found, key=lambda one: one[_C.last_delivery_time], reverse=True)


def _record(
    session: Session, mailbox: Mailbox, here: list[StoredItem], everywhere: list[StoredItem], key: bytes
) -> Record:
    newest = max(here, key=_received)
    local, whole = _facts(session, mailbox, here), _facts(session, mailbox, everywhere)
    values: dict[Row[Any], Any] = {
        _C.conversation_id: Record(ItemIdType, {ItemIdType.id: mailbox.store.ids.conversation(key)}),
        _C.conversation_topic: newest.values.get(MessageType.conversation_topic),
        _C.last_modified_time: max(one.modified for one in here),
        _C.instance_key: instance_key(newest.folder.counter, newest.counter),
        _C.has_irm: False,
        _C.global_has_irm: False,
    }
    for near, far in _BOTH:
        values[near], values[far] = local[near], whole[near]
    return Record(_C).with_values(values)


def _facts(session: Session, mailbox: Mailbox, items: list[StoredItem]) -> dict[Row[Any], Any]:
    newest_first = sorted(items, key=_received, reverse=True)
    contexts = [ItemContext(session, mailbox, item) for item in newest_first]
    unread = [item for item in newest_first if is_read(item) is False]
    ids = tuple(Member(NonEmptyArrayOfBaseItemIdsType.item_id, item_id(mailbox, item)) for item in newest_first)
    classes = dict.fromkeys(item.values.get(ItemType.item_class) or "IPM.Note" for item in newest_first)
    held = (item.values.get(ItemType.categories) for item in newest_first)
    categories = [text for one in held if one is not None for text in one.get(ArrayOfStringsType.string, ())]
    importance = (_IMPORTANCE.index(item.values.get(ItemType.importance) or "Normal") for item in newest_first)
    members = tuple(Member(ArrayOfItemClassType.item_class, one) for one in classes)
    return {
        _C.unique_recipients: _strings(name for item in newest_first for name in _recipients(item)),
        _C.unique_unread_senders: _strings(map(_sender, unread)),
        _C.unique_senders: _strings(map(_sender, newest_first)),
        _C.last_delivery_time: _received(newest_first[0]),
        _C.categories: _strings(categories),
        _C.has_attachments: any(item_value(one, ItemType.has_attachments) for one in contexts),
        _C.message_count: len(items),
        _C.unread_count: len(unread),
        _C.size: sum(item_value(one, ItemType.size) or 0 for one in contexts),
        _C.item_classes: Record(ArrayOfItemClassType, {}, members),
        _C.importance: _IMPORTANCE[max(importance)],
        _C.item_ids: Record(NonEmptyArrayOfBaseItemIdsType, {}, ids),
    }


def _received(item: StoredItem) -> Any:
    return item.values.get(ItemType.date_time_received) or item.created


def _recipients(item: StoredItem) -> list[str]:
    rows = (MessageType.to_recipients, MessageType.cc_recipients)
    return [name or address for row in rows for name, address in recipients.pairs(item.values.get(row))]


def _sender(item: StoredItem) -> str:
    single = item.values.get(MessageType.from_) or item.values.get(MessageType.sender)
    name, address = recipients.pair(single[SingleRecipientType.mailbox]) if single is not None else ("", "")
    return name or address


def _strings(texts: Iterable[str]) -> Record | None:
    unique = tuple(dict.fromkeys(text for text in texts if text))
    return Record(ArrayOfStringsType, {ArrayOfStringsType.string: unique}) if unique else None


def nodes(items: Iterable[StoredItem], order: str) -> list[list[StoredItem]]:
    """Return the messages of a conversation, copies of one together, in an order of ConversationNodeSortOrder.

    In the order of the tree an answer comes right after what it answers.
    """
    by_id: dict[str, list[StoredItem]] = {}
    for item in sorted(items, key=_received):
        by_id.setdefault(message_id(item) or f"#{item.counter}", []).append(item)
    found = list(by_id.values())
    if order.startswith("Tree"):
        found = _tree(by_id)
    return found[::-1] if order.endswith("Descending") else found


def _tree(by_id: dict[str, list[StoredItem]]) -> list[list[StoredItem]]:
    children: dict[str, list[str]] = {}
    for id, copies in by_id.items():
        above = parent_id(copies[0])
        children.setdefault(above if above in by_id and above != id else "", []).append(id)
    found: list[list[StoredItem]] = []

    def walk(id: str) -> None:
        for child in children.get(id, ()):
            found.append(by_id[child])
            walk(child)

    walk("")
    return found


def message_id(item: StoredItem) -> str:
    """Return a message's InternetMessageId, or nothing."""
    return item.values.get(MessageType.internet_message_id) or ""


def parent_id(item: StoredItem) -> str:
    """Return the InternetMessageId of what a message answers, or nothing."""
    answered = _MESSAGE_ID.findall(item.values.get(ItemType.in_reply_to) or "")
    before = _MESSAGE_ID.findall(item.values.get(MessageType.references) or "")
    return next(iter((*answered, *reversed(before))), "")


def in_folders(items: Iterable[StoredItem], ignored: Iterable[StoredFolder]) -> list[StoredItem]:
    """Return the messages that stand in none of the folders to ignore."""
    counters = {folder.counter for folder in ignored}
    return [item for item in items if item.folder.counter not in counters]
