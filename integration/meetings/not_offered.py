"""What people ask for although it is not offered, of meetings above all: each wish is refused with its limitation."""

from __future__ import annotations

from datetime import datetime

from integration.accounts.calendars import CalendarService
from integration.capabilities import Feature, require
from integration.errors import NotFound
from integration.meetings.links import LinkService
from integration.meetings.service import MeetingService


class NotOffered:
    """The doors behind which there is nothing; each raises NotFound for what is not there, else Refused."""

    def __init__(self, meetings: MeetingService, links: LinkService, calendars: CalendarService) -> None:
        self._meetings = meetings
        self._links = links
        self._calendars = calendars

    def cancel(self, key: str) -> None:
        """Call off a booked meeting."""
        self._meetings.booking(key)
        require(Feature.CANCEL_MEETING)

    def reschedule(self, key: str, start: datetime) -> None:
        """Move a booked meeting to another time."""
        self._meetings.booking(key)
        require(Feature.RESCHEDULE_MEETING)

    def reschedule_by_api(self, key: str, start: datetime) -> None:
        """Move a booked meeting through the public interface."""
        self._meetings.booking(key)
        require(Feature.RESCHEDULE_BY_API)

    def synchronise_both_ways(self, user: str) -> None:
        """Keep CRM and calendar the same in both directions."""
        self._connected(user)
        require(Feature.TWO_WAY_SYNC)

    def take_over_meetings(self, user: str) -> None:
        """Make CRM meetings of what stands in the Exchange calendar."""
        self._connected(user)
        require(Feature.CALENDAR_MEETINGS_IN_CRM)

    def clickable_times(self, slug: str) -> None:
        """Get times to insert into a mail, each of which books when it is clicked."""
        self._links.get(slug)
        require(Feature.CLICKABLE_TIMES)

    def use_other_calendar(self, user: str, name: str) -> None:
        """Read or write another calendar than the primary one."""
        self._connected(user)
        require(Feature.OTHER_CALENDAR)

    def synchronise_tasks(self, user: str) -> None:
        """Keep tasks of the CRM in Exchange."""
        self._connected(user)
        require(Feature.TASK_SYNC)

    def sign_in_otherwise(self, address: str) -> None:
        """Connect a mailbox without its password: by a sign-in page, a code or a token."""
        require(Feature.OTHER_SIGN_IN)

    def log_anyway(self, user: str, subject: str) -> None:
        """Log a mail of the inbox as a reply although it answers under another subject, or came too early."""
        require(Feature.LOG_ANYWAY)

    def connect_everybody(self, login: str, password: str) -> None:
        """Connect all mailboxes of a firm with one service account."""
        require(Feature.SERVICE_ACCOUNT)

    def _connected(self, user: str) -> None:
        if self._calendars.of_user(user) is None:
            raise NotFound(f"{user} has connected no calendar")
