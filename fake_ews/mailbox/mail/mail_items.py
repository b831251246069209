"""Mail items to what a mail says and back: values, bodies, attachments, mails within mails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.bodies.text import html_to_text
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mime.content import Address, MailAttachment, MailContent
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.premises import Premises
from fake_ews.query.property_keys import PropertyKey
from fake_ews.schema.addresses import EmailAddressType, SingleRecipientType
from fake_ews.schema.attachments import AttachmentType, FileAttachmentType, ItemAttachmentType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.mapi import PROPERTY_SETS
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredAttachment, StoredFolder, StoredItem, Values

#: Header lines that a server writes anew on every way, or that say how the text was encoded.
_ON_THE_WAY: Final = ("received", "return-path", "x-ms-exchange-organization-", "x-originating-ip", "content-")
_DELIVERY_RECEIPT: Final = "Return-Receipt-To"
_NO_TYPE: Final = "application/octet-stream"
#: What PidTagSubject, and so item:Subject, holds at most.
_LONGEST_SUBJECT: Final = 255
_MACHINES_PARTS: Final = frozenset({"message/delivery-status", "message/disposition-notification"})
_REPORTS: Final = (
    ("delivery-status", "REPORT.IPM.Note.NDR"),
    ("disposition-notification", "REPORT.IPM.Note.IPNRN"),
)
_LINES: Final = re.IGNORECASE | re.MULTILINE
#: Deleted unread (RFC 3798 3.2.6), and delivered (RFC 3464 2.3.3).
_OTHER_OUTCOMES: Final[Mapping[str, tuple[re.Pattern[bytes], str]]] = MappingProxyType(
    {
        "message/disposition-notification": (
            re.compile(rb"^Disposition:.*;\s*deleted\b", _LINES),
            "REPORT.IPM.Note.IPNNRN",
        ),
        "message/delivery-status": (re.compile(rb"^Action:\s*delivered\b", _LINES), "REPORT.IPM.Note.DR"),
    }
)


# From items to mail ----------------------------------------------------------------------------------------------


def content_of(item: StoredItem) -> MailContent:
    """Return what an item says as a mail; an item that is no message says its subject, body and attachments."""
    values = item.values
    text, html = _bodies(values)
    sender, author = _one(values, MessageType.sender), _one(values, MessageType.from_)
    author = author or sender
    return MailContent(
        subject=values.get(ItemType.subject) or "",
        from_=author,
        sender=sender if sender != author else None,
        to=_all(values, MessageType.to_recipients),
        cc=_all(values, MessageType.cc_recipients),
        bcc=_all(values, MessageType.bcc_recipients),
        reply_to=_all(values, MessageType.reply_to),
        message_id=values.get(MessageType.internet_message_id) or "",
        in_reply_to=values.get(ItemType.in_reply_to) or "",
        references=values.get(MessageType.references) or "",
        date=values.get(ItemType.date_time_sent),
        text=text,
        html=html,
        attachments=tuple(_mail_attachments(item)),
        importance=values.get(ItemType.importance) or "Normal",
        sensitivity=values.get(ItemType.sensitivity) or "Normal",
        thread_topic=values.get(MessageType.conversation_topic) or "",
        thread_index=values.get(MessageType.conversation_index) or b"",
        read_receipt_to=(author,) if author and values.get(MessageType.is_read_receipt_requested) else (),
        headers=tuple(_with_delivery_receipt(_further_headers(item), values, author)),
    )


def mime_of(item: StoredItem) -> bytes:
    """Write an item as MIME, its Bcc too: what a client gets that asks for the MimeContent of a draft."""
    return write_mime(content_of(item), item.values.get(MessageType.internet_message_id) or str(item.counter))


def _bodies(values: Values) -> tuple[str | None, str | None]:
    body = values.get(ItemType.body)
    if body is None:
        return None, None
    text = body.get(BodyType.value) or ""
    # Exchange writes both alternatives of an HTML body, and text alone of a text body.
    return (html_to_text(text), text) if body[BodyType.body_type] == "HTML" else (text, None)


def _one(values: Values, row: Row[Any]) -> Address | None:
    held = values.get(row)
    return recipients.pair(held[SingleRecipientType.mailbox]) if held is not None else None


def _all(values: Values, row: Row[Any]) -> tuple[Address, ...]:
    return recipients.pairs(values.get(row))


def _mail_attachments(item: StoredItem) -> Iterator[MailAttachment]:
    for stored in item.attachments:
        values = stored.values
        if stored.type is FileAttachmentType:
            content: bytes | MailContent = stored.content
        elif stored.item is not None:
            content = content_of(stored.item)
        else:
            continue  # a reference to a file elsewhere has nothing to send
        yield MailAttachment(
            name=values.get(AttachmentType.name) or "",
            content_type=values.get(AttachmentType.content_type) or _NO_TYPE,
            content=content,
            content_id=(values.get(AttachmentType.content_id) or "").strip("<>"),
            content_location=values.get(AttachmentType.content_location) or "",
            inline=bool(values.get(AttachmentType.is_inline)),
        )


def _further_headers(item: StoredItem) -> Iterator[tuple[str, str]]:
    """Yield the lines that have no row: of the MIME text that a client gave, then of PS_INTERNET_HEADERS."""
    named = {
        key.name: value
        for key, value in item.extended.items()
        if key.set_id == PROPERTY_SETS["InternetHeaders"] and key.type == "String" and key.name
    }
    for name, value in read_mime(item.mime).headers if item.mime else ():
        if not name.lower().startswith(_ON_THE_WAY) and name.lower() not in named:
            yield name, value
    for name, value in named.items():
        # The store keeps these names in small letters; on the wire they look as people write them.
        yield "-".join(part.capitalize() for part in name.split("-")), value


def _with_delivery_receipt(
    headers: Iterator[tuple[str, str]], values: Values, author: Address | None
) -> Iterator[tuple[str, str]]:
    """Yield lines with the one that asks for a delivery receipt, if and only if one is asked for."""
    wanted = values.get(MessageType.is_delivery_receipt_requested)
    asked = False
    for name, value in headers:
        if name.lower() != _DELIVERY_RECEIPT.lower():
            yield name, value
        elif wanted and not asked:
            asked = True
            yield name, value
    if wanted and not asked and author is not None:
        yield _DELIVERY_RECEIPT, f"<{author[1]}>"


# From mail to items ----------------------------------------------------------------------------------------------


def values_of_mail(premises: Premises, content: MailContent) -> Values:
    """Return the values of a message item that says what a mail says; Bcc is for the caller to put in or not."""

    def shown(addresses: Iterable[Address]) -> Record | None:
        return recipients.many(_address(premises, *one) for one in addresses)

    author, sender = content.from_ or content.sender, content.sender or content.from_
    found: dict[Row[Any], Any] = {
        ItemType.item_class: item_class(content),
        ItemType.subject: content.subject[:_LONGEST_SUBJECT] or None,
        ItemType.body: _body(content),
        ItemType.importance: content.importance,
        ItemType.sensitivity: content.sensitivity,
        ItemType.in_reply_to: content.in_reply_to or None,
        ItemType.date_time_sent: content.date or premises.clock.now(),
        ItemType.culture: content.header("Content-Language").partition(",")[0].strip() or premises.settings.culture,
        MessageType.from_: recipients.single(_address(premises, *author)) if author else None,
        MessageType.sender: recipients.single(_address(premises, *sender)) if sender else None,
        MessageType.to_recipients: shown(content.to),
        MessageType.cc_recipients: shown(content.cc),
        MessageType.reply_to: shown(content.reply_to),
        MessageType.internet_message_id: content.message_id or None,
        MessageType.references: content.references or None,
        MessageType.is_read_receipt_requested: bool(content.read_receipt_to),
        MessageType.is_delivery_receipt_requested: bool(content.header(_DELIVERY_RECEIPT)),
        MessageType.is_response_requested: False,
    }
    return {row: value for row, value in found.items() if value is not None}


def headers_as_properties(content: MailContent) -> dict[PropertyKey, str]:
    """Return the X- lines of a mail as the named properties that Exchange makes of them (MS-OXCMAIL 2.2.3.9)."""
    return {
        PropertyKey("String", set_id=PROPERTY_SETS["InternetHeaders"], name=name.lower()): value
        for name, value in reversed(content.headers)
        if name.lower().startswith("x-") and not name.lower().startswith("x-ms-exchange-organization-")
    }


def attachments_of_mail(premises: Premises, content: MailContent, folder: StoredFolder) -> list[StoredAttachment]:
    """Return a mail's attachments as they are stored; ``folder`` is the one that their item stands in."""
    # The machine's part of a report becomes properties of the report, not a file that people see.
    shown = (one for one in content.attachments if one.content_type not in _MACHINES_PARTS)
    return [_stored_attachment(premises, one, folder) for one in shown]


def item_class(content: MailContent) -> str:
    """Return the message class that a mail arrives with (MS-OXCMAIL 2.2.3.2)."""
    kind = content.header("Content-Type").lower()
    if kind.startswith("multipart/report"):
        return _told_by_a_machine(content) or next((one for name, one in _REPORTS if name in kind), "IPM.Note")
    return "IPM.Note"


def _told_by_a_machine(content: MailContent) -> str:
    """Return the class of a report whose machine's part tells another outcome than reports of its kind mostly do."""
    for part in content.attachments:
        pattern, found = _OTHER_OUTCOMES.get(part.content_type, (None, ""))
        if pattern is not None and isinstance(part.content, bytes) and pattern.search(part.content):
            return found
    return ""


def _address(premises: Premises, name: str, address: str) -> Record:
    if not address:
        return Record(EmailAddressType, {EmailAddressType.name: name})
    return recipients.named(premises.directory, name, address)


def _body(content: MailContent) -> Record | None:
    if content.html is not None:
        return Record(BodyType, {BodyType.body_type: "HTML", BodyType.value: content.html})
    if content.text is not None:
        return Record(BodyType, {BodyType.body_type: "Text", BodyType.value: content.text})
    return None


def _stored_attachment(premises: Premises, one: MailAttachment, folder: StoredFolder) -> StoredAttachment:
    now = premises.clock.now()
    values: Values = {
        AttachmentType.name: one.name,
        AttachmentType.content_type: one.content_type,
        AttachmentType.last_modified_time: now,
        AttachmentType.is_inline: one.inline,
    }
    if one.content_id:
        values[AttachmentType.content_id] = one.content_id
    if one.content_location:
        values[AttachmentType.content_location] = one.content_location
    guid = premises.seeds.guid("attachment")
    if isinstance(one.content, MailContent):
        item = _embedded(premises, one.content, folder, now)
        values[AttachmentType.size] = len(mime_of(item))
        return StoredAttachment(guid, ItemAttachmentType, values, item=item)
    values[AttachmentType.size] = len(one.content)
    values[FileAttachmentType.is_contact_photo] = False
    return StoredAttachment(guid, FileAttachmentType, values, one.content)


def _embedded(premises: Premises, content: MailContent, folder: StoredFolder, now: datetime) -> StoredItem:
    values = values_of_mail(premises, content)
    values |= {
        ItemType.date_time_received: values[ItemType.date_time_sent],
        ItemType.is_draft: False,
        MessageType.is_read: True,
    }
    item = StoredItem(0, folder, MessageType, values, now, now)
    item.attachments = attachments_of_mail(premises, content, folder)
    return item


def copied(premises: Premises, attachments: Iterable[StoredAttachment]) -> list[StoredAttachment]:
    """Return copies for another item: the same content under GUIDs of their own."""
    return [
        StoredAttachment(
            premises.seeds.guid("attachment"),
            one.type,
            dict(one.values),
            one.content,
            _copied_item(premises, one.item) if one.item is not None else None,
        )
        for one in attachments
    ]


def _copied_item(premises: Premises, item: StoredItem) -> StoredItem:
    return StoredItem(
        0,
        item.folder,
        item.type,
        dict(item.values),
        item.created,
        item.modified,
        extended=dict(item.extended),
        attachments=copied(premises, item.attachments),
        mime=item.mime,
    )
