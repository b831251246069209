"""Mutable values as they were, and the way back: all of a store in a copy, put back where the journal says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from fake_ews.store.journal import Entry
from fake_ews.store.mailbox_store import MailboxStore
from fake_ews.store.objects import StoredAttachment, StoredItem


class Saved:
    """What one object held, and what its containers held; ``left_out`` are fields that have no part in it.

    Containers are put back in place, so that whoever shares one goes on sharing it. There is one for every item of an
    organisation, so it makes few objects: Python's collector walks over all that there are while more and more come.
    """

    __slots__ = ("_contents", "_held", "_names", "_thing")

    def __init__(self, thing: Any, *left_out: str) -> None:
        self._thing = thing
        kind: Any = type(thing)
        self._names, held_by = _fields(kind, tuple(getattr(thing, "__dict__", ())), left_out)
        self._held: tuple[Any, ...] = held_by(thing)
        self._contents = tuple(
            [value.copy() if value else () for value in self._held if isinstance(value, _CONTAINERS)]
        )

    def put_back(self) -> None:
        """Give the object what it held; this can be done again and again."""
        thing = self._thing
        for name, value in zip(self._names, self._held, strict=True):
            setattr(thing, name, value)
        containers = (value for value in self._held if isinstance(value, _CONTAINERS))
        for container, held in zip(containers, self._contents, strict=True):
            container.clear()
            fill = container.extend if isinstance(container, list) else container.update
            fill(held)


_CONTAINERS: Final = (dict, list, set)


@lru_cache(maxsize=64)
def _fields(
    kind: type[Any], attributes: tuple[str, ...], left_out: tuple[str, ...]
) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of what an object holds, and what takes it out."""
    declared = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else attributes
    names = tuple(name for name in declared if name not in left_out)
    if len(names) > 1:
        return names, attrgetter(*names)
    # An attrgetter gives the value of a single name bare, and wants one at least.
    return names, lambda thing: tuple(getattr(thing, name) for name in names)


class SavedStore:
    """The folders and items of one mailbox, of which only those that changed since are put back."""

    def __init__(self, store: MailboxStore) -> None:
        self._store = Saved(store)
        self._folders = {counter: Saved(folder) for counter, folder in store.folders.items()}
        self._items = {counter: tuple(_parts(item)) for counter, item in store.items.items()}

    def put_back(self, since: Iterable[Entry]) -> None:
        """Put back what the entries since then are about: nothing changes without one."""
        folders: set[int] = set()
        items: set[int] = set()
        for entry in since:
            folders.update((entry.folder, entry.parent, entry.old_folder, entry.old_parent))
            items.update((entry.item, entry.old_item))
        self._store.put_back()
        for counter in folders & self._folders.keys():
            self._folders[counter].put_back()
        for counter in items & self._items.keys():
            for part in self._items[counter]:
                part.put_back()


class GrowingStore:
    """One mailbox, whose items nobody changes meanwhile, nor its folders unless said so: what was added goes again.

    Unlike ``SavedStore`` it costs nothing for the items that there are.
    """

    def __init__(self, store: MailboxStore, *, with_folders: bool) -> None:
        self._held = store
        self._store = Saved(store, "folders", "items")
        self._folders = [Saved(one, *_HELD_BY_FOLDERS) for one in store.folders.values() if with_folders]
        self._last = store.last

    def put_back(self, since: Iterable[Entry]) -> None:
        """Take out what was added, and put back what was said of folders."""
        held = self._held
        while held.items and next(reversed(held.items)) > self._last:
            counter, item = held.items.popitem()
            item.folder.items.pop(counter, None)
            item.folder.associated.pop(counter, None)
        while next(reversed(held.folders)) > self._last:
            counter, folder = held.folders.popitem()
            if folder.parent is not None:
                folder.parent.children.pop(counter, None)
        self._store.put_back()
        for saved in self._folders:
            saved.put_back()


_HELD_BY_FOLDERS: Final = ("items", "associated", "children")


def _parts(item: StoredItem) -> Iterator[Saved]:
    """Walk an item and every object in it that can change."""
    yield Saved(item)
    for attachment in item.attachments:
        yield from _parts_of_attachment(attachment)
    for exception in item.exceptions.values():
        yield Saved(exception)
        for attachment in exception.attachments or ():
            yield from _parts_of_attachment(attachment)


def _parts_of_attachment(attachment: StoredAttachment) -> Iterator[Saved]:
    yield Saved(attachment)
    if attachment.item is not None:
        yield from _parts(attachment.item)
