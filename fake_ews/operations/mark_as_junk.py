"""MarkAsJunk: messages are junk or not, and so is what their senders send (MS-OXWSCORE 3.1.4.6)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.finding import find_item, item_id
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.rules.junk import mark
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.versions import E2013


class MarkAsJunkType(BaseRequestType, namespace="m", element="MarkAsJunk", since=E2013):
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")
    is_junk = attribute("IsJunk", xs.boolean, required=True)
    move_item = attribute("MoveItem", xs.boolean, required=True)


class MarkAsJunkResponseMessageType(ResponseMessageType, namespace="m", since=E2013):
    moved_item_id = optional("MovedItemId", "ItemIdType")


class MarkAsJunkResponseType(BaseResponseMessageType, namespace="m", element="MarkAsJunkResponse", since=E2013):
    pass


class MarkAsJunk(PerPart):
    """Blocks the senders of messages, or blocks them no more, and moves the messages. MS-OXWSCORE 3.1.4.6."""

    request = MarkAsJunkType
    response = MarkAsJunkResponseType
    since = E2013
    clause = "MS-OXWSCORE 3.1.4.6"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids."""
        return tuple(request[MarkAsJunkType.item_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the id of a message that was moved."""
        mailbox, item = find_item(session, part, Right.EDIT)
        is_junk, move_item = request[MarkAsJunkType.is_junk], request[MarkAsJunkType.move_item]
        moved = mark(mailbox, item, is_junk=is_junk, move_item=move_item)
        return Answer({} if moved is None else {MarkAsJunkResponseMessageType.moved_item_id: item_id(mailbox, moved)})
