"""Junk: senders that a mailbox has blocked, and where their mail belongs."""

from __future__ import annotations

from fake_ews.mailbox.items.disposal import move
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.message import MessageType
from fake_ews.store.objects import StoredItem


def mark(mailbox: Mailbox, item: StoredItem, *, is_junk: bool, move_item: bool) -> StoredItem | None:
    """Block a message's sender or block them no more; returns the message where it was moved (MS-OXWSCORE 3.1.4.6).

    What is junk goes to the Junk E-Mail folder, what is none goes back to the Inbox.
    """
    sender = _sender(item)
    if sender:
        blocked = mailbox.blocked_senders
        blocked.add(sender) if is_junk else blocked.discard(sender)
    if not move_item:
        return None
    return move(mailbox, item, mailbox, mailbox.store.distinguished["junkemail" if is_junk else "inbox"])


def _sender(item: StoredItem) -> str:
    single = item.values.get(MessageType.from_) or item.values.get(MessageType.sender)
    return recipients.pair(single[SingleRecipientType.mailbox])[1].lower() if single is not None else ""
