"""The ChangeKey of items and folders: what an object is, and the change that it stands at."""

from __future__ import annotations

import struct
from typing import Final
from uuid import UUID

from fake_ews.store import base64_text
from fake_ews.store.malformed import MalformedChangeKey
from fake_ews.store.object_types import ObjectType
from fake_ews.values import dataclass

#: Int32 object type, Int32 22, then PidTagChangeKey: the database's GUID and a six byte counter (MS-OXCFXICS 2.2.2.2).
_WHOLE: Final = struct.Struct("<ii16s6s")
_CHANGE_SIZE: Final = 22
_KIND_ALONE: Final = 4
_NAMED: Final = frozenset(kind.value for kind in ObjectType)


@dataclass(frozen=True, slots=True)
class ChangeKey:
    """30 bytes, 40 characters. Without a ``database`` it is the four byte form that ParentFolderId carries."""

    object_type: int
    database: UUID | None = None
    counter: int = 0

    def encode(self) -> str:
        """Return the ChangeKey attribute's text."""
        if self.database is None:
            return base64_text.encode(struct.pack("<i", self.object_type))
        counter = self.counter.to_bytes(6, "big")
        return base64_text.encode(_WHOLE.pack(self.object_type, _CHANGE_SIZE, self.database.bytes_le, counter))

    @classmethod
    def parse(cls, text: str) -> ChangeKey:
        """Read a ChangeKey attribute; raises MalformedChangeKey."""
        data = base64_text.decode(text)
        if data is None:
            raise MalformedChangeKey("not base64")
        if len(data) == _KIND_ALONE:
            return cls(_known(int.from_bytes(data, "little", signed=True)))
        if len(data) != _WHOLE.size:
            raise MalformedChangeKey(f"{len(data)} bytes")
        kind, size, database, counter = _WHOLE.unpack(data)
        if size != _CHANGE_SIZE:
            raise MalformedChangeKey(f"says {size} bytes, has {_CHANGE_SIZE}")
        return cls(_known(kind), UUID(bytes_le=database), int.from_bytes(counter, "big"))


def _known(kind: int) -> int:
    """Numbers without a name are passed through: products have more kinds than published samples show."""
    if not 0 <= kind <= 255:
        raise MalformedChangeKey(f"object type {kind}")
    return ObjectType(kind) if kind in _NAMED else kind
