"""Online meeting spaces and the instances of their meetings."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2015, V2017_07_11


class ActivityDomainType(Enumeration, since=E2015):
    UNKNOWN = value("Unknown")
    PERSONAL = value("Personal")
    WORK = value("Work")


class MeetingSpaceTypeEnum(Enumeration, since=E2015):
    PUBLIC = value("Public")
    PRIVATE = value("Private")


class ParticipantActivityRole(Enumeration, since=E2015):
    ORGANIZER = value("Organizer")
    ATTENDEE = value("Attendee")
    PRESENTER = value("Presenter")


class ParticipantActivityMediaType(Enumeration, since=E2015):
    APP_SHARING = value("AppSharing")
    AUDIO_VIDEO = value("AudioVideo")
    CHAT = value("Chat")
    DATA_CONF = value("DataConf")
    MEETING = value("Meeting")
    MEETING_CONF = value("MeetingConf")
    PHONE_CONF = value("PhoneConf")
    FOCUS = value("Focus")


class ContentActivityType(Enumeration, since=E2015):
    POLL = value("Poll")
    WHITE_BOARD = value("WhiteBoard")
    Q_AND_A = value("QAndA")
    CHAT = value("Chat")
    MEETING = value("Meeting")
    ANNOTATIONS = value("Annotations")
    SHARED_NOTES = value("SharedNotes")


class ContentActivityMediaType(Enumeration, since=E2015):
    APP_SHARING = value("AppSharing")
    AUDIO_VIDEO = value("AudioVideo")
    CHAT = value("Chat")
    DATA_CONF = value("DataConf")
    MEETING = value("Meeting")
    MEETING_CONF = value("MeetingConf")
    PHONE_CONF = value("PhoneConf")


class ContentActivityAcl(Enumeration, since=E2015):
    ORGANIZER = value("Organizer")
    PRESENTER = value("Presenter")
    EVERYONE = value("Everyone")


class MeetingSpaceType(ComplexType, element="MeetingSpace", since=E2015):
    id = optional("Id", xs.string)
    change_key = optional("ChangeKey", xs.string)
    type = optional("Type", MeetingSpaceTypeEnum)
    version = optional("Version", xs.string)
    join_url = optional("JoinUrl", xs.string)
    date_time_created = optional("DateTimeCreated", xs.string)
    date_time_modified = optional("DateTimeModified", xs.string)
    expiry_time = optional("ExpiryTime", xs.string)
    meadata = optional("Meadata", xs.string)
    tag = optional("Tag", xs.string)


class ParticipantActivity(ComplexType, since=E2015):
    id = required("Id", GuidType)
    created_by = required("CreatedBy", xs.string)
    start_time = required("StartTime", xs.string)
    end_time = required("EndTime", xs.string)
    client_version = required("ClientVersion", xs.string)
    role = required("Role", ParticipantActivityRole)
    media_type = required("MediaType", ParticipantActivityMediaType)
    media_details = optional("MediaDetails", xs.string)


class NonEmptyArrayOfParticipantActivities(ComplexType, since=E2015):
    participant_activity = many("ParticipantActivity", "ParticipantActivity", minimum=1)


class ContentActivity(ComplexType, since=E2015):
    id = required("Id", GuidType)
    shared_by = required("SharedBy", xs.string)
    content_location = required("ContentLocation", xs.string)
    start_time = required("StartTime", xs.string)
    end_time = required("EndTime", xs.string)
    type = required("Type", ContentActivityType)
    media_type = required("MediaType", ContentActivityMediaType)
    acl = required("Acl", ContentActivityAcl)


class NonEmptyArrayOfContentActivities(ComplexType, since=E2015):
    content_activity = many("ContentActivity", "ContentActivity", minimum=1)


class MeetingInstanceType(ComplexType, element="MeetingInstance", since=E2015):
    id = optional("Id", xs.string)
    change_key = optional("ChangeKey", xs.string)
    version = optional("Version", xs.string)
    join_url = optional("JoinUrl", xs.string)
    date_time_created = optional("DateTimeCreated", xs.string)
    date_time_modified = optional("DateTimeModified", xs.string)
    meadata = optional("Meadata", xs.string)
    tag = optional("Tag", xs.string)
    parent_goid = optional("ParentGoid", xs.string)
    participant_activities = optional("ParticipantActivities", "NonEmptyArrayOfParticipantActivities")
    content_activities = optional("ContentActivities", "NonEmptyArrayOfContentActivities")


class GetMeetingSpaceType(BaseRequestType, namespace="m", element="GetMeetingSpace", since=E2015):
    item_id = required("ItemId", "ItemIdType")


class GetMeetingSpaceResponseMessageType(ResponseMessageType, namespace="m", element="GetMeetingSpaceResponseMessage", since=E2015):
    meeting_space = required("MeetingSpace", "MeetingSpaceType")


class CreateMeetingSpaceType(BaseRequestType, namespace="m", element="CreateMeetingSpace", since=E2015):
    meeting_space = required("MeetingSpace", "MeetingSpaceType")


class CreateMeetingSpaceResponseMessageType(ResponseMessageType, namespace="m", element="CreateMeetingSpaceResponseMessage", since=E2015):
    meeting_space = required("MeetingSpace", "MeetingSpaceType")


class UpdateMeetingSpaceType(BaseRequestType, namespace="m", element="UpdateMeetingSpace", since=E2015):
    item_id = required("ItemId", "ItemIdType")
    meeting_space = required("MeetingSpace", "MeetingSpaceType")


class UpdateMeetingSpaceResponseMessageType(ResponseMessageType, namespace="m", element="UpdateMeetingSpaceResponseMessage", since=E2015):
    meeting_space = required("MeetingSpace", "MeetingSpaceType")


class FindMeetingSpaceByJoinUrlType(BaseRequestType, namespace="m", element="FindMeetingSpaceByJoinUrl", since=E2015):
    join_url = required("JoinUrl", xs.string)


class FindMeetingSpaceByJoinUrlResponseMessageType(ResponseMessageType, namespace="m", element="FindMeetingSpaceByJoinUrlResponseMessage", since=E2015):
    meeting_space = optional("MeetingSpace", "MeetingSpaceType")


class DeleteMeetingSpaceType(BaseRequestType, namespace="m", element="DeleteMeetingSpace", since=E2015):
    item_id = required("ItemId", "ItemIdType")


class DeleteMeetingSpaceResponseMessageType(ResponseMessageType, namespace="m", element="DeleteMeetingSpaceResponseMessage", since=E2015):
    pass


class GetMeetingInstanceRequestType(BaseRequestType, namespace="m", element="GetMeetingInstanceRequest", since=E2015):
    item_id = required("ItemId", "ItemIdType")


class GetMeetingInstanceResponseMessageType(ResponseMessageType, namespace="m", element=value("GetMeetingInstanceResponse", since=V2017_07_11), since=E2015):
    meeting_instance = required("MeetingInstance", "MeetingInstanceType")


class CreateMeetingInstanceRequestType(BaseRequestType, namespace="m", element="CreateMeetingInstanceRequest", since=E2015):
    meeting_instance = required("MeetingInstance", "MeetingInstanceType")


class CreateMeetingInstanceResponseMessageType(
    ResponseMessageType,
    namespace="m",
    element=value("CreateMeetingInstanceResponse", since=V2017_07_11),
    since=E2015,
):
    meeting_instance = required("MeetingInstance", "MeetingInstanceType")


class UpdateMeetingInstanceRequestType(BaseRequestType, namespace="m", element="UpdateMeetingInstanceRequest", since=E2015):
    item_id = required("ItemId", "ItemIdType")
    meeting_instance = optional("MeetingInstance", "MeetingInstanceType")
    content_activities_to_add = optional("ContentActivitiesToAdd", "NonEmptyArrayOfContentActivities")
    participant_activities_to_add = optional("ParticipantActivitiesToAdd", "NonEmptyArrayOfParticipantActivities")


class UpdateMeetingInstanceResponseMessageType(
    ResponseMessageType,
    namespace="m",
    element=value("UpdateMeetingInstanceResponse", since=V2017_07_11),
    since=E2015,
):
    meeting_instance = required("MeetingInstance", "MeetingInstanceType")


class DeleteMeetingInstanceRequestType(BaseRequestType, namespace="m", element="DeleteMeetingInstanceRequest", since=E2015):
    item_id = required("ItemId", "ItemIdType")


class DeleteMeetingInstanceResponseMessageType(
    ResponseMessageType,
    namespace="m",
    element=value("DeleteMeetingInstanceResponse", since=V2017_07_11),
    since=E2015,
):
    pass
