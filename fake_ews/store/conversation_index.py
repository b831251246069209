"""The ConversationIndex of a message: 22 bytes for the first one, 5 more for each reply (MS-OXOMSG 2.2.1.3)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from fake_ews.values import dataclass

_HEADER: Final = 22
_CHILD: Final = 5
_FILETIME_ZERO: Final = datetime(1601, 1, 1, tzinfo=UTC)
_LAST_MOMENT: Final = datetime.max.replace(tzinfo=UTC)
#: A FILETIME's five highest bytes go into the header: what is below them is lost.
_HEADER_SHIFT: Final = 24
#: Differences below this (1.78 years) keep 31 bits from bit 18 on, greater ones from bit 23 on.
_NEAR: Final = 1 << 49
_NEAR_SHIFT: Final = 18
_FAR_SHIFT: Final = 23
_FAR: Final = 1 << 31
_LEVEL_BITS: Final = 0x7FFFFFFF


@dataclass(frozen=True, slots=True)
class ConversationIndex:
    """When a conversation began, its GUID, and five bytes for each reply down to this message."""

    started: datetime
    guid: UUID
    replies: tuple[bytes, ...] = ()

    @property
    def conversation_id(self) -> bytes:
        """The 16 bytes that are the store id of the conversation's Id (MS-OXOCNV, PidTagConversationId)."""
        return self.guid.bytes_le

    def reply(self, sent: datetime, noise: int = 0) -> ConversationIndex:
        """Return the index of an answer written at ``sent``; ``noise`` is the four bits that tell siblings apart."""
        passed = max(0, _filetime(sent) - _filetime(self.started))
        delta = passed >> _NEAR_SHIFT if passed < _NEAR else _FAR | (passed >> _FAR_SHIFT) & _LEVEL_BITS
        child = delta.to_bytes(4, "big") + bytes(((noise & 0xF) << 4,))
        return ConversationIndex(self.started, self.guid, (*self.replies, child))

    def encode(self) -> bytes:
        """Return the bytes; ``started`` is kept to within 1.7 seconds."""
        time = (_filetime(self.started) >> _HEADER_SHIFT).to_bytes(5, "big")
        return b"\x01" + time + self.guid.bytes_le + b"".join(self.replies)

    @classmethod
    def parse(cls, data: bytes) -> ConversationIndex | None:
        """Read a Thread-Index header or a property; None if it is not one, since mail from outside carries anything."""
        if len(data) < _HEADER or (len(data) - _HEADER) % _CHILD or data[0] != 1:
            return None
        filetime = int.from_bytes(data[1:6], "big") << _HEADER_SHIFT
        if filetime >= _filetime(_LAST_MOMENT):
            return None
        replies = tuple(data[at : at + _CHILD] for at in range(_HEADER, len(data), _CHILD))
        return cls(_moment(filetime), UUID(bytes_le=data[6:22]), replies)


def _filetime(moment: datetime) -> int:
    return (moment - _FILETIME_ZERO) // timedelta(microseconds=1) * 10


def _moment(filetime: int) -> datetime:
    """Rounded up, so that the microsecond still has the five bytes that it was read from."""
    return _FILETIME_ZERO + timedelta(microseconds=-(-filetime // 10))
