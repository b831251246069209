"""FindFolder: the folders below others (MS-OXWSSRCH 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.find_limits import most_entries
from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.folders.computed_values import FolderContext
from fake_ews.mailbox.items.rendering import folder_record, folders
from fake_ews.mailbox.rights import Right, may
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, PerPart
from fake_ews.query.restrictions import predicate
from fake_ews.query.shapes import wanted_properties
from fake_ews.query.views import pager
from fake_ews.schema.enumerations import FolderQueryTraversalType
from fake_ews.schema.folders import BaseFolderType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.schema.views import FindFolderParentType


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


class FindFolder(PerPart):
    """Searches below each folder named. MS-OXWSSRCH 3.1.4.1."""

    request = FindFolderType
    response = FindFolderResponseType
    clause = "MS-OXWSSRCH 3.1.4.1"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids of the folders to search below."""
        return tuple(request[FindFolderType.parent_folder_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with a page of what fits the restriction."""
        context = query_context(session, BaseFolderType)
        wanted = wanted_properties(request[FindFolderType.folder_shape], context, finding=True)
        mailbox, parent = find_folder(session, part)
        below = parent.walk() if request[FindFolderType.traversal] == "Deep" else list(parent.children.values())
        seen = (folder for folder in below if may(session, mailbox, folder, Right.SEE))
        found = [FolderContext(session, mailbox, folder) for folder in seen]
        restriction = request.get(FindFolderType.restriction)
        if restriction is not None:
            fits = predicate(restriction, context)
            found = [one for one in found if fits(one)]
        view = request.get(FindFolderType.indexed_page_folder_view) or request.get(
            FindFolderType.fractional_page_folder_view
        )
        limit = most_entries(session, view, len(found), searching=restriction is not None)
        page = pager(view, context, limit)(found)
        values = {
            FindFolderParentType.folders: folders(folder_record(one, wanted) for one in page.items),
            FindFolderParentType.indexed_paging_offset: page.indexed_paging_offset,
            FindFolderParentType.numerator_offset: page.numerator_offset,
            FindFolderParentType.absolute_denominator: page.absolute_denominator,
            FindFolderParentType.total_items_in_view: page.total,
            FindFolderParentType.includes_last_item_in_range: page.includes_last_item_in_range,
        }
        root = Record(FindFolderParentType).with_values(values)
        return Answer({FindFolderResponseMessageType.root_folder: root})
