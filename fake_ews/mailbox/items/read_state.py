"""Which items are read or unread: messages and posts; of nothing else can it be said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.message import MessageType
from fake_ews.schema.post_item import PostItemType
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredItem

#: The rows that say it, all under the path message:IsRead.
READ_FLAGS: Final = frozenset({MessageType.is_read, PostItemType.is_read})


def read_flag(type: type[ComplexType]) -> Row[bool] | None:
    """Return the row that says whether items of a type are read, None where nothing does."""
    if issubclass(type, MessageType):
        return MessageType.is_read
    return PostItemType.is_read if issubclass(type, PostItemType) else None


def is_read(item: StoredItem) -> bool | None:
    """Return whether an item is read, None where that cannot be said."""
    row = read_flag(item.type)
    return None if row is None else item.values.get(row)


def unread(items: Iterable[StoredItem]) -> int:
    """Return how many of the items nobody has read."""
    return sum(1 for item in items if is_read(item) is False)
