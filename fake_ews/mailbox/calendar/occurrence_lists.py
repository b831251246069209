"""What a series says of its occurrences, and an occurrence of its place in the series."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.calendar.occurrences import first, is_master, last, occurrence, original_times
from fake_ews.mailbox.calendar.times import start_zone
from fake_ews.mailbox.finding import item_id
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.record import Record
from fake_ews.schema.recurrence import (
    DeletedOccurrenceInfoType,
    EndDateRecurrenceRangeType,
    NonEmptyArrayOfDeletedOccurrencesType,
    NonEmptyArrayOfOccurrenceInfoType,
    OccurrenceInfoType,
    RecurrenceRangeBaseType,
)
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredItem

_DATES: Final = (RecurrenceRangeBaseType.start_date, EndDateRecurrenceRangeType.end_date)


def _info(context: ItemContext, found: StoredItem | None) -> Any:
    if found is None or found.original_date is None:
        return None
    values: dict[Any, Any] = {
        OccurrenceInfoType.item_id: item_id(context.mailbox, found),
        OccurrenceInfoType.start: found.values[CalendarItemType.start],
        OccurrenceInfoType.end: found.values[CalendarItemType.end],
        OccurrenceInfoType.original_start: original_times(context.item, found.original_date)[0],
    }
    return Record(OccurrenceInfoType, values)


def _recurrence(context: ItemContext) -> Any:
    """Return the recurrence as it was set, but for its dates: they carry the offset of the series' own clock.

    Published replies of Exchange do so (2021-08-04-06:00), and clients tell dates from times by it.
    """
    said = context.item.values.get(CalendarItemType.recurrence)
    if said is None:
        return None
    zone = start_zone(context.item.values)
    return Record(said.type, {row: _with_offsets(part, zone) for row, part in said.values.items()})


def _with_offsets(part: Record, zone: WindowsZone) -> Record:
    return part.with_values({row: _with_offset(part[row], zone) for row in _DATES if row in part})


def _with_offset(text: str, zone: WindowsZone) -> str:
    minutes = zone.offset_of(datetime.fromisoformat(text[:10])) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    return text[:10] + (f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z")


def _first(context: ItemContext) -> Any:
    return _info(context, first(context.item)) if is_master(context.item) else None


def _last(context: ItemContext) -> Any:
    return _info(context, last(context.item)) if is_master(context.item) else None


def _modified(context: ItemContext) -> Any:
    master = context.item
    infos = tuple(_info(context, occurrence(master, day)) for day in sorted(master.exceptions))
    rows = NonEmptyArrayOfOccurrenceInfoType
    return Record(rows, {rows.occurrence: infos}) if infos else None


def _deleted(context: ItemContext) -> Any:
    master = context.item
    infos = tuple(
        Record(DeletedOccurrenceInfoType, {DeletedOccurrenceInfoType.start: original_times(master, day)[0]})
        for day in sorted(master.deletions)
    )
    rows = NonEmptyArrayOfDeletedOccurrencesType
    return Record(rows, {rows.deleted_occurrence: infos}) if infos else None


def _original_start(context: ItemContext) -> Any:
    item = context.item
    if item.master is None or item.original_date is None:
        return None
    return original_times(item.master, item.original_date)[0]


def _recurrence_id(context: ItemContext) -> Any:
    """An occurrence without its series keeps what it was invited by."""
    return _original_start(context) or context.item.values.get(CalendarItemType.recurrence_id)


#: Row to the function that works it out.
OCCURRENCE_LISTS: Final[Mapping[Row[Any], Callable[[ItemContext], Any]]] = MappingProxyType(
    {
        CalendarItemType.recurrence: _recurrence,
        CalendarItemType.first_occurrence: _first,
        CalendarItemType.last_occurrence: _last,
        CalendarItemType.modified_occurrences: _modified,
        CalendarItemType.deleted_occurrences: _deleted,
        CalendarItemType.original_start: _original_start,
        CalendarItemType.recurrence_id: _recurrence_id,
    }
)
