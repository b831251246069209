"""Properties of calendar items that are worked out: what kind of item it is, its zones and clocks, its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from fake_ews.behaviours import (
    EMPTY_LOCATION,
    PROPOSED_TIMES_OF_ATTENDEES,
    RESPONSE_TYPE_WITHOUT_ANSWER,
    TIME_ZONE_OF_SINGLE_ITEMS,
)
from fake_ews.mailbox.calendar.occurrence_lists import OCCURRENCE_LISTS
from fake_ews.mailbox.calendar.occurrences import calendar_type, shown_between
from fake_ews.mailbox.calendar.times import end_zone, shown_zone, start_zone
from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.mail import recipients
from fake_ews.mailbox.zones.time_zones import from_utc
from fake_ews.schema.addresses import SingleRecipientType
from fake_ews.schema.calendar import (
    AttendeeType,
    CalendarItemType,
    EnhancedLocationType,
    NonEmptyArrayOfAttendeesType,
)
from fake_ews.schema.enumerations import LegacyFreeBusyType
from fake_ews.schema.folders import CalendarFolderType
from fake_ews.schema.item import ItemType, NonEmptyArrayOfAllItemsType
from fake_ews.schema.people import PersonaPostalAddressType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredItem

_MINUTE: Final = timedelta(minutes=1)
#: What a neighbour says of itself in ConflictingMeetings and AdjacentMeetings.
_NEIGHBOURLY: Final[tuple[Row[Any], ...]] = (
    ItemType.subject,
    CalendarItemType.start,
    CalendarItemType.end,
    CalendarItemType.legacy_free_busy_status,
    CalendarItemType.location,
)


def duration_text(span: timedelta) -> str:
    """Return a span as Exchange writes durations: ``PT30M``, ``P1D``, ``P1DT2H``, ``PT0S``."""
    minutes = span // _MINUTE
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return f"P{days}DT{clock}" if days and clock else f"P{days}D" if days else f"PT{clock or '0S'}"


def _type(context: ItemContext) -> str:
    return calendar_type(context.item)


def _is_recurring(context: ItemContext) -> bool:
    # A master is not recurring, its occurrences are: exchangelib's suite sees so on real servers.
    return context.item.original_date is not None


def _duration(context: ItemContext) -> Any:
    times = _times(context.item)
    return None if times is None else duration_text(times[1] - times[0])


def _times(item: StoredItem) -> tuple[datetime, datetime] | None:
    start, end = item.values.get(CalendarItemType.start), item.values.get(CalendarItemType.end)
    return None if start is None or end is None else (start, end)


def _time_zone(context: ItemContext) -> Any:
    if calendar_type(context.item) == "Single" and not context.session.profile[TIME_ZONE_OF_SINGLE_ITEMS]:
        return None
    return start_zone(context.item.values).name


def _zone(row: Row[Any]) -> Callable[[ItemContext], Any]:
    return lambda context: shown_zone(row, context.item.values)


def _start_zone_id(context: ItemContext) -> str:
    return start_zone(context.item.values).id


def _end_zone_id(context: ItemContext) -> str:
    return end_zone(context.item.values).id


def _start_wall_clock(context: ItemContext) -> Any:
    start = context.item.values.get(CalendarItemType.start)
    return None if start is None else from_utc(start, start_zone(context.item.values))


def _end_wall_clock(context: ItemContext) -> Any:
    end = context.item.values.get(CalendarItemType.end)
    return None if end is None else from_utc(end, end_zone(context.item.values))


def _is_organizer(context: ItemContext) -> bool:
    organizer = context.item.values.get(CalendarItemType.organizer)
    if organizer is None:
        return True
    address = recipients.pair(organizer[SingleRecipientType.mailbox])[1].lower()
    return address in (one.lower() for one in context.mailbox.addresses)


def _free_busy(context: ItemContext) -> Any:
    """Return the status; one that the version named lacks is shown as Free (WorkingElsewhere before 2013)."""
    held = context.item.values.get(CalendarItemType.legacy_free_busy_status)
    return held if held is None or held in LegacyFreeBusyType.known(context.session.profile.version) else "Free"


def _location(context: ItemContext) -> Any:
    held = context.item.values.get(CalendarItemType.location)
    return "" if held is None and context.session.profile[EMPTY_LOCATION] else held


def _enhanced_location(context: ItemContext) -> Any:
    """Return the location with what else is known of it: a client that knows only Location has said its name."""
    held = context.item.values.get(CalendarItemType.enhanced_location)
    name = context.item.values.get(CalendarItemType.location)
    if held is not None or name is None:
        return held
    address = {PersonaPostalAddressType.type: "Business", PersonaPostalAddressType.location_source: "None"}
    return Record(
        EnhancedLocationType,
        {
            EnhancedLocationType.display_name: name,
            EnhancedLocationType.annotation: "",
            EnhancedLocationType.postal_address: Record(PersonaPostalAddressType, address),
        },
    )


def _attendees(row: Row[Any]) -> Callable[[ItemContext], Any]:
    def attendees(context: ItemContext) -> Any:
        held = context.item.values.get(row)
        if held is None:
            return None
        untold = _untold_of_attendees(context)
        listed = tuple(_without(one, untold) for one in held[NonEmptyArrayOfAttendeesType.attendee])
        return Record(held.type, {NonEmptyArrayOfAttendeesType.attendee: listed})

    return attendees


def _untold_of_attendees(context: ItemContext) -> dict[Row[Any], tuple[Any, ...]]:
    """Return the rows of an attendee that the product leaves out, each with the values to leave out; none are all."""
    profile = context.session.profile
    untold: dict[Row[Any], tuple[Any, ...]] = {}
    if not profile[RESPONSE_TYPE_WITHOUT_ANSWER]:
        untold[AttendeeType.response_type] = ("Unknown", "NoResponseReceived")
    if not profile[PROPOSED_TIMES_OF_ATTENDEES]:
        untold |= {AttendeeType.proposed_start: (), AttendeeType.proposed_end: ()}
    return untold


def _without(attendee: Record, untold: dict[Row[Any], tuple[Any, ...]]) -> Record:
    return attendee.with_values(
        {row: None for row, values in untold.items() if not values or attendee.get(row) in values}
    )


def _neighbours(context: ItemContext) -> Iterator[tuple[bool, StoredItem]]:
    """Walk what else stands in the calendar by or over an item's time, with whether it conflicts."""
    times, item = _times(context.item), context.item
    if times is None or context.path or item.folder.type is not CalendarFolderType:
        return
    for other in shown_between(item.folder.items.values(), times[0], times[1] + _MINUTE):
        theirs = _times(other)
        if theirs is None or (other.counter, other.original_date) == (item.counter, item.original_date):
            continue
        if other.counter == item.counter and item.original_date is None:
            continue
        if other.values.get(CalendarItemType.legacy_free_busy_status) == "Free":
            continue
        if theirs[0] < times[1] and theirs[1] > times[0]:
            yield True, other
        elif times[0] in theirs or times[1] in theirs:
            yield False, other


def _count(conflicting: bool) -> Callable[[ItemContext], Any]:
    def count(context: ItemContext) -> Any:
        if context.in_find:
            # A search does not look at the rest of the calendar for each thing that it finds.
            return None
        return sum(1 for conflicts, _ in _neighbours(context) if conflicts is conflicting)

    return count


def _listed(conflicting: bool) -> Callable[[ItemContext], Any]:
    def listed(context: ItemContext) -> Any:
        members = tuple(
            Member(NonEmptyArrayOfAllItemsType.calendar_item, _summary(context, other))
            for conflicts, other in _neighbours(context)
            if conflicts is conflicting
        )
        return Record(NonEmptyArrayOfAllItemsType, {}, members) if members else None

    return listed


def _summary(context: ItemContext, other: StoredItem) -> Record:
    values: dict[Any, Any] = {ItemType.item_id: item_id(context.mailbox, other)}
    values |= {row: other.values[row] for row in _NEIGHBOURLY if row in other.values}
    seen = ItemContext(context.session, context.mailbox, other)
    return Record(CalendarItemType, values | {CalendarItemType.legacy_free_busy_status: _free_busy(seen)})


#: Row to the function that works it out, for ``computed``.
CALENDAR: Final[Mapping[Row[Any], Callable[[ItemContext], Any]]] = MappingProxyType(
    {
        CalendarItemType.calendar_item_type: _type,
        CalendarItemType.is_recurring: _is_recurring,
        CalendarItemType.legacy_free_busy_status: _free_busy,
        CalendarItemType.duration: _duration,
        CalendarItemType.location: _location,
        CalendarItemType.enhanced_location: _enhanced_location,
        CalendarItemType.required_attendees: _attendees(CalendarItemType.required_attendees),
        CalendarItemType.optional_attendees: _attendees(CalendarItemType.optional_attendees),
        CalendarItemType.resources: _attendees(CalendarItemType.resources),
        CalendarItemType.time_zone: _time_zone,
        CalendarItemType.start_time_zone: _zone(CalendarItemType.start_time_zone),
        CalendarItemType.end_time_zone: _zone(CalendarItemType.end_time_zone),
        CalendarItemType.start_time_zone_id: _start_zone_id,
        CalendarItemType.end_time_zone_id: _end_zone_id,
        CalendarItemType.start_wall_clock: _start_wall_clock,
        CalendarItemType.end_wall_clock: _end_wall_clock,
        CalendarItemType.is_organizer: _is_organizer,
        CalendarItemType.conflicting_meeting_count: _count(True),
        CalendarItemType.adjacent_meeting_count: _count(False),
        CalendarItemType.conflicting_meetings: _listed(True),
        CalendarItemType.adjacent_meetings: _listed(False),
        **OCCURRENCE_LISTS,
    }
)
