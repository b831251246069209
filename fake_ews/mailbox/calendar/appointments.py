"""New calendar items: what a client has to say, and what Exchange fills in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar import times as calendar_times
from fake_ews.mailbox.calendar.series import settle_series
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.meetings import invitees
from fake_ews.mailbox.session import Session
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.item import ItemType
from fake_ews.schema.rows import Row
from fake_ews.store.objects import Values


def check_invitations(invitations: str) -> None:
    """Raise Failure where a request does not say what to do about invitations."""
    if not invitations:
        raise Failure("ErrorSendMeetingInvitationsRequired")


def fill_in(session: Session, values: Values) -> None:
    """Add what Exchange sets on a new calendar item; raises Failure for times that make no sense."""
    now = session.premises.clock.now()
    start = values.setdefault(CalendarItemType.start, _next_half_hour(now))
    values.setdefault(CalendarItemType.end, start + timedelta(minutes=30))
    calendar_times.settle(session, values)
    settle_series(session, values)
    invitees.settle_place(values, set(values))
    meeting = any(row in values for row in invitees.LISTS)
    filled: dict[Row[Any], Any] = {
        CalendarItemType.uid: _uid(session),
        CalendarItemType.is_all_day_event: False,
        CalendarItemType.legacy_free_busy_status: "Busy",
        CalendarItemType.is_meeting: meeting,
        CalendarItemType.is_cancelled: False,
        CalendarItemType.meeting_request_was_sent: False,
        CalendarItemType.is_response_requested: True,
        CalendarItemType.my_response_type: "Organizer",
        CalendarItemType.organizer: recipients.single(recipients.of_mailbox(session.own)),
        CalendarItemType.appointment_sequence_number: 0,
        CalendarItemType.appointment_state: 1 if meeting else 0,
        CalendarItemType.date_time_stamp: now,
        CalendarItemType.allow_new_time_proposal: True,
        CalendarItemType.is_online_meeting: False,
        CalendarItemType.conference_type: 0,
        ItemType.reminder_minutes_before_start: "15",
    }
    for row, value in filled.items():
        values.setdefault(row, value)
    if values.get(ItemType.reminder_is_set):
        values.setdefault(ItemType.reminder_due_by, values[CalendarItemType.start])


def _next_half_hour(now: datetime) -> datetime:
    into = timedelta(minutes=now.minute % 30, seconds=now.second, microseconds=now.microsecond)
    return now - into + timedelta(minutes=30)


def _uid(session: Session) -> str:
    """Return a GlobalObjectId as UID: sixteen fixed bytes, no times, sixteen random bytes (MS-OXOCAL 2.2.1.27)."""
    random = session.premises.seeds.guid("uid").bytes.hex().upper()
    return f"040000008200E00074C5B7101A82E008{'0' * 40}10000000{random}"
