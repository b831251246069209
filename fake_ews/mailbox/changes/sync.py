"""What changed since a SyncState: items of one folder, or the folder hierarchy, as cursors on the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import Enum

from fake_ews.errors import Failure
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.store.journal import HIERARCHY, Change, Entry, Journal
from fake_ews.store.malformed import Malformed
from fake_ews.store.objects import StoredFolder, StoredItem
from fake_ews.store.sync_states import SyncKind, SyncState
from fake_ews.values import dataclass


class Difference(Enum):
    """How an object differs from what the client holds."""

    CREATE = "Create"
    UPDATE = "Update"
    READ_FLAG = "ReadFlagChange"
    DELETE = "Delete"


@dataclass(frozen=True, slots=True)
class Round:
    """One answer: the differences in order, the state to come back with, and whether that was all."""

    differences: tuple[tuple[Difference, int], ...]
    state: str
    complete: bool


def opened(text: str | None, kind: SyncKind, mailbox: Mailbox, folder: int) -> SyncState:
    """Return the state that a client sent, or a new one; raises Failure for one that is not of this folder."""
    if not text:
        return SyncState(kind, mailbox.guid, folder, epoch=mailbox.sync_epoch)
    try:
        state = SyncState.decode(text)
    except Malformed:
        raise Failure("ErrorInvalidSyncStateData") from None
    if (state.kind, state.mailbox, state.folder, state.epoch) != (kind, mailbox.guid, folder, mailbox.sync_epoch):
        raise Failure("ErrorInvalidSyncStateData")
    return state


def item_changes(
    journal: Journal,
    mailbox: Mailbox,
    folder: StoredFolder,
    state: SyncState,
    limit: int,
    associated: bool,
    ignored: Iterable[int] = (),
) -> Round:
    """Return at most ``limit`` differences of a folder's items, newest first (2010 SP2 and later; the documentation of
    SyncFolderItems).

    What a client holds follows from the journal: an item whose first entry behind the cursor brought it into the folder
    is new to the client, any other one is known. So the state need not list what is known, and a round without changes
    costs nothing.
    """
    state = _begun(state, journal.position, ignored)
    entries = [e for e in journal.in_folder(mailbox.guid, folder.counter, state.cursor) if e.position <= state.until]
    histories: dict[int, list[Entry]] = {}
    for entry in entries:
        for counter in _concerned(entry, folder.counter):
            histories.setdefault(counter, []).append(entry)

    def difference(counter: int) -> Difference | None:
        item = mailbox.store.items.get(counter)
        if item is not None and (item.folder is not folder or (item.associated and not associated)):
            item = None
        return _difference(item, histories[counter], _brought(histories[counter][0], folder.counter, counter))

    newest_first = sorted(histories, key=lambda counter: histories[counter][-1].position, reverse=True)
    return _round(state, ((difference(counter), counter) for counter in newest_first), limit)


def found_changes(
    journal: Journal,
    mailbox: Mailbox,
    contents: Mapping[int, StoredItem],
    state: SyncState,
    limit: int,
    ignored: Iterable[int] = (),
) -> Round:
    """Return at most ``limit`` differences of what a search folder holds, newest first.

    Nothing in the journal says that a search finds an item, or finds it no more; so the state lists what is known.
    """
    state = _begun(state, journal.position, ignored)
    histories: dict[int, list[Entry]] = {}
    for entry in journal.in_mailbox(mailbox.guid, state.cursor):
        if entry.item in contents and entry.position <= state.until:
            histories.setdefault(entry.item, []).append(entry)

    def difference(counter: int) -> Difference | None:
        item = contents.get(counter)
        if item is None:
            return Difference.DELETE
        if counter not in state.known:
            return Difference.CREATE
        return _difference(item, histories[counter], False) if counter in histories else None

    changes = {counter: item.change for counter, item in contents.items()}
    newest_first = sorted(changes, key=lambda counter: changes[counter], reverse=True)
    gone = sorted(state.known - set(contents))
    found = _round(state, ((difference(counter), counter) for counter in (*newest_first, *gone)), limit)
    told = {counter for what, counter in found.differences if what is Difference.CREATE}
    left = {counter for what, counter in found.differences if what is Difference.DELETE}
    after = SyncState.decode(found.state)
    return replace(found, state=replace(after, known=(state.known | told) - left).encode())


def folder_changes(journal: Journal, mailbox: Mailbox, base: StoredFolder, state: SyncState) -> Round:
    """Return every difference of the folders below ``base``, parents before children."""
    state = _begun(state, journal.position, ())
    histories: dict[int, list[Entry]] = {}
    for entry in journal.in_folder(mailbox.guid, HIERARCHY, state.cursor):
        histories.setdefault(entry.folder, []).append(entry)

    def difference(counter: int) -> Difference | None:
        folder = mailbox.store.folders.get(counter)
        if folder is not None and not _below(folder, base):
            return None
        created = histories[counter][0].change is Change.CREATED
        if folder is None:
            return None if created else Difference.DELETE
        return Difference.CREATE if created else Difference.UPDATE

    return _round(state, ((difference(counter), counter) for counter in histories), len(histories) + 1)


def _begun(state: SyncState, position: int, ignored: Iterable[int]) -> SyncState:
    return state if state.until else replace(state, until=position, ignored=frozenset(ignored))


def _round(state: SyncState, candidates: Iterable[tuple[Difference | None, int]], limit: int) -> Round:
    told: list[tuple[Difference, int]] = []
    for difference, counter in candidates:
        if difference is None or counter in state.sent or counter in state.ignored:
            continue
        if len(told) == limit:
            more = replace(state, sent=state.sent | {counter for _, counter in told})
            return Round(tuple(told), more.encode(), False)
        told.append((difference, counter))
    done = replace(state, cursor=state.until, until=0, sent=frozenset(), ignored=frozenset())
    return Round(tuple(told), done.encode(), True)


def _concerned(entry: Entry, folder: int) -> set[int]:
    """Return the items that an entry is about in one folder: a move within a mailbox ends one and begins another."""
    concerned = set()
    if entry.folder == folder and entry.item:
        concerned.add(entry.item)
    if entry.change is Change.MOVED and entry.old_folder == folder:
        concerned.add(entry.old_item)
    return concerned


def _brought(entry: Entry, folder: int, counter: int) -> bool:
    """Whether an entry brought that item into that folder."""
    arrived = entry.change in (Change.CREATED, Change.COPIED, Change.MOVED)
    return arrived and entry.folder == folder and entry.item == counter


def _difference(item: StoredItem | None, history: list[Entry], new: bool) -> Difference | None:
    if item is None:
        return None if new else Difference.DELETE
    if new:
        return Difference.CREATE
    read_flag_alone = all(entry.change is Change.READ_FLAG for entry in history)
    return Difference.READ_FLAG if read_flag_alone else Difference.UPDATE


def _below(folder: StoredFolder, base: StoredFolder) -> bool:
    above = folder.parent
    while above is not None and above is not base:
        above = above.parent
    return above is base
