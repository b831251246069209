"""The changes of UpdateItem and UpdateFolder."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, CHOICE_SOME, ComplexType
from fake_ews.schema.rows import many, optional, required
from fake_ews.versions import E2007_SP1, E2015, V2017_07_11


class ChangeDescriptionType(ComplexType, abstract=True):
    path = required("Path", "BasePathToElementType", ref=True)


class ItemChangeDescriptionType(ChangeDescriptionType):
    pass


class FolderChangeDescriptionType(ChangeDescriptionType):
    pass


class SetItemFieldType(ItemChangeDescriptionType, content=CHOICE):
    item = required("Item", "ItemType")
    message = required("Message", "MessageType")
    sharing_message = required("SharingMessage", "SharingMessageType", since=V2017_07_11)
    calendar_item = required("CalendarItem", "CalendarItemType")
    contact = required("Contact", "ContactItemType")
    distribution_list = required("DistributionList", "DistributionListType")
    meeting_message = required("MeetingMessage", "MeetingMessageType")
    meeting_request = required("MeetingRequest", "MeetingRequestMessageType")
    meeting_response = required("MeetingResponse", "MeetingResponseMessageType")
    meeting_cancellation = required("MeetingCancellation", "MeetingCancellationMessageType")
    task = required("Task", "TaskType")
    post_item = required("PostItem", "PostItemType", since=E2007_SP1)
    role_member = required("RoleMember", "RoleMemberItemType", since=E2015)
    network = required("Network", "NetworkItemType", since=E2015)
    person = required("Person", "AbchPersonItemType", since=E2015)


class SetFolderFieldType(FolderChangeDescriptionType, content=CHOICE):
    folder = required("Folder", "FolderType")
    calendar_folder = required("CalendarFolder", "CalendarFolderType")
    contacts_folder = required("ContactsFolder", "ContactsFolderType")
    search_folder = required("SearchFolder", "SearchFolderType")
    tasks_folder = required("TasksFolder", "TasksFolderType")


class DeleteItemFieldType(ItemChangeDescriptionType):
    pass


class DeleteFolderFieldType(FolderChangeDescriptionType):
    pass


class AppendToItemFieldType(ItemChangeDescriptionType, content=CHOICE):
    item = required("Item", "ItemType")
    message = required("Message", "MessageType")
    sharing_message = required("SharingMessage", "SharingMessageType", since=V2017_07_11)
    calendar_item = required("CalendarItem", "CalendarItemType")
    contact = required("Contact", "ContactItemType")
    distribution_list = required("DistributionList", "DistributionListType")
    meeting_message = required("MeetingMessage", "MeetingMessageType")
    meeting_request = required("MeetingRequest", "MeetingRequestMessageType")
    meeting_response = required("MeetingResponse", "MeetingResponseMessageType")
    meeting_cancellation = required("MeetingCancellation", "MeetingCancellationMessageType")
    task = required("Task", "TaskType")
    post_item = required("PostItem", "PostItemType", since=E2007_SP1)
    role_member = required("RoleMember", "RoleMemberItemType", since=E2015)
    network = required("Network", "NetworkItemType", since=E2015)
    person = required("Person", "AbchPersonItemType", since=E2015)


class AppendToFolderFieldType(FolderChangeDescriptionType, content=CHOICE):
    folder = required("Folder", "FolderType")
    calendar_folder = required("CalendarFolder", "CalendarFolderType")
    contacts_folder = required("ContactsFolder", "ContactsFolderType")
    search_folder = required("SearchFolder", "SearchFolderType")
    tasks_folder = required("TasksFolder", "TasksFolderType")


class NonEmptyArrayOfItemChangeDescriptionsType(ComplexType, content=CHOICE_SOME):
    append_to_item_field = required("AppendToItemField", "AppendToItemFieldType")
    set_item_field = required("SetItemField", "SetItemFieldType")
    delete_item_field = required("DeleteItemField", "DeleteItemFieldType")


class NonEmptyArrayOfFolderChangeDescriptionsType(ComplexType, content=CHOICE_SOME):
    append_to_folder_field = required("AppendToFolderField", "AppendToFolderFieldType")
    set_folder_field = required("SetFolderField", "SetFolderFieldType")
    delete_folder_field = required("DeleteFolderField", "DeleteFolderFieldType")


class ItemChangeType(ComplexType, content="(ItemId | OccurrenceItemId | RecurringMasterItemId), Updates, CalendarActivityData"):
    item_id = required("ItemId", "ItemIdType")
    occurrence_item_id = required("OccurrenceItemId", "OccurrenceItemIdType")
    recurring_master_item_id = required("RecurringMasterItemId", "RecurringMasterItemIdType")
    updates = required("Updates", "NonEmptyArrayOfItemChangeDescriptionsType")
    calendar_activity_data = optional("CalendarActivityData", "CalendarActivityDataType", since=V2017_07_11)


class NonEmptyArrayOfItemChangesType(ComplexType):
    item_change = many("ItemChange", "ItemChangeType", minimum=1)


class FolderChangeType(ComplexType, content="(FolderId | DistinguishedFolderId), Updates"):
    folder_id = required("FolderId", "FolderIdType")
    distinguished_folder_id = required("DistinguishedFolderId", "DistinguishedFolderIdType")
    updates = required("Updates", "NonEmptyArrayOfFolderChangeDescriptionsType")


class NonEmptyArrayOfFolderChangesType(ComplexType):
    folder_change = many("FolderChange", "FolderChangeType", minimum=1)
