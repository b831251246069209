"""The events of a mailbox, numbered: what its journal says, and which folders have other contents since.

Each change of an item is two events, one of the item and one of the folder around it, so that a subscriber hears of a
new UnreadCount (documentation of ModifiedEvent). A mail that arrives is CreatedEvent, NewMailEvent and one
ModifiedEvent of its folder (documentation of GetStreamingEvents).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final, NamedTuple
from uuid import UUID

from fake_ews.store.journal import Change, Entry, Journal

#: How many numbers an entry of the journal has: its own, and one for each folder whose contents it can change.
_ROOM: Final = 4


class Event(NamedTuple):
    """An entry of the journal, or that because of it the contents of the folder ``around`` changed."""

    number: int
    entry: Entry
    around: int = 0

    @property
    def name(self) -> str:
        """What the event is called in subscriptions."""
        if self.around or self.entry.change is Change.READ_FLAG:
            return Change.MODIFIED.value
        return str(self.entry.change.value)


def newest(journal: Journal) -> int:
    """Return the number behind which everything is still to come."""
    return journal.position * _ROOM + _ROOM - 1


def events_behind(journal: Journal, mailbox: UUID, number: int) -> Iterator[Event]:
    """Walk the events of a mailbox behind that number."""
    entries = journal.in_mailbox(mailbox, number // _ROOM - 1)
    for entry, following in zip_longest(entries, entries[1:]):
        first = entry.position * _ROOM
        if first > number:
            yield Event(first, entry)
        for number_of_folder, folder in enumerate(_folders_around(entry, following), first + 1):
            if number_of_folder > number:
                yield Event(number_of_folder, entry, folder)


def _folders_around(entry: Entry, following: Entry | None) -> tuple[int, ...]:
    """Return the folders whose contents an entry changed; of a mail that arrives its NewMailEvent comes first."""
    if not entry.concerns_item:
        return ()
    arrives = entry.change is Change.CREATED and following is not None and following.change is Change.NEW_MAIL
    if arrives and following is not None and following.item == entry.item:
        return ()
    if entry.change is Change.MOVED and entry.old_folder != entry.folder:
        return (entry.folder, entry.old_folder)
    return (entry.folder,)
