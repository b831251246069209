"""The SyncFolderHierarchy operation."""

from __future__ import annotations

from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import optional, required


class SyncFolderHierarchyType(BaseRequestType, namespace="m", element="SyncFolderHierarchy"):
    folder_shape = required("FolderShape", "FolderResponseShapeType")
    sync_folder_id = optional("SyncFolderId", "TargetFolderIdType")
    sync_state = optional("SyncState", xs.string)


class SyncFolderHierarchyResponseMessageType(ResponseMessageType, namespace="m"):
    sync_state = optional("SyncState", xs.string)
    includes_last_folder_in_range = optional("IncludesLastFolderInRange", xs.boolean)
    changes = optional("Changes", "SyncFolderHierarchyChangesType")


class SyncFolderHierarchyResponseType(BaseResponseMessageType, namespace="m", element="SyncFolderHierarchyResponse"):
    pass
