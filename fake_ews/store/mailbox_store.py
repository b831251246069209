"""The store of one mailbox: the only code that changes folders and items, one journal entry a change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from fake_ews.clock import Clock
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.journal import Change, Entry, Journal
from fake_ews.store.objects import StoredAttachment, StoredFolder, StoredItem
from fake_ews.store.targets import MailboxIds

#: How many shapes an item keeps: what a client lists, synchronises and gets.
_SHAPES_KEPT: Final = 4
#: Of how many items a mailbox keeps what was shown; a client that goes through more of them finds none again anyway.
_ITEMS_SHOWN: Final = 4096


class MailboxStore:
    """Folders and items of one mailbox, found by counter; ``ids`` turns counters into the Ids that clients see.

    ``rights`` is nobody's business here: callers ask before they come.
    """

    def __init__(
        self, guid: UUID, database: UUID, journal: Journal, clock: Clock, root_type: type[ComplexType]
    ) -> None:
        self.guid = guid
        self.database = database
        self.ids = MailboxIds(guid, guid, database)
        self.folders: dict[int, StoredFolder] = {}
        self.items: dict[int, StoredItem] = {}
        self.distinguished: dict[str, StoredFolder] = {}
        #: Items that keep records of what replies showed of them, in the order in which they were shown first.
        self._showing: dict[int, StoredItem] = {}
        self._journal = journal
        self._clock = clock
        self._next = 0x100
        now = clock.now()
        self.root = StoredFolder(self._counter(), None, root_type, "root", "", "root", now, fixed=True)
        self.folders[self.root.counter] = self.root
        self.distinguished["root"] = self.root

    @property
    def last(self) -> int:
        """The counter of what was added last."""
        return self._next

    def _counter(self) -> int:
        self._next += 1
        return self._next

    def _note(self, change: Change, **where: int) -> int:
        position = self._journal.position + 1
        self._journal.append(Entry(position, self._clock.now(), self.guid, change, **where))
        return position

    # folders -------------------------------------------------------------------------------------------------------

    def add_folder(
        self,
        parent: StoredFolder,
        type: type[ComplexType],
        name: str,
        folder_class: str = "",
        distinguished: str = "",
        fixed: bool = False,
    ) -> StoredFolder:
        """Create a folder; the caller has checked that the name is free."""
        folder = StoredFolder(
            self._counter(), parent, type, name, folder_class, distinguished, self._clock.now(), fixed=fixed
        )
        parent.children[folder.counter] = folder
        self.folders[folder.counter] = folder
        if distinguished:
            self.distinguished[distinguished] = folder
        folder.change = self._note(Change.CREATED, folder=folder.counter, parent=parent.counter)
        self._touch_parent(parent)
        return folder

    def change_folder(self, folder: StoredFolder) -> None:
        """Note that properties of the folder were changed."""
        folder.change = self._note(Change.MODIFIED, folder=folder.counter, parent=_parent(folder))

    def move_folder(self, folder: StoredFolder, target: StoredFolder) -> None:
        """Move a folder below another; its Id stays."""
        old = _parent(folder)
        if folder.parent is not None:
            del folder.parent.children[folder.counter]
            self._touch_parent(folder.parent)
        folder.parent = target
        target.children[folder.counter] = folder
        folder.change = self._note(
            Change.MOVED, folder=folder.counter, parent=target.counter, old_folder=folder.counter, old_parent=old
        )
        self._touch_parent(target)

    def note_folder_copy(self, folder: StoredFolder, source: StoredFolder) -> None:
        """Note that ``folder`` was made as a copy of ``source``."""
        self._note(
            Change.COPIED,
            folder=folder.counter,
            parent=_parent(folder),
            old_folder=source.counter,
            old_parent=_parent(source),
        )

    def remove_folder(self, folder: StoredFolder) -> None:
        """Delete a folder with everything in it, innermost first."""
        for child in tuple(folder.children.values()):
            self.remove_folder(child)
        for item in (*folder.items.values(), *folder.associated.values()):
            self.remove_item(item)
        parent = folder.parent
        if parent is not None:
            del parent.children[folder.counter]
        del self.folders[folder.counter]
        self._note(Change.DELETED, folder=folder.counter, parent=_parent(folder))
        if parent is not None:
            self._touch_parent(parent)

    def _touch_parent(self, parent: StoredFolder) -> None:
        # A child's coming and going is a change of the parent's change key, but no event of its own.
        parent.change = self._journal.position

    # items ---------------------------------------------------------------------------------------------------------

    def keep_shown(self, item: StoredItem, shape: Any, record: Record) -> None:
        """Keep what a reply showed of an item in a shape, as long as it stays as it is and not too many are shown."""
        if len(item.shown) == _SHAPES_KEPT:
            item.shown.clear()
        item.shown[shape] = record
        if item.counter not in self._showing:
            self._showing[item.counter] = item
            if len(self._showing) > _ITEMS_SHOWN:
                self._showing.pop(next(iter(self._showing))).shown.clear()

    def add_item(
        self,
        folder: StoredFolder,
        type: type[ComplexType],
        values: Mapping[Row[Any], Any],
        *,
        extended: Mapping[Any, Any] | None = None,
        attachments: tuple[StoredAttachment, ...] = (),
        associated: bool = False,
        mime: bytes = b"",
        arrived: bool = False,
    ) -> StoredItem:
        """Create an item; ``arrived`` adds the event of new mail."""
        now = self._clock.now()
        item = StoredItem(
            self._counter(),
            folder,
            type,
            dict(values),
            now,
            now,
            extended=dict(extended or {}),
            attachments=list(attachments),
            associated=associated,
            mime=mime,
        )
        self._shelve(item)
        item.change = self._note(Change.CREATED, folder=folder.counter, item=item.counter)
        if arrived:
            self._note(Change.NEW_MAIL, folder=folder.counter, item=item.counter)
        return item

    def change_item(self, item: StoredItem, *, read_flag: bool = False) -> None:
        """Note that the item was changed; ``read_flag`` when nothing but its read flag was."""
        item.modified = self._clock.now()
        item.shown.clear()
        change = Change.READ_FLAG if read_flag else Change.MODIFIED
        item.change = self._note(change, folder=item.folder.counter, item=item.counter)

    def move_item(self, item: StoredItem, target: StoredFolder) -> StoredItem:
        """Move an item: it keeps everything but its Id, since an Id names the folder too."""
        old_folder, old_counter = item.folder, item.counter
        self._unshelve(item)
        item.shown.clear()
        item.folder, item.counter = target, self._counter()
        self._shelve(item)
        item.change = self._note(
            Change.MOVED,
            folder=target.counter,
            item=item.counter,
            old_folder=old_folder.counter,
            old_item=old_counter,
        )
        return item

    def note_copy(self, item: StoredItem, source: StoredItem) -> None:
        """Note that ``item`` was made as a copy of ``source``."""
        self._note(
            Change.COPIED,
            folder=item.folder.counter,
            item=item.counter,
            old_folder=source.folder.counter,
            old_item=source.counter,
        )

    def remove_item(self, item: StoredItem) -> None:
        """Delete an item for good."""
        self._unshelve(item)
        self._note(Change.DELETED, folder=item.folder.counter, item=item.counter)

    def _shelve(self, item: StoredItem) -> None:
        shelf = item.folder.associated if item.associated else item.folder.items
        shelf[item.counter] = item
        self.items[item.counter] = item

    def _unshelve(self, item: StoredItem) -> None:
        shelf = item.folder.associated if item.associated else item.folder.items
        del shelf[item.counter]
        del self.items[item.counter]


def _parent(folder: StoredFolder) -> int:
    return folder.parent.counter if folder.parent else 0
