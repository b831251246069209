"""The journal: every change of every mailbox appends one entry, and whatever asks "what is new" reads it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import Enum
from typing import TypeVar
from uuid import UUID

from fake_ews.values import dataclass

K = TypeVar("K")

#: Stands for the folder hierarchy where a folder's counter is asked for.
HIERARCHY = 0


class Change(Enum):
    """What happened; the values are the names of the notification events where there is one (MS-OXWSNTIF 2.2.5.2)."""

    CREATED = "CreatedEvent"
    NEW_MAIL = "NewMailEvent"
    MODIFIED = "ModifiedEvent"
    READ_FLAG = "ReadFlagChange"
    MOVED = "MovedEvent"
    COPIED = "CopiedEvent"
    DELETED = "DeletedEvent"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. ``item`` is 0 where a folder changed; ``old_*`` say where a moved or copied object came from.

    ``position`` counts from 1 over the whole organisation and never repeats; ``folder`` is the folder that holds the
    object after the change, or that held it where it was deleted (for a folder: its parent is ``parent``).
    """

    position: int
    moment: datetime
    mailbox: UUID
    change: Change
    folder: int
    item: int = 0
    parent: int = 0
    old_folder: int = 0
    old_item: int = 0
    old_parent: int = 0

    @property
    def concerns_item(self) -> bool:
        """Whether an item changed, not a folder."""
        return self.item != 0 or self.old_item != 0


class Journal:
    """All entries in order, with an index a folder so that reading what is new costs what is new."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._by_folder: dict[tuple[UUID, int], list[int]] = {}
        self._by_mailbox: dict[UUID, list[int]] = {}
        self._listeners: list[Callable[[], None]] = []

    @property
    def position(self) -> int:
        """The position of the newest entry, 0 for none."""
        return len(self._entries)

    def append(self, entry: Entry) -> None:
        """Add the entry, whose position must be the next one."""
        if entry.position != self.position + 1:
            raise ValueError(f"entry {entry.position} after {self.position}")
        self._entries.append(entry)
        for folder in _folders(entry):
            self._by_folder.setdefault((entry.mailbox, folder), []).append(entry.position)
        self._by_mailbox.setdefault(entry.mailbox, []).append(entry.position)
        for listener in tuple(self._listeners):
            listener()

    def cut(self, position: int) -> None:
        """Forget every entry behind ``position``, as if it had never been; costs what is forgotten."""
        for entry in reversed(self._entries[position:]):
            for folder in _folders(entry):
                _pop(self._by_folder, (entry.mailbox, folder))
            _pop(self._by_mailbox, entry.mailbox)
        del self._entries[position:]

    def after(self, position: int) -> Iterator[Entry]:
        """Walk every entry behind ``position``."""
        return iter(self._entries[position:])

    def in_folder(self, mailbox: UUID, folder: int, after: int) -> list[Entry]:
        """Return what happened to items of a folder behind that position, or with HIERARCHY to folders."""
        return self._behind(self._by_folder.get((mailbox, folder), []), after)

    def in_mailbox(self, mailbox: UUID, after: int) -> list[Entry]:
        """Return what happened in a mailbox behind that position."""
        return self._behind(self._by_mailbox.get(mailbox, []), after)

    def home_of(self, mailbox: UUID, item: int) -> int:
        """Return the folder that an item was in last, by the counter that it had there; 0 for one that never was."""
        for position in reversed(self._by_mailbox.get(mailbox, [])):
            entry = self._entries[position - 1]
            if entry.item == item:
                return entry.folder
            if entry.old_item == item:
                return entry.old_folder
        return 0

    def _behind(self, positions: list[int], after: int) -> list[Entry]:
        return [self._entries[position - 1] for position in positions[bisect_right(positions, after) :]]

    def on_append(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each entry; returns the function that ends this."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)


def _folders(entry: Entry) -> set[int]:
    """Return the folders that an entry stands under: those that an item was in, for a folder the whole hierarchy."""
    return {entry.folder, entry.old_folder} - {0} if entry.concerns_item else {HIERARCHY}


def _pop(index: dict[K, list[int]], key: K) -> None:
    index[key].pop()
    if not index[key]:
        del index[key]
