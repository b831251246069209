"""The SubscriptionId, whose form tells which server holds the subscription."""

from __future__ import annotations

import re
import struct
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from fake_ews.store import base64_text
from fake_ews.store.malformed import MalformedSubscriptionId
from fake_ews.values import dataclass

_BARE: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SIZE: Final = struct.Struct("<h")
_GUID: Final = struct.Struct("<i16s")
_TICKS: Final = struct.Struct("<q")
_DAY_ONE: Final = datetime(1, 1, 1, tzinfo=UTC)
_LAST_TICK: Final = (datetime.max.replace(tzinfo=UTC) - _DAY_ONE) // timedelta(microseconds=1) * 10


@dataclass(frozen=True, slots=True)
class SubscriptionId:
    """Each generation adds a part; what is None is left out, and nothing can follow a part that is.

    Only the GUID (as text) in Exchange 2007 and in 2010 as it came out; then base64 with the server's name before the
    GUID, with the moment of subscribing (from late 2010), with the mailbox's GUID (from 2016). A server's name of 38
    characters makes 92 of the third form.
    """

    guid: UUID
    server: str | None = None
    created: datetime | None = None
    mailbox: UUID | None = None

    def encode(self) -> str:
        """Return the text of a SubscriptionId element."""
        if self.server is None:
            return str(self.guid)
        name = self.server.encode()
        parts = [_SIZE.pack(len(name)), name, _GUID.pack(16, self.guid.bytes_le)]
        if self.created is not None:
            parts.append(_TICKS.pack((self.created - _DAY_ONE) // timedelta(microseconds=1) * 10))
            if self.mailbox is not None:
                parts.append(_GUID.pack(16, self.mailbox.bytes_le))
        return base64_text.encode(b"".join(parts))

    @classmethod
    def parse(cls, text: str) -> SubscriptionId:
        """Read any of the forms; raises MalformedSubscriptionId."""
        if _BARE.fullmatch(text):
            return cls(UUID(text))
        data = base64_text.decode(text)
        if data is None or len(data) < _SIZE.size:
            raise MalformedSubscriptionId("neither a GUID nor base64")
        (size,) = _SIZE.unpack_from(data)
        name, rest = data[_SIZE.size :][: max(size, 0)], data[_SIZE.size + max(size, 0) :]
        if size < 1 or len(name) < size:
            raise MalformedSubscriptionId("a server's name that is not all there")
        try:
            server = name.decode()
        except UnicodeDecodeError:
            raise MalformedSubscriptionId("a server's name that is no text") from None
        created = mailbox = None
        guid, rest = _take_guid(rest)
        if rest:
            created, rest = _take_time(rest)
        if rest:
            mailbox, rest = _take_guid(rest)
        if rest:
            raise MalformedSubscriptionId("bytes left over")
        return cls(guid, server, created, mailbox)


def _take_guid(data: bytes) -> tuple[UUID, bytes]:
    if len(data) < _GUID.size:
        raise MalformedSubscriptionId("a GUID that is not all there")
    size, guid = _GUID.unpack_from(data)
    if size != 16:
        raise MalformedSubscriptionId(f"a GUID of {size} bytes")
    return UUID(bytes_le=guid), data[_GUID.size :]


def _take_time(data: bytes) -> tuple[datetime, bytes]:
    if len(data) < _TICKS.size:
        raise MalformedSubscriptionId("a moment that is not all there")
    (ticks,) = _TICKS.unpack_from(data)
    if not 0 <= ticks <= _LAST_TICK:
        raise MalformedSubscriptionId(f"a moment of {ticks} ticks")
    return _DAY_ONE + timedelta(microseconds=ticks // 10), data[_TICKS.size :]
