"""The UpdateItem operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import CalendarItemUpdateOperationType, ConflictResolutionType, MessageDispositionType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.versions import E2013_SP1


class UpdateItemType(BaseRequestType, namespace="m", element="UpdateItem"):
    saved_item_folder_id = optional("SavedItemFolderId", "TargetFolderIdType")
    item_changes = required("ItemChanges", "NonEmptyArrayOfItemChangesType")
    conflict_resolution = attribute("ConflictResolution", ConflictResolutionType, required=True)
    message_disposition = attribute("MessageDisposition", MessageDispositionType)
    send_meeting_invitations_or_cancellations = attribute(
        "SendMeetingInvitationsOrCancellations", CalendarItemUpdateOperationType
    )
    suppress_read_receipts = attribute("SuppressReadReceipts", xs.boolean, since=E2013_SP1)


class UpdateItemResponseType(BaseResponseMessageType, namespace="m", element="UpdateItemResponse"):
    pass
