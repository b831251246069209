"""The CreateFolder operation."""

from __future__ import annotations

from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import required


class CreateFolderType(BaseRequestType, namespace="m", element="CreateFolder"):
    parent_folder_id = required("ParentFolderId", "TargetFolderIdType")
    folders = required("Folders", "NonEmptyArrayOfFoldersType")


class CreateFolderResponseType(BaseResponseMessageType, namespace="m", element="CreateFolderResponse"):
    pass
