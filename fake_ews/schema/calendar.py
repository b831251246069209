"""Calendar items and meeting messages."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumerations import (
    CalendarItemTypeType,
    EmailReminderChangeType,
    EmailReminderSendOption,
    LegacyFreeBusyType,
    LobbyBypassType,
    MeetingRequestTypeType,
    OnlineMeetingAccessLevelType,
    PresentersType,
    ReminderActionType,
    ReminderGroupType,
    ResponseTypeType,
)
from fake_ews.schema.item import ItemType
from fake_ews.schema.kinds import xs
from fake_ews.schema.mapi import named
from fake_ews.schema.message import MessageType
from fake_ews.schema.rows import CREATE, EDIT, FIND, SORT, UPDATE, Shape, many, optional, required
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2007_SP1, E2010, E2013, E2013_SP1, E2015, E2016, V2017_07_11

# What MAPI calls them (MS-OXOCAL 2.2.1); start and end have three names each.
_START = (0x00600040, named("Appointment", 0x820D, "SystemTime"), named("Common", 0x8516, "SystemTime"))
_END = (0x00610040, named("Appointment", 0x820E, "SystemTime"), named("Common", 0x8517, "SystemTime"))
_SEQUENCE = named("Appointment", 0x8201, "Integer")
_BUSY = named("Appointment", 0x8205, "Integer")
_LOCATION = named("Appointment", 0x8208, "String")
_ALL_DAY = named("Appointment", 0x8215, "Boolean")
_STATE = named("Appointment", 0x8217, "Integer")
_RESPONSE = named("Appointment", 0x8218, "Integer")
_REPLIED = named("Appointment", 0x8220, "SystemTime")
_RECURRING = named("Appointment", 0x8223, "Boolean")


class ReminderType(ComplexType, since=E2013):
    subject = required("Subject", xs.string)
    location = optional("Location", xs.string)
    reminder_time = required("ReminderTime", xs.dateTime)
    start_date = required("StartDate", xs.dateTime)
    end_date = required("EndDate", xs.dateTime)
    item_id = required("ItemId", "ItemIdType")
    recurring_master_item_id = optional("RecurringMasterItemId", "ItemIdType")
    reminder_group = optional("ReminderGroup", ReminderGroupType)
    uid = required("UID", xs.string)


class ArrayOfRemindersType(ComplexType, since=E2013):
    reminder = many("Reminder", "ReminderType")


class ReminderItemActionType(ComplexType, since=E2013):
    action_type = required("ActionType", ReminderActionType)
    item_id = required("ItemId", "ItemIdType")
    new_reminder_time = optional("NewReminderTime", xs.string)


class NonEmptyArrayOfReminderItemActionType(ComplexType, since=E2013):
    reminder_item_action = many("ReminderItemAction", "ReminderItemActionType", minimum=1)


class OnlineMeetingSettingsType(ComplexType, since=E2013):
    lobby_bypass = required("LobbyBypass", LobbyBypassType)
    access_level = required("AccessLevel", OnlineMeetingAccessLevelType)
    presenters = required("Presenters", PresentersType)


class AttendeeType(ComplexType):
    mailbox = required("Mailbox", "EmailAddressType")
    response_type = optional("ResponseType", ResponseTypeType)
    last_response_time = optional("LastResponseTime", xs.dateTime)
    # 2013 SP1 by the documentation of AttendeeType and of the schema versions; the Managed API asks for 2013 only.
    proposed_start = optional("ProposedStart", xs.dateTime, since=E2013_SP1)
    proposed_end = optional("ProposedEnd", xs.dateTime, since=E2013_SP1)


class NonEmptyArrayOfAttendeesType(ComplexType):
    attendee = many("Attendee", "AttendeeType", minimum=1)


class EnhancedLocationType(ComplexType, since=E2013):
    display_name = required("DisplayName", xs.string)
    annotation = optional("Annotation", xs.string)
    postal_address = optional("PostalAddress", "PersonaPostalAddressType")


class CalendarItemType(ItemType):
    uid = optional("calendar:UID", xs.string, can=CREATE | UPDATE | FIND | SORT, since=E2007_SP1)
    recurrence_id = optional("calendar:RecurrenceId", xs.dateTime, can=FIND | SORT, since=E2007_SP1)
    date_time_stamp = optional("calendar:DateTimeStamp", xs.dateTime, can=FIND | SORT, since=E2007_SP1)
    start = optional("calendar:Start", xs.dateTime, can=CREATE | UPDATE | FIND | SORT, shape=Shape.DEFAULT, mapi=_START)
    end = optional("calendar:End", xs.dateTime, can=CREATE | UPDATE | FIND | SORT, shape=Shape.DEFAULT, mapi=_END)
    original_start = optional("calendar:OriginalStart", xs.dateTime)
    is_all_day_event = optional("calendar:IsAllDayEvent", xs.boolean, can=CREATE | UPDATE | FIND | SORT, mapi=_ALL_DAY)
    legacy_free_busy_status = optional("calendar:LegacyFreeBusyStatus", LegacyFreeBusyType, can=CREATE | UPDATE | FIND | SORT, shape=Shape.DEFAULT, mapi=_BUSY)
    location = optional("calendar:Location", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=_LOCATION)
    when = optional("calendar:When", xs.string, can=EDIT | FIND | SORT)
    is_meeting = optional("calendar:IsMeeting", xs.boolean, can=FIND | SORT)
    is_cancelled = optional("calendar:IsCancelled", xs.boolean, can=FIND | SORT)
    is_recurring = optional("calendar:IsRecurring", xs.boolean, can=FIND | SORT, mapi=_RECURRING)
    meeting_request_was_sent = optional("calendar:MeetingRequestWasSent", xs.boolean, can=FIND | SORT)
    is_response_requested = optional("calendar:IsResponseRequested", xs.boolean, can=CREATE | UPDATE | FIND | SORT)
    calendar_item_type = optional("calendar:CalendarItemType", CalendarItemTypeType, can=FIND | SORT, shape=Shape.DEFAULT)
    my_response_type = optional("calendar:MyResponseType", ResponseTypeType, can=CREATE | UPDATE | FIND | SORT, mapi=_RESPONSE)
    organizer = optional("calendar:Organizer", "SingleRecipientType", can=FIND, shape=Shape.DEFAULT)
    required_attendees = optional("calendar:RequiredAttendees", "NonEmptyArrayOfAttendeesType", can=EDIT)
    optional_attendees = optional("calendar:OptionalAttendees", "NonEmptyArrayOfAttendeesType", can=EDIT)
    resources = optional("calendar:Resources", "NonEmptyArrayOfAttendeesType", can=EDIT)
    inbox_reminders = optional("calendar:InboxReminders", "ArrayOfInboxReminderType", can=CREATE | UPDATE, since=E2015)
    conflicting_meeting_count = optional("calendar:ConflictingMeetingCount", xs.int)
    adjacent_meeting_count = optional("calendar:AdjacentMeetingCount", xs.int)
    conflicting_meetings = optional("calendar:ConflictingMeetings", "NonEmptyArrayOfAllItemsType")
    adjacent_meetings = optional("calendar:AdjacentMeetings", "NonEmptyArrayOfAllItemsType")
    duration = optional("calendar:Duration", xs.string, can=FIND | SORT)
    time_zone = optional("calendar:TimeZone", xs.string, can=FIND | SORT)
    appointment_reply_time = optional("calendar:AppointmentReplyTime", xs.dateTime, can=FIND | SORT, mapi=_REPLIED)
    appointment_sequence_number = optional("calendar:AppointmentSequenceNumber", xs.int, mapi=_SEQUENCE)
    appointment_state = optional("calendar:AppointmentState", xs.int, can=FIND | SORT, mapi=_STATE)
    recurrence = optional("calendar:Recurrence", "RecurrenceType", can=EDIT)
    first_occurrence = optional("calendar:FirstOccurrence", "OccurrenceInfoType")
    last_occurrence = optional("calendar:LastOccurrence", "OccurrenceInfoType")
    modified_occurrences = optional("calendar:ModifiedOccurrences", "NonEmptyArrayOfOccurrenceInfoType")
    deleted_occurrences = optional("calendar:DeletedOccurrences", "NonEmptyArrayOfDeletedOccurrencesType")
    meeting_time_zone = optional("calendar:MeetingTimeZone", "TimeZoneType", can=CREATE | UPDATE)
    start_time_zone = optional("calendar:StartTimeZone", "TimeZoneDefinitionType", can=CREATE | UPDATE | FIND, since=E2010)
    end_time_zone = optional("calendar:EndTimeZone", "TimeZoneDefinitionType", can=CREATE | UPDATE | FIND, since=E2010)
    conference_type = optional("calendar:ConferenceType", xs.int, can=CREATE | UPDATE | FIND | SORT)
    allow_new_time_proposal = optional("calendar:AllowNewTimeProposal", xs.boolean, can=CREATE | UPDATE | FIND | SORT)
    is_online_meeting = optional("calendar:IsOnlineMeeting", xs.boolean, can=CREATE | UPDATE | FIND | SORT)
    meeting_workspace_url = optional("calendar:MeetingWorkspaceUrl", xs.string, can=EDIT | FIND | SORT)
    net_show_url = optional("calendar:NetShowUrl", xs.string, can=EDIT | FIND | SORT)
    enhanced_location = optional("calendar:EnhancedLocation", "EnhancedLocationType", can=EDIT | FIND, since=E2013)
    start_wall_clock = optional("calendar:StartWallClock", xs.dateTime, since=E2013)
    end_wall_clock = optional("calendar:EndWallClock", xs.dateTime, since=E2013)
    start_time_zone_id = optional("calendar:StartTimeZoneId", xs.string, since=E2013)
    end_time_zone_id = optional("calendar:EndTimeZoneId", xs.string, since=E2013)
    intended_free_busy_status = optional("IntendedFreeBusyStatus", LegacyFreeBusyType, since=E2013)
    join_online_meeting_url = optional("calendar:JoinOnlineMeetingUrl", xs.string, can=FIND | SORT, since=E2013)
    online_meeting_settings = optional("calendar:OnlineMeetingSettings", "OnlineMeetingSettingsType", can=FIND, since=E2013)
    is_organizer = optional("calendar:IsOrganizer", xs.boolean, since=E2013)
    calendar_activity_data = optional("calendar:CalendarActivityData", "CalendarActivityDataType", since=E2016)
    do_not_forward_meeting = optional("calendar:DoNotForwardMeeting", xs.boolean, can=CREATE | UPDATE, since=V2017_07_11)


class MeetingMessageType(MessageType):
    associated_calendar_item_id = optional("meeting:AssociatedCalendarItemId", "ItemIdType", shape=Shape.DEFAULT)
    is_delegated = optional("meeting:IsDelegated", xs.boolean, can=FIND | SORT, shape=Shape.DEFAULT)
    is_out_of_date = optional("meeting:IsOutOfDate", xs.boolean, shape=Shape.DEFAULT)
    has_been_processed = optional("meeting:HasBeenProcessed", xs.boolean, can=FIND | SORT, shape=Shape.DEFAULT)
    response_type = optional("meeting:ResponseType", ResponseTypeType, can=FIND | SORT, shape=Shape.DEFAULT)
    uid = optional("calendar:UID", xs.string, can=CREATE | UPDATE | FIND | SORT, since=E2007_SP1)
    recurrence_id = optional("calendar:RecurrenceId", xs.dateTime, can=FIND | SORT, since=E2007_SP1)
    date_time_stamp = optional("calendar:DateTimeStamp", xs.dateTime, can=FIND | SORT, since=E2007_SP1)
    is_organizer = optional("calendar:IsOrganizer", xs.boolean, since=E2013)


class MeetingRequestMessageType(MeetingMessageType):
    meeting_request_type = optional("meetingRequest:MeetingRequestType", MeetingRequestTypeType, shape=Shape.DEFAULT)
    intended_free_busy_status = optional("meetingRequest:IntendedFreeBusyStatus", LegacyFreeBusyType, can=FIND | SORT, shape=Shape.DEFAULT)
    start = optional("calendar:Start", xs.dateTime, can=CREATE | UPDATE | FIND | SORT, shape=Shape.DEFAULT, mapi=_START)
    end = optional("calendar:End", xs.dateTime, can=CREATE | UPDATE | FIND | SORT, shape=Shape.DEFAULT, mapi=_END)
    original_start = optional("calendar:OriginalStart", xs.dateTime)
    is_all_day_event = optional("calendar:IsAllDayEvent", xs.boolean, can=CREATE | UPDATE | FIND | SORT, mapi=_ALL_DAY)
    legacy_free_busy_status = optional("calendar:LegacyFreeBusyStatus", LegacyFreeBusyType, can=CREATE | UPDATE | FIND | SORT, mapi=_BUSY)
    location = optional("calendar:Location", xs.string, can=EDIT | FIND | SORT, shape=Shape.DEFAULT, mapi=_LOCATION)
    when = optional("calendar:When", xs.string, can=EDIT | FIND | SORT)
    is_meeting = optional("calendar:IsMeeting", xs.boolean, can=FIND | SORT)
    is_cancelled = optional("calendar:IsCancelled", xs.boolean, can=FIND | SORT)
    is_recurring = optional("calendar:IsRecurring", xs.boolean, can=FIND | SORT, mapi=_RECURRING)
    meeting_request_was_sent = optional("calendar:MeetingRequestWasSent", xs.boolean, can=FIND | SORT)
    calendar_item_type = optional("calendar:CalendarItemType", CalendarItemTypeType, can=FIND | SORT)
    my_response_type = optional("calendar:MyResponseType", ResponseTypeType, can=CREATE | UPDATE | FIND | SORT, mapi=_RESPONSE)
    organizer = optional("calendar:Organizer", "SingleRecipientType", can=FIND, shape=Shape.DEFAULT)
    required_attendees = optional("calendar:RequiredAttendees", "NonEmptyArrayOfAttendeesType", can=EDIT)
    optional_attendees = optional("calendar:OptionalAttendees", "NonEmptyArrayOfAttendeesType", can=EDIT)
    resources = optional("calendar:Resources", "NonEmptyArrayOfAttendeesType", can=EDIT)
    conflicting_meeting_count = optional("calendar:ConflictingMeetingCount", xs.int)
    adjacent_meeting_count = optional("calendar:AdjacentMeetingCount", xs.int)
    conflicting_meetings = optional("calendar:ConflictingMeetings", "NonEmptyArrayOfAllItemsType")
    adjacent_meetings = optional("calendar:AdjacentMeetings", "NonEmptyArrayOfAllItemsType")
    duration = optional("calendar:Duration", xs.string, can=FIND | SORT)
    time_zone = optional("calendar:TimeZone", xs.string, can=FIND | SORT)
    appointment_reply_time = optional("calendar:AppointmentReplyTime", xs.dateTime, can=FIND | SORT, mapi=_REPLIED)
    appointment_sequence_number = optional("calendar:AppointmentSequenceNumber", xs.int, mapi=_SEQUENCE)
    appointment_state = optional("calendar:AppointmentState", xs.int, can=FIND | SORT, mapi=_STATE)
    recurrence = optional("calendar:Recurrence", "RecurrenceType", can=EDIT)
    first_occurrence = optional("calendar:FirstOccurrence", "OccurrenceInfoType")
    last_occurrence = optional("calendar:LastOccurrence", "OccurrenceInfoType")
    modified_occurrences = optional("calendar:ModifiedOccurrences", "NonEmptyArrayOfOccurrenceInfoType")
    deleted_occurrences = optional("calendar:DeletedOccurrences", "NonEmptyArrayOfDeletedOccurrencesType")
    meeting_time_zone = optional("calendar:MeetingTimeZone", "TimeZoneType", can=CREATE | UPDATE)
    start_time_zone = optional("calendar:StartTimeZone", "TimeZoneDefinitionType", can=CREATE | UPDATE | FIND, since=E2010)
    end_time_zone = optional("calendar:EndTimeZone", "TimeZoneDefinitionType", can=CREATE | UPDATE | FIND, since=E2010)
    conference_type = optional("calendar:ConferenceType", xs.int, can=CREATE | UPDATE | FIND | SORT)
    allow_new_time_proposal = optional("calendar:AllowNewTimeProposal", xs.boolean, can=CREATE | UPDATE | FIND | SORT)
    is_online_meeting = optional("calendar:IsOnlineMeeting", xs.boolean, can=CREATE | UPDATE | FIND | SORT)
    meeting_workspace_url = optional("calendar:MeetingWorkspaceUrl", xs.string, can=EDIT | FIND | SORT)
    net_show_url = optional("calendar:NetShowUrl", xs.string, can=EDIT | FIND | SORT)
    enhanced_location = optional("calendar:EnhancedLocation", "EnhancedLocationType", can=EDIT | FIND, since=E2013)
    change_highlights = optional("meetingRequest:ChangeHighlights", "ChangeHighlightsType", since=E2013)
    start_wall_clock = optional("calendar:StartWallClock", xs.dateTime, since=E2013)
    end_wall_clock = optional("calendar:EndWallClock", xs.dateTime, since=E2013)
    start_time_zone_id = optional("calendar:StartTimeZoneId", xs.string, since=E2013)
    end_time_zone_id = optional("calendar:EndTimeZoneId", xs.string, since=E2013)
    do_not_forward_meeting = optional("calendar:DoNotForwardMeeting", xs.boolean, since=V2017_07_11)


class MeetingResponseMessageType(MeetingMessageType):
    start = optional("calendar:Start", xs.dateTime, can=CREATE | UPDATE | FIND | SORT, mapi=_START, since=E2013)
    end = optional("calendar:End", xs.dateTime, can=CREATE | UPDATE | FIND | SORT, mapi=_END, since=E2013)
    location = optional("calendar:Location", xs.string, can=EDIT | FIND | SORT, mapi=_LOCATION, since=E2013)
    recurrence = optional("calendar:Recurrence", "RecurrenceType", can=EDIT, since=E2013)
    calendar_item_type = optional("calendar:CalendarItemType", xs.string, can=FIND | SORT, since=E2013)
    proposed_start = optional("meeting:ProposedStart", xs.dateTime, can=FIND | SORT, since=E2013)
    proposed_end = optional("meeting:ProposedEnd", xs.dateTime, can=FIND | SORT, since=E2013)
    enhanced_location = optional("calendar:EnhancedLocation", "EnhancedLocationType", can=EDIT | FIND, since=E2013)


class MeetingCancellationMessageType(MeetingMessageType):
    start = optional("calendar:Start", xs.dateTime, can=CREATE | UPDATE | FIND | SORT, mapi=_START, since=E2013)
    end = optional("calendar:End", xs.dateTime, can=CREATE | UPDATE | FIND | SORT, mapi=_END, since=E2013)
    location = optional("calendar:Location", xs.string, can=EDIT | FIND | SORT, mapi=_LOCATION, since=E2013)
    recurrence = optional("calendar:Recurrence", "RecurrenceType", can=EDIT, since=E2013)
    calendar_item_type = optional("calendar:CalendarItemType", xs.string, can=FIND | SORT, since=E2013)
    enhanced_location = optional("calendar:EnhancedLocation", "EnhancedLocationType", can=EDIT | FIND, since=E2013)
    do_not_forward_meeting = optional("meeting:DoNotForwardMeeting", xs.boolean, since=V2017_07_11)


class ArrayOfInboxReminderType(ComplexType, since=E2015):
    inbox_reminder = many("InboxReminder", "InboxReminderType")


class InboxReminderType(ComplexType, since=E2015):
    id = optional("Id", GuidType)
    reminder_offset = optional("ReminderOffset", xs.int)
    message = optional("Message", xs.string)
    is_organizer_reminder = optional("IsOrganizerReminder", xs.boolean)
    occurrence_change = optional("OccurrenceChange", EmailReminderChangeType)
    send_option = optional("SendOption", EmailReminderSendOption)


class CalendarActivityDataType(ComplexType, since=E2016):
    activity_action = required("ActivityAction", xs.string)
    client_id = required("ClientId", xs.string)
    cas_request_id = required("CasRequestId", GuidType)
    index_selected = required("IndexSelected", xs.int)
