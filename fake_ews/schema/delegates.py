"""Delegates, and what the messages about them have in common."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import DelegateFolderPermissionLevelType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import many, optional, required
from fake_ews.versions import E2007_SP1


class ArrayOfDelegateUserType(ComplexType, since=E2007_SP1):
    delegate_user = many("DelegateUser", "DelegateUserType", minimum=1)


class ArrayOfUserIdType(ComplexType, since=E2007_SP1):
    user_id = many("UserId", "UserIdType", minimum=1)


class DelegateUserType(ComplexType, since=E2007_SP1):
    user_id = required("UserId", "UserIdType")
    delegate_permissions = optional("DelegatePermissions", "DelegatePermissionsType")
    receive_copies_of_meeting_messages = optional("ReceiveCopiesOfMeetingMessages", xs.boolean)
    view_private_items = optional("ViewPrivateItems", xs.boolean)


class DelegatePermissionsType(ComplexType, since=E2007_SP1):
    calendar_folder_permission_level = optional("CalendarFolderPermissionLevel", DelegateFolderPermissionLevelType)
    tasks_folder_permission_level = optional("TasksFolderPermissionLevel", DelegateFolderPermissionLevelType)
    inbox_folder_permission_level = optional("InboxFolderPermissionLevel", DelegateFolderPermissionLevelType)
    contacts_folder_permission_level = optional("ContactsFolderPermissionLevel", DelegateFolderPermissionLevelType)
    notes_folder_permission_level = optional("NotesFolderPermissionLevel", DelegateFolderPermissionLevelType)
    journal_folder_permission_level = optional("JournalFolderPermissionLevel", DelegateFolderPermissionLevelType)


class BaseDelegateType(BaseRequestType, namespace="m", abstract=True, since=E2007_SP1):
    mailbox = required("Mailbox", "EmailAddressType")


class BaseDelegateResponseMessageType(ResponseMessageType, namespace="m", abstract=True, since=E2007_SP1):
    response_messages = optional("ResponseMessages", "ArrayOfDelegateUserResponseMessageType")


class ArrayOfDelegateUserResponseMessageType(ComplexType, namespace="m", since=E2007_SP1):
    delegate_user_response_message_type = many("DelegateUserResponseMessageType", "DelegateUserResponseMessageType", minimum=1)


class DelegateUserResponseMessageType(ResponseMessageType, namespace="m", since=E2007_SP1):
    delegate_user = optional("DelegateUser", "DelegateUserType")
