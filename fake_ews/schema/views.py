"""Paging, calendar and contacts views, grouping, and what a search returns."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, ComplexType
from fake_ews.schema.enumerations import AggregateType, IndexBasePointType, SortDirectionType, StandardGroupByType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required, text
from fake_ews.versions import E2013, V2017_07_11


class FindFolderParentType(ComplexType):
    folders = optional("Folders", "ArrayOfFoldersType")
    indexed_paging_offset = attribute("IndexedPagingOffset", xs.int)
    numerator_offset = attribute("NumeratorOffset", xs.int)
    absolute_denominator = attribute("AbsoluteDenominator", xs.int)
    includes_last_item_in_range = attribute("IncludesLastItemInRange", xs.boolean)
    total_items_in_view = attribute("TotalItemsInView", xs.int)


class FindItemParentType(ComplexType, content=CHOICE):
    items = required("Items", "ArrayOfRealItemsType")
    groups = required("Groups", "ArrayOfGroupedItemsType")
    indexed_paging_offset = attribute("IndexedPagingOffset", xs.int)
    numerator_offset = attribute("NumeratorOffset", xs.int)
    absolute_denominator = attribute("AbsoluteDenominator", xs.int)
    includes_last_item_in_range = attribute("IncludesLastItemInRange", xs.boolean)
    total_items_in_view = attribute("TotalItemsInView", xs.int)


class BasePagingType(ComplexType, abstract=True):
    max_entries_returned = attribute("MaxEntriesReturned", xs.int)


class IndexedPageViewType(BasePagingType):
    offset = attribute("Offset", xs.int, required=True)
    base_point = attribute("BasePoint", IndexBasePointType, required=True)


class FractionalPageViewType(BasePagingType):
    numerator = attribute("Numerator", xs.int, required=True)
    denominator = attribute("Denominator", xs.int, required=True)


class SeekToConditionPageViewType(BasePagingType, since=E2013):
    condition = required("Condition", "RestrictionType")
    base_point = attribute("BasePoint", IndexBasePointType, required=True)


class CalendarViewType(BasePagingType):
    start_date = attribute("StartDate", xs.dateTime, required=True)
    end_date = attribute("EndDate", xs.dateTime, required=True)


class ContactsViewType(BasePagingType):
    initial_name = attribute("InitialName", xs.string)
    final_name = attribute("FinalName", xs.string)


class AggregateOnType(ComplexType, content=CHOICE):
    field_uri = required("FieldURI", "PathToUnindexedFieldType")
    indexed_field_uri = required("IndexedFieldURI", "PathToIndexedFieldType")
    extended_field_uri = required("ExtendedFieldURI", "PathToExtendedFieldType")
    aggregate = attribute("Aggregate", AggregateType, required=True)


class BaseGroupByType(ComplexType, abstract=True):
    order = attribute("Order", SortDirectionType, required=True)


class GroupByType(
    BaseGroupByType,
    content="(FieldURI | IndexedFieldURI | ExtendedFieldURI), AggregateOn, UseCollapsibleGroups, ItemsPerGroup, MaxItemsPerGroup, GroupsToExpand",
):
    field_uri = required("FieldURI", "PathToUnindexedFieldType")
    indexed_field_uri = required("IndexedFieldURI", "PathToIndexedFieldType")
    extended_field_uri = required("ExtendedFieldURI", "PathToExtendedFieldType")
    aggregate_on = required("AggregateOn", "AggregateOnType")
    use_collapsible_groups = optional("UseCollapsibleGroups", xs.boolean, since=V2017_07_11)
    items_per_group = optional("ItemsPerGroup", xs.nonNegativeInteger, since=V2017_07_11)
    max_items_per_group = optional("MaxItemsPerGroup", xs.nonNegativeInteger, since=V2017_07_11)
    groups_to_expand = optional("GroupsToExpand", "ArrayOfGroupIdType", since=V2017_07_11)


class DistinguishedGroupByType(BaseGroupByType):
    standard_group_by = required("StandardGroupBy", StandardGroupByType)


class GroupedItemsType(ComplexType):
    group_index = required("GroupIndex", xs.string)
    items = required("Items", "ArrayOfRealItemsType")
    group_summary = optional("GroupSummary", "GroupSummaryType", since=V2017_07_11)


class ArrayOfGroupedItemsType(ComplexType, content=CHOICE):
    grouped_items = many("GroupedItems", "GroupedItemsType")


class FieldOrderType(ComplexType):
    path = required("Path", "BasePathToElementType", ref=True)
    order = attribute("Order", SortDirectionType, required=True)


class NonEmptyArrayOfFieldOrdersType(ComplexType):
    field_order = many("FieldOrder", "FieldOrderType", minimum=1)


class QueryStringType(ComplexType, namespace="m", since=E2013):
    value = text(xs.string)
    reset_cache = attribute("ResetCache", xs.boolean)
    return_highlight_terms = attribute("ReturnHighlightTerms", xs.boolean)
    return_deleted_items = attribute("ReturnDeletedItems", xs.boolean)


class GroupSummaryType(ComplexType, since=V2017_07_11):
    group_count = required("GroupCount", xs.int)
    unread_count = required("UnreadCount", xs.int)
    instance_key = required("InstanceKey", xs.base64Binary)
    group_by_value = required("GroupByValue", xs.string)
