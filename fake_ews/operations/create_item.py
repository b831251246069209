"""The CreateItem operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import CalendarItemCreateOrDeleteOperationType, MessageDispositionType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import attribute, optional, required


class CreateItemType(BaseRequestType, namespace="m", element="CreateItem"):
    saved_item_folder_id = optional("SavedItemFolderId", "TargetFolderIdType")
    items = required("Items", "NonEmptyArrayOfAllItemsType")
    message_disposition = attribute("MessageDisposition", MessageDispositionType)
    send_meeting_invitations = attribute("SendMeetingInvitations", CalendarItemCreateOrDeleteOperationType)


class CreateItemResponseType(BaseResponseMessageType, namespace="m", element="CreateItemResponse"):
    pass
