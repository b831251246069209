"""Read or unread: what changes with the flag of a message."""

from __future__ import annotations

from fake_ews.mailbox.items.read_state import read_flag
from fake_ews.mailbox.mail.receipts import settle
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.store.objects import StoredItem


def mark(premises: Premises, mailbox: Mailbox, item: StoredItem, *, read: bool, suppressed: bool) -> None:
    """Mark a message or a post as read or unread; nothing else has such a flag, and what is so already does not change.

    Its sender gets the receipt that is pending, or not where receipts are ``suppressed``.
    """
    flag = read_flag(item.type)
    if flag is None or item.values.get(flag) is read:
        return
    item.values[flag] = read
    if read:
        settle(premises, mailbox, item, read=True, suppressed=suppressed)
    mailbox.store.change_item(item, read_flag=True)
