"""Meeting messages as they travel: a mail with the meeting in it as iCalendar."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.bodies.text import html_to_text
from fake_ews.mailbox.calendar.occurrences import is_master, original_times
from fake_ews.mailbox.calendar.recurrence import days, icalendar_rule, is_endless
from fake_ews.mailbox.calendar.times import start_zone
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.mime.content import Address, CalendarPart, MailContent
from fake_ews.mailbox.mime.icalendar_text import Attendee, MeetingText, write
from fake_ews.mailbox.mime.writing import write_mime
from fake_ews.mailbox.premises import Premises
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredItem


def letter(
    premises: Premises,
    item: StoredItem,
    method: str,
    subject: str,
    sender: Address,
    to: list[Address],
    message_id: str,
    listed: tuple[Attendee, ...],
    body: Record | None,
) -> bytes:
    """Return the mail that carries a request, a cancellation or an answer; ``listed`` are the attendees it names."""
    values = item.values
    html = (body.get(BodyType.value) or "") if body is not None and body[BodyType.body_type] == "HTML" else ""
    text = html_to_text(html) if html else (body.get(BodyType.value) or "") if body is not None else ""
    organizer = recipients.pair(values[CalendarItemType.organizer][SingleRecipientType.mailbox])
    meeting = MeetingText(
        method=method,
        uid=values[CalendarItemType.uid],
        start=values[CalendarItemType.start],
        end=values[CalendarItemType.end],
        summary=subject,
        location=values.get(CalendarItemType.location) or "",
        description=text,
        organizer=organizer,
        attendees=listed,
        sequence=values.get(CalendarItemType.appointment_sequence_number) or 0,
        stamp=premises.clock.now(),
        all_day=bool(values.get(CalendarItemType.is_all_day_event)),
        zone=start_zone(values),
        **_series(item),
    )
    content = MailContent(
        subject=subject,
        from_=sender,
        to=tuple(to),
        message_id=message_id,
        date=premises.clock.now(),
        text=text,
        html=html or None,
        calendar=CalendarPart(method, write(meeting)),
    )
    return write_mime(content)


def _series(item: StoredItem) -> dict[str, Any]:
    """Return what iCalendar says of a series, or of the occurrence that a message is about."""
    if item.master is not None and item.original_date is not None:
        return {"recurrence_id": original_times(item.master, item.original_date)[0]}
    if not is_master(item):
        return {"recurrence_id": item.values.get(CalendarItemType.recurrence_id)}
    recurrence = item.values[CalendarItemType.recurrence]
    end = None if is_endless(recurrence) else list(days(recurrence))[-1]
    last = end
    if end is not None and not item.values.get(CalendarItemType.is_all_day_event):
        last = original_times(item, end)[0]
    return {
        "rule": icalendar_rule(recurrence, last),
        "left_out": tuple(original_times(item, day)[0] for day in sorted(item.deletions)),
    }
