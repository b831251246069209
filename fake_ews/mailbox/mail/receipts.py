"""Receipts: whoever asked for one is told, once, that a message arrived, was read or was deleted unread (RFC 3798)."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from typing import Final

from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.delivery import new_message_id, pass_on
from fake_ews.mailbox.mail.mail_items import content_of
from fake_ews.mailbox.mail.reports import Report, written
from fake_ews.mailbox.mail.response_objects import pending
from fake_ews.mailbox.mime.content import Address, MailContent
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.message import MessageType
from fake_ews.store.objects import StoredItem

_MARKS: Final = ("X-Auto-Response-Suppress: All",)


def settle(premises: Premises, mailbox: Mailbox, item: StoredItem, *, read: bool, suppressed: bool = False) -> None:
    """Send the receipt that is pending, if one is: it was read, or else deleted unread; ``suppressed`` gives it up.

    Whoever calls stores the item after it: a receipt that was sent or given up is asked for no more.
    """
    if not pending(item):
        return
    item.values[MessageType.is_read_receipt_requested] = False
    to = _wanted_by(item)
    if suppressed or to is None:
        return
    content = content_of(item)
    now = format_datetime(premises.clock.now())
    subject, done = ("Read", f"was read on {now}") if read else ("Not read", f"was deleted without being read on {now}")
    told = Report(
        kind="disposition-notification",
        author=(mailbox.name, mailbox.address),
        to=to,
        subject=f"{subject}: {content.subject}",
        words=_words(content, done),
        machine=(
            f"Reporting-UA: {premises.host}; Microsoft Exchange Server",
            f"Final-recipient: RFC822;{mailbox.address}",
            f"Original-Message-ID: {content.message_id}",
            f"Disposition: automatic-action/MDN-sent-automatically; {'displayed' if read else 'deleted'}",
        ),
        answered=content.message_id,
        marks=_MARKS,
    )
    _send(premises, mailbox, told)


def settle_deletion(premises: Premises, mailbox: Mailbox, item: StoredItem, how: str, *, suppressed: bool) -> None:
    """Send the receipt of a message that is about to be deleted unread; in Deleted Items it may still be read."""
    if how != "MoveToDeletedItems" and item.values.get(MessageType.is_read) is False:
        settle(premises, mailbox, item, read=False, suppressed=suppressed)


def confirm_delivery(premises: Premises, reporter: Address, mailbox: Mailbox, content: MailContent) -> None:
    """Tell the author of a message, in the name of ``reporter``, that it reached a mailbox (RFC 3464)."""
    to = content.from_
    if to is None:
        return
    told = Report(
        kind="delivery-status",
        author=reporter,
        to=to,
        subject=f"Delivered: {content.subject}",
        words=_words(content, f"was delivered to {mailbox.name}"),
        machine=(
            f"Reporting-MTA: dns;{premises.host}",
            "",
            f"Final-recipient: RFC822;{mailbox.address}",
            "Action: delivered",
            "Status: 2.0.0",
        ),
        answered=content.message_id,
        marks=_MARKS,
    )
    _send(premises, mailbox, told)


def _wanted_by(item: StoredItem) -> Address | None:
    """Return who wants the receipt: the one whom Disposition-Notification-To names, who wrote the message else."""
    named = read_mime(item.mime).read_receipt_to if item.mime else ()
    author = item.values.get(MessageType.from_) or item.values.get(MessageType.sender)
    written = recipients.pair(author[SingleRecipientType.mailbox]) if author is not None else ("", "")
    to = next(iter(named), written)
    return to if to[1] else None


def _words(content: MailContent, done: str) -> str:
    return f"<p>Your message</p><p>Subject: {escape(content.subject)}</p><p>{escape(done)}</p>"


def _send(premises: Premises, mailbox: Mailbox, told: Report) -> None:
    mime = written(premises, told, new_message_id(premises))
    pass_on(premises, mailbox, told.to[1], read_mime(mime), mime)
