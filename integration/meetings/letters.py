"""What a booking says: in the event and its invitation, and on the timeline."""

from __future__ import annotations

from html import escape

from integration.model.calendar import Invitation
from integration.model.crm import Contact
from integration.model.meeting import Booking, MeetingLink, MeetingRecord


def invitation(booking: Booking, link: MeetingLink) -> Invitation:
    """Return the event for the owner's calendar, visitor and guests as attendees; the description is plain text."""
    return Invitation(
        key=booking.key,
        span=booking.span,
        time_zone=link.time_zone,
        subject=link.title,
        html="".join(f"<p>{escape(line)}</p>" for line in (link.description, booking.visitor.name) if line),
        location=link.location,
        attendees=(booking.visitor.address, *booking.visitor.guests),
    )


def record(booking: Booking, link: MeetingLink, contact: Contact) -> MeetingRecord:
    """Return what the timeline shows."""
    return MeetingRecord(
        id=booking.key,
        contact_id=contact.id,
        title=link.title,
        span=booking.span,
        host=booking.user,
        body=link.description,
        location=link.location,
        offline=booking.offline,
    )
