"""What a calendar tells and what is written into it: busy times, and an event with the people who are invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BusyStatus(StrEnum):
    """How somebody counts during an entry, in the words of LegacyFreeBusyType (MS-OXWSCDATA 2.2.3.13)."""

    FREE = "Free"
    TENTATIVE = "Tentative"
    BUSY = "Busy"
    OOF = "OOF"
    WORKING_ELSEWHERE = "WorkingElsewhere"
    NO_DATA = "NoData"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in UTC, its end not in it."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class BusyPeriod:
    """One entry of a calendar, as far as others may know it."""

    span: Span
    status: BusyStatus


@dataclass(frozen=True, slots=True)
class Invitation:
    """An event to write into a calendar, with whom to invite; ``key`` marks it there.

    ``time_zone`` is an IANA name, in which programs that show the event by its own zone will show it.
    """

    key: str
    span: Span
    time_zone: str
    subject: str
    html: str
    location: str
    attendees: tuple[str, ...]
