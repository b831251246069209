"""Meeting links, the bookings that visitors make through them, and what people are told of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from integration.model.calendar import Span

Hours = tuple[tuple[int, int], ...]
"""Working hours of one weekday: ranges in minutes from midnight, in order, none overlapping another."""

NINE_TO_FIVE: Hours = ((9 * 60, 17 * 60),)


@dataclass(frozen=True, slots=True)
class MeetingLink:
    """A personal scheduling page, and how it is set up.

    ``user`` owns it; ``hours`` are of Monday to Sunday in ``time_zone``, the owner's (an IANA name). ``increment`` is
    the distance of starts, None for the duration itself. ``buffer`` stays free before and after; ``minimum_notice`` is
    how soon one may book; ``weeks`` how far ahead. ``most_guests`` is how many people a visitor may bring along.
    """

    slug: str
    user: str
    title: str
    durations: tuple[timedelta, ...] = (timedelta(minutes=30),)
    increment: timedelta | None = timedelta(minutes=30)
    time_zone: str = "UTC"
    hours: tuple[Hours, ...] = (*(NINE_TO_FIVE,) * 5, (), ())
    buffer: timedelta = timedelta()
    minimum_notice: timedelta = timedelta(hours=1)
    weeks: int = 2
    location: str = ""
    description: str = ""
    most_guests: int = 0

    def step(self, duration: timedelta) -> timedelta:
        """Return how far apart starts are."""
        return self.increment or duration


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who books: what the form asks for, the zone and language of the page, and whom else to invite."""

    name: str
    address: str
    time_zone: str = "UTC"
    language: str = "en"
    guests: tuple[str, ...] = ()


class BookingState(StrEnum):
    """How far a booking has got, for certain; meetings/protocol.py has what follows from each."""

    REQUESTED = "requested"
    CREATING = "creating"
    WRITTEN = "written"
    DONE = "done"
    LOST = "lost"
    FAILED = "failed"


UNFINISHED = (BookingState.REQUESTED, BookingState.CREATING, BookingState.WRITTEN)
HOLDING = (*UNFINISHED, BookingState.DONE)
"""States in which a booking keeps its time from others."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking and everything that is known of it.

    ``key`` marks the event in the calendar and names the booking here. ``asked_at`` is when the event was last asked
    for, ``creations`` how often. ``offline``: no calendar was connected, so nothing is written anywhere but here.
    ``reason`` is the id of a sentence, ``detail`` what fills it in; ``revision`` fences those who hold an older one.
    """

    key: str
    slug: str
    user: str
    span: Span
    visitor: Visitor
    state: BookingState
    due_at: datetime
    created_at: datetime
    asked_at: datetime | None = None
    offline: bool = False
    event_id: str = ""
    contact_id: str = ""
    creations: int = 0
    reason: str = ""
    detail: str = ""
    revision: int = 0


class MeetingOutcome(StrEnum):
    """What came of a meeting, in the words of HubSpot's meeting record (hs_meeting_outcome)."""

    SCHEDULED = "SCHEDULED"
    COMPLETED = "COMPLETED"
    RESCHEDULED = "RESCHEDULED"
    NO_SHOW = "NO_SHOW"
    CANCELED = "CANCELED"


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting on the timeline of a contact; ``id`` is made by whoever logs, so that logging twice is logging once.

    ``host`` is the user whose meeting it is; ``offline``: it stands in no calendar.
    """

    id: str
    contact_id: str
    title: str
    span: Span
    host: str
    body: str = ""
    location: str = ""
    outcome: MeetingOutcome = MeetingOutcome.SCHEDULED
    offline: bool = False


@dataclass(frozen=True, slots=True)
class BookedMeeting:
    """What others are told when a visitor has booked, at least once a booking: its key, who booked, with whom, when."""

    key: str
    contact_id: str
    address: str
    host: str
    span: Span
