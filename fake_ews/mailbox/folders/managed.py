"""Managed folders: those that an organisation plans, in the mailboxes that have them (MS-OXWSFOLD 2.2.4.13)."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.behaviours import (
    MANAGED_FOLDERS_CAN_BE_MOVED,
    MANAGED_FOLDERS_ROOT_CAN_BE_MOVED,
    STORAGE_QUOTA_OF_MANAGED_FOLDERS,
)
from fake_ews.errors import Failure
from fake_ews.mailbox.people.directory import Mailbox, ManagedFolder
from fake_ews.mailbox.session import Session
from fake_ews.profile import Profile
from fake_ews.schema.folders import BaseFolderType, FolderType, ManagedFolderInformationType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredFolder

#: The name of the folder above all managed custom folders (documentation of ManagedFolderInformation).
ROOT: Final = "Managed Folders"
_CLASS: Final = "IPF.Note"


def add(session: Session, mailbox: Mailbox, name: str) -> StoredFolder:
    """Add a managed folder to a mailbox; raises Failure for one that nobody planned, or that is there already."""
    planned = session.premises.directory.managed_folder(name)
    if planned is None:
        raise Failure("ErrorManagedFolderNotFound")
    root = _root(session, mailbox)
    if any(child.name.lower() == planned.name.lower() for child in root.children.values()):
        raise Failure("ErrorManagedFolderAlreadyExists")
    folder = mailbox.store.add_folder(root, FolderType, planned.name, _CLASS)
    folder.values[BaseFolderType.managed_folder_information] = _information(session.profile, planned)
    return folder


def can_be_moved(folder: StoredFolder) -> bool:
    """Whether a client may rename or move a folder, as far as its being managed goes."""
    information = folder.values.get(BaseFolderType.managed_folder_information)
    return information is None or information[ManagedFolderInformationType.can_rename_or_move] is not False


def _root(session: Session, mailbox: Mailbox) -> StoredFolder:
    """Return the folder above the managed ones, which comes with the first of them."""
    top = mailbox.store.distinguished["msgfolderroot"]
    for child in top.children.values():
        information = child.values.get(BaseFolderType.managed_folder_information)
        if information is not None and information[ManagedFolderInformationType.is_managed_folders_root]:
            return child
        if child.name.lower() == ROOT.lower():
            raise Failure("ErrorManagedFoldersRootFailure")
    made = mailbox.store.add_folder(top, FolderType, ROOT, _CLASS)
    made.values[BaseFolderType.managed_folder_information] = _information(session.profile, None)
    return made


def _information(profile: Profile, planned: ManagedFolder | None) -> Record:
    """Return what a folder tells of its being managed, the root's for no plan.

    CanDelete is left out: no product says that a managed folder can be deleted (MS-OXWSFOLD Appendix C, note 7), yet
    DeleteFolder deletes it (documentation of FolderName).
    """
    rows = ManagedFolderInformationType
    movable = MANAGED_FOLDERS_ROOT_CAN_BE_MOVED if planned is None else MANAGED_FOLDERS_CAN_BE_MOVED
    values: dict[Any, Any] = {
        rows.can_rename_or_move: profile[movable],
        rows.must_display_comment: False,
        rows.has_quota: False,
        rows.is_managed_folders_root: planned is None,
    }
    if planned is not None:
        values[rows.managed_folder_id] = str(planned.guid)
        values[rows.must_display_comment] = planned.must_display_comment
        values[rows.comment] = planned.comment or None
        values[rows.home_page] = planned.home_page or None
        if planned.storage_quota and profile[STORAGE_QUOTA_OF_MANAGED_FOLDERS]:
            values |= {rows.has_quota: True, rows.storage_quota: planned.storage_quota}
    return Record(rows, {row: value for row, value in values.items() if value is not None})
