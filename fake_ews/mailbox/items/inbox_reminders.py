"""Reminders that come by mail: what the server adds to them (MS-OXWSMTGS 2.2.4.13, 2.2.5.7)."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.premises import Premises
from fake_ews.schema.calendar import ArrayOfInboxReminderType, InboxReminderType
from fake_ews.schema.record import Record


def settled(premises: Premises, said: Record) -> Record:
    """Return reminders as they are stored: each has an Id, and goes to all attendees if it is the organizer's."""
    array = ArrayOfInboxReminderType
    return Record(array, {array.inbox_reminder: tuple(_settled(premises, one) for one in said[array.inbox_reminder])})


def _settled(premises: Premises, said: Record) -> Record:
    added: dict[Any, Any] = {}
    if not said.get(InboxReminderType.id):
        added[InboxReminderType.id] = str(premises.seeds.guid("inbox reminder"))
    if InboxReminderType.is_organizer_reminder in said:
        organizers = said[InboxReminderType.is_organizer_reminder]
        added[InboxReminderType.send_option] = "AllAttendees" if organizers else "User"
    return said.with_values(added)
