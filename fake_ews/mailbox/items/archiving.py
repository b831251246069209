"""Taking items to the archive beside a mailbox, into folders named like those that they come from."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.items.disposal import carry
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.store.objects import StoredFolder, StoredItem


def archive(mailbox: Mailbox, item: StoredItem, source: StoredFolder) -> tuple[Mailbox, StoredItem]:
    """Move an item into the folder of the archive that stands where ``source`` stands; raises Failure.

    The folders on the way are made where the archive lacks them (MS-OXWSARCH 3.1.4.1).
    """
    owner = mailbox.archive
    if owner is None:
        raise Failure("ErrorArchiveMailboxNotEnabled")
    if item.original_date is not None:
        raise Failure("ErrorCalendarCannotMoveOrCopyOccurrence")
    return owner, carry(mailbox, item, owner, _counterpart(mailbox, owner, source))


def _counterpart(mailbox: Mailbox, owner: Mailbox, source: StoredFolder) -> StoredFolder:
    top = mailbox.store.distinguished["msgfolderroot"]
    found = owner.store.distinguished["msgfolderroot"]
    for step in _way(source, top):
        below = next((child for child in found.children.values() if child.name.lower() == step.name.lower()), None)
        found = below or owner.store.add_folder(found, step.type, step.name, step.folder_class)
    return found


def _way(folder: StoredFolder, top: StoredFolder) -> list[StoredFolder]:
    """Return the folders from below ``top`` down to ``folder``; raises Failure for one that stands elsewhere."""
    way: list[StoredFolder] = []
    at: StoredFolder | None = folder
    while at is not None and at is not top:
        way.insert(0, at)
        at = at.parent
    if at is None:
        raise Failure("ErrorArchiveFolderPathCreation")
    return way
