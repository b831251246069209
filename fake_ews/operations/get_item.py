"""GetItem: items by id, in the shape asked for (MS-OXWSCORE 3.1.4.4)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.calendar.ranges import expanded
from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.rendering import item_alone
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, PerPart
from fake_ews.query.shapes import wanted_properties
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ItemInfoResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required


class GetItemType(BaseRequestType, namespace="m", element="GetItem"):
    item_shape = required("ItemShape", "ItemResponseShapeType")
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")


class GetItemResponseType(BaseResponseMessageType, namespace="m", element="GetItemResponse"):
    pass


class GetItem(PerPart):
    """Shows items. MS-OXWSCORE 3.1.4.4."""

    request = GetItemType
    response = GetItemResponseType
    clause = "MS-OXWSCORE 3.1.4.4"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[GetItemType.item_ids])

    def meant(self, parts: Sequence[Record], session: Session) -> Sequence[Record]:
        """Return the ids with those of occurrences in the place of ranges of them."""
        return expanded(session, parts)

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the item."""
        wanted = session.once(
            "wanted", lambda: wanted_properties(request[GetItemType.item_shape], query_context(session))
        )
        mailbox, item = find_item(session, part)
        return Answer({ItemInfoResponseMessageType.items: item_alone(ItemContext(session, mailbox, item), wanted)})
