"""Properties of items that MAPI has and EWS has no row for, worked out for those who ask by ExtendedFieldURI.

What a client stored under such a property itself is what it gets back; only the flags of a message are the server's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.conversations.threading import subject_prefix
from fake_ews.mailbox.items.computed import COMPUTED
from fake_ews.mailbox.items.computed import value as row_value
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.query.property_keys import PropertyKey
from fake_ews.schema.addresses import EmailAddressType, SingleRecipientType
from fake_ews.schema.calendar import CalendarItemType, MeetingMessageType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.mapi import PROPERTY_SETS
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row

Compute = Callable[[ItemContext], Any]

#: PidTagMessageFlags and its bits (MS-OXCMSG 2.2.1.6).
MESSAGE_FLAGS: Final = PropertyKey("Integer", tag=0x0E07)
FLAG_READ: Final = 0x01
FLAG_UNSENT: Final = 0x08
_FLAG_HAS_ATTACHMENTS: Final = 0x10
_FLAG_FROM_ME: Final = 0x20
_FLAG_ASSOCIATED: Final = 0x40

_UID_OF_OTHERS: Final = b"vCal-Uid\x01\x00\x00\x00"
_GLOBAL_ID: Final = bytes.fromhex("040000008200E00074C5B7101A82E008")


def _flags(context: ItemContext) -> int:
    values = context.item.values
    said = (
        (FLAG_READ, values.get(MessageType.is_read)),
        (FLAG_UNSENT, values.get(ItemType.is_draft)),
        (_FLAG_HAS_ATTACHMENTS, COMPUTED[ItemType.has_attachments](context)),
        (_FLAG_FROM_ME, values.get(ItemType.is_from_me)),
        (_FLAG_ASSOCIATED, context.item.associated),
    )
    return sum(flag for flag, holds in said if holds)


def _subject(context: ItemContext) -> str:
    return context.item.values.get(ItemType.subject) or ""


def _prefix(context: ItemContext) -> str:
    return subject_prefix(_subject(context))


def _normalized_subject(context: ItemContext) -> str:
    return _subject(context).removeprefix(_prefix(context))


def _headers(context: ItemContext) -> str | None:
    """Return the head of a mail as it came over SMTP (MS-OXOMSG 2.2.1.61); mail from inside has none."""
    head, _, _ = context.item.mime.partition(b"\r\n\r\n")
    return head.decode("utf-8", "replace") + "\r\n" if head else None


def _body(context: ItemContext) -> str | None:
    found = COMPUTED[ItemType.text_body](context)
    return None if found is None else found.get(BodyType.value)


def _html(context: ItemContext) -> bytes | None:
    stored = context.item.values.get(ItemType.body)
    if stored is None or stored[BodyType.body_type] != "HTML":
        return None
    return str(stored.get(BodyType.value) or "").encode()


def _entry_id(context: ItemContext) -> Any:
    return None if context.path else COMPUTED[ItemType.store_entry_id](context)


def _parent_entry_id(context: ItemContext) -> bytes | None:
    if context.path:
        return None
    return context.mailbox.store.ids.folder_entry(context.item.folder.counter).encode()


def _is_private(context: ItemContext) -> bool:
    return context.item.values.get(ItemType.sensitivity) == "Private"


def _global_object_id(*, clean: bool) -> Compute:
    """Return what makes of a UID the id by which Outlook knows a meeting (MS-OXOCAL 2.2.1.27 and 28)."""

    def global_object_id(context: ItemContext) -> bytes | None:
        values, day = context.item.values, context.item.original_date
        uid = values.get(CalendarItemType.uid) or values.get(MeetingMessageType.uid)
        if not uid:
            return None
        id = _bytes_of_uid(uid)
        # The clean one is that of the whole series; the other says which day of it is meant.
        if clean or day is None:
            return id
        return id[:16] + day.year.to_bytes(2, "big") + bytes((day.month, day.day)) + id[20:]

    return global_object_id


def _bytes_of_uid(uid: str) -> bytes:
    try:
        id = bytes.fromhex(uid)
    except ValueError:
        id = b""
    if id.startswith(_GLOBAL_ID):
        return id
    wrapped = _UID_OF_OTHERS + uid.encode() + b"\x00"
    return _GLOBAL_ID + bytes(20) + len(wrapped).to_bytes(4, "little") + wrapped


def _of_person(row: Row[Any], part: Callable[[ItemContext, Record], str | None]) -> Compute:
    def shown(context: ItemContext) -> str | None:
        single = row_value(context, row) if row.owner is None or issubclass(context.item.type, row.owner) else None
        return None if single is None else part(context, single[SingleRecipientType.mailbox])

    return shown


def _name(context: ItemContext, person: Record) -> str | None:
    return person.get(EmailAddressType.name)


def _smtp_address(context: ItemContext, person: Record) -> str | None:
    return person.get(EmailAddressType.email_address)


def _address_type(context: ItemContext, person: Record) -> str:
    return "EX" if _distinguished_name(context, person) else "SMTP"


def _address(context: ItemContext, person: Record) -> str | None:
    return _distinguished_name(context, person) or _smtp_address(context, person)


def _distinguished_name(context: ItemContext, person: Record) -> str | None:
    """Return the name in the directory, which is the address of whoever stands there (MS-OXOABK 2.2.3.14)."""
    found = context.session.premises.directory.find(_smtp_address(context, person) or "")
    return None if found is None else found.legacy_dn


def _tags(type: str, properties: Mapping[int, Compute]) -> dict[PropertyKey, Compute]:
    return {PropertyKey(type, tag=tag): compute for tag, compute in properties.items()}


def _named(set_name: str, id: int, type: str) -> PropertyKey:
    return PropertyKey(type, set_id=PROPERTY_SETS[set_name], id=id)


#: Property to the function that works it out (MS-OXPROPS; MS-OXOMSG 2.2.1 for those of people).
MAPI: Final[Mapping[PropertyKey, Compute]] = MappingProxyType(
    {
        MESSAGE_FLAGS: _flags,
        **_tags(
            "String",
            {
                0x003D: _prefix,
                0x0E1D: _normalized_subject,
                0x007D: _headers,
                0x1000: _body,
                0x0C1A: _of_person(MessageType.sender, _name),
                0x0C1E: _of_person(MessageType.sender, _address_type),
                0x0C1F: _of_person(MessageType.sender, _address),
                0x5D01: _of_person(MessageType.sender, _smtp_address),
                0x0042: _of_person(MessageType.from_, _name),
                0x0064: _of_person(MessageType.from_, _address_type),
                0x0065: _of_person(MessageType.from_, _address),
                0x5D02: _of_person(MessageType.from_, _smtp_address),
                0x0040: _of_person(MessageType.received_by, _name),
                0x0075: _of_person(MessageType.received_by, _address_type),
                0x0076: _of_person(MessageType.received_by, _address),
                0x5D07: _of_person(MessageType.received_by, _smtp_address),
            },
        ),
        **_tags("Binary", {0x0FFF: _entry_id, 0x0E09: _parent_entry_id, 0x1013: _html}),
        _named("Meeting", 0x03, "Binary"): _global_object_id(clean=False),
        _named("Meeting", 0x23, "Binary"): _global_object_id(clean=True),
        _named("Common", 0x8506, "Boolean"): _is_private,
    }
)
