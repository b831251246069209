"""The InstanceKey of a row in a view: 20 bytes that name the folder and the row in it."""

from __future__ import annotations

import struct
from typing import Final

#: Replica id 1 and the folder's counter (MS-OXCDATA 2.2.1.1, a folder id), Int32 1, the row as Int64.
_KEY: Final = struct.Struct("<H6siq")


def instance_key(folder_counter: int, row: int) -> bytes:
    """Return the key of ``row`` (any number that is unique in the folder, the item's counter for one)."""
    return _KEY.pack(1, folder_counter.to_bytes(6, "big"), 1, row)
