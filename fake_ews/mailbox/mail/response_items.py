"""Replies and forwards as Exchange makes them from a reference to another item, and read receipts that are given up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape
from types import MappingProxyType
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.bodies.text import html_to_text, text_to_html
from fake_ews.mailbox.conversations.threading import Place, normalized_subject
from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.items.values import extended_of, fill_in, normal
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.mail_items import copied
from fake_ews.mailbox.mail.receipts import settle
from fake_ews.mailbox.mail.response_objects import pending
from fake_ews.mailbox.mime.content import Address
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.schema.attachments import AttachmentType
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.response_objects import (
    ForwardItemType,
    ReplyAllToItemType,
    ReplyToItemType,
    ResponseObjectCoreType,
    SmartResponseType,
)
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredItem, Values

_LONGEST_SUBJECT: Final = 255
#: Prefixes by the language of the culture; everything else is written in English.
_PREFIXES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({"de": ("AW: ", "WG: ")})
_RULE: Final = "_" * 32
#: What a response object may say by itself (the content of SmartResponseBaseType).
_SAID: Final[tuple[Row[Any], ...]] = (
    ItemType.subject,
    ItemType.body,
    MessageType.to_recipients,
    MessageType.cc_recipients,
    MessageType.bcc_recipients,
    MessageType.is_read_receipt_requested,
    MessageType.is_delivery_receipt_requested,
    MessageType.from_,
)


def assembled(session: Session, sent: Record) -> StoredItem:
    """Return the message that a ReplyToItem, ReplyAllToItem or ForwardItem means, not yet stored; raises Failure."""
    if sent.type not in (ReplyToItemType, ReplyAllToItemType, ForwardItemType):
        # Answers to invitations come with the meetings.
        _referred(session, sent)
        raise Failure("ErrorInvalidItemForOperationCreateItem")
    _, original = _referred(session, sent)
    forwarding = sent.type is ForwardItemType
    if not issubclass(original.type, (MessageType, CalendarItemType)):
        raise Failure("ErrorInvalidReferenceItem")
    if original.values.get(ItemType.is_draft) and not forwarding and issubclass(original.type, MessageType):
        raise Failure("ErrorInvalidReferenceItem")
    values: Values = {}
    if not forwarding:
        values |= _answered_people(session.own, original, everybody=sent.type is ReplyAllToItemType)
    values |= {row: normal(session, row, sent[row]) for row in _SAID if row in sent}
    values.setdefault(ItemType.subject, _subject(session, original, forwarding))
    values[ItemType.subject] = values[ItemType.subject][:_LONGEST_SUBJECT]
    if ItemType.body not in sent:
        values[ItemType.body] = _body(sent.get(SmartResponseType.new_body_content), original)
    values |= _thread(session, original)
    fill_in(session, MessageType, values)
    now = session.premises.clock.now()
    item = StoredItem(0, original.folder, MessageType, values, now, now, extended=extended_of(session, sent))
    # A forward carries everything, a reply only the pictures that the quoted body shows.
    kept = [one for one in original.attachments if forwarding or one.values.get(AttachmentType.is_inline)]
    item.attachments = copied(session.premises, kept)
    return item


def suppress_read_receipt(session: Session, sent: Record) -> None:
    """Give up the receipt that the sender of a message asked for; raises Failure."""
    mailbox, original = _referred(session, sent)
    if original.type is not MessageType:
        raise Failure("ErrorInvalidReferenceItem")
    if not pending(original):
        raise Failure("ErrorReadReceiptNotPending")
    settle(session.premises, mailbox, original, read=False, suppressed=True)
    mailbox.store.change_item(original)


def _referred(session: Session, sent: Record) -> tuple[Mailbox, StoredItem]:
    reference = sent.get(ResponseObjectCoreType.reference_item_id)
    if reference is None:
        raise Failure("ErrorMissingInformationReferenceItemId")
    return find_item(session, reference)


def _answered_people(me: Mailbox, original: StoredItem, *, everybody: bool) -> Values:
    """Return To and Cc of a reply: whoever wants the answers, for a reply to all everybody else but oneself too."""
    held = original.values
    author = held.get(MessageType.from_) or held.get(CalendarItemType.organizer)
    wanted = held.get(MessageType.reply_to)
    to = list(wanted) if wanted is not None else list(author.values.values()) if author is not None else []
    found: Values = {}
    if everybody:
        mine = {address.lower() for address in me.addresses}
        known = {recipients.pair(one)[1].lower() for one in to} | mine
        to += [one for one in held.get(MessageType.to_recipients) or () if _new(one, known)]
        found[MessageType.cc_recipients] = recipients.many(
            one for one in held.get(MessageType.cc_recipients) or () if _new(one, known)
        )
    found[MessageType.to_recipients] = recipients.many(to)
    return {row: value for row, value in found.items() if value is not None}


def _new(one: Record, known: set[str]) -> bool:
    address = recipients.pair(one)[1].lower()
    if address in known:
        return False
    known.add(address)
    return True


def _subject(session: Session, original: StoredItem, forwarding: bool) -> str:
    language = session.culture.partition("-")[0].lower()
    prefix = _PREFIXES.get(language, ("RE: ", "FW: "))[forwarding]
    return prefix + normalized_subject(original.values.get(ItemType.subject) or "")


def _thread(session: Session, original: StoredItem) -> Values:
    """Return what ties the answer to the message answered."""
    held = original.values
    answered = held.get(MessageType.internet_message_id) or ""
    index = held.get(MessageType.conversation_index)
    found: Values = {}
    if answered:
        found[ItemType.in_reply_to] = answered
        found[MessageType.references] = " ".join(filter(None, (held.get(MessageType.references), answered)))
    if index:
        place = session.premises.conversations.reply(Place(index, held.get(MessageType.conversation_topic) or ""))
        found[MessageType.conversation_index] = place.index
        found[MessageType.conversation_topic] = place.topic
    return found


def _body(new: Record | None, original: StoredItem) -> Record:
    """Return the new words above the message answered, in the format of the new ones."""
    held = original.values.get(ItemType.body)
    quoted, quoted_kind = _said(held)
    words, kind = _said(new) if new is not None else ("", quoted_kind)
    if kind == "HTML":
        quoted = text_to_html(quoted) if quoted_kind == "Text" else quoted
        text = f"{words}{_rule_in_html(original)}{quoted}"
    else:
        quoted = html_to_text(quoted) if quoted_kind == "HTML" else quoted
        text = f"{words}\r\n{_rule_in_text(original)}{quoted}"
    return Record(BodyType, {BodyType.body_type: kind, BodyType.value: text})


def _said(body: Record | None) -> tuple[str, str]:
    return (body.get(BodyType.value) or "", body[BodyType.body_type]) if body is not None else ("", "HTML")


def _lines(original: StoredItem) -> list[tuple[str, str]]:
    held = original.values
    author = held.get(MessageType.from_) or held.get(CalendarItemType.organizer)
    people = [recipients.pair(one) for one in author.values.values()] if author is not None else []
    sent: datetime | None = held.get(ItemType.date_time_sent)
    lines = [
        ("From", "; ".join(map(_person, people))),
        ("Sent", f"{sent:%A, %B} {sent.day}, {sent:%Y %H:%M}" if sent is not None else ""),
        ("To", "; ".join(map(_person, recipients.pairs(held.get(MessageType.to_recipients))))),
        ("Cc", "; ".join(map(_person, recipients.pairs(held.get(MessageType.cc_recipients))))),
        ("Subject", held.get(ItemType.subject) or ""),
    ]
    return [(name, value) for name, value in lines if value]


def _person(address: Address) -> str:
    return f"{address[0]} <{address[1]}>" if address[0] and address[0] != address[1] else address[1]


def _rule_in_html(original: StoredItem) -> str:
    lines = "".join(f"<b>{name}:</b> {escape(value)}<br>\r\n" for name, value in _lines(original))
    return (
        '<hr tabindex="-1" style="display:inline-block; width:98%">\r\n'
        '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" color="#000000" style="font-size:11pt">'
        f"{lines}</font><div>&nbsp;</div></div>\r\n"
    )


def _rule_in_text(original: StoredItem) -> str:
    return f"{_RULE}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in _lines(original)) + "\r\n"
