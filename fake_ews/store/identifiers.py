"""The Id of items, folders, attachments and conversations, as it travels in EWS (MS-OXWSITEMID 2.1)."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import Final

from fake_ews.store import base64_text
from fake_ews.store.malformed import MalformedId
from fake_ews.store.run_lengths import pack, unpack
from fake_ews.values import dataclass


class IdStorageType(IntEnum):
    """What kind of storage an Id points into (MS-OXWSITEMID 2.1.3.2)."""

    MailboxItemSmtpAddressBased = 0
    PublicFolder = 1
    PublicFolderItem = 2
    MailboxItemMailboxGuidBased = 3
    ConversationIdMailboxGuidBased = 4
    ActiveDirectoryObject = 5


class IdProcessingInstruction(IntEnum):
    """What the store id of an Id is to be read as (MS-OXWSITEMID 2.1.3.2): an entry id, or an occurrence of one."""

    Normal = 0
    Recurrence = 1
    Series = 2


_NAMING_A_MAILBOX: Final = frozenset(
    {
        IdStorageType.MailboxItemSmtpAddressBased,
        IdStorageType.MailboxItemMailboxGuidBased,
        IdStorageType.ConversationIdMailboxGuidBased,
    }
)
_SHORT: Final = struct.Struct("<h")


@dataclass(frozen=True, slots=True)
class EwsId:
    """The parts of an Id.

    ``moniker`` is the mailbox: its GUID as text from Exchange 2007 SP1 on, its SMTP address before that.
    ``store_id`` is an entry id, a conversation's 16 bytes or a directory object's; ``folder_id`` belongs to an item in
    a public folder alone; ``attachments`` lead from the item down to the attachment that is meant.
    """

    storage: IdStorageType
    store_id: bytes
    moniker: str = ""
    processing: IdProcessingInstruction = IdProcessingInstruction.Normal
    folder_id: bytes = b""
    attachments: tuple[bytes, ...] = ()

    def encode(self) -> str:
        """Return the Id attribute's text; run lengths are used where they shorten it, as every product does."""
        return base64_text.encode(pack(self._payload()))

    def _payload(self) -> bytes:
        parts = [bytes((self.storage,))]
        if self.storage in _NAMING_A_MAILBOX:
            parts += (_counted(self.moniker.encode()), bytes((self.processing,)), _counted(self.store_id))
        elif self.storage is IdStorageType.PublicFolderItem:
            parts += (bytes((self.processing,)), _counted(self.store_id), _counted(self.folder_id))
        else:
            parts.append(_counted(self.store_id))
        if self.attachments:
            parts.append(bytes((len(self.attachments),)))
            parts += map(_counted, self.attachments)
        return b"".join(parts)

    @classmethod
    def parse(cls, text: str) -> EwsId:
        """Read an Id attribute; raises MalformedId for whatever no Exchange can have written."""
        data = base64_text.decode(text)
        if data is None:
            raise MalformedId("not base64")
        return _Reader(unpack(data)).ews_id()


def _counted(data: bytes) -> bytes:
    return _SHORT.pack(len(data)) + data


class _Reader:
    """Walks over a payload once."""

    def __init__(self, payload: bytes) -> None:
        self._payload = payload
        self._at = 0

    def ews_id(self) -> EwsId:
        storage = self._storage()
        moniker, processing, folder_id = "", IdProcessingInstruction.Normal, b""
        if storage in _NAMING_A_MAILBOX:
            moniker = self._text()
            processing = self._processing()
        elif storage is IdStorageType.PublicFolderItem:
            processing = self._processing()
        store_id = self._bytes()
        if storage is IdStorageType.PublicFolderItem:
            folder_id = self._bytes()
        return EwsId(storage, store_id, moniker, processing, folder_id, self._attachments())

    def _attachments(self) -> tuple[bytes, ...]:
        if self._at == len(self._payload):
            return ()
        attachments = tuple(self._bytes() for _ in range(self._byte()))
        if self._at != len(self._payload) or not attachments:
            raise MalformedId("more bytes than the attachments need")
        return attachments

    def _storage(self) -> IdStorageType:
        byte = self._byte()
        try:
            return IdStorageType(byte)
        except ValueError:
            raise MalformedId("an unknown storage type") from None

    def _processing(self) -> IdProcessingInstruction:
        byte = self._byte()
        try:
            return IdProcessingInstruction(byte)
        except ValueError:
            raise MalformedId("an unknown processing instruction") from None

    def _text(self) -> str:
        text = self._bytes()
        try:
            return text.decode()
        except UnicodeDecodeError:
            raise MalformedId("a mailbox that is no text") from None

    def _bytes(self) -> bytes:
        (size,) = _SHORT.unpack(self._take(_SHORT.size))
        return self._take(size)

    def _byte(self) -> int:
        return self._take(1)[0]

    def _take(self, size: int) -> bytes:
        end = self._at + size
        if size < 0 or end > len(self._payload):
            raise MalformedId("it ends too early")
        taken, self._at = self._payload[self._at : end], end
        return taken
