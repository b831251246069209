"""The changes that the Sync operations return."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, CHOICE_ANY, ComplexType
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import required
from fake_ews.versions import E2007_SP1, E2015, V2017_07_11


class SyncFolderItemsCreateOrUpdateType(ComplexType, content=CHOICE):
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


class SyncFolderItemsDeleteType(ComplexType):
    item_id = required("ItemId", "ItemIdType")


class SyncFolderItemsReadFlagType(ComplexType, since=E2007_SP1):
    item_id = required("ItemId", "ItemIdType")
    is_read = required("IsRead", xs.boolean)


class SyncFolderItemsChangesType(ComplexType, content=CHOICE_ANY):
    create = required("Create", "SyncFolderItemsCreateOrUpdateType")
    update = required("Update", "SyncFolderItemsCreateOrUpdateType")
    delete = required("Delete", "SyncFolderItemsDeleteType")
    read_flag_change = required("ReadFlagChange", "SyncFolderItemsReadFlagType", since=E2007_SP1)


class SyncFolderHierarchyCreateOrUpdateType(ComplexType, content=CHOICE):
    folder = required("Folder", "FolderType")
    calendar_folder = required("CalendarFolder", "CalendarFolderType")
    contacts_folder = required("ContactsFolder", "ContactsFolderType")
    search_folder = required("SearchFolder", "SearchFolderType")
    tasks_folder = required("TasksFolder", "TasksFolderType")


class SyncFolderHierarchyDeleteType(ComplexType):
    folder_id = required("FolderId", "FolderIdType")


class SyncFolderHierarchyChangesType(ComplexType, content=CHOICE_ANY):
    create = required("Create", "SyncFolderHierarchyCreateOrUpdateType")
    update = required("Update", "SyncFolderHierarchyCreateOrUpdateType")
    delete = required("Delete", "SyncFolderHierarchyDeleteType")
