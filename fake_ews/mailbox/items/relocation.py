"""Taking items to another folder: where to, and what the answer shows of them."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.creation import target_folder
from fake_ews.mailbox.items.rendering import row_for, shown_type
from fake_ews.mailbox.mail.mail_items import copied
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.schema.folders import SearchFolderType
from fake_ews.schema.item import ArrayOfRealItemsType, ItemType
from fake_ews.schema.messages import BaseMoveCopyItemType
from fake_ews.schema.record import Member, Record
from fake_ews.store.objects import StoredFolder, StoredItem


def destination(session: Session, to_folder_id: Record, right: Right = Right.CREATE) -> tuple[Mailbox, StoredFolder]:
    """Return the folder that ToFolderId names; raises Failure ErrorToFolderNotFound for none."""
    try:
        return target_folder(session, to_folder_id, right)
    except Failure as failure:
        if failure.code in ("ErrorFolderNotFound", "ErrorItemNotFound"):
            raise Failure("ErrorToFolderNotFound") from None
        raise


def copy(premises: Premises, item: StoredItem, source: Mailbox, owner: Mailbox, target: StoredFolder) -> StoredItem:
    """Put a copy of an item into a folder; within a mailbox the journal says what it is a copy of."""
    if item.original_date is not None:
        raise Failure("ErrorCalendarCannotMoveOrCopyOccurrence")
    if item.associated:
        raise Failure("ErrorInvalidOperation")
    if target.type is SearchFolderType:
        raise Failure("ErrorMoveCopyFailed")
    made = copy_of(premises, item, owner, target)
    if owner.guid == source.guid:
        owner.store.note_copy(made, item)
    return made


def copy_of(premises: Premises, item: StoredItem, owner: Mailbox, target: StoredFolder) -> StoredItem:
    """Put a new item that is like another one into a folder."""
    made = owner.store.add_item(
        target,
        item.type,
        item.values,
        extended=item.extended,
        attachments=tuple(copied(premises, item.attachments)),
        mime=item.mime,
    )
    made.exceptions, made.deletions = dict(item.exceptions), set(item.deletions)
    return made


def shown(session: Session, request: Record, mailbox: Mailbox, item: StoredItem | None) -> Record:
    """Return the Items of the answer: the new id, or nothing where the client does not want it or it is elsewhere."""
    if item is None or request.get(BaseMoveCopyItemType.return_new_item_ids) is False:
        return Record(ArrayOfRealItemsType)
    return id_alone(session, mailbox, item)


def id_alone(session: Session, mailbox: Mailbox, item: StoredItem) -> Record:
    """Return the Items of an answer that tells one item's id and nothing else."""
    type = shown_type(ItemContext(session, mailbox, item), syncing=False)
    record = Record(type, {ItemType.item_id: item_id(mailbox, item)})
    return Record(ArrayOfRealItemsType, {}, (Member(row_for(ArrayOfRealItemsType, type), record),))
