"""CopyItem: puts copies of items into another folder (MS-OXWSCORE 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.items.relocation import copy, destination, shown
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.messages import BaseMoveCopyItemType, BaseResponseMessageType, ItemInfoResponseMessageType
from fake_ews.schema.record import Record


class CopyItemType(BaseMoveCopyItemType, namespace="m", element="CopyItem"):
    pass


class CopyItemResponseType(BaseResponseMessageType, namespace="m", element="CopyItemResponse"):
    pass


class CopyItem(PerPart):
    """Copies items; the copy has ids of its own. MS-OXWSCORE 3.1.4.1."""

    request = CopyItemType
    response = CopyItemResponseType
    clause = "MS-OXWSCORE 3.1.4.1"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[BaseMoveCopyItemType.item_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the copy's id, unless ReturnNewItemIds says no or it went to another mailbox."""
        mailbox, item = find_item(session, part)
        owner, folder = destination(session, request[BaseMoveCopyItemType.to_folder_id])
        made = copy(session.premises, item, mailbox, owner, folder)
        there = made if owner.guid == mailbox.guid else None
        return Answer({ItemInfoResponseMessageType.items: shown(session, request, mailbox, there)})
