"""Mail from outside that carries a meeting: what its iCalendar part makes of it."""

from __future__ import annotations

from fake_ews.mailbox.meetings import arrivals, in_calendar
from fake_ews.mailbox.meetings.arrivals import Arrival
from fake_ews.mailbox.meetings.meeting_of_text import meeting_of_text
from fake_ews.mailbox.meetings.values import Envelope, told
from fake_ews.mailbox.mime.content import MailContent
from fake_ews.mailbox.mime.icalendar_text import read
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.record import Record


def meeting_message(premises: Premises, mailbox: Mailbox, content: MailContent, mime: bytes) -> Arrival | None:
    """Carry out what a meeting message means and return it for delivery; None for a mail that is no such thing."""
    text = read(content.calendar.text) if content.calendar is not None else None
    if text is None or content.from_ is None:
        return None
    meeting = meeting_of_text(premises, text)
    body = _body(content)
    if body is not None:
        meeting.values[ItemType.body] = body
    envelope = Envelope(content.from_, content.subject, content.message_id, body, mime)
    if text.method == "REQUEST":
        return arrivals.request(premises, mailbox, meeting, envelope)
    if text.method == "CANCEL":
        return arrivals.cancellation(premises, mailbox, meeting, envelope)
    answer = next((one.response for one in text.attendees), "")
    if text.method != "REPLY" or answer not in ("Accept", "Tentative", "Decline"):
        return None
    # Who replies is who the iCalendar part names, which need not be the address that the mail came from.
    replier = text.attendees[0].address
    said = Envelope((content.from_[0] or replier[0], replier[1]), content.subject, content.message_id, body, mime)
    held = in_calendar.meant(in_calendar.known(mailbox, meeting.values), meeting.values)
    facts = told(held) if held is not None else meeting
    return arrivals.response(premises, mailbox, facts, said, answer, premises.clock.now())


def _body(content: MailContent) -> Record | None:
    if content.html is not None:
        return Record(BodyType, {BodyType.body_type: "HTML", BodyType.value: content.html})
    if content.text is not None:
        return Record(BodyType, {BodyType.body_type: "Text", BodyType.value: content.text})
    return None
