"""What the control handle shows: journal entries, folders, items, mail outside and the wire, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Any

from fake_ews.causes import Level
from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.items.read_state import is_read, unread
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.mailbox.mime.content import MailContent
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.directory import Directory, Mailbox
from fake_ews.query.property_keys import PropertyKey
from fake_ews.recorder import Exchanged
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.attachments import AttachmentType
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import ArrayOfStringsType, BodyType
from fake_ews.schema.message import MessageType
from fake_ews.schema.rows import Row
from fake_ews.store.journal import Entry
from fake_ews.store.objects import StoredFolder, StoredItem
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One change: ``change`` is the event's name (CreatedEvent, NewMailEvent, ... ReadFlagChange).

    ``folder`` is where it happened, ``subject`` that of the item as it is now, empty when it is gone; a change of a
    folder has neither ``item_id`` nor subject.
    """

    position: int
    moment: datetime
    mailbox: str
    change: str
    folder: str
    old_folder: str
    item_id: str
    subject: str


@dataclass(frozen=True, slots=True)
class FolderLine:
    """One folder: ``path`` from the top of the mailbox, ``distinguished`` its well-known name if it has one.

    ``fixed`` are those that Exchange makes and no client may delete.
    """

    path: str
    distinguished: str
    folder_class: str
    total: int
    unread: int
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class ItemLine:
    """What matters of an item; addresses stand without names, extended properties under a readable key."""

    item_id: str
    change_key: str
    kind: str
    item_class: str
    subject: str
    from_: str
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    bcc: tuple[str, ...]
    body_type: str
    body: str
    sent: datetime | None
    received: datetime | None
    start: datetime | None
    end: datetime | None
    is_read: bool
    is_draft: bool
    message_id: str
    in_reply_to: str
    references: str
    conversation_topic: str
    conversation_id: str
    categories: tuple[str, ...]
    attachments: tuple[str, ...]
    extended: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OutsideLine:
    """A mail as somebody outside got it."""

    recipient: str
    sender: str
    moment: datetime
    subject: str
    from_: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    message_id: str
    in_reply_to: str
    references: str
    text: str
    html: str
    attachments: tuple[str, ...]
    mime: bytes


@dataclass(frozen=True, slots=True)
class WhyLine:
    """One refusal, and why: ``level`` says whether it is an HTTP status, a fault or a response message.

    ``part`` counts the parts of the request from 1 and is 0 for all of it. ``rule`` is what decided, ``clause`` where
    the specification or the documentation says so, ``row`` the property, element or behaviour that was asked,
    ``setting`` what to change to be let through, ``plan`` the planned failure (0 for none), ``place`` the function.
    """

    level: Level
    code: str
    text: str
    part: int
    rule: str
    clause: str
    row: str
    setting: str
    plan: int
    place: str


@dataclass(frozen=True, slots=True)
class ExchangeLine:
    """One request and its reply; bodies are empty unless they were asked for. ``why`` has a line for each refusal."""

    number: int
    moment: datetime
    operation: str
    version: str
    account: str
    status: int
    fault_id: int
    internal_error: str
    request: str
    reply: str
    why: tuple[WhyLine, ...] = ()


def journal_line(directory: Directory, entry: Entry) -> JournalLine:
    """Return an entry with names for its numbers."""
    mailbox = directory.once(entry.mailbox)
    store = mailbox.store
    item = store.items.get(entry.item)
    return JournalLine(
        entry.position,
        entry.moment,
        mailbox.address,
        entry.change.value,
        _folder_name(mailbox, entry.folder),
        _folder_name(mailbox, entry.old_folder),
        store.ids.item(entry.folder, entry.item) if entry.item else "",
        _text(item, ItemType.subject) if item is not None else "",
    )


def _folder_name(mailbox: Mailbox, counter: int) -> str:
    folder = mailbox.store.folders.get(counter)
    return (folder.distinguished or path_of(folder)) if folder is not None else ""


def path_of(folder: StoredFolder) -> str:
    """Return display names from the top of the mailbox (or from the root, for what stands beside it)."""
    names: list[str] = []
    above: StoredFolder | None = folder
    while above is not None and above.distinguished not in ("msgfolderroot", "root"):
        names.append(above.name)
        above = above.parent
    return "/".join(reversed(names))


def folder_lines(mailbox: Mailbox, held: Callable[[StoredFolder], Collection[StoredItem]]) -> Iterator[FolderLine]:
    """Yield every folder, parents before children; ``held`` says what lies in one."""
    for folder in mailbox.store.root.walk():
        path = path_of(folder)
        items = held(folder)
        counts = len(items), unread(items)
        yield FolderLine(path, folder.distinguished, folder.folder_class, *counts, folder.fixed)


def item_line(mailbox: Mailbox, item: StoredItem) -> ItemLine:
    """Return what matters of an item."""
    values, id = item.values, item_id(mailbox, item)
    body = values.get(ItemType.body)
    categories = values.get(ItemType.categories)
    index: bytes = values.get(MessageType.conversation_index) or b""
    return ItemLine(
        item_id=id[ItemIdType.id],
        change_key=id[ItemIdType.change_key],
        kind=item.type.__name__.removesuffix("Type"),
        item_class=_text(item, ItemType.item_class),
        subject=_text(item, ItemType.subject),
        from_=_address(item, MessageType.from_),
        sender=_address(item, MessageType.sender),
        to=_addresses(item, MessageType.to_recipients),
        cc=_addresses(item, MessageType.cc_recipients),
        bcc=_addresses(item, MessageType.bcc_recipients),
        body_type=body[BodyType.body_type] if body is not None else "",
        body=(body.get(BodyType.value) or "") if body is not None else "",
        sent=values.get(ItemType.date_time_sent),
        received=values.get(ItemType.date_time_received),
        start=values.get(CalendarItemType.start),
        end=values.get(CalendarItemType.end),
        is_read=is_read(item) is not False,
        is_draft=bool(values.get(ItemType.is_draft)),
        message_id=_text(item, MessageType.internet_message_id),
        in_reply_to=_text(item, ItemType.in_reply_to),
        references=_text(item, MessageType.references),
        conversation_topic=_text(item, MessageType.conversation_topic),
        conversation_id=index[6:22].hex(),
        categories=categories.get(ArrayOfStringsType.string, ()) if categories is not None else (),
        attachments=tuple(one.values.get(AttachmentType.name) or "" for one in item.attachments),
        extended={_key(key): value for key, value in item.extended.items()},
    )


def _text(item: StoredItem, row: Row[Any]) -> str:
    return str(item.values.get(row) or "")


def _address(item: StoredItem, row: Row[Any]) -> str:
    held = item.values.get(row)
    return recipients.pair(held[SingleRecipientType.mailbox])[1] if held is not None else ""


def _addresses(item: StoredItem, row: Row[Any]) -> tuple[str, ...]:
    return tuple(address for _, address in recipients.pairs(item.values.get(row)))


def _key(key: PropertyKey) -> str:
    """Return ``0x1090`` for a tag, ``GUID/name`` or ``GUID/0x8501`` for what has a set."""
    if key.tag is not None:
        return f"0x{key.tag:04x}"
    return f"{key.set_id}/{key.name or f'0x{key.id or 0:04x}'}"


def outside_line(mail: OutsideMail) -> OutsideLine:
    """Return a mail that left, read as its recipient reads it."""
    content = read_mime(mail.mime)
    return OutsideLine(
        mail.recipient,
        mail.sender,
        mail.moment,
        content.subject,
        content.from_[1] if content.from_ else "",
        _people(content.to),
        _people(content.cc),
        content.message_id,
        content.in_reply_to,
        content.references,
        content.text or "",
        content.html or "",
        _files(content),
        mail.mime,
    )


def _people(addresses: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(address for _, address in addresses)


def _files(content: MailContent) -> tuple[str, ...]:
    return tuple(one.name for one in content.attachments)


def exchange_line(exchanged: Exchanged, *, bodies: bool) -> ExchangeLine:
    """Return one exchange of the wire."""
    return ExchangeLine(
        exchanged.number,
        exchanged.moment,
        exchanged.operation,
        exchanged.version,
        exchanged.account,
        exchanged.status,
        exchanged.fault_id,
        exchanged.internal_error,
        exchanged.request.body.decode("utf-8", "replace") if bodies else "",
        exchanged.body.decode("utf-8", "replace") if bodies else "",
        why_lines(exchanged),
    )


def why_lines(exchanged: Exchanged) -> tuple[WhyLine, ...]:
    """Return a line for everything that was refused, in the order of the reply."""
    return tuple(
        WhyLine(
            one.level,
            one.code,
            one.text,
            one.part,
            one.cause.rule,
            one.cause.clause,
            one.cause.row,
            one.cause.setting,
            one.cause.plan,
            str(next(iter(one.cause.places), "")),
        )
        for one in exchanged.why
    )
