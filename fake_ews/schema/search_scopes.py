"""Where a search session searches."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE, ComplexType
from fake_ews.schema.enumeration import ListEnumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2015, E2016


class OneDriveViewType(ListEnumeration, since=E2015):
    MY_DOCUMENTS = value("MyDocuments")
    NONE = value("None")
    RECYCLE_BIN = value("RecycleBin")
    SHARED_WITH_ME = value("SharedWithMe")


class DelveViewType(ListEnumeration, since=E2016):
    FILES = value("Files")
    NONE = value("None")


class SearchScopeGroupsType(ListEnumeration, since=E2015):
    MY_GROUPS = value("MyGroups")


class SearchScopeArchivesType(ListEnumeration, since=E2015):
    ALL = value("All")
    AUX_ARCHIVE = value("AuxArchive")
    MAIN_ARCHIVE = value("MainArchive")


class ArrayOfDistinguishedFolderIdType(ComplexType, since=E2015):
    distinguished_folder_id = many("DistinguishedFolderId", "DistinguishedFolderIdType")


class SearchFolderScopeType(ComplexType, content=CHOICE, since=E2015):
    folder_id = required("FolderId", "FolderIdType")
    well_known_folder = required("WellKnownFolder", "DistinguishedFolderIdType")


class PrimaryMailboxSearchScopeType(ComplexType, since=E2015):
    folder_scope = optional("FolderScope", "SearchFolderScopeType")
    is_deep_traversal = optional("IsDeepTraversal", xs.boolean)


class LargeArchiveSearchScopeType(ComplexType, since=E2015):
    archive_types = required("ArchiveTypes", SearchScopeArchivesType)


class GroupSearchScopeType(ComplexType, since=E2015):
    group_types = required("GroupTypes", SearchScopeGroupsType)


class SingleLargeArchiveSearchScopeType(ComplexType, since=E2015):
    mailbox_guid = optional("MailboxGuid", GuidType)
    folder_scope = required("FolderScope", "SearchFolderScopeType")
    is_deep_traversal = required("IsDeepTraversal", xs.boolean)


class OneDriveSearchScopeType(ComplexType, since=E2015):
    onedrive_view = required("OneDriveView", OneDriveViewType)


class DelveSearchScopeType(ComplexType, since=E2016):
    delve_view = required("DelveView", DelveViewType)


class CustomSearchScopeType(ComplexType, since=E2015):
    mailbox_guid = required("MailboxGuid", GuidType)
    folder_scope = required("FolderScope", "SearchFolderScopeType")
    is_deep_traversal = required("IsDeepTraversal", xs.boolean)


class ArrayOfSearchScopeType(ComplexType, since=E2015):
    primary_mailbox_search_scope = optional("PrimaryMailboxSearchScope", "PrimaryMailboxSearchScopeType")
    large_archive_search_scope = optional("LargeArchiveSearchScope", "LargeArchiveSearchScopeType")
    group_search_scope = optional("GroupSearchScope", "GroupSearchScopeType")
    custom_search_scope = many("CustomSearchScope", "CustomSearchScopeType", maximum=4)
    onedrive_search_scope = optional("OneDriveSearchScope", "OneDriveSearchScopeType")
    single_large_archive_search_scope = optional("SingleLargeArchiveSearchScope", "SingleLargeArchiveSearchScopeType")
    delve_search_scope = optional("DelveSearchScope", "DelveSearchScopeType", since=E2016)
