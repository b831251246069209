"""SendItem: sends drafts (MS-OXWSCORE 3.1.4.8, MS-OXWSMSG 3.1.4.7)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import find_item, is_stale
from fake_ews.mailbox.items.creation import target_folder
from fake_ews.mailbox.mail.submission import submit
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.message import MessageType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.store.objects import StoredFolder


class SendItemType(BaseRequestType, namespace="m", element="SendItem"):
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")
    saved_item_folder_id = optional("SavedItemFolderId", "TargetFolderIdType")
    save_item_to_folder = attribute("SaveItemToFolder", xs.boolean, required=True)


class SendItemResponseType(BaseResponseMessageType, namespace="m", element="SendItemResponse"):
    pass


class SendItem(PerPart):
    """Sends drafts: each is gone from its folder after it. MS-OXWSCORE 3.1.4.8."""

    request = SendItemType
    response = SendItemResponseType
    clause = "MS-OXWSCORE 3.1.4.8"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[SendItemType.item_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer that the draft was submitted."""
        save, named = request[SendItemType.save_item_to_folder], request.get(SendItemType.saved_item_folder_id)
        if named is not None and not save:
            raise Failure("ErrorInvalidSendItemSaveSettings")
        mailbox, item = find_item(session, part, change_key_required=True)
        if is_stale(item, part.get(ItemIdType.change_key)):
            raise Failure("ErrorStaleObject")
        if item.type is not MessageType or not item.values.get(ItemType.is_draft):
            raise Failure("ErrorInvalidItemForOperationSendItem")
        save_to = _kept_in(session, mailbox, named) if save else None
        submit(session, mailbox, item, save_to, nobody="ErrorMissingRecipients")
        return Answer()


def _kept_in(session: Session, mailbox: Mailbox, named: Record | None) -> tuple[Mailbox, StoredFolder]:
    """Return where the copy goes; raises Failure with the code that is documented for a folder that is not there."""
    if named is None:
        return mailbox, mailbox.store.distinguished["sentitems"]
    try:
        return target_folder(session, named)
    except Failure as failure:
        if failure.code in ("ErrorFolderNotFound", "ErrorItemNotFound"):
            raise Failure("ErrorSavedItemFolderNotFound") from None
        raise
