"""Which times a meeting link offers, and how they look to a visitor: pure decisions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from integration.availability.rules import is_free, join
from integration.model.address import is_address
from integration.model.calendar import Span
from integration.model.meeting import MeetingLink, Visitor

DAY: Final = timedelta(days=1)
MINUTE: Final = timedelta(minutes=1)
MIDNIGHT: Final = 24 * 60

# Minutes; what HubSpot's scheduling pages offer as start increments (developers.hubspot.com, "Meetings API guide").
INCREMENTS: Final = frozenset({5, 10, 15, 20, 30, 45, 60, 90, 120})
MOST_WEEKS: Final = 52
MOST_GUESTS: Final = 50

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?")


def check_link(link: MeetingLink) -> str:
    """Return the name of the setting that no page can be made of, or "" when the link is in order."""
    sound = {
        "slug": _SLUG.fullmatch(link.slug) is not None and len(link.slug) <= 128,
        "title": bool(link.title.strip()),
        "durations": bool(link.durations) and all(MINUTE <= one <= DAY and not one % MINUTE for one in link.durations),
        "increment": link.increment is None or link.increment in {MINUTE * one for one in INCREMENTS},
        "time_zone": is_zone(link.time_zone),
        "hours": len(link.hours) == 7 and all(_in_order(hours) for hours in link.hours),
        "buffer": timedelta() <= link.buffer <= DAY,
        "minimum_notice": timedelta() <= link.minimum_notice,
        "weeks": 1 <= link.weeks <= MOST_WEEKS,
        "most_guests": 0 <= link.most_guests <= MOST_GUESTS,
    }
    return next((setting for setting, good in sound.items() if not good), "")


def check_visitor(visitor: Visitor, link: MeetingLink) -> str:
    """Return the name of the field that is not filled in properly, or ""."""
    sound = {
        "name": bool(visitor.name.strip()),
        "address": is_address(visitor.address),
        "time_zone": is_zone(visitor.time_zone),
        "guests": len(visitor.guests) <= link.most_guests and all(map(is_address, visitor.guests)),
    }
    return next((name for name, good in sound.items() if not good), "")


def is_zone(name: str) -> bool:
    """Return whether that is the name of a time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # ZoneInfoNotFoundError is a KeyError; names that lead out of the folder of zones, or to one, end otherwise.
        return False
    return True


def horizon(link: MeetingLink, now: datetime) -> Span:
    """Return from when until when the link offers anything: whole weeks of the owner's days from today."""
    zone = ZoneInfo(link.time_zone)
    last = now.astimezone(zone).date() + timedelta(weeks=link.weeks)
    return Span(now + link.minimum_notice, max(_moment(last, 0, zone, fold=0), now + link.minimum_notice))


def starts(link: MeetingLink, duration: timedelta, now: datetime) -> Iterator[Span]:
    """Yield every time within working hours, notice and horizon, in order, whether or not it is free.

    Starts count from the beginning of the working hours in real minutes, so that a change of the clock within them
    neither drops nor doubles a meeting.
    """
    zone = ZoneInfo(link.time_zone)
    edges = horizon(link, now)
    for day in _days(edges, zone):
        for first, last in link.hours[day.weekday()]:
            # Where the clock shows an hour twice, only what lies in the working hours both times is offered.
            start, end = _moment(day, first, zone, fold=1), _moment(day, last, zone, fold=0)
            while start + duration <= end:
                if edges.start <= start and start + duration <= edges.end:
                    yield Span(start, start + duration)
                start += link.step(duration)


def open_slots(link: MeetingLink, duration: timedelta, now: datetime, taken: Iterable[Span]) -> list[Span]:
    """Return the times that a visitor may book, in order: nothing of ``taken`` lies in them or within the buffer."""
    spread = sorted((one.start - link.buffer, one.end + link.buffer) for one in taken)
    closed = join(Span(start, end) for start, end in spread)
    begins = [one.start for one in closed]
    return [slot for slot in starts(link, duration, now) if is_free(slot, _near(closed, begins, slot))]


def offers(link: MeetingLink, wanted: Span, now: datetime) -> bool:
    """Return whether the link offers that very time, free or not."""
    duration = wanted.end - wanted.start
    return duration in link.durations and wanted in starts(link, duration, now)


def by_day(slots: Iterable[Span], time_zone: str) -> Mapping[date, tuple[datetime, ...]]:
    """Return the starts of slots as the visitor's clock shows them, by the visitor's day."""
    zone = ZoneInfo(time_zone)
    days: dict[date, list[datetime]] = {}
    for slot in slots:
        shown = slot.start.astimezone(zone)
        days.setdefault(shown.date(), []).append(shown)
    return {day: tuple(times) for day, times in days.items()}


def _near(closed: Sequence[Span], begins: Sequence[datetime], slot: Span) -> Sequence[Span]:
    """Return what could lie in a slot: the last that begins before its end, and one more for a tie."""
    place = bisect_right(begins, slot.end)
    return closed[max(place - 2, 0) : place]


def _in_order(hours: Sequence[tuple[int, int]]) -> bool:
    edges = [edge for span in hours for edge in span]
    return (
        all(0 <= edge <= MIDNIGHT for edge in edges)
        and edges == sorted(edges)
        and all(first < last for first, last in hours)
    )


def _days(edges: Span, zone: ZoneInfo) -> Iterator[date]:
    day, last = edges.start.astimezone(zone).date(), edges.end.astimezone(zone).date()
    while day <= last:
        yield day
        day += DAY


def _moment(day: date, minutes: int, zone: ZoneInfo, fold: int) -> datetime:
    """Return when the clock of that zone shows so many minutes past midnight.

    A time that the clock skips is the moment of the change; of one that it shows twice, ``fold`` picks the first (0)
    or the second (1).
    """
    wall = datetime.combine(day, time()) + minutes * MINUTE
    while True:
        moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == wall:
            return moment
        wall += MINUTE
