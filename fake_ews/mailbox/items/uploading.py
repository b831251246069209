"""Uploading exported items: as new ones, over old ones, or whichever is possible (MS-OXWSBTRF 3.1.4.2)."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.items.exporting import ExportedAttachment, ExportedItem
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.folders import SearchFolderType
from fake_ews.store.objects import StoredAttachment, StoredFolder, StoredItem


def create(
    premises: Premises, mailbox: Mailbox, folder: StoredFolder, sent: ExportedItem, *, associated: bool = False
) -> StoredItem:
    """Put an uploaded item into a folder; it is in every way the one that was exported but for its id."""
    if folder.type is SearchFolderType:
        raise Failure("ErrorInvalidFolderTypeForOperation")
    made = mailbox.store.add_item(
        folder,
        sent.type,
        sent.values,
        extended=sent.extended,
        attachments=tuple(_attachments(premises, folder, sent)),
        associated=associated or sent.associated,
        mime=sent.mime,
    )
    made.exceptions, made.deletions = sent.exceptions, sent.deletions
    return made


def overwrite(premises: Premises, mailbox: Mailbox, item: StoredItem, sent: ExportedItem) -> StoredItem:
    """Let an item be what was uploaded; its id stays. Raises Failure for an item of another kind."""
    if item.type is not sent.type:
        raise Failure("ErrorObjectTypeChanged")
    item.values, item.extended, item.mime = sent.values, sent.extended, sent.mime
    item.attachments = _attachments(premises, item.folder, sent)
    item.exceptions, item.deletions = sent.exceptions, sent.deletions
    mailbox.store.change_item(item)
    return item


def _attachments(premises: Premises, folder: StoredFolder, sent: ExportedItem) -> list[StoredAttachment]:
    return [_attachment(premises, folder, one) for one in sent.attachments]


def _attachment(premises: Premises, folder: StoredFolder, one: ExportedAttachment) -> StoredAttachment:
    inner = None if one.item is None else _embedded(premises, folder, one.item)
    return StoredAttachment(premises.seeds.guid("attachment"), one.type, one.values, one.content, inner)


def _embedded(premises: Premises, folder: StoredFolder, sent: ExportedItem) -> StoredItem:
    now = premises.clock.now()
    return StoredItem(
        0,
        folder,
        sent.type,
        sent.values,
        now,
        now,
        extended=sent.extended,
        attachments=_attachments(premises, folder, sent),
        mime=sent.mime,
    )
