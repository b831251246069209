"""The DeleteFolder operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import DisposalType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import attribute, required


class DeleteFolderType(BaseRequestType, namespace="m", element="DeleteFolder"):
    folder_ids = required("FolderIds", "NonEmptyArrayOfBaseFolderIdsType")
    delete_type = attribute("DeleteType", DisposalType, required=True)


class DeleteFolderResponseType(BaseResponseMessageType, namespace="m", element="DeleteFolderResponse"):
    pass
