"""The GetFolder operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import required


class GetFolderType(BaseRequestType, namespace="m", element="GetFolder"):
    folder_shape = required("FolderShape", "FolderResponseShapeType")
    folder_ids = required("FolderIds", "NonEmptyArrayOfBaseFolderIdsType")


class GetFolderResponseType(BaseResponseMessageType, namespace="m", element="GetFolderResponse"):
    pass
