"""FindItem: the items of folders that fit a restriction, a query, a view (MS-OXWSSRCH 3.1.4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.find_limits import check_search_time, most_entries
from fake_ews.mailbox.finding import find_folder
from fake_ews.mailbox.items.rendering import item_record, items
from fake_ews.mailbox.items.subject import ItemSubject
from fake_ews.mailbox.rights import Right
from fake_ews.mailbox.searching import found_in, group_record
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, PerPart
from fake_ews.query.context import QueryContext
from fake_ews.query.grouping import group_pager, grouper
from fake_ews.query.shapes import Wanted, wanted_properties
from fake_ews.query.sorting import sorter
from fake_ews.query.views import pager
from fake_ews.schema.enumerations import ItemQueryTraversalType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required
from fake_ews.schema.views import FindItemParentType, QueryStringType
from fake_ews.versions import E2010, E2010_SP2, E2013


class FindItemType(
    BaseRequestType,
    namespace="m",
    element="FindItem",
    content=(
        "ItemShape, (IndexedPageItemView | FractionalPageItemView | SeekToConditionPageItemView | "
        "CalendarView | ContactsView)?, (GroupBy | DistinguishedGroupBy)?, Restriction, SortOrder, "
        "ParentFolderIds, QueryString"
    ),
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


class FindItem(PerPart):
    """Searches each folder named. MS-OXWSSRCH 3.1.4.2."""

    request = FindItemType
    response = FindItemResponseType
    clause = "MS-OXWSSRCH 3.1.4.2"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the ids of the folders to search."""
        return tuple(request[FindItemType.parent_folder_ids])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Answer with a page of what was found, or of its groups."""
        context = query_context(session)
        wanted = wanted_properties(request[FindItemType.item_shape], context, finding=True)
        mailbox, folder = find_folder(session, part, Right.READ)
        calendar_view = request.get(FindItemType.calendar_view)
        restriction = request.get(FindItemType.restriction)
        query = request.get(FindItemType.query_string)
        if calendar_view is not None and (restriction is not None or request.get(FindItemType.sort_order) is not None):
            raise Failure(
                "ErrorInvalidOperation", "Restrictions and sort order may not be specified for a CalendarView."
            )
        if query is not None:
            check_search_time(session, len(folder.items))
        found = found_in(
            session,
            mailbox,
            folder,
            traversal=request[FindItemType.traversal],
            restriction=restriction,
            query=_text(query) if query is not None else None,
            calendar_view=calendar_view,
        )
        order = request.get(FindItemType.sort_order)
        if order is not None:
            found = sorter(order, context)(found)
        return Answer({FindItemResponseMessageType.root_folder: _page(request, found, context, wanted, session)})


def _text(query: Any) -> str:
    """Return the words of a QueryString, which is a plain element up to 2010."""
    return query if isinstance(query, str) else query.get(QueryStringType.value) or ""


def _page(
    request: Record, found: Sequence[ItemSubject], context: QueryContext, wanted: Wanted, session: Session
) -> Record:
    view = next((request[row] for row in _VIEWS if row in request), None)
    searching = request.get(FindItemType.restriction) is not None or request.get(FindItemType.query_string) is not None
    limit = most_entries(session, view, len(found), searching=searching)
    grouping = request.get(FindItemType.group_by) or request.get(FindItemType.distinguished_group_by)
    values: dict[Any, Any] = {}
    if grouping is not None:
        page: Any = group_pager(view, context, limit)(grouper(grouping, context)(found))
        values[FindItemParentType.groups] = group_record(page.groups, wanted)
    else:
        page = pager(view, context, limit)(found)
        values[FindItemParentType.items] = items(item_record(one.context, wanted) for one in page.items)
    values[FindItemParentType.indexed_paging_offset] = page.indexed_paging_offset
    values[FindItemParentType.numerator_offset] = page.numerator_offset
    values[FindItemParentType.absolute_denominator] = page.absolute_denominator
    values[FindItemParentType.total_items_in_view] = page.total
    values[FindItemParentType.includes_last_item_in_range] = page.includes_last_item_in_range
    return Record(FindItemParentType).with_values(values)


_VIEWS: Final = (
    FindItemType.indexed_page_item_view,
    FindItemType.fractional_page_item_view,
    FindItemType.seek_to_condition_page_item_view,
    FindItemType.calendar_view,
    FindItemType.contacts_view,
)
