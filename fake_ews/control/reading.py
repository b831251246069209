"""Items and mails as people read them: a line in a list, and the whole with source, files and properties."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.parser import BytesHeaderParser
from types import MappingProxyType
from typing import Any, Final

from fake_ews.control.views import path_of
from fake_ews.mailbox.bodies.html_to_text import html_to_text
from fake_ews.mailbox.calendar.occurrences import calendar_type
from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.items.read_state import is_read
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.mail_items import mime_of
from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.mailbox.mime.content import Address, MailContent
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.attachments import AttachmentType
from fake_ews.schema.calendar import AttendeeType, CalendarItemType, NonEmptyArrayOfAttendeesType
from fake_ews.schema.contacts import (
    ContactItemType,
    EmailAddressDictionaryEntryType,
    EmailAddressDictionaryType,
    PhoneNumberDictionaryEntryType,
    PhoneNumberDictionaryType,
)
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import ArrayOfStringsType, BodyType, FlagType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.schema.tasks import TaskType
from fake_ews.store.objects import StoredAttachment, StoredItem
from fake_ews.values import dataclass

#: What is shown of the beginning of a body, in characters; and what is looked at for it.
_PREVIEW: Final = 140
_LOOKED_AT: Final = 4000
_UNSEEN: Final = re.compile(
    r"<(style|script|head|title)\b.*?(?:</\1\s*>|$)|<!--.*?-->|<[^>]*>?", re.DOTALL | re.IGNORECASE
)
#: Whatever a browser would fetch from elsewhere.
_REMOTE: Final = re.compile(
    r"""\b(?:src|srcset|background|poster|data)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?\s*(?:https?:)?//"""
    r"""|<link\b[^>]*\bhref\s*=\s*["']?\s*(?:https?:)?//""",
    re.IGNORECASE,
)

#: What a list says of an item beside who, what and when, by the name that the page has for it.
_FACTS: Final[Mapping[str, tuple[Row[Any], ...]]] = MappingProxyType(
    {
        "start": (CalendarItemType.start,),
        "end": (CalendarItemType.end,),
        "all_day": (CalendarItemType.is_all_day_event,),
        "location": (CalendarItemType.location,),
        "status": (CalendarItemType.legacy_free_busy_status, TaskType.status),
        "cancelled": (CalendarItemType.is_cancelled,),
        "response": (CalendarItemType.my_response_type,),
        "due": (TaskType.due_date,),
        "complete": (TaskType.percent_complete,),
        "name": (ContactItemType.display_name,),
        "company": (ContactItemType.company_name,),
        "email": (ContactItemType.email_addresses,),
        "phone": (ContactItemType.phone_numbers,),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One item or mail in a list; people are names and addresses, ``files`` counts attachments that are not inline.

    ``folder`` is a well-known name or a path, ``facts`` are what only some kinds have: times and places of calendar
    items, addresses of contacts, the state of tasks.
    """

    id: str
    folder: str
    kind: str
    item_class: str
    subject: str
    from_: Address | None
    to: tuple[Address, ...]
    moment: datetime
    is_read: bool
    is_draft: bool
    important: bool
    flagged: bool
    files: int
    preview: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One attachment; an attached item is a file of its MIME text."""

    name: str
    content_type: str
    size: int
    inline: bool
    content_id: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is invited, and what they have answered."""

    name: str
    address: str
    response: str


@dataclass(frozen=True, slots=True)
class Whole:
    """One item or mail, whole: ``source`` is its MIME text, ``remote`` how much its HTML would fetch from elsewhere."""

    line: Line
    sender: Address | None
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    attendees: tuple[Attendee, ...]
    categories: tuple[str, ...]
    html: str
    text: str
    remote: int
    source: bytes
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[FileLine, ...]
    properties: dict[str, Any]


def moment_of(item: StoredItem) -> datetime:
    """Return when an item came: received, sent or made."""
    values = item.values
    moment: datetime | None = values.get(ItemType.date_time_received) or values.get(ItemType.date_time_sent)
    return moment or item.created


def line_of(mailbox: Mailbox, item: StoredItem) -> Line:
    """Return an item in a line."""
    values = item.values
    flag = values.get(ItemType.flag)
    return Line(
        id=item_id(mailbox, item)[ItemIdType.id],
        folder=item.folder.distinguished or path_of(item.folder),
        kind=item.type.__name__.removesuffix("Type"),
        item_class=values.get(ItemType.item_class) or "",
        subject=values.get(ItemType.subject) or "",
        from_=_one(values.get(MessageType.from_) or values.get(CalendarItemType.organizer)),
        to=recipients.pairs(values.get(MessageType.to_recipients)),
        moment=moment_of(item),
        is_read=is_read(item) is not False,
        is_draft=bool(values.get(ItemType.is_draft)),
        important=values.get(ItemType.importance) == "High",
        flagged=flag is not None and flag.get(FlagType.flag_status) == "Flagged",
        files=sum(1 for one in item.attachments if not one.values.get(AttachmentType.is_inline)),
        preview=_preview(*_body(item)),
        facts=_facts(item),
    )


def whole_of(mailbox: Mailbox, item: StoredItem) -> Whole:
    """Return an item, whole."""
    markup, text = _body(item)
    source = item.mime or mime_of(item)
    categories = item.values.get(ItemType.categories)
    return Whole(
        line=line_of(mailbox, item),
        sender=_one(item.values.get(MessageType.sender)),
        cc=recipients.pairs(item.values.get(MessageType.cc_recipients)),
        bcc=recipients.pairs(item.values.get(MessageType.bcc_recipients)),
        attendees=tuple(_attendees(item)),
        categories=categories.get(ArrayOfStringsType.string) or () if categories is not None else (),
        html=markup,
        text=html_to_text(markup) if markup else text,
        remote=len(_REMOTE.findall(markup)),
        source=source,
        headers=headers_of(source) if issubclass(item.type, MessageType) else (),
        attachments=tuple(_file_line(one) for one in item.attachments),
        properties=_properties(item),
    )


def holds(item: StoredItem, search: str) -> bool:
    """Whether an item's subject, people or body hold a text, in any case of letters."""
    wanted = search.casefold()
    values = item.values
    people = (values.get(MessageType.from_), values.get(CalendarItemType.organizer))
    texts = [
        values.get(ItemType.subject) or "",
        values.get(ContactItemType.display_name) or "",
        *(part for one in people if one is not None for part in _one(one) or ()),
        *(part for pair in recipients.pairs(values.get(MessageType.to_recipients)) for part in pair),
        *_body(item),
    ]
    return any(wanted in text.casefold() for text in texts)


def content_of_file(item: StoredItem, number: int) -> tuple[FileLine, bytes]:
    """Return an attachment with its content; raises IndexError."""
    if number < 0:
        raise IndexError(number)
    stored = item.attachments[number]
    return _file_line(stored), mime_of(stored.item) if stored.item is not None else stored.content


def mail_line(number: int, mail: OutsideMail, content: MailContent) -> Line:
    """Return a mail that left, in a line; its id is where it stands among them."""
    return Line(
        id=str(number),
        folder=mail.recipient,
        kind="Message",
        item_class="IPM.Note",
        subject=content.subject,
        from_=content.from_,
        to=content.to,
        moment=mail.moment,
        is_read=True,
        is_draft=False,
        important=content.importance == "High",
        flagged=False,
        files=sum(1 for one in content.attachments if not one.inline),
        preview=_preview(content.html or "", content.text or ""),
        facts={},
    )


def whole_mail(number: int, mail: OutsideMail) -> Whole:
    """Return a mail that left, whole, as its recipient reads it."""
    content = read_mime(mail.mime)
    markup = content.html or ""
    return Whole(
        line=mail_line(number, mail, content),
        sender=content.sender,
        cc=content.cc,
        bcc=(),
        attendees=(),
        categories=(),
        html=markup,
        text=content.text or html_to_text(markup),
        remote=len(_REMOTE.findall(markup)),
        source=mail.mime,
        headers=headers_of(mail.mime),
        attachments=tuple(
            FileLine(one.name, one.content_type, len(_bytes(one.content)), one.inline, one.content_id)
            for one in content.attachments
        ),
        properties={},
    )


def content_of_mails_file(mail: OutsideMail, number: int) -> tuple[FileLine, bytes]:
    """Return an attachment of a mail that left, with its content; raises IndexError."""
    whole = whole_mail(0, mail)
    if number < 0:
        raise IndexError(number)
    return whole.attachments[number], _bytes(read_mime(mail.mime).attachments[number].content)


def headers_of(source: bytes) -> tuple[tuple[str, str], ...]:
    """Return the header lines of a MIME text as they stand there, unfolded."""
    lines = BytesHeaderParser().parsebytes(source).items()
    return tuple((name, " ".join(str(value).split())) for name, value in lines)


def _bytes(content: bytes | MailContent) -> bytes:
    return content if isinstance(content, bytes) else write_mime(content)


def _one(held: Record | None) -> Address | None:
    return recipients.pair(held[SingleRecipientType.mailbox]) if held is not None else None


def _body(item: StoredItem) -> tuple[str, str]:
    """Return HTML and text of which one is empty."""
    body = item.values.get(ItemType.body)
    if body is None:
        return "", ""
    text = body.get(BodyType.value) or ""
    return (text, "") if body[BodyType.body_type] == "HTML" else ("", text)


def _preview(markup: str, text: str) -> str:
    plain = text[:_LOOKED_AT] or html.unescape(_UNSEEN.sub(" ", markup[:_LOOKED_AT]))
    return " ".join(plain.split())[:_PREVIEW]


def _facts(item: StoredItem) -> dict[str, Any]:
    found = {name: item.values.get(row) for name, rows in _FACTS.items() for row in rows if row in item.values}
    facts = {name: _first_entry(value) for name, value in found.items() if value is not None}
    if issubclass(item.type, CalendarItemType):
        facts["series"] = calendar_type(item)
    return facts


def _first_entry(value: Any) -> Any:
    """Return the first value of a dictionary of addresses or numbers; everything else as it is."""
    if not isinstance(value, Record):
        return value
    row, text = _ENTRIES[value.type]
    return next((entry[text] for entry in value.get(row) or () if entry.get(text)), "")


_ENTRIES: Final[Mapping[Any, tuple[Row[Any], Row[Any]]]] = MappingProxyType(
    {
        EmailAddressDictionaryType: (EmailAddressDictionaryType.entry, EmailAddressDictionaryEntryType.value),
        PhoneNumberDictionaryType: (PhoneNumberDictionaryType.entry, PhoneNumberDictionaryEntryType.value),
    }
)


def _attendees(item: StoredItem) -> Iterable[Attendee]:
    for row in (
        CalendarItemType.required_attendees,
        CalendarItemType.optional_attendees,
        CalendarItemType.resources,
    ):
        held = item.values.get(row)
        for one in held[NonEmptyArrayOfAttendeesType.attendee] if held is not None else ():
            name, address = recipients.pair(one[AttendeeType.mailbox])
            yield Attendee(name, address, one.get(AttendeeType.response_type) or "Unknown")


def _file_line(stored: StoredAttachment) -> FileLine:
    values = stored.values
    name = values.get(AttachmentType.name) or ""
    if stored.item is not None:
        return FileLine(f"{name or 'item'}.eml", "message/rfc822", len(mime_of(stored.item)), False, "")
    return FileLine(
        name,
        values.get(AttachmentType.content_type) or "application/octet-stream",
        len(stored.content),
        bool(values.get(AttachmentType.is_inline)),
        (values.get(AttachmentType.content_id) or "").strip("<>"),
    )


def _properties(item: StoredItem) -> dict[str, Any]:
    """Return everything that is stored of an item, under the names of its rows and of extended properties."""
    found = {row.element: said(value) for row, value in item.values.items()}
    return found | {str(key): said(value) for key, value in item.extended.items()}


def said(value: Any) -> Any:
    """Return a record as names and values, as deep as it goes."""
    if isinstance(value, tuple):
        return [said(one) for one in value]
    if not isinstance(value, Record):
        return value
    found: dict[str, Any] = {row.element or "value": said(one) for row, one in value.values.items()}
    if value.members:
        found["members"] = [{member.row.element: said(member.value)} for member in value.members]
    return found
