"""Creating and deleting folders, and what stands in the way."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.creating import extended_of
from fake_ews.mailbox.default_folders import folder_type
from fake_ews.mailbox.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.schema.folders import BaseFolderType, CalendarFolderType, ContactsFolderType, TasksFolderType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredFolder

#: The class that an element gives to a folder that names none.
_CLASSES = (
    (CalendarFolderType, "IPF.Appointment"),
    (ContactsFolderType, "IPF.Contact"),
    (TasksFolderType, "IPF.Task"),
)


def create(session: Session, mailbox: Mailbox, parent: StoredFolder, sent: Record) -> StoredFolder:
    """Create a folder as a client sent it; raises Failure for a name that is missing or taken."""
    name = sent.get(BaseFolderType.display_name)
    if not name:
        raise Failure("ErrorFolderSavePropertyError")
    check_name(parent, name)
    implied = next((folder_class for declared, folder_class in _CLASSES if sent.type is declared), "")
    folder_class = sent.get(BaseFolderType.folder_class) or implied
    declared = sent.type if implied else folder_type(folder_class)
    folder = mailbox.store.add_folder(parent, declared, name, folder_class)
    folder.extended = extended_of(session, sent)
    permissions = sent.type.row("PermissionSet")
    if permissions in sent:
        folder.values[folder.type.row("PermissionSet")] = sent[permissions]
    return folder


def check_name(parent: StoredFolder, name: str, besides: StoredFolder | None = None) -> None:
    """Raise Failure where a sibling has that name; names compare without case."""
    for sibling in parent.children.values():
        if sibling is not besides and sibling.name.lower() == name.lower():
            raise Failure(
                "ErrorFolderExists",
                f"A folder with the specified name already exists., Could not create folder '{name}'.",
            )


def delete(mailbox: Mailbox, folder: StoredFolder, delete_type: str) -> None:
    """Delete a folder, or move it to Deleted Items; raises Failure for the furniture of a mailbox.

    A folder cannot be soft-deleted (documentation of DeleteFolder).
    """
    if folder.fixed:
        raise Failure("ErrorDeleteDistinguishedFolder")
    if delete_type == "SoftDelete":
        raise Failure("ErrorInvalidOperation", "A folder cannot be soft deleted.")
    if delete_type == "MoveToDeletedItems":
        trash = mailbox.store.distinguished["deleteditems"]
        taken = {child.name.lower() for child in trash.children.values()}
        base, number = folder.name, 1
        while folder.name.lower() in taken:
            folder.name, number = f"{base}{number}", number + 1
        mailbox.store.move_folder(folder, trash)
    else:
        mailbox.store.remove_folder(folder)
