"""GetUserAvailability: when people are free, and when they could meet (MS-OXWAVLS 3.1.4.1)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from fake_ews.behaviours import MERGED_FREE_BUSY_NO_DATA
from fake_ews.errors import Failure, Fault
from fake_ews.mailbox.availability.free_busy import Busy, entries, merged
from fake_ews.mailbox.availability.records import (
    events_record,
    suggestions_record,
    working_hours_record,
    zone_of_request,
)
from fake_ews.mailbox.availability.suggestions import Attendee, Wish, suggested
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import from_utc, to_utc
from fake_ews.operations.base import Answer, Operation, failed, succeeded
from fake_ews.schema.addresses import EmailAddress
from fake_ews.schema.availability import (
    ArrayOfFreeBusyResponse,
    ArrayOfMailboxData,
    FreeBusyResponseType,
    FreeBusyView,
    FreeBusyViewOptionsType,
    MailboxData,
    SuggestionsResponseType,
    SuggestionsViewOptionsType,
)
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.item_parts import Duration
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2007_SP1, E2010

_MOST_MAILBOXES: Final = 100
_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = timedelta(days=1)


class GetUserAvailabilityRequestType(BaseRequestType, namespace="m", element="GetUserAvailabilityRequest"):
    time_zone_until_2007_sp1 = required("TimeZone", "SerializableTimeZone", until=E2007_SP1, ref=True)
    time_zone = optional("TimeZone", "SerializableTimeZone", since=E2010, ref=True)
    mailbox_data_array = required("MailboxDataArray", "ArrayOfMailboxData")
    free_busy_view_options = optional("FreeBusyViewOptions", "FreeBusyViewOptionsType", ref=True)
    suggestions_view_options = optional("SuggestionsViewOptions", "SuggestionsViewOptionsType", ref=True)


class GetUserAvailabilityResponseType(ComplexType, namespace="m", element="GetUserAvailabilityResponse"):
    free_busy_response_array = optional("FreeBusyResponseArray", "ArrayOfFreeBusyResponse")
    suggestions_response = optional("SuggestionsResponse", "SuggestionsResponseType")


class GetUserAvailability(Operation):
    """Tells free/busy times of up to 100 people, and suggests meeting times. MS-OXWAVLS 3.1.4.1.

    What is wrong with a mailbox stands in its own answer; what is wrong with the request is a fault (observed:
    ErrorInvalidTimeInterval came with HTTP 500).
    """

    request = GetUserAvailabilityRequestType
    response = GetUserAvailabilityResponseType
    clause = "MS-OXWAVLS 3.1.4.1"
    prefixed = False

    def run(self, request: Record, session: Session) -> Record:
        """Answer for every mailbox in order."""
        asked = _asked(request)
        views = request.get(GetUserAvailabilityRequestType.free_busy_view_options)
        wishes = request.get(GetUserAvailabilityRequestType.suggestions_view_options)
        if views is None and wishes is None:
            raise Fault("ErrorMissingArgument")
        values: dict[Any, Any] = {}
        if views is not None:
            window = _Window(request, views, session)
            answers = tuple(_answer(session, data, window) for data in asked)
            array = Record(ArrayOfFreeBusyResponse, {ArrayOfFreeBusyResponse.free_busy_response: answers})
            values[GetUserAvailabilityResponseType.free_busy_response_array] = array
        if wishes is not None:
            suggestions = _suggestions(session, request, asked, wishes)
            values[GetUserAvailabilityResponseType.suggestions_response] = suggestions
        return Record(GetUserAvailabilityResponseType, values)


class _Window:
    """The span asked about, in UTC, with the zone of the request; ``view`` and ``interval`` say what to tell of it."""

    def __init__(self, request: Record, options: Record, session: Session) -> None:
        said = options[FreeBusyViewOptionsType.time_window]
        self.zone = _zone(request, said, session)
        self.start, self.end = _span(
            said, self.zone, session.premises.settings.availability_days, "FreeBusyViewOptions.TimeWindow"
        )
        minutes = options.get(FreeBusyViewOptionsType.merged_free_busy_interval_in_minutes, 30)
        self.interval = minutes * _MINUTE
        if not 5 <= minutes <= 1440 or self.interval > self.end - self.start:
            raise Fault("ErrorInvalidMergedFreeBusyInterval")
        self.view = _one_view(options.get(FreeBusyViewOptionsType.requested_view) or ("FreeBusy",))
        if self.view == "None":
            raise Fault("ErrorInvalidFreeBusyViewType")


def _one_view(said: Any) -> str:
    """Return the one view that a list of them comes to, since FreeBusyViewType is a list of flags in the schema."""
    detail = next((name for name in ("Detailed", "FreeBusy") if any(one.startswith(name) for one in said)), "")
    merged_too = any("Merged" in one for one in said)
    return detail + "Merged" * merged_too if detail else "MergedOnly" if merged_too else "None"


def _asked(request: Record) -> tuple[Record, ...]:
    array = request[GetUserAvailabilityRequestType.mailbox_data_array]
    asked = tuple(one for one in array.get(ArrayOfMailboxData.mailbox_data, ()) if one is not None)
    if not asked:
        raise Fault("ErrorMailboxDataArrayEmpty")
    if len(asked) > _MOST_MAILBOXES:
        raise Fault(
            "ErrorMailboxDataArrayTooBig",
            "There are too many target users in the EmailAddress array. "
            f"The allowed size = {_MOST_MAILBOXES}; the actual size = {len(asked)}.",
        )
    return asked


def _zone(request: Record, window: Record, session: Session) -> WindowsZone:
    """Return the request's zone: its own, else that of TimeZoneContext, which may stand for it from 2010 on."""
    said = request.get(GetUserAvailabilityRequestType.time_zone)
    return session.time_zone if said is None else zone_of_request(said, window[Duration.start_time].year)


def _span(window: Record, zone: WindowsZone, most_days: int, name: str) -> tuple[datetime, datetime]:
    """Return a Duration in UTC; raises Fault for one that is empty, turned around or too long."""
    start, end = (_moment(window[row], zone) for row in (Duration.start_time, Duration.end_time))
    if end <= start:
        raise Fault("ErrorInvalidTimeInterval", f"The time duration specified for {name} is invalid.")
    if end - start > most_days * _DAY:
        raise Fault(
            "ErrorTimeIntervalTooBig",
            f"The requested time duration specified for {name} is too long. "
            f"The allowed limit = {most_days} days; the actual limit = {-(-(end - start) // _DAY)} days.",
        )
    return start, end


def _moment(said: datetime, zone: WindowsZone) -> datetime:
    return said.astimezone(UTC) if said.tzinfo is not None else to_utc(said, zone)


def _found(session: Session, data: Record) -> Mailbox:
    email = data[MailboxData.email]
    address = email[EmailAddress.address]
    mailbox = session.premises.directory.find(address.strip().removeprefix("SMTP:").removeprefix("smtp:"))
    if mailbox is None:
        name = email.get(EmailAddress.name) or ""
        raise Failure(
            "ErrorMailRecipientNotFound",
            f"Unable to resolve e-mail address {name} SMTP:{address} to an Active Directory object.",
        )
    return mailbox


def _answer(session: Session, data: Record, window: _Window) -> Record:
    message = FreeBusyResponseType.response_message
    try:
        mailbox = _found(session, data)
        view = _view(session, mailbox, window)
    except Failure as failure:
        none = Record(FreeBusyView, {FreeBusyView.free_busy_view_type: ("None",)})
        values: dict[Any, Any] = {message: failed(ResponseMessageType, failure, session)}
        return Record(FreeBusyResponseType, values | {FreeBusyResponseType.free_busy_view: none})
    values = {message: succeeded(ResponseMessageType, Answer()), FreeBusyResponseType.free_busy_view: view}
    return Record(FreeBusyResponseType, values)


def _view(session: Session, mailbox: Mailbox, window: _Window) -> Record:
    """Return the view asked for, or what of it the caller may see: a stranger's calendar shows no details.

    That is what a calendar's default permission, free/busy time, allows (documentation of FreeBusyViewType).
    """
    view = window.view if session.may_open(mailbox) else window.view.replace("Detailed", "FreeBusy")
    found = entries(mailbox, window.start, window.end)
    values: dict[Any, Any] = {FreeBusyView.free_busy_view_type: (view,)}
    if "Merged" in view:
        no_data = session.profile[MERGED_FREE_BUSY_NO_DATA]
        values[FreeBusyView.merged_free_busy] = merged(found, window.start, window.end, window.interval, no_data)
    if view != "MergedOnly":
        owner = session.caller.acting_as.lower() in (one.lower() for one in mailbox.addresses)
        values[FreeBusyView.calendar_event_array] = events_record(
            mailbox, found, window.zone, session.profile.version, detailed="Detailed" in view, owner=owner
        )
        local = from_utc(window.start, window.zone)
        values[FreeBusyView.working_hours] = working_hours_record(mailbox, local.year)
    return Record(FreeBusyView, values)


def _suggestions(session: Session, request: Record, asked: tuple[Record, ...], options: Record) -> Record:
    rows = SuggestionsViewOptionsType
    window = options[rows.detailed_suggestions_window]
    zone = _zone(request, window, session)
    span = _span(
        window, zone, session.premises.settings.availability_days, "SuggestionsViewOptions.DetailedSuggestionsWindow"
    )
    message = SuggestionsResponseType.response_message
    try:
        wish = _wish(options, from_utc(span[0], zone), from_utc(span[1], zone))
        attendees = tuple(_attendee(session, data, options, span) for data in asked)
    except Failure as failure:
        return Record(SuggestionsResponseType, {message: failed(ResponseMessageType, failure, session)})
    found = suggestions_record(suggested(attendees, wish, zone), session.profile.version)
    values: dict[Any, Any] = {
        message: succeeded(ResponseMessageType, Answer()),
        SuggestionsResponseType.suggestion_day_result_array: found,
    }
    return Record(SuggestionsResponseType, values)


def _wish(options: Record, start: datetime, end: datetime) -> Wish:
    """Return what is looked for, with the defaults of Microsoft's client; raises Failure for values out of range."""
    rows = SuggestionsViewOptionsType
    threshold = options.get(rows.good_threshold, 25)
    by_day = options.get(rows.maximum_results_by_day, 10)
    outside = options.get(rows.maximum_non_work_hour_results_by_day, 0)
    minutes = options.get(rows.meeting_duration_in_minutes, 60)
    if not (0 <= threshold <= 50 and 0 <= by_day <= 48 and 0 <= outside <= 48 and 30 <= minutes <= 1440):
        raise Failure("ErrorMeetingSuggestionGenerationFailed")
    worst = options.get(rows.minimum_suggestion_quality) or "Fair"
    return Wish(start, end, threshold, by_day, outside, minutes * _MINUTE, worst)


def _attendee(session: Session, data: Record, options: Record, span: tuple[datetime, datetime]) -> Attendee:
    """Return somebody who is asked to come; the meeting that is to be moved is no conflict with itself."""
    try:
        mailbox = _found(session, data)
    except Failure:
        return Attendee(None)
    moved = options.get(SuggestionsViewOptionsType.global_object_id)
    found: tuple[Busy, ...] = tuple(
        one for one in entries(mailbox, *span) if not moved or one.item.values.get(CalendarItemType.uid) != moved
    )
    return Attendee(mailbox, found, data.get(MailboxData.exclude_conflicts) is True)
