"""MoveItem: takes items to another folder, under new ids (MS-OXWSCORE 3.1.4.7)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.items.disposal import move
from fake_ews.mailbox.items.relocation import destination, shown
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.messages import BaseMoveCopyItemType, BaseResponseMessageType, ItemInfoResponseMessageType
from fake_ews.schema.record import Record


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
        mailbox, item = find_item(session, part, Right.DELETE)
        owner, folder = destination(session, request[BaseMoveCopyItemType.to_folder_id])
        moved = move(mailbox, item, owner, folder)
        return Answer({ItemInfoResponseMessageType.items: shown(session, request, mailbox, moved)})
