"""Identifiers of items, folders and attachments."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, CHOICE_ANY, CHOICE_SOME, ComplexType
from fake_ews.schema.distinguished_folders import DistinguishedFolderIdNameType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import attribute, many, optional, required
from fake_ews.schema.simple_types import DerivedItemIdType
from fake_ews.versions import E2010, E2013, V2017_07_11


class BaseItemIdType(ComplexType, element="BaseItemId", abstract=True):
    pass


class RequestAttachmentIdType(BaseItemIdType):
    id = attribute("Id", xs.string, required=True)


class AttachmentIdType(RequestAttachmentIdType):
    root_item_id = attribute("RootItemId", xs.string)
    root_item_change_key = attribute("RootItemChangeKey", xs.string)


class RootItemIdType(BaseItemIdType):
    root_item_id = attribute("RootItemId", xs.string, required=True)
    root_item_change_key = attribute("RootItemChangeKey", xs.string, required=True)


class NonEmptyArrayOfRequestAttachmentIdsType(ComplexType, content=CHOICE_SOME):
    attachment_id = required("AttachmentId", "RequestAttachmentIdType")


class BaseFolderIdType(ComplexType, abstract=True):
    pass


class DistinguishedFolderIdType(BaseFolderIdType):
    mailbox = optional("Mailbox", "EmailAddressType")
    id = attribute("Id", DistinguishedFolderIdNameType, required=True)
    change_key = attribute("ChangeKey", xs.string)


class FolderIdType(BaseFolderIdType):
    id = attribute("Id", xs.string, required=True)
    change_key = attribute("ChangeKey", xs.string)


class AddressListIdType(BaseFolderIdType, since=E2013):
    id = attribute("Id", xs.string, required=True)


class NonEmptyArrayOfBaseFolderIdsType(ComplexType, content=CHOICE_SOME):
    folder_id = required("FolderId", "FolderIdType")
    distinguished_folder_id = required("DistinguishedFolderId", "DistinguishedFolderIdType")


class TargetFolderIdType(ComplexType, content=CHOICE):
    folder_id = required("FolderId", "FolderIdType")
    distinguished_folder_id = required("DistinguishedFolderId", "DistinguishedFolderIdType")
    address_list_id = required("AddressListId", "AddressListIdType", since=E2013)


class ItemIdType(BaseItemIdType):
    id = attribute("Id", xs.string, required=True)
    change_key = attribute("ChangeKey", xs.string)


class NonEmptyArrayOfBaseItemIdsType(ComplexType, content=CHOICE_SOME):
    item_id = required("ItemId", "ItemIdType")
    occurrence_item_id = required("OccurrenceItemId", "OccurrenceItemIdType")
    recurring_master_item_id = required("RecurringMasterItemId", "RecurringMasterItemIdType")
    recurring_master_item_id_ranges = required("RecurringMasterItemIdRanges", "RecurringMasterItemIdRangesType", since=E2013)


class ArrayOfBaseItemIdsType(ComplexType, content=CHOICE_ANY):
    item_id = required("ItemId", "ItemIdType")


class NonEmptyArrayOfItemIdsType(ComplexType, since=E2010):
    item_id = many("ItemId", "ItemIdType", minimum=1)


class OccurrenceItemIdType(BaseItemIdType):
    recurring_master_id = attribute("RecurringMasterId", DerivedItemIdType, required=True)
    change_key = attribute("ChangeKey", xs.string)
    instance_index = attribute("InstanceIndex", xs.int, required=True)


class RecurringMasterItemIdType(BaseItemIdType):
    occurrence_id = attribute("OccurrenceId", DerivedItemIdType, required=True)
    change_key = attribute("ChangeKey", xs.string)


class RecurringMasterItemIdRangesType(ItemIdType, since=E2013):
    ranges = optional("Ranges", "ArrayOfOccurrenceRangesType")


class ArrayOfOccurrenceRangesType(ComplexType, since=E2013):
    range = many("Range", "OccurrencesRangeType", minimum=1)


class OccurrencesRangeType(ComplexType, since=E2013):
    start = attribute("Start", xs.dateTime)
    end = attribute("End", xs.dateTime)
    count = attribute("Count", xs.int)
    compare_original_start_time = attribute("CompareOriginalStartTime", xs.boolean)


class ArrayOfGroupIdType(ComplexType, content=CHOICE_ANY, since=V2017_07_11):
    group_id = required("GroupId", xs.base64Binary)


class ArrayOfFolderIdType(ComplexType, content=CHOICE_ANY, since=E2013):
    folder_id = required("FolderId", "FolderIdType")
