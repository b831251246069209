"""What a client meant by what it did to a calendar item."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_OPTIONAL, ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2013, E2013_SP1


class ClientIntentMeetingInquiryActionType(Enumeration, since=E2013, until=E2013_SP1):
    SEND_CANCELLATION = value("SendCancellation")
    REVIVE_MEETING = value("ReviveMeeting")
    SEND_UPDATE_FOR_MASTER = value("SendUpdateForMaster")
    MEETING_ALREADY_EXISTS = value("MeetingAlreadyExists")
    EXISTING_OCCURRENCE = value("ExistingOccurrence")
    HAS_DELEGATES = value("HasDelegates")
    DELETED_VERSION_NOT_FOUND = value("DeletedVersionNotFound")
    PAIRED_CANCELLATION_FOUND = value("PairedCancellationFound")
    FAILED_TO_REVIVE = value("FailedToRevive")


class NonEmptyStateDefinitionType(ComplexType, content=CHOICE_OPTIONAL, since=E2013):
    deleted_occurrence_state_definition = required("DeletedOccurrenceStateDefinition", "DeletedOccurrenceStateDefinitionType")
    delete_from_folder_state_definition = required("DeleteFromFolderStateDefinition", "DeleteFromFolderStateDefinitionType")
    location_based_state_definition = required("LocationBasedStateDefinition", "LocationBasedStateDefinitionType")


class BaseCalendarItemStateDefinitionType(ComplexType, since=E2013):
    pass


class DeletedOccurrenceStateDefinitionType(BaseCalendarItemStateDefinitionType, since=E2013):
    occurrence_date = required("OccurrenceDate", xs.dateTime)
    is_occurrence_present = optional("IsOccurrencePresent", xs.boolean)


class DeleteFromFolderStateDefinitionType(BaseCalendarItemStateDefinitionType, since=E2013):
    pass


class LocationBasedStateDefinitionType(BaseCalendarItemStateDefinitionType, since=E2013):
    organizer_location = required("OrganizerLocation", xs.string)
    attendee_location = required("AttendeeLocation", xs.string)


class ClientIntentType(ComplexType, since=E2013, until=E2013_SP1):
    item_id = required("ItemId", "ItemIdType")
    intent = required("Intent", xs.int)
    item_version = required("ItemVersion", xs.int)
    would_repair = required("WouldRepair", xs.boolean)
    predicted_action = optional("PredictedAction", ClientIntentMeetingInquiryActionType)


class GetClientIntentType(BaseRequestType, namespace="m", element="GetClientIntent", since=E2013, until=E2013_SP1):
    global_object_id = required("GlobalObjectId", xs.string)
    state_definition = required("StateDefinition", "NonEmptyStateDefinitionType")


class GetClientIntentResponseMessageType(ResponseMessageType, namespace="m", element="GetClientIntentResponseMessage", since=E2013, until=E2013_SP1):
    client_intent = optional("ClientIntent", "ClientIntentType")
