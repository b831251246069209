"""Meetings that users enter on a contact's record: they stand in the CRM alone."""

from __future__ import annotations

from integration.capabilities import Feature, require
from integration.crm.ports import Crm
from integration.errors import NotFound
from integration.keys import Keys
from integration.model.calendar import Span
from integration.model.meeting import MeetingRecord


class RecordMeetings:
    """What users do with meetings on records."""

    def __init__(self, crm: Crm, keys: Keys) -> None:
        self._crm = crm
        self._keys = keys

    def enter(
        self, address: str, title: str, span: Span, host: str, *, location: str = "", in_calendar: bool = False
    ) -> MeetingRecord:
        """Enter a meeting with a contact; raises Refused when it is to be added to the Exchange calendar too."""
        if in_calendar:
            require(Feature.RECORD_MEETING_IN_CALENDAR)
        contact = self._crm.contact(address)
        meeting = MeetingRecord(self._keys.new(), contact.id, title, span, host.lower(), location=location)
        self._crm.log_meeting(meeting)
        return meeting

    def of_contact(self, address: str) -> list[MeetingRecord]:
        """Return every meeting on a contact's timeline; raises NotFound for an unknown contact."""
        contact = self._crm.find_contact(address)
        if contact is None:
            raise NotFound(f"there is no contact {address}")
        return self._crm.meetings(contact.id)
