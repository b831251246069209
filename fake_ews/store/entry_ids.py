"""MAPI entry ids of folders and messages in a store (MS-OXCDATA 2.2.4.1 and 2.2.4.2)."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import Final
from uuid import UUID

from fake_ews.store.malformed import MalformedId
from fake_ews.values import dataclass

_FOLDER: Final = struct.Struct("<4s16sH16s6s2s")
_MESSAGE: Final = struct.Struct("<4s16sH16s6s2s16s6s2s")
_NO_FLAGS: Final = bytes(4)
_PADDING: Final = bytes(2)


class EntryIdType(IntEnum):
    """What an entry id names; public folders of the old kind have their own two."""

    PrivateFolder = 1
    PublicFolder = 3
    PrivateMessage = 7
    PublicMessage = 9


@dataclass(frozen=True, slots=True)
class FolderEntryId:
    """46 bytes: the provider's GUID, then the folder's global counter (six bytes) within its database's GUID."""

    provider: UUID
    database: UUID
    counter: int
    kind: EntryIdType = EntryIdType.PrivateFolder

    def encode(self) -> bytes:
        """Return the 46 bytes."""
        return _FOLDER.pack(
            _NO_FLAGS, self.provider.bytes_le, self.kind, self.database.bytes_le, _counter(self.counter), _PADDING
        )


@dataclass(frozen=True, slots=True)
class MessageEntryId:
    """70 bytes: provider, the folder's database and counter, the message's database and counter.

    A move writes another folder, so it writes another id; that is why moved items get new ids and folders keep theirs.
    """

    provider: UUID
    folder_database: UUID
    folder_counter: int
    database: UUID
    counter: int
    kind: EntryIdType = EntryIdType.PrivateMessage

    def encode(self) -> bytes:
        """Return the 70 bytes."""
        return _MESSAGE.pack(
            _NO_FLAGS,
            self.provider.bytes_le,
            self.kind,
            self.folder_database.bytes_le,
            _counter(self.folder_counter),
            _PADDING,
            self.database.bytes_le,
            _counter(self.counter),
            _PADDING,
        )


EntryId = FolderEntryId | MessageEntryId


def parse_entry_id(data: bytes) -> EntryId:
    """Read a folder's or a message's entry id; raises MalformedId for any other length, type or padding."""
    if len(data) == _FOLDER.size:
        flags, provider, kind, database, counter, padding = _FOLDER.unpack(data)
        if flags == _NO_FLAGS and padding == _PADDING and kind in (EntryIdType.PrivateFolder, EntryIdType.PublicFolder):
            return FolderEntryId(
                UUID(bytes_le=provider), UUID(bytes_le=database), int.from_bytes(counter, "big"), EntryIdType(kind)
            )
    elif len(data) == _MESSAGE.size:
        flags, provider, kind, parent_db, parent, gap, database, counter, padding = _MESSAGE.unpack(data)
        messages = (EntryIdType.PrivateMessage, EntryIdType.PublicMessage)
        if flags == _NO_FLAGS and gap == padding == _PADDING and kind in messages:
            return MessageEntryId(
                UUID(bytes_le=provider),
                UUID(bytes_le=parent_db),
                int.from_bytes(parent, "big"),
                UUID(bytes_le=database),
                int.from_bytes(counter, "big"),
                EntryIdType(kind),
            )
    raise MalformedId(f"{len(data)} bytes that are no entry id of a folder or a message")


def _counter(value: int) -> bytes:
    return value.to_bytes(6, "big")
