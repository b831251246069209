"""Events as notifications tell them: ids of what was changed, of the folder around it, and of where it was before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.changes.events import Event
from fake_ews.mailbox.finding import folder_id, item_id
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.events import (
    BaseNotificationEventType,
    BaseObjectChangedEventType,
    ModifiedEventType,
    MovedCopiedEventType,
    NotificationType,
)
from fake_ews.schema.folders import FolderType, SearchFolderType
from fake_ews.schema.identifiers import FolderIdType, ItemIdType
from fake_ews.schema.record import Member, Record
from fake_ews.store.change_keys import ChangeKey
from fake_ews.store.journal import Change, Entry
from fake_ews.store.object_types import ObjectType
from fake_ews.store.objects import StoredFolder

_ROWS: Final[Mapping[str, tuple[Any, Any]]] = MappingProxyType(
    {
        Change.CREATED.value: (NotificationType.created_event, BaseObjectChangedEventType),
        Change.NEW_MAIL.value: (NotificationType.new_mail_event, BaseObjectChangedEventType),
        Change.MODIFIED.value: (NotificationType.modified_event, ModifiedEventType),
        Change.MOVED.value: (NotificationType.moved_event, MovedCopiedEventType),
        Change.COPIED.value: (NotificationType.copied_event, MovedCopiedEventType),
        Change.DELETED.value: (NotificationType.deleted_event, BaseObjectChangedEventType),
    }
)


def told(mailbox: Mailbox, event: Event, watermark: str, unread_in: Callable[[int], int]) -> Member:
    """Return an event as a notification tells it, with its watermark where it has one."""
    entry = event.entry
    row, type = _ROWS[event.name]
    values: dict[Any, Any] = {BaseObjectChangedEventType.time_stamp: entry.moment}
    if watermark:
        values[BaseNotificationEventType.watermark] = watermark
    folder = mailbox.store.folders.get(event.around or (0 if entry.concerns_item else entry.folder))
    if event.around:
        parent = folder.parent.counter if folder is not None and folder.parent is not None else 0
        values |= _of_folder(mailbox, event.around, parent)
    else:
        values |= _of_entry(mailbox, entry)
    if type is ModifiedEventType and folder is not None and _counts_unread(folder):
        values[ModifiedEventType.unread_count] = unread_in(folder.counter)
    return Member(row, Record(type, values))


def _counts_unread(folder: StoredFolder) -> bool:
    """Whether a folder has an UnreadCount of its own; a search folder's is that of other folders' items."""
    return issubclass(folder.type, FolderType) and folder.type is not SearchFolderType


def _of_entry(mailbox: Mailbox, entry: Entry) -> dict[Any, Any]:
    """Return what an event says of the object that was changed, and of where it came from."""
    relocated = entry.change in (Change.MOVED, Change.COPIED)
    if not entry.concerns_item:
        values = _of_folder(mailbox, entry.folder, entry.parent)
        if relocated:
            values[MovedCopiedEventType.old_folder_id] = _folder(mailbox, entry.old_folder)
            values[MovedCopiedEventType.old_parent_folder_id] = _folder(mailbox, entry.old_parent)
        return values
    values = {
        BaseObjectChangedEventType.item_id: _item(mailbox, entry.folder, entry.item),
        BaseObjectChangedEventType.parent_folder_id: _folder(mailbox, entry.folder),
    }
    if relocated:
        values[MovedCopiedEventType.old_item_id] = _item(mailbox, entry.old_folder, entry.old_item)
        values[MovedCopiedEventType.old_parent_folder_id] = _folder(mailbox, entry.old_folder)
    return values


def _of_folder(mailbox: Mailbox, folder: int, parent: int) -> dict[Any, Any]:
    return {
        BaseObjectChangedEventType.folder_id: _folder(mailbox, folder),
        BaseObjectChangedEventType.parent_folder_id: _folder(mailbox, parent),
    }


def _item(mailbox: Mailbox, folder: int, counter: int) -> Record:
    """Return an item's id; of one that is gone, with the change key of its kind alone."""
    item = mailbox.store.items.get(counter)
    if item is not None:
        return item_id(mailbox, item)
    text = mailbox.store.ids.item(folder, counter)
    return Record(ItemIdType, {ItemIdType.id: text, ItemIdType.change_key: ChangeKey(ObjectType.Message).encode()})


def _folder(mailbox: Mailbox, counter: int) -> Record:
    folder = mailbox.store.folders.get(counter)
    if folder is not None:
        return folder_id(mailbox, folder)
    text = mailbox.store.ids.folder(counter)
    return Record(FolderIdType, {FolderIdType.id: text, FolderIdType.change_key: ChangeKey(ObjectType.Folder).encode()})
