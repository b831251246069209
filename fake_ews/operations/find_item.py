"""The FindItem operation."""

from __future__ import annotations

from fake_ews.schema.enumerations import ItemQueryTraversalType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.versions import E2010, E2010_SP2, E2013


class FindItemType(
    BaseRequestType,
    namespace="m",
    element="FindItem",
    content="ItemShape, (IndexedPageItemView | FractionalPageItemView | SeekToConditionPageItemView | CalendarView | ContactsView)?, (GroupBy | DistinguishedGroupBy)?, Restriction, SortOrder, ParentFolderIds, QueryString",
):
    item_shape = required("ItemShape", "ItemResponseShapeType")
    indexed_page_item_view = required("IndexedPageItemView", "IndexedPageViewType")
    fractional_page_item_view = required("FractionalPageItemView", "FractionalPageViewType")
    seek_to_condition_page_item_view = required(
        "SeekToConditionPageItemView", "SeekToConditionPageViewType", since=E2013
    )
    calendar_view = required("CalendarView", "CalendarViewType")
    contacts_view = required("ContactsView", "ContactsViewType")
    group_by = required("GroupBy", "GroupByType")
    distinguished_group_by = required("DistinguishedGroupBy", "DistinguishedGroupByType")
    restriction = optional("Restriction", "RestrictionType")
    sort_order = optional("SortOrder", "NonEmptyArrayOfFieldOrdersType")
    parent_folder_ids = required("ParentFolderIds", "NonEmptyArrayOfBaseFolderIdsType")
    query_string_until_2010_sp2 = optional("QueryString", xs.string, since=E2010, until=E2010_SP2)
    query_string = optional("QueryString", "QueryStringType", since=E2013)
    traversal = attribute("Traversal", ItemQueryTraversalType, required=True)


class FindItemResponseMessageType(ResponseMessageType, namespace="m"):
    root_folder = optional("RootFolder", "FindItemParentType")
    highlight_terms = optional("HighlightTerms", "ArrayOfHighlightTermsType", since=E2013)


class FindItemResponseType(BaseResponseMessageType, namespace="m", element="FindItemResponse"):
    pass
