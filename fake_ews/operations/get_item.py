"""GetItem: items by id, in the shape asked for (MS-OXWSCORE 3.1.4.4)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.calendar.ranges import expanded
from fake_ews.mailbox.finding import find_item
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.rendering import item_record, items
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, PerPart, succeeded
from fake_ews.query.shapes import wanted_properties
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ItemInfoResponseMessageType
from fake_ews.schema.record import KeptRecord, Record
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

    def answer(self, part: Record, request: Record, session: Session) -> Record:
        """Answer with the item: a message that says nothing but what is kept with the item is kept there too."""
        wanted = session.once(
            "wanted", lambda: wanted_properties(request[GetItemType.item_shape], query_context(session))
        )
        mailbox, item = find_item(session, part)
        shown = item_record(ItemContext(session, mailbox, item), wanted)
        return shown.within(_message) if isinstance(shown, KeptRecord) else _message(shown)


def _message(shown: Record) -> Record:
    return succeeded(ItemInfoResponseMessageType, Answer({ItemInfoResponseMessageType.items: items((shown,))}))
