"""Filling calendars: appointments, and meetings that everybody invited has in the calendar and has answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from fake_ews.control.json_values import ControlError, within
from fake_ews.control.owners import session_of
from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.recurrence import MONTHS
from fake_ews.mailbox.calendar.series import keep
from fake_ews.mailbox.items.creation import Order, create
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.meetings import arrivals
from fake_ews.mailbox.meetings.values import Envelope, told
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.zones.time_zones import from_utc
from fake_ews.organisation import Organisation
from fake_ews.schema.calendar import AttendeeType, CalendarItemType, NonEmptyArrayOfAttendeesType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import ArrayOfStringsType, BodyType
from fake_ews.schema.record import Record
from fake_ews.schema.recurrence import (
    AbsoluteMonthlyRecurrencePatternType,
    AbsoluteYearlyRecurrencePatternType,
    DailyRecurrencePatternType,
    IntervalRecurrencePatternBaseType,
    NoEndRecurrenceRangeType,
    NumberedRecurrenceRangeType,
    RecurrenceRangeBaseType,
    RecurrenceType,
    WeeklyRecurrencePatternType,
)
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredItem
from fake_ews.values import dataclass

Day = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
#: How somebody answered an invitation; Unknown is not yet.
Answer = Literal["Accept", "Tentative", "Decline", "Unknown"]
Role = Literal["required", "optional", "resource"]
Repeats = Literal["never", "daily", "weekly", "monthly", "yearly"]

_ROLES: Final = MappingProxyType(
    {
        "required": CalendarItemType.required_attendees,
        "optional": CalendarItemType.optional_attendees,
        "resource": CalendarItemType.resources,
    }
)
_WEEKDAYS: Final = get_args(Day)
_NEVER_SENT: Final = Order("", "SendToNone", None)


@dataclass(frozen=True, slots=True)
class SeededAttendee:
    """Somebody invited to a meeting, here or outside; a room is a "resource"."""

    address: str
    role: Role = "required"
    answer: Answer = "Accept"


@dataclass(frozen=True, slots=True)
class SeededMeeting:
    """What stands in a calendar as if it had always been there: no invitation lies in any Inbox.

    It ends at ``end``, or after so many ``minutes``. With ``attendees`` it is a meeting that the mailbox's owner has
    called: whoever has a mailbox here has it in the calendar, as they answered. ``days`` are those of a weekly series,
    the day of ``start`` without; ``times`` is how often a series takes place, 0 for ever.
    """

    subject: str
    start: datetime
    end: datetime | None = None
    minutes: int = 30
    all_day: bool = False
    location: str = ""
    text: str = ""
    attendees: tuple[SeededAttendee, ...] = ()
    shown_as: Literal["Free", "Tentative", "Busy", "OOF"] = "Busy"
    private: bool = False
    categories: tuple[str, ...] = ()
    repeats: Repeats = "never"
    days: tuple[Day, ...] = ()
    times: int = 0


def seed_meetings(organisation: Organisation, owner: Mailbox, wanted: Iterable[SeededMeeting]) -> None:
    """Put meetings into the calendars of their organizer and of those invited; raises ControlError."""
    session = session_of(organisation, owner)
    for number, meeting in enumerate(wanted):
        with within("meetings", number):
            _seed(session, owner, meeting)


def _seed(session: Session, owner: Mailbox, wanted: SeededMeeting) -> None:
    calendar = owner.store.distinguished["calendar"]
    try:
        create(session, _sent(session, wanted), _NEVER_SENT)
    except Failure as failure:
        raise ControlError(f"The meeting {wanted.subject!r} cannot be: Exchange answers {failure.code}.") from None
    item = calendar.items[next(reversed(calendar.items))]
    if not wanted.attendees:
        return
    item.values[CalendarItemType.meeting_request_was_sent] = True
    for one in wanted.attendees:
        _invite(session, owner, item, one)
    keep(owner, item)


def _invite(session: Session, owner: Mailbox, item: StoredItem, attendee: SeededAttendee) -> None:
    """Have somebody answer, and keep the meeting in their calendar unless they declined it."""
    premises, now = session.premises, session.premises.clock.now()
    if attendee.answer != "Unknown":
        arrivals.note_answer(item, ("", attendee.address), attendee.answer, now)
    colleague = premises.directory.find(attendee.address)
    if colleague is None or colleague is owner or attendee.answer == "Decline":
        return
    meeting = told(item)
    envelope = Envelope((owner.name, owner.address), item.values[ItemType.subject], "", item.values.get(ItemType.body))
    theirs = arrivals.to_calendar(premises, colleague, meeting, envelope, None)
    if theirs is not None and attendee.answer != "Unknown":
        arrivals.answer_for_oneself(theirs, attendee.answer, now)
        keep(colleague, theirs)


def _sent(session: Session, wanted: SeededMeeting) -> Record:
    """Return the meeting as a client would send it."""
    values: dict[Row[Any], Any] = {
        ItemType.subject: wanted.subject,
        ItemType.sensitivity: "Private" if wanted.private else "Normal",
        CalendarItemType.start: wanted.start,
        CalendarItemType.end: wanted.end or wanted.start + timedelta(minutes=wanted.minutes),
        CalendarItemType.is_all_day_event: wanted.all_day,
        CalendarItemType.legacy_free_busy_status: wanted.shown_as,
    }
    if wanted.text:
        values[ItemType.body] = Record(BodyType, {BodyType.body_type: "Text", BodyType.value: wanted.text})
    if wanted.categories:
        values[ItemType.categories] = Record(ArrayOfStringsType, {ArrayOfStringsType.string: wanted.categories})
    if wanted.location:
        values[CalendarItemType.location] = wanted.location
    for role, row in _ROLES.items():
        if invited := tuple(_attendee(session, one) for one in wanted.attendees if one.role == role):
            values[row] = Record(NonEmptyArrayOfAttendeesType, {NonEmptyArrayOfAttendeesType.attendee: invited})
    if wanted.repeats != "never":
        first = from_utc(wanted.start, session.time_zone).date()
        series = dict((_pattern(wanted, first), _range(wanted, first)))
        values[CalendarItemType.recurrence] = Record(RecurrenceType, series)
    return Record(CalendarItemType, values)


def _attendee(session: Session, wanted: SeededAttendee) -> Record:
    named = recipients.named(session.premises.directory, "", wanted.address)
    return Record(AttendeeType, {AttendeeType.mailbox: named})


def _pattern(wanted: SeededMeeting, first: date) -> tuple[Row[Any], Record]:
    every: dict[Row[Any], Any] = {IntervalRecurrencePatternBaseType.interval: 1}
    if wanted.repeats == "daily":
        return RecurrenceType.daily_recurrence, Record(DailyRecurrencePatternType, every)
    if wanted.repeats == "weekly":
        every[WeeklyRecurrencePatternType.days_of_week] = wanted.days or (_WEEKDAYS[first.weekday()],)
        return RecurrenceType.weekly_recurrence, Record(WeeklyRecurrencePatternType, every)
    if wanted.repeats == "monthly":
        every[AbsoluteMonthlyRecurrencePatternType.day_of_month] = first.day
        return RecurrenceType.absolute_monthly_recurrence, Record(AbsoluteMonthlyRecurrencePatternType, every)
    day: dict[Row[Any], Any] = {
        AbsoluteYearlyRecurrencePatternType.day_of_month: first.day,
        AbsoluteYearlyRecurrencePatternType.month: MONTHS[first.month - 1],
    }
    return RecurrenceType.absolute_yearly_recurrence, Record(AbsoluteYearlyRecurrencePatternType, day)


def _range(wanted: SeededMeeting, first: date) -> tuple[Row[Any], Record]:
    begins: dict[Row[Any], Any] = {RecurrenceRangeBaseType.start_date: first.isoformat()}
    if not wanted.times:
        return RecurrenceType.no_end_recurrence, Record(NoEndRecurrenceRangeType, begins)
    begins[NumberedRecurrenceRangeType.number_of_occurrences] = wanted.times
    return RecurrenceType.numbered_recurrence, Record(NumberedRecurrenceRangeType, begins)
