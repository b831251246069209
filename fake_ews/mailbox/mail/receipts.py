"""Receipts: whoever asked for one is told, once, that a message arrived, was read or was deleted unread (RFC 3798)."""

from __future__ import annotations

import hashlib
from email.utils import format_datetime
from html import escape

from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.delivery import new_message_id, pass_on
from fake_ews.mailbox.mail.mail_items import content_of
from fake_ews.mailbox.mail.non_delivery import assembled
from fake_ews.mailbox.mime.content import Address, MailContent
from fake_ews.mailbox.mime.headers import encode_addresses, encode_text
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.store.objects import StoredItem


def pending(item: StoredItem) -> bool:
    """Return whether the sender of a message that arrived still waits for a read receipt."""
    values = item.values
    arrived = MessageType.received_by in values and not values.get(ItemType.is_draft)
    return arrived and values.get(MessageType.is_read_receipt_requested) is True


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
    machine = (
        b"Content-Type: message/disposition-notification\r\n\r\n"
        + f"Reporting-UA: {premises.host}; Microsoft Exchange Server\r\n".encode()
        + f"Final-recipient: RFC822;{mailbox.address}\r\nOriginal-Message-ID: {content.message_id}\r\n".encode()
        + b"Disposition: automatic-action/MDN-sent-automatically; "
        + (b"displayed" if read else b"deleted")
        + b"\r\n"
    )
    author = (mailbox.name, mailbox.address)
    mime = _written(premises, content, author, to, ("disposition-notification", f"{subject}: ", done), machine)
    pass_on(premises, mailbox, to[1], read_mime(mime), mime)


def settle_deletion(premises: Premises, mailbox: Mailbox, item: StoredItem, how: str, *, suppressed: bool) -> None:
    """Send the receipt of a message that is about to be deleted unread; in Deleted Items it may still be read."""
    if how != "MoveToDeletedItems" and item.values.get(MessageType.is_read) is False:
        settle(premises, mailbox, item, read=False, suppressed=suppressed)


def confirm_delivery(premises: Premises, reporter: Address, mailbox: Mailbox, content: MailContent) -> None:
    """Tell the author of a message, in the name of ``reporter``, that it reached a mailbox (RFC 3464)."""
    to = content.from_
    if to is None:
        return
    machine = (
        "Content-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns;{premises.host}\r\n\r\nFinal-recipient: RFC822;{mailbox.address}\r\n"
        "Action: delivered\r\nStatus: 2.0.0\r\n"
    ).encode()
    done = f"was delivered to {mailbox.name}"
    mime = _written(premises, content, reporter, to, ("delivery-status", "Delivered: ", done), machine)
    pass_on(premises, mailbox, to[1], read_mime(mime), mime)


def _wanted_by(item: StoredItem) -> Address | None:
    """Return who wants the receipt: the one whom Disposition-Notification-To names, who wrote the message else."""
    named = read_mime(item.mime).read_receipt_to if item.mime else ()
    author = item.values.get(MessageType.from_) or item.values.get(MessageType.sender)
    written = recipients.pair(author[SingleRecipientType.mailbox]) if author is not None else ("", "")
    to = next(iter(named), written)
    return to if to[1] else None


def _written(
    premises: Premises, content: MailContent, author: Address, to: Address, said: tuple[str, str, str], machine: bytes
) -> bytes:
    kind, prefix, done = said
    message_id = new_message_id(premises)
    boundary = hashlib.sha256(message_id.encode()).hexdigest()[:32]
    head = (
        encode_addresses("From", [author]),
        encode_addresses("To", [to]),
        f"Date: {format_datetime(premises.clock.now())}\r\n".encode(),
        f'Content-Type: multipart/report; report-type={kind};\r\n\tboundary="{boundary}"\r\n'.encode(),
        f"Message-ID: {message_id}\r\n".encode(),
        *([encode_text("In-Reply-To", content.message_id)] if content.message_id else ()),
        encode_text("Subject", prefix + content.subject),
        b"Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n",
    )
    words = f"<html><body><p>Your message</p><p>Subject: {escape(content.subject)}</p><p>{done}</p></body></html>"
    parts = (b'Content-Type: text/html; charset="utf-8"\r\n\r\n' + words.encode(), machine)
    return b"".join(head) + b"\r\n" + assembled(boundary, parts)
