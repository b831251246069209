"""The FindFolder operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import FolderQueryTraversalType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import attribute, optional, required


class FindFolderType(
    BaseRequestType,
    namespace="m",
    element="FindFolder",
    content="FolderShape, (IndexedPageFolderView | FractionalPageFolderView)?, Restriction, ParentFolderIds",
):
    folder_shape = required("FolderShape", "FolderResponseShapeType")
    indexed_page_folder_view = required("IndexedPageFolderView", "IndexedPageViewType")
    fractional_page_folder_view = required("FractionalPageFolderView", "FractionalPageViewType")
    restriction = optional("Restriction", "RestrictionType")
    parent_folder_ids = required("ParentFolderIds", "NonEmptyArrayOfBaseFolderIdsType")
    traversal = attribute("Traversal", FolderQueryTraversalType, required=True)


class FindFolderResponseMessageType(ResponseMessageType, namespace="m"):
    root_folder = optional("RootFolder", "FindFolderParentType")


class FindFolderResponseType(BaseResponseMessageType, namespace="m", element="FindFolderResponse"):
    pass
