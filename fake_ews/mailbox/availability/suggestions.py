"""Suggested meeting times: when most of the people asked for can come (documentation of SuggestionsViewOptions)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from fake_ews.mailbox.availability.free_busy import Busy, status_between
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import from_utc, to_utc, zone_named
from fake_ews.values import dataclass

QUALITIES: Final = ("Excellent", "Good", "Fair", "Poor")
_CONFLICTING: Final = frozenset({"Tentative", "Busy", "OOF", "NoData"})
_STEP: Final = timedelta(minutes=30)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is to come; ``mailbox`` is None for one that nobody knows. ``essential``: not without them."""

    mailbox: Mailbox | None
    entries: tuple[Busy, ...] = ()
    essential: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for. ``threshold`` is in percent of attendees with a conflict; times are naive, in the zone."""

    start: datetime
    end: datetime
    threshold: int
    by_day: int
    by_day_outside_work: int
    duration: timedelta
    worst: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One time, naive in the zone of the request; ``statuses`` has one an attendee, empty for unknown ones."""

    start: datetime
    in_working_hours: bool
    quality: str
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What is suggested for a day, best first."""

    date: datetime
    quality: str
    suggestions: tuple[Suggestion, ...]


def suggested(attendees: tuple[Attendee, ...], wish: Wish, zone: WindowsZone) -> Iterator[Day]:
    """Walk the days of the window; times are tried every half hour."""
    date = datetime.combine(wish.start, time())
    while date < wish.end:
        tried = [_tried(attendees, moment, wish, zone) for moment in _moments(date, wish)]
        wanted = [
            one for one in tried if one is not None and QUALITIES.index(one.quality) <= QUALITIES.index(wish.worst)
        ]
        wanted.sort(key=lambda one: (QUALITIES.index(one.quality), one.start))
        kept = [one for one in wanted if one.in_working_hours][: wish.by_day]
        outside = [one for one in wanted if not one.in_working_hours][: wish.by_day_outside_work]
        best = sorted((*kept, *outside), key=wanted.index)[: wish.by_day]
        yield Day(date, best[0].quality if best else "Poor", tuple(best))
        date += _DAY


def _moments(date: datetime, wish: Wish) -> Iterator[datetime]:
    moment = date
    while moment < date + _DAY:
        if wish.start <= moment and moment + wish.duration <= wish.end:
            yield moment
        moment += _STEP


def _tried(attendees: tuple[Attendee, ...], moment: datetime, wish: Wish, zone: WindowsZone) -> Suggestion | None:
    """Return a time as a suggestion, None where somebody who has to be there cannot."""
    start = to_utc(moment, zone)
    end = start + wish.duration
    statuses = tuple(status_between(one.entries, start, end) if one.mailbox else "" for one in attendees)
    working = True
    for attendee, status in zip(attendees, statuses, strict=True):
        if attendee.essential and status in _CONFLICTING:
            return None
        if attendee.mailbox is not None:
            theirs = zone_named(attendee.mailbox.time_zone)
            hours = attendee.mailbox.working_hours
            working = working and hours.contain(from_utc(start, theirs), from_utc(end, theirs))
    return Suggestion(moment, working, _quality(statuses, wish.threshold), statuses)


def _quality(statuses: tuple[str, ...], threshold: int) -> str:
    known = [one for one in statuses if one]
    conflicts = sum(1 for one in known if one in _CONFLICTING)
    if not conflicts:
        return "Excellent"
    percent = 100 * conflicts / len(known)
    if percent < threshold:
        return "Good"
    return "Fair" if percent < 50 else "Poor"
