"""The SendItem operation."""

from __future__ import annotations

from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import attribute, optional, required


class SendItemType(BaseRequestType, namespace="m", element="SendItem"):
    item_ids = required("ItemIds", "NonEmptyArrayOfBaseItemIdsType")
    saved_item_folder_id = optional("SavedItemFolderId", "TargetFolderIdType")
    save_item_to_folder = attribute("SaveItemToFolder", xs.boolean, required=True)


class SendItemResponseType(BaseResponseMessageType, namespace="m", element="SendItemResponse"):
    pass
