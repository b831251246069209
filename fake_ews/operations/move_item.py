"""MoveItem: takes items to another folder, under new ids (MS-OXWSCORE 3.1.4.7)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.errors import Failure
from fake_ews.mailbox.disposal import move
from fake_ews.mailbox.finding import find_item, item_id
from fake_ews.mailbox.item_context import ItemContext
from fake_ews.mailbox.item_creation import target_folder
from fake_ews.mailbox.rendering import row_for, shown_type
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.item import ArrayOfRealItemsType, ItemType
from fake_ews.schema.messages import BaseMoveCopyItemType, BaseResponseMessageType, ItemInfoResponseMessageType
from fake_ews.schema.record import Member, Record


class MoveItemType(BaseMoveCopyItemType, namespace="m", element="MoveItem"):
    pass


class MoveItemResponseType(BaseResponseMessageType, namespace="m", element="MoveItemResponse"):
    pass


class MoveItem(PerPart):
    """Moves items: everything about them stays but their ids. MS-OXWSCORE 3.1.4.7."""

    request = MoveItemType
    response = MoveItemResponseType
    clause = "MS-OXWSCORE 3.1.4.7"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[BaseMoveCopyItemType.item_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the new id, unless ReturnNewItemIds says no or the item went to another mailbox."""
        mailbox, item = find_item(session, part)
        try:
            owner, folder = target_folder(session, request[BaseMoveCopyItemType.to_folder_id])
        except Failure as failure:
            if failure.code in ("ErrorFolderNotFound", "ErrorItemNotFound"):
                raise Failure("ErrorToFolderNotFound") from None
            raise
        moved = move(mailbox, item, owner, folder)
        members: tuple[Member, ...] = ()
        if moved is not None and request.get(BaseMoveCopyItemType.return_new_item_ids) is not False:
            type = shown_type(ItemContext(session, mailbox, moved), syncing=False)
            shown = Record(type, {ItemType.item_id: item_id(mailbox, moved)})
            members = (Member(row_for(ArrayOfRealItemsType, type), shown),)
        return Answer({ItemInfoResponseMessageType.items: Record(ArrayOfRealItemsType, {}, members)})
