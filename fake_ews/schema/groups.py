"""Modern groups: their mailboxes, their members, and what is posted to them."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, ListEnumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType
from fake_ews.schema.rows import optional, required
from fake_ews.schema.simple_types import NonEmptyStringType
from fake_ews.versions import E2013, E2013_SP1, E2015, V2017_07_11


class GroupMailboxConfigurationActionType(ListEnumeration, since=E2013):
    ALLOW_ONLY_MEMBERS_TO_POST = value("AllowOnlyMembersToPost", since=V2017_07_11)
    CONFIGURE_CALENDAR = value("ConfigureCalendar")
    CONFIGURE_CONNECTORS = value("ConfigureConnectors", since=V2017_07_11)
    CONFIGURE_FILE_CHANGE_NOTIFICATION = value("ConfigureFileChangeNotification", since=V2017_07_11)
    CREATE_DEFAULT_FOLDERS = value("CreateDefaultFolders")
    GENERATE_GROUP_PHOTO = value("GenerateGroupPhoto")
    SEND_WELCOME_MESSAGE = value("SendWelcomeMessage")
    SET_ALL_FOLDER_PERMISSIONS = value("SetAllFolderPermissions")
    SET_INITIAL_FOLDER_PERMISSIONS = value("SetInitialFolderPermissions")
    SET_REGIONAL_SETTINGS = value("SetRegionalSettings")
    PUBLISH_EXCHANGE_RESOURCES = value("PublishExchangeResources", until=E2013_SP1)


class GroupMemberIdentifierType(Enumeration, since=E2013):
    EXTERNAL_DIRECTORY_OBJECT_ID = value("ExternalDirectoryObjectId")
    LEGACY_EXCHANGE_DN = value("LegacyExchangeDN")
    SMTP_ADDRESS = value("SmtpAddress")


class ModernGroupTypeType(Enumeration, since=E2013):
    NONE = value("None")
    PRIVATE = value("Private")
    SECRET = value("Secret")
    PUBLIC = value("Public")


class UnifiedGroupAccessType(Enumeration, since=E2015):
    NONE = value("None")
    PRIVATE = value("Private")
    SECRET = value("Secret")
    PUBLIC = value("Public")


class MailboxLocatorType(ComplexType, since=E2013):
    external_directory_object_id = optional("ExternalDirectoryObjectId", xs.string)
    legacy_dn = optional("LegacyDn", xs.string)


class GroupLocatorType(MailboxLocatorType, since=E2013):
    pass


class UserLocatorType(MailboxLocatorType, since=E2013):
    pass


class MailboxAssociationType(ComplexType, since=E2013_SP1, until=E2013_SP1):
    group = required("Group", "GroupLocatorType")
    user = required("User", "UserLocatorType")
    is_member = optional("IsMember", xs.boolean)
    join_date = optional("JoinDate", xs.dateTime)
    is_pin = optional("IsPin", xs.boolean)
    joined_by = optional("JoinedBy", xs.string)


class MasterMailboxType(ComplexType, since=E2013_SP1, until=E2013_SP1):
    mailbox_type = required("MailboxType", xs.string, since=E2013)
    alias = optional("Alias", xs.string, since=E2013)
    display_name = optional("DisplayName", xs.string, since=E2013)
    smtp_address = optional("SmtpAddress", xs.string, since=E2013)
    group_type = optional("GroupType", ModernGroupTypeType, since=E2013)
    description = optional("Description", xs.string, since=E2013)
    photo = optional("Photo", xs.string, since=E2013)
    share_point_url = optional("SharePointUrl", xs.string, since=E2013)
    inbox_url = optional("InboxUrl", xs.string, since=E2013)
    calendar_url = optional("CalendarUrl", xs.string, since=E2013)
    domain_controller = optional("DomainController", xs.string, since=E2013)


class PostModernGroupItemType(BaseRequestType, namespace="m", element="PostModernGroupItem", since=E2013, until=E2013_SP1):
    modern_group_email_address = required("ModernGroupEmailAddress", "EmailAddressType")
    items = required("Items", "NonEmptyArrayOfAllItemsType")


class PostModernGroupItemResponseType(BaseResponseMessageType, namespace="m", element="PostModernGroupItemResponse", since=E2013, until=E2013_SP1):
    pass


class UpdateMailboxAssociationType(BaseRequestType, namespace="m", element="UpdateMailboxAssociation", since=E2013_SP1, until=E2013_SP1):
    association = required("Association", "MailboxAssociationType")
    master = required("Master", "MasterMailboxType")


class UpdateMailboxAssociationResponseType(
    BaseResponseMessageType,
    namespace="m",
    element="UpdateMailboxAssociationResponse",
    since=E2013_SP1,
    until=E2013_SP1,
):
    pass


class UpdateGroupMailboxType(BaseRequestType, namespace="m", element="UpdateGroupMailbox", since=E2013, until=E2013_SP1):
    group_smtp_address = required("GroupSmtpAddress", NonEmptyStringType)
    executing_user_smtp_address = optional("ExecutingUserSmtpAddress", NonEmptyStringType)
    domain_controller = optional("DomainController", xs.string)
    force_configuration_action = required("ForceConfigurationAction", GroupMailboxConfigurationActionType)
    member_identifier_type = optional("MemberIdentifierType", GroupMemberIdentifierType)
    added_members = optional("AddedMembers", "ArrayOfStringsType")
    removed_members = optional("RemovedMembers", "ArrayOfStringsType")
    added_pending_members = optional("AddedPendingMembers", "ArrayOfStringsType")
    removed_pending_members = optional("RemovedPendingMembers", "ArrayOfStringsType")
    permissions_version = optional("PermissionsVersion", xs.int)


class UpdateGroupMailboxResponseType(BaseResponseMessageType, namespace="m", element="UpdateGroupMailboxResponse", since=E2013, until=E2013_SP1):
    pass
