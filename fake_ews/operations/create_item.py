"""CreateItem: makes items, sends messages, answers and forwards others (MS-OXWSCORE 3.1.4.2, MS-OXWSMSG 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.items.creation import Order, create
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.enumerations import CalendarItemCreateOrDeleteOperationType, MessageDispositionType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ItemInfoResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required


class CreateItemType(BaseRequestType, namespace="m", element="CreateItem"):
    saved_item_folder_id = optional("SavedItemFolderId", "TargetFolderIdType")
    items = required("Items", "NonEmptyArrayOfAllItemsType")
    message_disposition = attribute("MessageDisposition", MessageDispositionType)
    send_meeting_invitations = attribute("SendMeetingInvitations", CalendarItemCreateOrDeleteOperationType)


class CreateItemResponseType(BaseResponseMessageType, namespace="m", element="CreateItemResponse"):
    pass


class CreateItem(PerPart):
    """Makes items, or sends them at once. MS-OXWSCORE 3.1.4.2."""

    request = CreateItemType
    response = CreateItemResponseType
    clause = "MS-OXWSCORE 3.1.4.2"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the items as sent."""
        return tuple(request[CreateItemType.items])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with the new item's id, or with nothing for a message that was sent."""
        order = Order(
            request.get(CreateItemType.message_disposition) or "",
            request.get(CreateItemType.send_meeting_invitations) or "",
            request.get(CreateItemType.saved_item_folder_id),
        )
        return Answer({ItemInfoResponseMessageType.items: create(session, part, order)})
