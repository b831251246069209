"""Read or unread: what changes with the flag of a message."""

from __future__ import annotations

from fake_ews.mailbox.mail.receipts import settle
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.message import MessageType
from fake_ews.store.objects import StoredItem


def mark(premises: Premises, mailbox: Mailbox, item: StoredItem, *, read: bool, suppressed: bool) -> None:
    """Mark a message as read or unread; what is no message has no such flag, and what is so already does not change.

    Its sender gets the receipt that is pending, or not where receipts are ``suppressed``.
    """
    if not issubclass(item.type, MessageType) or item.values.get(MessageType.is_read) is read:
        return
    item.values[MessageType.is_read] = read
    if read:
        settle(premises, mailbox, item, read=True, suppressed=suppressed)
    mailbox.store.change_item(item, read_flag=True)
