"""Setting up meeting links, and saying which times they offer now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from integration.accounts.calendars import CalendarService
from integration.audit.log import AuditLog
from integration.availability.service import AvailabilityService
from integration.clock import Clock
from integration.db.meetings import Bookings, MeetingLinks
from integration.errors import ExchangeFailed, NotFound, Refused
from integration.meetings import rules
from integration.model.audit import Deed
from integration.model.calendar import Span
from integration.model.meeting import MeetingLink


@dataclass(frozen=True, slots=True)
class Offer:
    """What a visitor sees: the link, the duration picked, and free starts by the visitor's day, on the visitor's clock.

    ``offline``: no calendar is connected, so a booking is a request that is written nowhere.
    """

    link: MeetingLink
    duration: timedelta
    time_zone: str
    days: tuple[tuple[date, tuple[datetime, ...]], ...]
    offline: bool

    @property
    def starts(self) -> tuple[datetime, ...]:
        """Every start, in order."""
        return tuple(start for _, times in self.days for start in times)


class LinkService:
    """Meeting links as their owners and visitors see them."""

    def __init__(
        self,
        store: MeetingLinks,
        bookings: Bookings,
        calendars: CalendarService,
        availability: AvailabilityService,
        clock: Clock,
        audit: AuditLog,
    ) -> None:
        self._store = store
        self._bookings = bookings
        self._calendars = calendars
        self._availability = availability
        self._clock = clock
        self._audit = audit

    def save(self, link: MeetingLink) -> MeetingLink:
        """Make a link, or change the user's own of that slug; raises Refused naming the setting that does not work."""
        link = replace(link, user=link.user.lower())
        wrong = rules.check_link(link)
        if wrong:
            raise Refused("meeting.bad-link", detail=wrong)
        with self._audit.deed(Deed.LINK_SAVED, link.slug, user=link.user):
            if not self._store.put(link):
                raise Refused("meeting.slug-taken", detail=link.slug)
        return link

    def get(self, slug: str) -> MeetingLink:
        """Return the link of that slug; raises NotFound."""
        link = self._store.get(slug)
        if link is None:
            raise NotFound(f"there is no meeting link {slug}")
        return link

    def all(self) -> list[MeetingLink]:
        """Return every link, by slug."""
        return self._store.all()

    def remove(self, slug: str) -> None:
        """Take a link away; what was booked through it stays. Raises NotFound."""
        with self._audit.deed(Deed.LINK_REMOVED, self.get(slug).slug):
            self._store.remove(slug)

    def of_user(self, user: str) -> list[MeetingLink]:
        """Return the user's links."""
        return self._store.of_user(user.lower())

    def offer(self, slug: str, time_zone: str, duration: timedelta | None = None) -> Offer:
        """Return what a visitor may book; the first duration unless one is picked.

        Raises NotFound, and Refused for an unknown zone or duration or a calendar that cannot be read now: then
        nothing is offered, since nobody knows what is free.
        """
        link = self.get(slug)
        duration = duration or link.durations[0]
        if duration not in link.durations:
            raise Refused("meeting.not-offered")
        if not rules.is_zone(time_zone):
            raise Refused("meeting.bad-visitor", detail=time_zone)
        slots = self.open_slots(link, duration)
        days = tuple(rules.by_day(slots, time_zone).items())
        return Offer(link, duration, time_zone, days, self._calendars.usable(link.user) is None)

    def open_slots(self, link: MeetingLink, duration: timedelta) -> list[Span]:
        """Return the free times; raises Refused when the calendar cannot be read."""
        now = self._clock.now()
        edges = rules.horizon(link, now)
        asked = Span(edges.start - link.buffer, edges.end + link.buffer)
        taken: list[Span] = list(self._bookings.held(link.user, asked))
        calendar = self._calendars.usable(link.user)
        if calendar:
            try:
                taken += self._availability.blocked(calendar, asked)
            except ExchangeFailed as failed:
                raise Refused("meeting.calendar-unavailable", failed.outcome) from failed
        return rules.open_slots(link, duration, now, taken)

    def nearest(self, link: MeetingLink, wanted: Span, most: int = 3) -> tuple[Span, ...]:
        """Return some other times near to one that cannot be had, the nearest first; none when nobody knows."""
        try:
            slots = self.open_slots(link, wanted.end - wanted.start)
        except Refused:
            return ()
        return tuple(_by_distance(slots, wanted)[:most])


def _by_distance(slots: Sequence[Span], wanted: Span) -> list[Span]:
    return sorted((slot for slot in slots if slot != wanted), key=lambda slot: abs(slot.start - wanted.start))
