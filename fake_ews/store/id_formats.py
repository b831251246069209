"""The six spellings of an identifier between which ConvertId translates (MS-OXWSCVTID 2.2.5.1, IdFormatType)."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from urllib.parse import quote, unquote
from uuid import UUID

from fake_ews.store import base64_text
from fake_ews.store.entry_ids import FolderEntryId, parse_entry_id
from fake_ews.store.identifiers import EwsId, IdProcessingInstruction, IdStorageType
from fake_ews.store.malformed import MalformedId
from fake_ews.store.object_types import ObjectType
from fake_ews.store.occurrence_ids import OccurrenceId


class IdFormat(StrEnum):
    """The names that the wire gives them."""

    EwsLegacyId = "EwsLegacyId"
    EwsId = "EwsId"
    EntryId = "EntryId"
    HexEntryId = "HexEntryId"
    StoreId = "StoreId"
    OwaId = "OwaId"


def convert_id(text: str, source: IdFormat, destination: IdFormat, *, address: str, mailbox_guid: UUID) -> str:
    """Spell an item's or folder's identifier in another format; raises MalformedId.

    ``address`` and ``mailbox_guid`` are the mailbox that the request names: neither it nor the item needs to exist
    (ConvertId checks only the form). They are used where the source does not carry what the destination needs.
    """
    ews_id = _read(text, source, mailbox_guid)
    if destination is IdFormat.EwsId:
        if ews_id.storage is IdStorageType.MailboxItemSmtpAddressBased:
            ews_id = _named(ews_id, IdStorageType.MailboxItemMailboxGuidBased, str(mailbox_guid))
        return ews_id.encode()
    if destination is IdFormat.EwsLegacyId:
        if ews_id.storage is IdStorageType.MailboxItemMailboxGuidBased:
            ews_id = _named(ews_id, IdStorageType.MailboxItemSmtpAddressBased, address)
        return ews_id.encode()
    if ews_id.attachments:
        raise MalformedId("an attachment has no such id")
    if destination is IdFormat.EntryId:
        return base64_text.encode(_entry_id(ews_id))
    if destination is IdFormat.HexEntryId:
        return _entry_id(ews_id).hex().upper()
    store_id = base64_text.encode(_store_id(ews_id))
    return store_id if destination is IdFormat.StoreId else _owa(store_id)


def _read(text: str, source: IdFormat, mailbox_guid: UUID) -> EwsId:
    match source:
        case IdFormat.EwsId | IdFormat.EwsLegacyId:
            ews_id = EwsId.parse(text)
            legacy = ews_id.storage is IdStorageType.MailboxItemSmtpAddressBased
            if legacy != (source is IdFormat.EwsLegacyId):
                raise MalformedId(f"not the format {source}", legacy=legacy)
            return ews_id
        case IdFormat.EntryId:
            return _of_entry(_base64(text), mailbox_guid)
        case IdFormat.HexEntryId:
            return _of_entry(_hexadecimal(text), mailbox_guid)
        case IdFormat.StoreId:
            return _of_store_id(_base64(text), mailbox_guid)
        case IdFormat.OwaId:
            return _of_store_id(_base64(unquote(text)), mailbox_guid)


def _named(ews_id: EwsId, storage: IdStorageType, moniker: str) -> EwsId:
    return replace(ews_id, storage=storage, moniker=moniker)


def _entry_id(ews_id: EwsId) -> bytes:
    """An occurrence has no entry id of its own: its master's stands for it."""
    if ews_id.processing is not IdProcessingInstruction.Normal:
        return OccurrenceId.parse(ews_id.store_id).master.encode()
    parse_entry_id(ews_id.store_id)
    return ews_id.store_id


def _store_id(ews_id: EwsId) -> bytes:
    """A length byte, the entry id, the object type; what an occurrence carries has that form already."""
    if ews_id.processing is not IdProcessingInstruction.Normal:
        return OccurrenceId.parse(ews_id.store_id).encode()
    kind = ObjectType.Folder if isinstance(parse_entry_id(ews_id.store_id), FolderEntryId) else ObjectType.Message
    return bytes((len(ews_id.store_id),)) + ews_id.store_id + bytes((kind,))


def _of_entry(data: bytes, mailbox_guid: UUID) -> EwsId:
    parse_entry_id(data)
    return EwsId(IdStorageType.MailboxItemMailboxGuidBased, data, str(mailbox_guid))


def _of_store_id(data: bytes, mailbox_guid: UUID) -> EwsId:
    if len(data) > 2 and data[0] == len(data) - 2:
        return _of_entry(data[1:-1], mailbox_guid)
    OccurrenceId.parse(data)
    return EwsId(IdStorageType.MailboxItemMailboxGuidBased, data, str(mailbox_guid), IdProcessingInstruction.Recurrence)


def _base64(text: str) -> bytes:
    data = base64_text.decode(text)
    if data is None:
        raise MalformedId("not base64")
    return data


def _hexadecimal(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise MalformedId("not hexadecimal") from None


def _owa(store_id: str) -> str:
    """Outlook Web App takes it in a URL, and links of that time write the escapes in small letters (%2b, %2f)."""
    return quote(store_id, safe="").replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d")
