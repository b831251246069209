"""The Watermark of an event: how far a subscriber has read a mailbox's changes (MS-OXWSNTIF 2.2.4)."""

from __future__ import annotations

import struct
from typing import Final
from uuid import UUID

from fake_ews.store import base64_text
from fake_ews.store.malformed import MalformedWatermark
from fake_ews.values import dataclass

_VERSION: Final = 1
_WHOLE: Final = struct.Struct("<i16sq?")
#: Exchange 2007 as in the documentation's first samples: version 0, no GUID, 20 characters.
_OLD_VERSION: Final = 0
_OLD: Final = struct.Struct("<iq?")


@dataclass(frozen=True, slots=True)
class Watermark:
    """29 bytes, 40 characters: version, the mailbox's (or database's) GUID, the position, and a last byte of 1."""

    source: UUID | None
    position: int

    def encode(self) -> str:
        """Return the text of a Watermark element."""
        if self.source is None:
            return base64_text.encode(_OLD.pack(_OLD_VERSION, self.position, True))
        return base64_text.encode(_WHOLE.pack(_VERSION, self.source.bytes_le, self.position, True))

    @classmethod
    def parse(cls, text: str) -> Watermark:
        """Read a Watermark element; raises MalformedWatermark."""
        data = base64_text.decode(text)
        if data is None:
            raise MalformedWatermark("not base64")
        source: UUID | None
        if len(data) == _WHOLE.size:
            version, guid, position, _ = _WHOLE.unpack(data)
            source, expected = UUID(bytes_le=guid), _VERSION
        elif len(data) == _OLD.size:
            version, position, _ = _OLD.unpack(data)
            source, expected = None, _OLD_VERSION
        else:
            raise MalformedWatermark(f"{len(data)} bytes")
        if version != expected or position < 0:
            raise MalformedWatermark(f"version {version}, position {position}")
        return cls(source, position)
