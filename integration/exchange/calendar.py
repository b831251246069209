"""A calendar as the calendar port wants it: busy times, and events that bear our key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from exchangelib import UTC as EWS_UTC
from exchangelib import Attendee, CalendarItem, EWSDateTime, EWSTimeZone, ExtendedProperty, HTMLBody, Q
from exchangelib import Mailbox as Recipient
from exchangelib.fields import FieldPath
from exchangelib.folders import Calendar, DeletedItems
from exchangelib.items import ID_ONLY, SEND_TO_ALL_AND_SAVE_COPY, SHALLOW
from exchangelib.properties import DaylightTime, FreeBusyViewOptions, MailboxData, StandardTime, TimeWindow, TimeZone
from exchangelib.restriction import Restriction
from exchangelib.services import FindItem, GetUserAvailability

from integration.exchange.session import folder
from integration.model.calendar import BusyPeriod, BusyStatus, Invitation, Span


class BookingKey(ExtendedProperty):  # type: ignore[misc]
    """The property that bears our key: named, in a property set of our own."""

    property_set_id = "7b0f2a54-3c0e-4b5e-9d3f-0c6f3c1d2a11"
    property_name = "BookingKey"
    property_type = "String"


_KEY_FIELD = "integration_booking_key"
# The shortest that the schema takes; merged digits are not asked for, but their interval is checked all the same.
_INTERVAL = 5


def register_key() -> None:
    """Teach exchangelib's CalendarItem our property; saying it again changes nothing."""
    if _KEY_FIELD not in {field.name for field in CalendarItem.FIELDS}:
        CalendarItem.register(_KEY_FIELD, BookingKey)


def busy(account: Any, asked: Span) -> tuple[BusyPeriod, ...]:
    """Ask for the entries of the account's own calendar.

    The request names UTC by its numbers: exchangelib's own way asks for the server's time zones first.
    """
    views = GetUserAvailability(account.protocol).call(
        tzinfo=EWS_UTC,
        mailbox_data=[
            MailboxData(email=account.primary_smtp_address, attendee_type="Organizer", exclude_conflicts=False)
        ],
        timezone=_utc(),
        free_busy_view_options=FreeBusyViewOptions(
            time_window=TimeWindow(start=_ews(asked.start), end=_ews(asked.end)),
            merged_free_busy_interval=_INTERVAL,
            requested_view="Detailed",
        ),
    )
    return tuple(_periods(views))


def book(account: Any, event: Invitation) -> str:
    """Write the event into the primary calendar and invite; returns its id."""
    zone = EWSTimeZone.from_zoneinfo(ZoneInfo(event.time_zone))
    item = CalendarItem(
        account=account,
        subject=event.subject,
        body=HTMLBody(event.html),
        start=_ews(event.span.start).astimezone(zone),
        end=_ews(event.span.end).astimezone(zone),
        location=event.location or None,
        legacy_free_busy_status="Busy",
        required_attendees=[Attendee(mailbox=Recipient(email_address=address)) for address in event.attendees],
        **{_KEY_FIELD: event.key},
    )
    (made,) = account.bulk_create(folder(account, Calendar), [item], send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY)
    if isinstance(made, Exception):
        raise made
    return str(made.id)


def booked(account: Any, key: str) -> tuple[str, ...]:
    """Return the ids of events with that key, those too that the user has thrown away meanwhile."""
    folders = [folder(account, kind) for kind in (Calendar, DeletedItems)]
    found = FindItem(account=account).call(
        folders=folders,
        # Without fields exchangelib would return tuples of id and change key instead of items.
        additional_fields=[FieldPath(field=CalendarItem.get_field_by_fieldname("subject"))],
        restriction=Restriction(Q(**{_KEY_FIELD: key}), folders=folders, applies_to=Restriction.ITEMS),
        order_fields=None,
        shape=ID_ONLY,
        query_string=None,
        depth=SHALLOW,
        calendar_view=None,
        max_items=None,
        offset=0,
    )
    return tuple(_id(item) for item in found)


def _id(item: Any) -> str:
    if isinstance(item, Exception):
        raise item
    return str(item.id)


def _utc() -> Any:
    # SerializableTimeZone wants both changes even where the clock never changes (MS-OXWAVLS 2.2.4.33).
    change = {"bias": 0, "time": datetime.min.time(), "occurrence": 1, "iso_month": 1, "weekday": "Sunday"}
    return TimeZone(bias=0, standard_time=StandardTime(**change), daylight_time=DaylightTime(**change))


def _ews(moment: datetime) -> Any:
    return EWSDateTime.from_datetime(moment.astimezone(UTC)).astimezone(EWS_UTC)


def _periods(views: Any) -> Iterator[BusyPeriod]:
    for view in views:
        if isinstance(view, Exception):
            raise view
        for event in view.calendar_events or ():
            span = Span(_moment(event.start), _moment(event.end))
            yield BusyPeriod(span, BusyStatus(event.busy_type))


def _moment(ews: Any) -> datetime:
    # An EWSDateTime is a datetime that takes no zones but exchangelib's own.
    return datetime.fromtimestamp(ews.timestamp(), UTC)
