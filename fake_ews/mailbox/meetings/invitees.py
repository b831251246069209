"""Attendees and places as a client says them: with what the server knows of people, and a place under two names."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.people.directory import Directory
from fake_ews.schema.calendar import (
    AttendeeType,
    CalendarItemType,
    EnhancedLocationType,
    NonEmptyArrayOfAttendeesType,
)
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import Values

#: The lists of those who are invited.
LISTS: Final[tuple[Row[Any], ...]] = (
    CalendarItemType.required_attendees,
    CalendarItemType.optional_attendees,
    CalendarItemType.resources,
)
_ANSWER: Final[tuple[Row[Any], ...]] = (
    AttendeeType.response_type,
    AttendeeType.last_response_time,
    AttendeeType.proposed_start,
    AttendeeType.proposed_end,
)


def resolved(directory: Directory, listed: Record) -> Record:
    """Return attendees fully resolved (MS-OXWSMTGS_R137), each with an answer: Unknown until there is one (R79)."""
    attendees = tuple(
        one.with_values(
            {
                AttendeeType.mailbox: recipients.resolved(directory, one[AttendeeType.mailbox]),
                AttendeeType.response_type: one.get(AttendeeType.response_type) or "Unknown",
            }
        )
        for one in listed[NonEmptyArrayOfAttendeesType.attendee]
    )
    return Record(listed.type, {NonEmptyArrayOfAttendeesType.attendee: attendees})


def settle_changes(before: Values, after: Values, changed: set[Row[Any]]) -> None:
    """Bring who and where into order after an update: those who were invited before keep the answers that they gave."""
    settle_place(after, changed)
    if not changed.intersection(LISTS):
        return
    attendee = NonEmptyArrayOfAttendeesType.attendee
    known = {_address(one): one for row in LISTS if row in before for one in before[row][attendee]}
    for row in changed.intersection(LISTS):
        if row in after:
            invited = tuple(_with_answer(one, known.get(_address(one))) for one in after[row][attendee])
            after[row] = Record(after[row].type, {attendee: invited})


def settle_place(values: Values, changed: set[Row[Any]]) -> None:
    """Let Location and EnhancedLocation say the same place, whichever of them was set."""
    enhanced = values.get(CalendarItemType.enhanced_location)
    if CalendarItemType.enhanced_location in changed and enhanced is not None:
        values[CalendarItemType.location] = enhanced[EnhancedLocationType.display_name]
    elif CalendarItemType.location in changed:
        values.pop(CalendarItemType.enhanced_location, None)


def _address(attendee: Record) -> str:
    return recipients.pair(attendee[AttendeeType.mailbox])[1].lower()


def _with_answer(attendee: Record, known: Record | None) -> Record:
    if known is None or attendee.get(AttendeeType.response_type) != "Unknown":
        return attendee
    return attendee.with_values({row: known[row] for row in _ANSWER if row in known})
