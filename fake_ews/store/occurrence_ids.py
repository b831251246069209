"""The store id of one occurrence of a recurring item: the master's entry id and the date that it was meant for."""

from __future__ import annotations

import struct
from datetime import date, timedelta
from typing import Final

from fake_ews.store.entry_ids import MessageEntryId, parse_entry_id
from fake_ews.store.malformed import MalformedId
from fake_ews.store.object_types import ObjectType
from fake_ews.values import dataclass

#: 8, ticks of the date (big endian, unlike everything around them), 70, the entry id, the object type.
_LAYOUT: Final = struct.Struct(">BQB70sB")
_TICKS_A_DAY: Final = 864_000_000_000
_FIRST_DAY: Final = date(1, 1, 1)
_LAST_DAY: Final = (date.max - _FIRST_DAY).days


@dataclass(frozen=True, slots=True)
class OccurrenceId:
    """The 81 bytes in an Id with the instruction Recurrence; ``original_date`` is a date in the master's zone."""

    master: MessageEntryId
    original_date: date

    def encode(self) -> bytes:
        """Return the 81 bytes."""
        entry = self.master.encode()
        ticks = (self.original_date - _FIRST_DAY).days * _TICKS_A_DAY
        return _LAYOUT.pack(8, ticks, len(entry), entry, ObjectType.CalendarItemOccurrence)

    @classmethod
    def parse(cls, data: bytes) -> OccurrenceId:
        """Read the 81 bytes; raises MalformedId."""
        if len(data) != _LAYOUT.size:
            raise MalformedId(f"{len(data)} bytes that are no occurrence")
        date_size, ticks, entry_size, entry, _ = _LAYOUT.unpack(data)
        days = ticks // _TICKS_A_DAY
        if (date_size, entry_size) != (8, 70) or days > _LAST_DAY:
            raise MalformedId("an occurrence with broken parts")
        master = parse_entry_id(entry)
        if not isinstance(master, MessageEntryId):
            raise MalformedId("an occurrence of a folder")
        return cls(master, _FIRST_DAY + timedelta(days=days))
