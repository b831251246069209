"""Read or unread: what changes with the flag of a message."""

from __future__ import annotations

from fake_ews.mailbox.directory import Mailbox
from fake_ews.schema.message import MessageType
from fake_ews.store.objects import StoredItem


def mark(mailbox: Mailbox, item: StoredItem, *, read: bool) -> None:
    """Mark a message as read or unread; what is no message has no such flag, and what is so already does not change."""
    if not issubclass(item.type, MessageType) or item.values.get(MessageType.is_read) is read:
        return
    item.values[MessageType.is_read] = read
    mailbox.store.change_item(item, read_flag=True)
