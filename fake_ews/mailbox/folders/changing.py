"""Creating, changing and deleting folders, and what stands in the way."""

from __future__ import annotations

from copy import copy

from fake_ews.errors import Failure
from fake_ews.mailbox.folders import managed, permission_sets, search_folders
from fake_ews.mailbox.folders.defaults import folder_type
from fake_ews.mailbox.items.creation import target_folder
from fake_ews.mailbox.items.disposal import dispose
from fake_ews.mailbox.items.updating import changed_part
from fake_ews.mailbox.items.values import extended_of, field_path
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session, query_context
from fake_ews.query.paths import Path, resolve
from fake_ews.schema.changes import ChangeDescriptionType, DeleteFolderFieldType, SetFolderFieldType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.folders import (
    BaseFolderType,
    CalendarFolderType,
    ContactsFolderType,
    SearchFolderType,
    TasksFolderType,
)
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Can
from fake_ews.store.objects import StoredFolder

#: The class that an element gives to a folder that names none.
_CLASSES = (
    (CalendarFolderType, "IPF.Appointment"),
    (ContactsFolderType, "IPF.Contact"),
    (TasksFolderType, "IPF.Task"),
    (SearchFolderType, "IPF.Note"),
)


def parent_of_new(session: Session, parent_folder_id: Record) -> tuple[Mailbox, StoredFolder]:
    """Return the folder that ParentFolderId names; raises Failure ErrorParentFolderNotFound for none."""
    try:
        return target_folder(session, parent_folder_id, Right.CREATE_FOLDER)
    except Failure as failure:
        if failure.code == "ErrorItemNotFound":
            raise Failure("ErrorParentFolderNotFound") from None
        raise


def create(session: Session, mailbox: Mailbox, parent: StoredFolder, sent: Record) -> StoredFolder:
    """Create a folder as a client sent it; raises Failure for a name that is missing or taken."""
    name = sent.get(BaseFolderType.display_name)
    if not name:
        raise Failure("ErrorFolderSavePropertyError", path=field_path(BaseFolderType.display_name))
    check_name(parent, name)
    implied = next((folder_class for declared, folder_class in _CLASSES if sent.type is declared), "")
    folder_class = sent.get(BaseFolderType.folder_class) or implied
    declared = sent.type if implied else folder_type(folder_class)
    parameters = sent.get(SearchFolderType.search_parameters)
    search = None if parameters is None else search_folders.settled(session, parameters)
    permissions = sent.get(sent.type.row("PermissionSet"))
    granted = None if permissions is None else _settled_permissions(session, declared, permissions)
    folder = mailbox.store.add_folder(parent, declared, name, folder_class)
    folder.extended = extended_of(session, sent)
    if search is not None:
        folder.values[SearchFolderType.search_parameters] = search
    if granted is not None:
        folder.values[declared.row("PermissionSet")] = granted
    return folder


def _settled_permissions(session: Session, type: type[ComplexType], sent: Record) -> Record:
    return permission_sets.settled(session.profile, session.premises.directory, type, sent)


def check_name(parent: StoredFolder, name: str, besides: StoredFolder | None = None) -> None:
    """Raise Failure where a sibling has that name; names compare without case."""
    for counter, sibling in parent.children.items():
        # ``besides`` may be a copy on which changes are tried: by its counter it is still the folder.
        if (besides is None or counter != besides.counter) and sibling.name.lower() == name.lower():
            raise Failure(
                "ErrorFolderExists",
                f"A folder with the specified name already exists., Could not create folder '{name}'.",
            )


def delete(mailbox: Mailbox, folder: StoredFolder, delete_type: str) -> None:
    """Delete a folder, or move it to Deleted Items; raises Failure for the furniture of a mailbox.

    A folder cannot be soft-deleted (documentation of DeleteFolder). One that lies in Deleted Items already moves no
    further: it goes, and what is in it can be recovered.
    """
    if folder.fixed:
        raise Failure("ErrorDeleteDistinguishedFolder")
    if delete_type == "SoftDelete":
        raise Failure("ErrorInvalidOperation", "A folder cannot be soft deleted.")
    if delete_type == "MoveToDeletedItems":
        trash = mailbox.store.distinguished["deleteditems"]
        if folder.parent is trash:
            _clear(mailbox, folder, "SoftDelete")
            mailbox.store.remove_folder(folder)
            return
        taken = {child.name.lower() for child in trash.children.values()}
        base, number = folder.name, 1
        while folder.name.lower() in taken:
            folder.name, number = f"{base}{number}", number + 1
        mailbox.store.move_folder(folder, trash)
    else:
        if mailbox.preserves:
            _clear(mailbox, folder, "HardDelete")
        mailbox.store.remove_folder(folder)


def _clear(mailbox: Mailbox, folder: StoredFolder, how: str) -> None:
    """Delete everything in a folder, and below it, before the folder itself goes."""
    for one in (folder, *folder.walk()):
        for item in tuple(one.items.values()):
            dispose(mailbox, item, how)


def apply(session: Session, mailbox: Mailbox, folder: StoredFolder, changes: Record) -> None:
    """Carry out the Updates of a FolderChange: all of them, or none and Failure."""
    trial = copy(folder)
    trial.values, trial.extended = dict(folder.values), dict(folder.extended)
    for change in changes:
        path = resolve(change[ChangeDescriptionType.path], query_context(session, BaseFolderType))
        if change.type is DeleteFolderFieldType:
            _delete_field(trial, path)
            continue
        inner = changed_part(change)
        if change.type is not SetFolderFieldType:
            raise Failure("ErrorInvalidPropertyAppend", path=path.said)
        _set_field(session, trial, path, inner)
    folder.name, folder.folder_class = trial.name, trial.folder_class
    folder.values, folder.extended = trial.values, trial.extended
    mailbox.store.change_folder(folder)


def _set_field(session: Session, folder: StoredFolder, path: Path, inner: Record) -> None:
    if path.key is not None and path.row(folder.type) is None:
        folder.extended.update(extended_of(session, inner))
        return
    row = path.row(folder.type)
    value = next((value for key, value in inner.values.items() if row is not None and key.element == row.element), None)
    if row is None or value is None:
        raise Failure("ErrorUpdatePropertyMismatch" if row is not None else "ErrorInvalidPropertySet", path=path.said)
    if row is BaseFolderType.display_name:
        if folder.fixed or not managed.can_be_moved(folder):
            raise Failure("ErrorFolderSavePropertyError", path=path.said)
        if folder.parent is not None:
            check_name(folder.parent, value, folder)
        folder.name = value
    elif row is BaseFolderType.folder_class:
        # A folder cannot become one of another kind (MS-OXWSFOLD 3.1.4.8).
        if value != folder.folder_class:
            raise Failure("ErrorObjectTypeChanged", path=path.said)
    elif Can.UPDATE not in row.can:
        raise Failure("ErrorInvalidPropertySet", path=path.said)
    elif row is SearchFolderType.search_parameters:
        folder.values[row] = search_folders.settled(session, value)
    elif row.element == "PermissionSet":
        folder.values[row] = _settled_permissions(session, folder.type, value)
    else:
        folder.values[row] = value


def _delete_field(folder: StoredFolder, path: Path) -> None:
    row = path.row(folder.type)
    if path.key is not None and row is None:
        folder.extended.pop(path.key, None)
    elif row is None or Can.DELETE not in row.can or row is BaseFolderType.display_name:
        raise Failure("ErrorInvalidPropertyDelete", path=path.said)
    else:
        folder.values.pop(row, None)
