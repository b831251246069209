"""Permission sets of folders."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, ComplexType
from fake_ews.schema.enumerations import (
    CalendarPermissionLevelType,
    CalendarPermissionReadAccessType,
    DistinguishedUserType,
    PermissionActionType,
    PermissionLevelType,
    PermissionReadAccessType,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2007_SP1, E2010


class UserIdType(ComplexType, since=E2007_SP1):
    sid = optional("SID", xs.string)
    primary_smtp_address = optional("PrimarySmtpAddress", xs.string)
    display_name = optional("DisplayName", xs.string)
    distinguished_user = optional("DistinguishedUser", DistinguishedUserType)
    external_user_identity = optional("ExternalUserIdentity", xs.string, since=E2010)


class ArrayOfPermissionsType(ComplexType, content=CHOICE_ANY, since=E2007_SP1):
    permission = required("Permission", "PermissionType")


class ArrayOfCalendarPermissionsType(ComplexType, content=CHOICE_ANY, since=E2007_SP1):
    calendar_permission = required("CalendarPermission", "CalendarPermissionType")


class ArrayOfUnknownEntriesType(ComplexType, content=CHOICE_ANY, since=E2007_SP1):
    unknown_entry = required("UnknownEntry", xs.string)


class BasePermissionType(ComplexType, abstract=True, since=E2007_SP1):
    user_id = required("UserId", "UserIdType")
    can_create_items = optional("CanCreateItems", xs.boolean)
    can_create_sub_folders = optional("CanCreateSubFolders", xs.boolean)
    is_folder_owner = optional("IsFolderOwner", xs.boolean)
    is_folder_visible = optional("IsFolderVisible", xs.boolean)
    is_folder_contact = optional("IsFolderContact", xs.boolean)
    edit_items = optional("EditItems", PermissionActionType)
    delete_items = optional("DeleteItems", PermissionActionType)


class PermissionType(BasePermissionType, since=E2007_SP1):
    read_items = optional("ReadItems", PermissionReadAccessType)
    permission_level = required("PermissionLevel", PermissionLevelType)


class CalendarPermissionType(BasePermissionType, since=E2007_SP1):
    read_items = optional("ReadItems", CalendarPermissionReadAccessType)
    calendar_permission_level = required("CalendarPermissionLevel", CalendarPermissionLevelType)


class PermissionSetType(ComplexType, since=E2007_SP1):
    permissions = required("Permissions", "ArrayOfPermissionsType")
    unknown_entries = optional("UnknownEntries", "ArrayOfUnknownEntriesType")


class CalendarPermissionSetType(ComplexType, since=E2007_SP1):
    calendar_permissions = required("CalendarPermissions", "ArrayOfCalendarPermissionsType")
    unknown_entries = optional("UnknownEntries", "ArrayOfUnknownEntriesType")
