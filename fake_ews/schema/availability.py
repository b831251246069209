"""Free/busy views and suggestions."""

from __future__ import annotations

from fake_ews.schema.complex_type import CHOICE_ANY, ComplexType
from fake_ews.schema.enumerations import (
    DayOfWeekType,
    FreeBusyViewType,
    LegacyFreeBusyType,
    MeetingAttendeeType,
    SuggestionQuality,
)
from fake_ews.schema.kinds import xs
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.simple_types import DaysOfWeekType
from fake_ews.versions import E2007_SP1


class CalendarEventDetails(ComplexType):
    id = optional("ID", xs.string)
    subject = optional("Subject", xs.string)
    location = optional("Location", xs.string)
    is_meeting = required("IsMeeting", xs.boolean)
    is_recurring = required("IsRecurring", xs.boolean)
    is_exception = required("IsException", xs.boolean)
    is_reminder_set = required("IsReminderSet", xs.boolean)
    is_private = required("IsPrivate", xs.boolean)


class CalendarEvent(ComplexType):
    start_time = required("StartTime", xs.dateTime)
    end_time = required("EndTime", xs.dateTime)
    busy_type = required("BusyType", LegacyFreeBusyType)
    calendar_event_details = optional("CalendarEventDetails", "CalendarEventDetails")


class ArrayOfCalendarEvent(ComplexType):
    calendar_event = many("CalendarEvent", "CalendarEvent")


class FreeBusyViewOptionsType(ComplexType, element="FreeBusyViewOptions"):
    time_window = required("TimeWindow", "Duration")
    merged_free_busy_interval_in_minutes = optional("MergedFreeBusyIntervalInMinutes", xs.int)
    requested_view = optional("RequestedView", FreeBusyViewType)


class WorkingPeriod(ComplexType):
    day_of_week = required("DayOfWeek", DaysOfWeekType)
    start_time_in_minutes = required("StartTimeInMinutes", xs.int)
    end_time_in_minutes = required("EndTimeInMinutes", xs.int)


class ArrayOfWorkingPeriod(ComplexType):
    working_period = many("WorkingPeriod", "WorkingPeriod")


class SerializableTimeZoneTime(ComplexType):
    bias = required("Bias", xs.int)
    time = required("Time", xs.string)
    day_order = required("DayOrder", xs.short)
    month = required("Month", xs.short)
    day_of_week = required("DayOfWeek", DayOfWeekType)
    year = optional("Year", xs.string, since=E2007_SP1)


class SerializableTimeZone(ComplexType, element="TimeZone"):
    bias = required("Bias", xs.int)
    standard_time = required("StandardTime", "SerializableTimeZoneTime")
    daylight_time = required("DaylightTime", "SerializableTimeZoneTime")


class WorkingHours(ComplexType):
    time_zone = required("TimeZone", "SerializableTimeZone")
    working_period_array = required("WorkingPeriodArray", "ArrayOfWorkingPeriod")


class FreeBusyView(ComplexType):
    free_busy_view_type = required("FreeBusyViewType", FreeBusyViewType)
    merged_free_busy = optional("MergedFreeBusy", xs.string)
    calendar_event_array = optional("CalendarEventArray", "ArrayOfCalendarEvent")
    working_hours = optional("WorkingHours", "WorkingHours")


class MailboxData(ComplexType):
    email = required("Email", "EmailAddress")
    attendee_type = required("AttendeeType", MeetingAttendeeType)
    exclude_conflicts = optional("ExcludeConflicts", xs.boolean)


class ArrayOfMailboxData(ComplexType):
    mailbox_data = many("MailboxData", "MailboxData", nillable=True)


class SuggestionsViewOptionsType(ComplexType, element="SuggestionsViewOptions"):
    good_threshold = optional("GoodThreshold", xs.int)
    maximum_results_by_day = optional("MaximumResultsByDay", xs.int)
    maximum_non_work_hour_results_by_day = optional("MaximumNonWorkHourResultsByDay", xs.int)
    meeting_duration_in_minutes = optional("MeetingDurationInMinutes", xs.int)
    minimum_suggestion_quality = optional("MinimumSuggestionQuality", SuggestionQuality)
    detailed_suggestions_window = required("DetailedSuggestionsWindow", "Duration")
    current_meeting_time = optional("CurrentMeetingTime", xs.dateTime)
    global_object_id = optional("GlobalObjectId", xs.string)


class ArrayOfAttendeeConflictData(ComplexType, content=CHOICE_ANY):
    unknown_attendee_conflict_data = required("UnknownAttendeeConflictData", "UnknownAttendeeConflictData", nillable=True)
    individual_attendee_conflict_data = required("IndividualAttendeeConflictData", "IndividualAttendeeConflictData", nillable=True)
    too_big_group_attendee_conflict_data = required("TooBigGroupAttendeeConflictData", "TooBigGroupAttendeeConflictData", nillable=True)
    group_attendee_conflict_data = required("GroupAttendeeConflictData", "GroupAttendeeConflictData", nillable=True)


class AttendeeConflictData(ComplexType, abstract=True):
    pass


class UnknownAttendeeConflictData(AttendeeConflictData):
    pass


class TooBigGroupAttendeeConflictData(AttendeeConflictData):
    pass


class IndividualAttendeeConflictData(AttendeeConflictData):
    busy_type = required("BusyType", LegacyFreeBusyType)


class GroupAttendeeConflictData(AttendeeConflictData):
    number_of_members = required("NumberOfMembers", xs.int)
    number_of_members_available = required("NumberOfMembersAvailable", xs.int)
    number_of_members_with_conflict = required("NumberOfMembersWithConflict", xs.int)
    number_of_members_with_no_data = required("NumberOfMembersWithNoData", xs.int)


class Suggestion(ComplexType):
    meeting_time = required("MeetingTime", xs.dateTime)
    is_work_time = required("IsWorkTime", xs.boolean)
    suggestion_quality = required("SuggestionQuality", SuggestionQuality)
    attendee_conflict_data_array = optional("AttendeeConflictDataArray", "ArrayOfAttendeeConflictData")


class ArrayOfSuggestion(ComplexType):
    suggestion = many("Suggestion", "Suggestion")


class SuggestionDayResult(ComplexType):
    date = required("Date", xs.dateTime)
    day_quality = required("DayQuality", SuggestionQuality)
    suggestion_array = optional("SuggestionArray", "ArrayOfSuggestion")


class ArrayOfSuggestionDayResult(ComplexType):
    suggestion_day_result = many("SuggestionDayResult", "SuggestionDayResult")


class FreeBusyResponseType(ComplexType, namespace="m"):
    response_message = optional("ResponseMessage", "ResponseMessageType")
    free_busy_view = optional("FreeBusyView", "FreeBusyView")


class ArrayOfFreeBusyResponse(ComplexType, namespace="m"):
    free_busy_response = many("FreeBusyResponse", "FreeBusyResponseType")


class SuggestionsResponseType(ComplexType, namespace="m"):
    response_message = optional("ResponseMessage", "ResponseMessageType")
    suggestion_day_result_array = optional("SuggestionDayResultArray", "ArrayOfSuggestionDayResult")
