"""The service description: one row an operation, with the SOAP headers that it takes, in the order of Services.wsdl.

Operations that the schema knows and the description does not (``GetReminders``, unified messaging) have no row: servers
answer them to clients that know of them elsewhere. A row is in the description of a version that has its request.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fake_ews.schema.view import SchemaView, expanded
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """A SOAP header of a request: the name of its part of the message, and its element in the types namespace."""

    part: str
    element: str


@dataclass(frozen=True, slots=True)
class Described:
    """One operation: its headers, and what is not called as the rest are.

    ``request`` and ``response`` are the elements where they are not ``name`` and ``nameResponse``, ``part`` the request's
    part of its message where that is not "request", ``action`` the end of the SOAPAction where that is not ``name``.
    Headers in ``unbound`` are parts of the message which the binding forgets.
    """

    name: str
    headers: tuple[Header, ...]
    request: str = ""
    response: str = ""
    part: str = "request"
    action: str = ""
    unbound: tuple[Header, ...] = ()

    @property
    def request_element(self) -> str:
        """The request's element in the messages namespace."""
        return self.request or self.name

    @property
    def response_element(self) -> str:
        """The response's element in the messages namespace."""
        return self.response or f"{self.name}Response"

    @property
    def soap_action(self) -> str:
        """The end of the SOAPAction."""
        return self.action or self.name


_IMPERSONATION: Final = Header("Impersonation", "ExchangeImpersonation")
_CULTURE: Final = Header("MailboxCulture", "MailboxCulture")
_VERSION: Final = Header("RequestVersion", "RequestServerVersion")
_ZONE: Final = Header("TimeZoneContext", "TimeZoneContext")
_PRECISION: Final = Header("DateTimePrecision", "DateTimePrecision")
_ROLE: Final = Header("ManagementRole", "ManagementRole")

ALONE: Final = (_VERSION,)
ACTING: Final = (_IMPERSONATION, _VERSION)
ABOUT_NOBODY: Final = (_CULTURE, _VERSION)
MAILBOX: Final = (_IMPERSONATION, _CULTURE, _VERSION)
TIMES: Final = (*MAILBOX, _ZONE)
ADMINISTRATOR: Final = (_VERSION, _ROLE)

OPERATIONS: Final = (
    Described("ResolveNames", MAILBOX),
    Described("ExpandDL", MAILBOX),
    Described("GetServerTimeZones", ABOUT_NOBODY),
    Described("FindFolder", (*TIMES, _ROLE)),
    Described("FindItem", (*TIMES, _PRECISION, _ROLE)),
    Described("GetFolder", (*TIMES, _ROLE)),
    Described("UploadItems", MAILBOX),
    Described("ExportItems", (*MAILBOX, _ROLE)),
    Described("ConvertId", ACTING),
    Described("CreateFolder", TIMES),
    Described("CreateFolderPath", TIMES),
    Described("DeleteFolder", MAILBOX),
    Described("EmptyFolder", MAILBOX),
    Described("UpdateFolder", TIMES),
    Described("MoveFolder", MAILBOX),
    Described("CopyFolder", MAILBOX),
    Described("Subscribe", MAILBOX),
    Described("Unsubscribe", MAILBOX),
    Described("GetEvents", MAILBOX),
    Described("GetStreamingEvents", MAILBOX, action="GetEvents"),
    Described("SyncFolderHierarchy", MAILBOX),
    Described("SyncFolderItems", MAILBOX),
    Described("CreateManagedFolder", MAILBOX),
    Described("GetItem", (*TIMES, _PRECISION, _ROLE)),
    Described("CreateItem", TIMES),
    Described("DeleteItem", MAILBOX),
    Described("UpdateItem", TIMES),
    Described("UpdateItemInRecoverableItems", (*TIMES, _ROLE)),
    Described("SendItem", MAILBOX),
    Described("MoveItem", MAILBOX),
    Described("CopyItem", MAILBOX),
    Described("ArchiveItem", MAILBOX),
    Described("CreateAttachment", TIMES),
    Described("DeleteAttachment", MAILBOX),
    Described("GetAttachment", TIMES),
    Described("GetClientAccessToken", ALONE),
    Described("GetDelegate", MAILBOX),
    Described("AddDelegate", MAILBOX),
    Described("RemoveDelegate", MAILBOX),
    Described("UpdateDelegate", MAILBOX),
    Described("CreateUserConfiguration", MAILBOX),
    Described("DeleteUserConfiguration", MAILBOX),
    Described("GetUserConfiguration", MAILBOX),
    Described("GetSpecificUserConfiguration", MAILBOX),
    Described("UpdateUserConfiguration", MAILBOX),
    Described("GetUserAvailability", (*ACTING, _ZONE), request="GetUserAvailabilityRequest", part="GetUserAvailabilityRequest"),
    Described("GetUserOofSettings", ACTING, request="GetUserOofSettingsRequest", part="GetUserOofSettingsRequest", unbound=(_VERSION,)),
    Described("SetUserOofSettings", ACTING, request="SetUserOofSettingsRequest", part="SetUserOofSettingsRequest", unbound=(_VERSION,)),
    Described("GetServiceConfiguration", MAILBOX),
    Described("GetMailTips", ABOUT_NOBODY),
    Described("PlayOnPhone", MAILBOX),
    Described("GetPhoneCallInformation", MAILBOX),
    Described("DisconnectPhoneCall", MAILBOX),
    Described("GetSharingMetadata", ALONE),
    Described("RefreshSharingFolder", ALONE),
    Described("GetSharingFolder", ALONE),
    Described("SetTeamMailbox", ADMINISTRATOR),
    Described("UnpinTeamMailbox", ALONE),
    Described("GetRoomLists", MAILBOX, part="GetRoomListsRequest"),
    Described("GetRooms", MAILBOX, part="GetRoomsRequest"),
    Described("FindMessageTrackingReport", ALONE),
    Described("GetMessageTrackingReport", ALONE),
    Described("FindConversation", ACTING),
    Described("ApplyConversationAction", ACTING),
    Described("GetConversationItems", ACTING),
    Described("FindPeople", ACTING),
    Described("FindTags", ACTING),
    Described("AddTag", ACTING),
    Described("HideTag", ACTING),
    Described("GetPersona", ACTING, response="GetPersonaResponseMessage"),
    Described("GetInboxRules", TIMES),
    Described("UpdateInboxRules", TIMES),
    Described("GetPasswordExpirationDate", ABOUT_NOBODY),
    Described("GetSearchableMailboxes", ADMINISTRATOR),
    Described("SearchMailboxes", ADMINISTRATOR),
    Described("GetDiscoverySearchConfiguration", ADMINISTRATOR),
    Described("GetHoldOnMailboxes", ADMINISTRATOR),
    Described("SetHoldOnMailboxes", ADMINISTRATOR),
    Described("GetNonIndexableItemStatistics", ADMINISTRATOR),
    Described("GetNonIndexableItemDetails", ADMINISTRATOR),
    Described("MarkAllItemsAsRead", MAILBOX),
    Described("MarkAsJunk", MAILBOX),
    Described("ReportMessage", MAILBOX),
    Described("GetAppManifests", ALONE),
    Described("AddNewImContactToGroup", MAILBOX),
    Described("AddNewTelUriContactToGroup", MAILBOX),
    Described("AddImContactToGroup", MAILBOX),
    Described("RemoveImContactFromGroup", MAILBOX),
    Described("AddImGroup", MAILBOX),
    Described("AddDistributionGroupToImList", MAILBOX),
    Described("GetImItemList", MAILBOX),
    Described("GetImItems", MAILBOX),
    Described("RemoveContactFromImList", MAILBOX),
    Described("RemoveDistributionGroupFromImList", MAILBOX),
    Described("RemoveImGroup", MAILBOX),
    Described("SetImGroup", MAILBOX),
    Described("SetImListMigrationCompleted", MAILBOX),
    Described("GetUserRetentionPolicyTags", ALONE),
    Described("InstallApp", ACTING, unbound=(_IMPERSONATION,)),
    Described("UninstallApp", ACTING, unbound=(_IMPERSONATION,)),
    Described("DisableApp", ACTING, unbound=(_IMPERSONATION,)),
    Described("GetAppMarketplaceUrl", ALONE),
    Described("FindAvailableMeetingTimes", ALONE),
    Described("FindMeetingTimeCandidates", (*ALONE, _ZONE), unbound=(_ZONE,)),
    Described("GetUserPhoto", ALONE),
    Described("SetUserPhoto", ALONE),
    Described("GetMeetingSpace", ADMINISTRATOR, response="GetMeetingSpaceResponseMessage"),
    Described("DeleteMeetingSpace", ADMINISTRATOR, response="DeleteMeetingSpaceResponseMessage"),
    Described("UpdateMeetingSpace", ADMINISTRATOR, response="UpdateMeetingSpaceResponseMessage"),
    Described("CreateMeetingSpace", ADMINISTRATOR, response="CreateMeetingSpaceResponseMessage"),
    Described("FindMeetingSpaceByJoinUrl", ADMINISTRATOR, response="FindMeetingSpaceByJoinUrlResponseMessage"),
    Described("GetMeetingInstance", ADMINISTRATOR, request="GetMeetingInstanceRequest", action="GetMeetingInstanceRequest"),
    Described("DeleteMeetingInstance", ADMINISTRATOR, request="DeleteMeetingInstanceRequest", action="DeleteMeetingInstanceRequest"),
    Described("UpdateMeetingInstance", ADMINISTRATOR, request="UpdateMeetingInstanceRequest", action="UpdateMeetingInstanceRequest"),
    Described("CreateMeetingInstance", ADMINISTRATOR, request="CreateMeetingInstanceRequest", action="CreateMeetingInstanceRequest"),
    Described("StartSearchSession", ABOUT_NOBODY),
    Described("GetSearchSuggestions", ABOUT_NOBODY),
    Described("DeleteSearchSuggestion", ABOUT_NOBODY),
    Described("ExecuteSearch", ABOUT_NOBODY),
    Described("EndSearchSession", ABOUT_NOBODY),
    Described("GetLastPrivateCatalogUpdate", ALONE),
    Described("GetPrivateCatalogAddIns", ALONE),
)


def described(view: SchemaView) -> Iterator[Described]:
    """Walk the operations that a server of that version describes: those whose request its schema has."""
    return (row for row in OPERATIONS if expanded("m", row.request_element) in view.elements)


def headers(row: Described, view: SchemaView) -> Iterator[Header]:
    """Walk the headers of an operation that the version has."""
    return (header for header in row.headers if expanded("t", header.element) in view.elements)
