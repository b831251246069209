"""Proposals of meeting times."""

from __future__ import annotations

from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.enumeration import Enumeration, value
from fake_ews.schema.enumerations import FreeBusyViewType
from fake_ews.schema.kinds import xs
from fake_ews.schema.meeting_spaces import ActivityDomainType
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.rows import many, optional, required
from fake_ews.schema.search_results import EmptySuggestionReason
from fake_ews.versions import E2015, E2016, V2017_07_11


class AvailabilityStatusType(Enumeration, since=E2015):
    UNKNOWN = value("Unknown")
    FREE = value("Free")
    TENTATIVE = value("Tentative")
    BUSY = value("Busy")
    OOF = value("Oof")
    WORKING_ELSEWHERE = value("WorkingElsewhere")


class SystemDayOfWeek(Enumeration, since=E2015):
    SUNDAY = value("Sunday")
    MONDAY = value("Monday")
    TUESDAY = value("Tuesday")
    WEDNESDAY = value("Wednesday")
    THURSDAY = value("Thursday")
    FRIDAY = value("Friday")
    SATURDAY = value("Saturday")


class TimeSlot(ComplexType, since=E2015):
    start_time = required("StartTime", xs.dateTime)
    duration_in_minutes = required("DurationInMinutes", xs.double)


class MeetingLocation(ComplexType, since=E2015):
    email_address = required("EmailAddress", xs.string)
    display_name = required("DisplayName", xs.string)


class ArrayOfCalendarItemsType(ComplexType, since=E2015):
    calendar_item = many("CalendarItem", "CalendarItemType")


class ArrayOfWorkHours(ComplexType, since=E2015):
    work_hours = many("WorkHours", "WorkHoursType", maximum=7)


class WorkHoursType(ComplexType, since=E2015):
    work_day = optional("WorkDay", SystemDayOfWeek)
    time_slots = optional("TimeSlots", "ArrayOfWorkTimeSlot")


class ArrayOfWorkTimeSlot(ComplexType, since=E2015):
    time_slot = many("TimeSlot", "WorkTimeSlot")


class WorkTimeSlot(ComplexType, since=E2015):
    start_time_in_minutes = required("StartTimeInMinutes", xs.int)
    end_time_in_minutes = required("EndTimeInMinutes", xs.int)


class BaseAvailabilityCalendarViewType(ComplexType, since=E2015):
    free_busy_view_type = required("FreeBusyViewType", FreeBusyViewType)


class AttendeeAvailability(ComplexType, since=E2015):
    email_address = required("EmailAddress", xs.string)
    availability = required("Availability", AvailabilityStatusType)


class ArrayOfMeetingLocation(ComplexType, since=E2015):
    meeting_location = many("MeetingLocation", "MeetingLocation")


class ArrayOfAttendeeAvailability(ComplexType, since=E2015):
    attendee_availability = many("AttendeeAvailability", "AttendeeAvailability")


class MeetingTimeCandidate(ComplexType, since=E2015):
    meeting_timeslot = required("MeetingTimeslot", "TimeSlot")
    confidence = required("Confidence", xs.double)
    score = required("Score", xs.int)
    organizer_availability = required("OrganizerAvailability", AvailabilityStatusType)
    attendee_availabilities = required("AttendeeAvailabilities", "ArrayOfAttendeeAvailability")
    locations = required("Locations", "ArrayOfMeetingLocation")
    suggestion_hint = required("SuggestionHint", xs.string, since=V2017_07_11)


class ArrayOfMeetingTimeCandidate(ComplexType, since=E2015):
    meeting_time_candidate = many("MeetingTimeCandidate", "MeetingTimeCandidate", minimum=1)


class MeetingTimeCandidatesConstraintItem(ComplexType, since=E2015):
    email = optional("Email", xs.string)


class AttendeeConstraintItem(MeetingTimeCandidatesConstraintItem, since=E2015):
    is_required = optional("IsRequired", xs.boolean)


class LocationConstraintItem(MeetingTimeCandidatesConstraintItem, since=E2015):
    name = optional("Name", xs.string)
    resolve_availability = optional("ResolveAvailability", xs.boolean)


class ArrayOfLocationConstraintItems(ComplexType, since=E2015):
    location_item = many("LocationItem", "LocationConstraintItem")


class ArrayOfAttendeeConstraintItems(ComplexType, since=E2015):
    attendee_item = many("AttendeeItem", "AttendeeConstraintItem")


class ArrayOfTimeSlot(ComplexType, since=E2015):
    time_slot = many("TimeSlot", "TimeSlot")


class FindMeetingTimesAttendeeConstraints(ComplexType, since=E2015):
    attendee_entries = optional("AttendeeEntries", "ArrayOfAttendeeConstraintItems")


class FindMeetingTimesLocationConstraints(ComplexType, since=E2015):
    location_entries = optional("LocationEntries", "ArrayOfLocationConstraintItems")
    is_required = optional("IsRequired", xs.boolean)
    suggest_location = optional("SuggestLocation", xs.boolean)


class FindMeetingTimesSearchConstraints(ComplexType, since=E2015):
    search_windows = optional("SearchWindows", "ArrayOfTimeSlot")
    meeting_duration_in_minutes = optional("MeetingDurationInMinutes", xs.int)
    activity_domain = optional("ActivityDomain", ActivityDomainType)


class FindMeetingTimesConstraints(ComplexType, since=E2015):
    max_candidates = optional("MaxCandidates", xs.int)
    is_organizer_optional = optional("IsOrganizerOptional", xs.boolean, since=E2016)
    return_suggestion_hints = optional("ReturnSuggestionHints", xs.boolean, since=V2017_07_11)
    app_name = optional("AppName", xs.string, since=V2017_07_11)
    app_scenario = optional("AppScenario", xs.string, since=V2017_07_11)
    minimum_attendee_percentage = optional("MinimumAttendeePercentage", xs.double, since=V2017_07_11)


class FindAvailableMeetingTimesType(BaseRequestType, namespace="m", element="FindAvailableMeetingTimes", since=E2015):
    attendees = optional("Attendees", "ArrayOfSmtpAddressType")
    search_window_start = required("SearchWindowStart", xs.dateTime)
    search_window_duration = required("SearchWindowDuration", xs.duration)
    meeting_duration_in_minutes = optional("MeetingDurationInMinutes", xs.int)
    location = optional("Location", xs.string)
    max_candidates = optional("MaxCandidates", xs.int)
    activity_domain = optional("ActivityDomain", ActivityDomainType)


class FindAvailableMeetingTimesResponseMessageType(ResponseMessageType, namespace="m", element="FindAvailableMeetingTimesResponse", since=E2015):
    meeting_time_candidates = required("MeetingTimeCandidates", "ArrayOfMeetingTimeCandidate")
    empty_suggestions_hint = optional("EmptySuggestionsHint", EmptySuggestionReason, since=V2017_07_11)


class FindMeetingTimeCandidatesType(BaseRequestType, namespace="m", element="FindMeetingTimeCandidates", since=E2015):
    attendee_constraints = optional("AttendeeConstraints", "FindMeetingTimesAttendeeConstraints")
    location_constraints = optional("LocationConstraints", "FindMeetingTimesLocationConstraints")
    search_constraints = optional("SearchConstraints", "FindMeetingTimesSearchConstraints")
    constraints = optional("Constraints", "FindMeetingTimesConstraints")


class FindMeetingTimeCandidatesResponseMessageType(ResponseMessageType, namespace="m", element="FindMeetingTimeCandidatesResponse", since=E2015):
    meeting_time_candidates = required("MeetingTimeCandidates", "ArrayOfMeetingTimeCandidate")
