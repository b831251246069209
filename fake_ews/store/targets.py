"""What an Id points at, and the Ids that one mailbox gives out."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from uuid import UUID

from fake_ews.store.entry_ids import FolderEntryId, MessageEntryId, parse_entry_id
from fake_ews.store.identifiers import EwsId, IdProcessingInstruction, IdStorageType
from fake_ews.store.malformed import MalformedId
from fake_ews.store.occurrence_ids import OccurrenceId
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """A folder. ``mailbox`` is the GUID that the Id carries, or the address in an Id of Exchange 2007's first form."""

    mailbox: UUID | str
    entry: FolderEntryId


@dataclass(frozen=True, slots=True)
class ItemTarget:
    """An item, or with ``original_date`` the occurrence of a recurring one that stood on that date at first."""

    mailbox: UUID | str
    entry: MessageEntryId
    original_date: date | None = None


@dataclass(frozen=True, slots=True)
class AttachmentTarget:
    """An attachment: the item, then an attachment id for each level down to the one that is meant."""

    item: ItemTarget
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ConversationTarget:
    """A conversation: the 16 bytes after the time in its messages' ConversationIndex."""

    mailbox: UUID
    conversation: bytes


@dataclass(frozen=True, slots=True)
class PublicFolderTarget:
    """A folder of the public folder store."""

    entry: FolderEntryId


@dataclass(frozen=True, slots=True)
class PublicFolderItemTarget:
    """An item of the public folder store, and the folder that it stands in."""

    entry: MessageEntryId
    folder: FolderEntryId


@dataclass(frozen=True, slots=True)
class DirectoryTarget:
    """An object of the directory: how Exchange 2013 and later name a persona that is no contact."""

    object_guid: UUID


Target = (
    FolderTarget
    | ItemTarget
    | AttachmentTarget
    | ConversationTarget
    | PublicFolderTarget
    | PublicFolderItemTarget
    | DirectoryTarget
)


def target_of(ews_id: EwsId) -> Target:
    """Say what a parsed Id points at; raises MalformedId when its store id is not what its storage type promises."""
    if ews_id.storage is IdStorageType.ActiveDirectoryObject:
        return DirectoryTarget(UUID(bytes_le=_sixteen(_alone(ews_id).store_id)))
    if ews_id.storage is IdStorageType.ConversationIdMailboxGuidBased:
        mailbox = _mailbox(_alone(ews_id))
        if isinstance(mailbox, UUID):
            return ConversationTarget(mailbox, _sixteen(ews_id.store_id))
    if ews_id.storage is IdStorageType.PublicFolder:
        return PublicFolderTarget(_folder(_alone(ews_id).store_id))
    if ews_id.storage is IdStorageType.PublicFolderItem:
        return PublicFolderItemTarget(_message(_alone(ews_id).store_id), _folder(ews_id.folder_id))
    return _in_mailbox(ews_id)


@lru_cache(maxsize=8192)
def read_id(text: str) -> Target:
    """Read an Id attribute down to what it points at; raises MalformedId.

    Clients send the same Ids again and again, and what one says never changes.
    """
    return target_of(EwsId.parse(text))


def _in_mailbox(ews_id: EwsId) -> FolderTarget | ItemTarget | AttachmentTarget:
    mailbox = _mailbox(ews_id)
    if ews_id.processing is IdProcessingInstruction.Normal:
        entry = parse_entry_id(ews_id.store_id)
        if isinstance(entry, FolderEntryId):
            _alone(ews_id)
            return FolderTarget(mailbox, entry)
        item = ItemTarget(mailbox, entry)
    else:
        occurrence = OccurrenceId.parse(ews_id.store_id)
        item = ItemTarget(mailbox, occurrence.master, occurrence.original_date)
    return AttachmentTarget(item, ews_id.attachments) if ews_id.attachments else item


def _mailbox(ews_id: EwsId) -> UUID | str:
    if ews_id.storage is IdStorageType.MailboxItemSmtpAddressBased:
        return ews_id.moniker
    try:
        return _guid(ews_id.moniker)
    except ValueError:
        raise MalformedId("a mailbox that is no GUID") from None


@lru_cache(maxsize=1024)
def _guid(text: str) -> UUID:
    """Return a mailbox's GUID, the same object for all of its Ids: one and not thousands are held and compared."""
    return UUID(text)


def _alone(ews_id: EwsId) -> EwsId:
    if ews_id.attachments:
        raise MalformedId("attachments of something that has none")
    return ews_id


def _sixteen(data: bytes) -> bytes:
    if len(data) != 16:
        raise MalformedId(f"{len(data)} bytes instead of 16")
    return data


def _folder(data: bytes) -> FolderEntryId:
    entry = parse_entry_id(data)
    if isinstance(entry, FolderEntryId):
        return entry
    raise MalformedId("a message where a folder belongs")


def _message(data: bytes) -> MessageEntryId:
    entry = parse_entry_id(data)
    if isinstance(entry, MessageEntryId):
        return entry
    raise MalformedId("a folder where a message belongs")


@dataclass(frozen=True, slots=True)
class MailboxIds:
    """Writes the Ids of one mailbox.

    ``mailbox_guid`` stands as text in every Id, ``provider_guid`` in every entry id (samples show two different GUIDs),
    ``database_guid`` before every counter there. Counters come from the store, six bytes at most.
    """

    mailbox_guid: UUID
    provider_guid: UUID
    database_guid: UUID

    def folder_entry(self, counter: int) -> FolderEntryId:
        """Return the entry id of a folder."""
        return FolderEntryId(self.provider_guid, self.database_guid, counter)

    def message_entry(self, folder_counter: int, counter: int) -> MessageEntryId:
        """Return the entry id of an item that stands in a folder."""
        return MessageEntryId(self.provider_guid, self.database_guid, folder_counter, self.database_guid, counter)

    def folder(self, counter: int) -> str:
        """Return a folder's Id: 120 characters, or fewer where run lengths help."""
        return _folder_text(self, counter)

    def item(self, folder_counter: int, counter: int) -> str:
        """Return an item's Id: 152 characters, or fewer where run lengths help."""
        return _item_text(self, folder_counter, counter)

    def occurrence(self, folder_counter: int, counter: int, original_date: date) -> str:
        """Return the Id of the occurrence that a master placed on ``original_date`` (a date in the master's zone)."""
        return self._occurrence(folder_counter, counter, original_date).encode()

    def attachment(
        self, folder_counter: int, counter: int, path: Iterable[UUID], original_date: date | None = None
    ) -> str:
        """Return the Id of an attachment, ``path`` being its own GUID behind those of the attachments around it."""
        item = (
            self._item(folder_counter, counter)
            if original_date is None
            else self._occurrence(folder_counter, counter, original_date)
        )
        return replace(item, attachments=tuple(attachment_id(guid) for guid in path)).encode()

    def conversation(self, conversation: bytes) -> str:
        """Return a conversation's Id (80 characters) from the 16 bytes that its messages' ConversationIndex carries."""
        return EwsId(
            IdStorageType.ConversationIdMailboxGuidBased, _sixteen(conversation), str(self.mailbox_guid)
        ).encode()

    def _item(self, folder_counter: int, counter: int) -> EwsId:
        return self._of(self.message_entry(folder_counter, counter).encode())

    def _occurrence(self, folder_counter: int, counter: int, original_date: date) -> EwsId:
        occurrence = OccurrenceId(self.message_entry(folder_counter, counter), original_date)
        return self._of(occurrence.encode(), IdProcessingInstruction.Recurrence)

    def _of(self, store_id: bytes, processing: IdProcessingInstruction = IdProcessingInstruction.Normal) -> EwsId:
        return EwsId(IdStorageType.MailboxItemMailboxGuidBased, store_id, str(self.mailbox_guid), processing)


@lru_cache(maxsize=8192)
def _folder_text(ids: MailboxIds, counter: int) -> str:
    return ids._of(ids.folder_entry(counter).encode()).encode()


@lru_cache(maxsize=65536)
def _item_text(ids: MailboxIds, folder_counter: int, counter: int) -> str:
    return ids._item(folder_counter, counter).encode()


def attachment_id(guid: UUID) -> bytes:
    """Return the 18 bytes by which an attachment is named inside an Id: the number 16, then its GUID."""
    return struct.pack("<h", 16) + guid.bytes_le


def attachment_guid(attachment: bytes) -> UUID:
    """Return the GUID in one step of an attachment's path; raises MalformedId."""
    if len(attachment) != 18 or attachment[:2] != b"\x10\x00":
        raise MalformedId("an attachment that no store here made")
    return UUID(bytes_le=attachment[2:])


def directory_id(object_guid: UUID) -> str:
    """Return the Id of a directory object (28 characters, AAUQ...)."""
    return EwsId(IdStorageType.ActiveDirectoryObject, object_guid.bytes_le).encode()


def public_folder_id(entry: FolderEntryId) -> str:
    """Return the Id of a public folder (AAEu... or AQEu...)."""
    return EwsId(IdStorageType.PublicFolder, entry.encode()).encode()
