"""Moving, copying and emptying folders: what goes along, what stays, and what stands in the way."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import folder_id
from fake_ews.mailbox.folders.changing import check_name, delete
from fake_ews.mailbox.folders.managed import can_be_moved
from fake_ews.mailbox.items.disposal import dispose
from fake_ews.mailbox.items.relocation import copy_of
from fake_ews.mailbox.items.rendering import folders
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.folders import BaseFolderType, SearchFolderType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredFolder


def move(mailbox: Mailbox, folder: StoredFolder, owner: Mailbox, target: StoredFolder) -> StoredFolder:
    """Move a folder with everything in it below another; its Id stays (MS-OXWSFOLD 3.1.4.7). Raises Failure."""
    if folder.fixed:
        raise Failure("ErrorMoveDistinguishedFolder")
    if not can_be_moved(folder):
        raise Failure("ErrorMoveCopyFailed")
    _check(mailbox, folder, owner, target)
    check_name(target, folder.name, folder)
    mailbox.store.move_folder(folder, target)
    return folder


def copy(
    premises: Premises, mailbox: Mailbox, folder: StoredFolder, owner: Mailbox, target: StoredFolder
) -> StoredFolder:
    """Copy a folder with everything in it below another; the copies have Ids of their own. Raises Failure."""
    _check(mailbox, folder, owner, target)
    check_name(target, folder.name)
    made = _copied(premises, mailbox, folder, target)
    mailbox.store.note_folder_copy(made, folder)
    return made


def empty(mailbox: Mailbox, folder: StoredFolder, delete_type: str, *, sub_folders: bool) -> None:
    """Delete everything in a folder as DisposalType says, with ``sub_folders`` the folders below it too.

    Raises Failure where nothing was deleted: a search folder holds nothing of its own, and the furniture of a mailbox
    cannot go with what stands above it.
    """
    if folder.type is SearchFolderType or (sub_folders and any(child.fixed for child in folder.walk())):
        raise Failure("ErrorCannotEmptyFolder")
    for item in (*folder.items.values(), *folder.associated.values()):
        # What a folder says of itself in associated items has no place in Deleted Items or the dumpster.
        dispose(mailbox, item, "HardDelete" if item.associated else delete_type)
    for child in tuple(folder.children.values()) if sub_folders else ():
        if delete_type == "SoftDelete":
            # A folder cannot be soft-deleted (documentation of DeleteFolder): what is in it goes to the dumpster.
            empty(mailbox, child, delete_type, sub_folders=True)
        delete(mailbox, child, "MoveToDeletedItems" if delete_type == "MoveToDeletedItems" else "HardDelete")


def shown(mailbox: Mailbox, folder: StoredFolder) -> Record:
    """Return the Folders of an answer that tells a folder's id and change key alone."""
    return folders((Record(folder.type, {BaseFolderType.folder_id: folder_id(mailbox, folder)}),))


def _check(mailbox: Mailbox, folder: StoredFolder, owner: Mailbox, target: StoredFolder) -> None:
    if owner.guid != mailbox.guid:
        raise Failure("ErrorCrossMailboxMoveCopy")
    cycle = folder is target or any(below is target for below in folder.walk())
    if cycle or target.type is SearchFolderType:
        raise Failure("ErrorMoveCopyFailed")


def _copied(premises: Premises, mailbox: Mailbox, folder: StoredFolder, target: StoredFolder) -> StoredFolder:
    below, items = tuple(folder.children.values()), tuple(folder.items.values())
    made = mailbox.store.add_folder(target, folder.type, folder.name, folder.folder_class)
    made.values, made.extended = dict(folder.values), dict(folder.extended)
    for item in items:
        copy_of(premises, item, mailbox, made)
    for child in below:
        _copied(premises, mailbox, child, made)
    return made
