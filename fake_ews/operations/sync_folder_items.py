"""The SyncFolderItems operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import SyncFolderItemsScopeType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import MaxSyncChangesReturnedType
from fake_ews.versions import E2010


class SyncFolderItemsType(BaseRequestType, namespace="m", element="SyncFolderItems"):
    item_shape = required("ItemShape", "ItemResponseShapeType")
    sync_folder_id = required("SyncFolderId", "TargetFolderIdType")
    sync_state = optional("SyncState", xs.string)
    ignore = optional("Ignore", "ArrayOfBaseItemIdsType")
    max_changes_returned = required("MaxChangesReturned", MaxSyncChangesReturnedType)
    sync_scope = optional("SyncScope", SyncFolderItemsScopeType, since=E2010)


class SyncFolderItemsResponseMessageType(ResponseMessageType, namespace="m"):
    sync_state = optional("SyncState", xs.string)
    includes_last_item_in_range = optional("IncludesLastItemInRange", xs.boolean)
    changes = optional("Changes", "SyncFolderItemsChangesType")


class SyncFolderItemsResponseType(BaseResponseMessageType, namespace="m", element="SyncFolderItemsResponse"):
    pass
