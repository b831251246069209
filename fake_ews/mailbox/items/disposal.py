"""Deleting and moving items: where each kind of deletion takes them, and what leaves a mailbox."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.folders import SearchFolderType
from fake_ews.store.objects import StoredFolder, StoredItem


def dispose(mailbox: Mailbox, item: StoredItem, how: str) -> None:
    """Delete an item as DisposalType says; raises Failure ErrorInvalidOperation.

    SoftDelete moves to the Deletions folder of Recoverable Items at once, as it does since Exchange 2010. In a mailbox
    that preserves everything, what would be gone for good stays in Purges (documentation of Recoverable Items).
    """
    if item.associated and how != "HardDelete":
        # Documentation of ErrorInvalidOperation: associated items know no other mode.
        raise Failure("ErrorInvalidOperation")
    target = _target(mailbox, item, how)
    purges = mailbox.store.distinguished.get("recoverableitemspurges")
    if target is None and mailbox.preserves and purges is not None and not item.associated:
        if item.folder is not purges:
            mailbox.store.move_item(item, purges)
    elif target is None:
        mailbox.store.remove_item(item)
    else:
        mailbox.store.move_item(item, target)


def _target(mailbox: Mailbox, item: StoredItem, how: str) -> StoredFolder | None:
    """Return where a deleted item goes, None for nowhere; what is in the dumpster already is removed from it."""
    if how == "HardDelete":
        return None
    folders = mailbox.store.distinguished
    dumpster = folders.get("recoverableitemsdeletions")
    if item.folder is dumpster:
        return None
    return folders["deleteditems"] if how == "MoveToDeletedItems" else dumpster


def move(mailbox: Mailbox, item: StoredItem, owner: Mailbox, target: StoredFolder) -> StoredItem | None:
    """Move an item; returns it under its new id, None where it went to another mailbox (the answer has no id then)."""
    if item.original_date is not None:
        raise Failure("ErrorCalendarCannotMoveOrCopyOccurrence")
    if item.associated:
        raise Failure("ErrorInvalidOperation")
    if target.type is SearchFolderType:
        raise Failure("ErrorMoveCopyFailed")
    if owner.guid == mailbox.guid:
        return mailbox.store.move_item(item, target)
    carry(mailbox, item, owner, target)
    return None


def carry(mailbox: Mailbox, item: StoredItem, owner: Mailbox, target: StoredFolder) -> StoredItem:
    """Take an item over into another mailbox, where nothing says where it came from."""
    mailbox.store.remove_item(item)
    made = owner.store.add_item(
        target,
        item.type,
        item.values,
        extended=item.extended,
        attachments=tuple(item.attachments),
        mime=item.mime,
    )
    made.exceptions, made.deletions = item.exceptions, item.deletions
    return made
