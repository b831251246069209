"""How meetings are put together: what users and visitors do with them, each behind a name of its own."""

from __future__ import annotations

from dataclasses import dataclass

from integration.accounts.calendars import CalendarService
from integration.accounts.service import AccountService
from integration.availability.service import AvailabilityService
from integration.db.calendars import Calendars
from integration.db.meetings import Bookings, MeetingLinks
from integration.foundation import Foundation
from integration.meetings.links import LinkService
from integration.meetings.not_offered import NotOffered
from integration.meetings.on_record import RecordMeetings
from integration.meetings.service import Listener, MeetingService


@dataclass(frozen=True, slots=True)
class MeetingParts:
    """From connecting a calendar to a meeting that is booked, entered or refused."""

    calendars: CalendarService
    availability: AvailabilityService
    links: LinkService
    meetings: MeetingService
    on_record: RecordMeetings
    not_offered: NotOffered


def meetings_on(foundation: Foundation, store: Calendars, accounts: AccountService, booked: Listener) -> MeetingParts:
    """Return the parts; ``accounts`` are the calendars of that store, and ``booked`` is told of every meeting."""
    crm, clock, keys = foundation.crm, foundation.clock, foundation.keys
    bookings, availability = Bookings(foundation.database), AvailabilityService(accounts)
    calendars = CalendarService(store, accounts)
    links = LinkService(MeetingLinks(foundation.database), bookings, calendars, availability, clock, foundation.audit)
    meetings = MeetingService(links, bookings, calendars, accounts, availability, crm, clock, keys, booked)
    return MeetingParts(
        calendars, availability, links, meetings, RecordMeetings(crm, keys), NotOffered(meetings, links, calendars)
    )
