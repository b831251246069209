"""Folders of every kind."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, CHOICE_SOME, ComplexType
from fake_ews.schema.distinguished_folders import DistinguishedFolderIdNameType
from fake_ews.schema.enumerations import (
    CalendarPermissionReadAccessType,
    PermissionReadAccessType,
    SearchFolderTraversalType,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import CREATE, EDIT, FIND, SORT, UPDATE, Shape, attribute, many, optional, required
from fake_ews.versions import E2007_SP1, E2010, E2013, E2015


class BaseFolderType(ComplexType, abstract=True):
    folder_id = optional("folder:FolderId", "FolderIdType", can=FIND, shape=Shape.ID_ONLY)
    parent_folder_id = optional("folder:ParentFolderId", "FolderIdType", can=FIND)
    folder_class = optional("folder:FolderClass", xs.string, can=CREATE | UPDATE | FIND | SORT, mapi=0x3613001F)
    display_name = optional("folder:DisplayName", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=0x3001001F)
    total_count = optional("folder:TotalCount", xs.int, can=FIND | SORT, shape=Shape.DEFAULT, mapi=0x36020003)
    child_folder_count = optional("folder:ChildFolderCount", xs.int, can=FIND | SORT, shape=Shape.DEFAULT, mapi=0x66380003)
    extended_property = many("ExtendedProperty", "ExtendedPropertyType")
    managed_folder_information = optional("folder:ManagedFolderInformation", "ManagedFolderInformationType", can=FIND)
    effective_rights = optional("folder:EffectiveRights", "EffectiveRightsType", can=FIND, since=E2007_SP1)
    distinguished_folder_id = optional(
        "folder:DistinguishedFolderId", DistinguishedFolderIdNameType, can=CREATE | FIND | SORT, shape=Shape.EXPLICIT, since=E2013
    )
    policy_tag = optional("folder:PolicyTag", "RetentionTagType", can=EDIT | FIND, shape=Shape.EXPLICIT, since=E2013)
    archive_tag = optional("folder:ArchiveTag", "RetentionTagType", can=EDIT | FIND, shape=Shape.EXPLICIT, since=E2013)
    replica_list = optional("folder:ReplicaList", "ArrayOfStringsType", shape=Shape.EXPLICIT, since=E2015)


class ManagedFolderInformationType(ComplexType):
    can_delete = optional("CanDelete", xs.boolean)
    can_rename_or_move = optional("CanRenameOrMove", xs.boolean)
    must_display_comment = optional("MustDisplayComment", xs.boolean)
    has_quota = optional("HasQuota", xs.boolean)
    is_managed_folders_root = optional("IsManagedFoldersRoot", xs.boolean)
    managed_folder_id = optional("ManagedFolderId", xs.string)
    comment = optional("Comment", xs.string)
    storage_quota = optional("StorageQuota", xs.int)
    folder_size = optional("FolderSize", xs.int)
    home_page = optional("HomePage", xs.string)


class FolderType(BaseFolderType):
    permission_set = optional("folder:PermissionSet", "PermissionSetType", can=EDIT, shape=Shape.EXPLICIT, since=E2007_SP1)
    unread_count = optional("folder:UnreadCount", xs.int, can=FIND | SORT, shape=Shape.DEFAULT, mapi=0x36030003)


class CalendarFolderType(BaseFolderType):
    sharing_effective_rights = optional("folder:SharingEffectiveRights", CalendarPermissionReadAccessType, shape=Shape.EXPLICIT, since=E2010)
    permission_set = optional("folder:PermissionSet", "CalendarPermissionSetType", can=EDIT, shape=Shape.EXPLICIT, since=E2007_SP1)


class ContactsFolderType(BaseFolderType):
    sharing_effective_rights = optional("folder:SharingEffectiveRights", PermissionReadAccessType, shape=Shape.EXPLICIT, since=E2010)
    permission_set = optional("folder:PermissionSet", "PermissionSetType", can=EDIT, shape=Shape.EXPLICIT, since=E2007_SP1)
    source_id = optional("SourceId", xs.string, since=E2015)
    account_name = optional("AccountName", xs.string, since=E2015)


class SearchFolderType(FolderType):
    search_parameters = optional("folder:SearchParameters", "SearchParametersType", can=CREATE | UPDATE)


class TasksFolderType(FolderType):
    pass


class NonEmptyArrayOfFoldersType(ComplexType, content=CHOICE_SOME):
    folder = required("Folder", "FolderType")
    calendar_folder = required("CalendarFolder", "CalendarFolderType")
    contacts_folder = required("ContactsFolder", "ContactsFolderType")
    search_folder = required("SearchFolder", "SearchFolderType")
    tasks_folder = required("TasksFolder", "TasksFolderType")


class ArrayOfFoldersType(ComplexType, content=CHOICE_ANY):
    folder = required("Folder", "FolderType")
    calendar_folder = required("CalendarFolder", "CalendarFolderType")
    contacts_folder = required("ContactsFolder", "ContactsFolderType")
    search_folder = required("SearchFolder", "SearchFolderType")
    tasks_folder = required("TasksFolder", "TasksFolderType")


class SearchParametersType(ComplexType):
    restriction = required("Restriction", "RestrictionType")
    base_folder_ids = required("BaseFolderIds", "NonEmptyArrayOfBaseFolderIdsType")
    traversal = attribute("Traversal", SearchFolderTraversalType)
