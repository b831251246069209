"""Booking a meeting: taking the wish in, and carrying out the protocol that writes it into the calendar once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from integration.accounts.calendars import CalendarService
from integration.accounts.service import AccountService
from integration.availability.rules import is_free
from integration.availability.service import AvailabilityService
from integration.clock import Clock
from integration.crm.ports import Crm
from integration.db.meetings import Bookings
from integration.errors import ExchangeFailed, NotFound, Refused, TimeTaken
from integration.keys import Keys
from integration.meetings import protocol, rules
from integration.meetings.lanes import Lanes
from integration.meetings.letters import invitation, record
from integration.meetings.links import LinkService
from integration.meetings.protocol import Action, Observed
from integration.model.account import Account
from integration.model.calendar import Span
from integration.model.meeting import UNFINISHED, BookedMeeting, Booking, BookingState, MeetingLink, Visitor
from integration.ports import Calendar
from integration.verdicts import Verdict, verdict

# More steps than the longest way through the table.
STEPS = 8

Listener = Callable[[BookedMeeting], None]


class MeetingService:
    """Books meetings. May be killed between any two lines: ``run`` takes up where the record says that it stands."""

    def __init__(
        self,
        links: LinkService,
        bookings: Bookings,
        calendars: CalendarService,
        accounts: AccountService,
        availability: AvailabilityService,
        crm: Crm,
        clock: Clock,
        keys: Keys,
        listener: Listener,
    ) -> None:
        self._links = links
        self._bookings = bookings
        self._calendars = calendars
        self._accounts = accounts
        self._availability = availability
        self._crm = crm
        self._clock = clock
        self._keys = keys
        self._listener = listener
        self._lanes = Lanes()

    def book(self, slug: str, start: datetime, visitor: Visitor, duration: timedelta | None = None) -> Booking:
        """Book a time for a visitor, who waits for the answer.

        A booking that is not yet WRITTEN or DONE when this returns is carried on by ``run``: Exchange was asked, and
        what it did is not known yet. Raises NotFound, TimeTaken with other times, and Refused.
        """
        link = self._links.get(slug)
        span = Span(start, start + (duration or link.durations[0]))
        wrong = rules.check_visitor(visitor, link)
        if wrong:
            raise Refused("meeting.bad-visitor", detail=wrong)
        now = self._clock.now()
        if not rules.offers(link, span, now):
            raise Refused("meeting.not-offered")
        booking = Booking(
            key=self._keys.new(),
            slug=link.slug,
            user=link.user,
            span=span,
            visitor=visitor,
            state=BookingState.REQUESTED,
            due_at=now + protocol.HELD,
            created_at=now,
            offline=self._calendars.usable(link.user) is None,
        )
        if not self._bookings.claim(booking, link.buffer):
            raise TimeTaken(self._links.nearest(link, span))
        with self._lanes.of(link.user):
            _Walk(self, booking, link, visitor_waits=True).run()
        return self._told(booking, link)

    def run(self, key: str) -> None:
        """Take a booking as far as it goes now."""
        booking = self._bookings.get(key)
        if booking is None or booking.state not in UNFINISHED or booking.due_at > self.now:
            return
        try:
            link = self._links.get(booking.slug)
        except NotFound:
            self.fail(booking, "meeting.link-gone")
            return
        with self._lanes.of(link.user):
            _Walk(self, booking, link, visitor_waits=False).run()

    def users_due(self, now: datetime) -> list[str]:
        """Return the users with whom there are bookings to be carried on by now."""
        return list(dict.fromkeys(booking.user for booking in self._bookings.due(now)))

    def carry_on(self, user: str, now: datetime) -> None:
        """Carry on every booking with a user that is due."""
        for booking in self._bookings.due(now):
            if booking.user == user:
                self.run(booking.key)

    def next_due(self) -> datetime | None:
        """Return when the next booking is to be carried on."""
        return self._bookings.next_due()

    def booking(self, key: str) -> Booking:
        """Return how far a booking has got; raises NotFound."""
        found = self._bookings.get(key)
        if found is None:
            raise NotFound(f"there is no booking {key}")
        return found

    def of_user(self, user: str) -> list[Booking]:
        """Return every booking made with a user, by start."""
        return self._bookings.of_user(user.lower())

    def _told(self, booking: Booking, link: MeetingLink) -> Booking:
        """Return the booking as it stands, or raise what its visitor is told instead."""
        after = self.booking(booking.key)
        if after.state is BookingState.LOST:
            raise TimeTaken(self._links.nearest(link, booking.span))
        if after.state is BookingState.FAILED:
            raise Refused(after.reason, detail=after.detail)
        return after

    @property
    def now(self) -> datetime:
        """This moment."""
        return self._clock.now()

    def calendar(self, user: str) -> Account | None:
        """Return the user's calendar if it can be worked in."""
        return self._calendars.usable(user)

    def open(self, calendar: Account) -> AbstractContextManager[Calendar]:
        """Work in a calendar."""
        return self._accounts.calendar(calendar)

    def is_free(self, calendar: Account, span: Span, buffer: timedelta) -> bool:
        """Return whether nothing in the calendar takes that time now; raises ExchangeFailed."""
        around = Span(span.start - buffer, span.end + buffer)
        return is_free(span, self._availability.blocked(calendar, around), buffer)

    def move(self, booking: Booking, **changes: object) -> Booking | None:
        """Record a change; None when somebody else works on the booking too, who is to go on."""
        return self._bookings.move(booking, **changes)

    def fail(self, booking: Booking, reason: str, detail: str = "") -> None:
        """Record that nothing comes of it; its time is free for others."""
        self._bookings.move(booking, state=BookingState.FAILED, reason=reason, detail=detail)

    def tell(self, booking: Booking, link: MeetingLink) -> None:
        """Tell the CRM and whoever listens, then record the end: killed in between, both are told again."""
        contact = self._crm.contact(booking.visitor.address, booking.visitor.name)
        self._crm.log_meeting(record(booking, link, contact))
        self._listener(BookedMeeting(booking.key, contact.id, contact.address, booking.user, booking.span))
        self._bookings.move(booking, state=BookingState.DONE, contact_id=contact.id)


class _Walk:
    """One booking on its way through the table, as far as it goes without waiting."""

    def __init__(self, service: MeetingService, booking: Booking, link: MeetingLink, *, visitor_waits: bool) -> None:
        self._service = service
        self._booking: Booking | None = booking
        self._link = link
        self._visitor_waits = visitor_waits
        self._event_id = ""

    def run(self) -> None:
        """Take steps until the booking is finished, has to wait, or is somebody else's."""
        try:
            self._run()
        except ExchangeFailed:
            self._unanswered()

    def _run(self) -> None:
        observed = Observed.UNASKED
        for _ in range(STEPS):
            booking = self._booking
            if booking is None or booking.state not in UNFINISHED:
                return
            action = protocol.plan(booking, observed)
            observed = Observed.UNASKED
            if action is Action.LOOK:
                observed = self._look(booking)
            elif action is Action.WAIT and not self._may_ask_again(booking):
                return
            else:
                self._booking = self._take(action, booking)

    def _take(self, action: Action, booking: Booking) -> Booking | None:
        if action is Action.CREATE:
            return self._create(booking)
        if action is Action.RECORD:
            return self._service.move(booking, state=BookingState.WRITTEN, event_id=self._event_id)
        if action is Action.WAIT:
            return self._service.move(booking, state=BookingState.REQUESTED)
        self._service.tell(booking, self._link)
        return None

    def _create(self, booking: Booking) -> Booking | None:
        calendar = self._service.calendar(booking.user)
        if calendar is None:
            # Disconnected, perhaps since the wish was taken in: then it stays a request.
            return self._service.move(booking, state=BookingState.WRITTEN, offline=True)
        if not self._service.is_free(calendar, booking.span, self._link.buffer):
            self._service.move(booking, state=BookingState.LOST, reason="meeting.taken")
            return None
        now = self._service.now
        asked = self._service.move(
            booking,
            state=BookingState.CREATING,
            offline=False,
            asked_at=now,
            creations=booking.creations + 1,
            due_at=now + protocol.HELD,
        )
        self._booking = asked
        if asked is None:
            return None
        try:
            with self._service.open(calendar) as opened:
                event_id = opened.book(invitation(asked, self._link))
        except ExchangeFailed as failed:
            if verdict(failed.outcome) is not Verdict.REFUSED:
                raise
            self._service.fail(asked, "meeting.refused", failed.outcome.text or failed.outcome.response_code)
            return None
        return self._service.move(asked, state=BookingState.WRITTEN, event_id=event_id)

    def _look(self, booking: Booking) -> Observed:
        calendar = self._service.calendar(booking.user)
        if calendar is None:
            return Observed.NOTHING
        with self._service.open(calendar) as opened:
            found = opened.booked(booking.key)
        self._event_id = found[0] if found else ""
        return Observed.EVENT if found else Observed.NOTHING

    def _may_ask_again(self, booking: Booking) -> bool:
        """Return whether the event may be asked for anew; if not, note when to look again, or give up."""
        again = protocol.ask_again_at(booking)
        if self._service.now >= max(again, booking.span.start):
            self._service.fail(booking, "meeting.not-written")
        elif self._service.now < again:
            self._booking = self._service.move(booking, due_at=again)
        elif self._service.calendar(booking.user) is None:
            # Only the calendar can tell whether the event came to be; its owner may connect it again.
            self._booking = self._service.move(booking, due_at=self._service.now + protocol.LATE)
        else:
            return True
        return False

    def _unanswered(self) -> None:
        """Go on after a call that Exchange did not answer: now if something was asked of it, else later."""
        booking = self._booking
        if booking is None:
            return
        if booking.state is BookingState.CREATING and self._visitor_waits:
            # Somebody waits for the answer, and mostly the event is there: one look, then it is left to ``run``.
            self._visitor_waits = False
            self.run()
        elif booking.state is BookingState.REQUESTED and (
            self._visitor_waits or self._service.now >= booking.span.start
        ):
            self._service.fail(booking, "meeting.calendar-unavailable")
        elif self._service.now >= booking.span.start + protocol.LATE:
            self._service.fail(booking, "meeting.not-written")
        else:
            self._service.move(booking, due_at=self._service.now + protocol.PAUSE)
