"""Properties of folders: names, counters, rights; stored or worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.finding import folder_id, parent_folder_id
from fake_ews.mailbox.folders.permission_sets import permission_set
from fake_ews.mailbox.folders.search_folders import contents
from fake_ews.mailbox.items.read_state import unread
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rights import effective_rights
from fake_ews.mailbox.session import Session
from fake_ews.query.paths import Path
from fake_ews.query.property_values import property_of_row
from fake_ews.schema.folders import BaseFolderType, CalendarFolderType, ContactsFolderType, FolderType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredFolder
from fake_ews.values import dataclass

#: PidTagMessageSize and PidTagMessageSizeExtended: what a folder takes with everything in it.
_SIZE_TAGS: Final = (0x0E08,)


@dataclass(frozen=True, slots=True)
class FolderContext:
    """A folder, whose it is, and who looks; a Subject for restrictions and sorting."""

    session: Session
    mailbox: Mailbox
    folder: StoredFolder

    def value(self, path: Path, /) -> Any:
        """Return the value of a path."""
        row = path.row(self.folder.type)
        if path.key is not None:
            if path.key in self.folder.extended:
                return self.folder.extended[path.key]
            if path.key.tag in _SIZE_TAGS:
                return _size(self.folder)
            found = None if row is None else folder_value(self, row)
            return None if found is None or row is None else property_of_row(row, found)
        return None if row is None else path.pick(folder_value(self, row))


def _size(folder: StoredFolder) -> int:
    """Return a plausible size: a folder takes something even when empty."""
    own = 4096 + sum(len(item.mime) or 2048 for item in folder.items.values())
    return own + sum(_size(child) for child in folder.children.values())


def _folder_id(context: FolderContext) -> Any:
    return folder_id(context.mailbox, context.folder)


def _parent(context: FolderContext) -> Any:
    # The root's parent is itself (observed: EWS gives the root's own Id there).
    return parent_folder_id(context.mailbox, context.folder.parent or context.folder)


def _folder_class(context: FolderContext) -> Any:
    return context.folder.folder_class or None


def _name(context: FolderContext) -> str:
    return context.folder.name


def _total(context: FolderContext) -> int:
    return len(contents(context.session, context.mailbox, context.folder))


def _children(context: FolderContext) -> int:
    return len(context.folder.children)


def _unread(context: FolderContext) -> int:
    return unread(contents(context.session, context.mailbox, context.folder).values())


def _distinguished(context: FolderContext) -> Any:
    name = context.folder.distinguished
    if not name:
        return None
    return f"archive{name}" if context.mailbox.kind == "archive" else name


def _rights(context: FolderContext) -> Record:
    return effective_rights(context.session, context.mailbox, context.folder)


def _permissions(context: FolderContext) -> Record:
    return permission_set(context.folder)


COMPUTED: Final[Mapping[Row[Any], Callable[[FolderContext], Any]]] = MappingProxyType(
    {
        BaseFolderType.folder_id: _folder_id,
        BaseFolderType.parent_folder_id: _parent,
        BaseFolderType.folder_class: _folder_class,
        BaseFolderType.display_name: _name,
        BaseFolderType.total_count: _total,
        BaseFolderType.child_folder_count: _children,
        BaseFolderType.distinguished_folder_id: _distinguished,
        BaseFolderType.effective_rights: _rights,
        FolderType.unread_count: _unread,
        FolderType.permission_set: _permissions,
        CalendarFolderType.permission_set: _permissions,
        ContactsFolderType.permission_set: _permissions,
    }
)


def folder_value(context: FolderContext, row: Row[Any]) -> Any:
    """Return the value of a row for a folder; None for none."""
    compute = COMPUTED.get(row)
    return compute(context) if compute is not None else context.folder.values.get(row)
