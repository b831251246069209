"""Occurrences of a recurring calendar item: found by day, by index and in a span, each as an item of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.recurrence import days, days_between, is_endless
from fake_ews.mailbox.calendar.times import start_zone, times_of_day
from fake_ews.mailbox.zones.time_zones import to_utc
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.item import ItemType
from fake_ews.schema.recurrence import RecurrenceType
from fake_ews.store.objects import StoredItem, Values

_DAY = timedelta(days=1)


def is_master(item: StoredItem) -> bool:
    """Whether an item is a series."""
    recurrence = item.values.get(CalendarItemType.recurrence)
    return item.type is CalendarItemType and recurrence is not None and recurrence.type is RecurrenceType


def calendar_type(item: StoredItem) -> str:
    """Return a CalendarItemTypeType (MS-OXWSMTGS 2.2.5.1)."""
    if item.original_date is not None and item.master is not None:
        return "Exception" if item.original_date in item.master.exceptions else "Occurrence"
    return "RecurringMaster" if is_master(item) else "Single"


def original_times(master: StoredItem, day: date) -> tuple[datetime, datetime]:
    """Return when the pattern places the occurrence of a day, in UTC; the clock on the wall counts, DST or not."""
    return times_on(master.values, day)


def times_on(values: Values, day: date) -> tuple[datetime, datetime]:
    """Return the same for a series of which there are but values yet."""
    zone = start_zone(values)
    begins, lasts = times_of_day(values)
    start = datetime.combine(day, time()) + begins
    return to_utc(start, zone), to_utc(start + lasts, zone)


def occurrence(master: StoredItem, day: date) -> StoredItem:
    """Return an occurrence as an item: what its master says, but for the times and whatever was changed in it."""
    values = dict(master.values)
    del values[CalendarItemType.recurrence]
    values[CalendarItemType.start], values[CalendarItemType.end] = original_times(master, day)
    extended, attachments = dict(master.extended), master.attachments
    changed = master.exceptions.get(day)
    if changed is not None:
        values |= changed.values
        extended |= changed.extended
        attachments = changed.attachments if changed.attachments is not None else attachments
    if values.get(ItemType.reminder_is_set):
        values[ItemType.reminder_due_by] = values[CalendarItemType.start]
    return StoredItem(
        master.counter,
        master.folder,
        master.type,
        {row: value for row, value in values.items() if value is not None},
        master.created,
        master.modified,
        master.change,
        {key: value for key, value in extended.items() if value is not None},
        list(attachments),
        original_date=day,
        master=master,
    )


def find_day(master: StoredItem, day: date) -> StoredItem | None:
    """Return the occurrence that the pattern places on a day, None where there is none (any more)."""
    if not is_master(master) or day in master.deletions:
        return None
    found = next(days_between(master.values[CalendarItemType.recurrence], day, day), None)
    return None if found is None else occurrence(master, day)


def find_index(master: StoredItem, index: int) -> StoredItem:
    """Return the occurrence of an InstanceIndex, which counts from 1 and counts deleted ones too.

    Raises Failure ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange, ErrorCalendarOccurrenceIsDeletedFromRecurrence.
    """
    walk = days(master.values[CalendarItemType.recurrence])
    day = next(islice(walk, index - 1, None), None) if index >= 1 else None
    if day is None:
        raise Failure("ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange")
    if day in master.deletions:
        raise Failure("ErrorCalendarOccurrenceIsDeletedFromRecurrence")
    return occurrence(master, day)


def existing(master: StoredItem) -> Iterator[StoredItem]:
    """Walk the occurrences that there are, in the order of the pattern; without end where the series has none."""
    for day in days(master.values[CalendarItemType.recurrence]):
        if day not in master.deletions:
            yield occurrence(master, day)


def first(master: StoredItem) -> StoredItem | None:
    """Return the first occurrence that there is."""
    return next(existing(master), None)


def last(master: StoredItem) -> StoredItem | None:
    """Return the last occurrence that there is; None for a series without end."""
    recurrence = master.values[CalendarItemType.recurrence]
    if is_endless(recurrence):
        return None
    left = [day for day in days(recurrence) if day not in master.deletions]
    return occurrence(master, left[-1]) if left else None


def around(master: StoredItem, day: date) -> tuple[StoredItem | None, StoredItem | None]:
    """Return the occurrences before and after that of a day."""
    before: date | None = None
    walk = (one for one in days(master.values[CalendarItemType.recurrence]) if one not in master.deletions)
    for one in walk:
        if one > day:
            return (None if before is None else occurrence(master, before)), occurrence(master, one)
        before = one if one < day else before
    return (None if before is None else occurrence(master, before)), None


def shown_between(items: Iterable[StoredItem], start: datetime, end: datetime) -> list[StoredItem]:
    """Return the calendar items that a view of that span shows, series as their occurrences, by start.

    One that ends exactly where the span begins is among them (documentation page "CalendarView"; exchangelib's tests
    see the same).
    """
    found = []
    for item in items:
        candidates = _candidates(item, start, end) if is_master(item) else (item,)
        found += [one for one in candidates if _touches(one, start, end)]
    return sorted(found, key=lambda one: (one.values[CalendarItemType.start], one.counter))


def _touches(item: StoredItem, start: datetime, end: datetime) -> bool:
    begins, ends = item.values.get(CalendarItemType.start), item.values.get(CalendarItemType.end)
    return begins is not None and ends is not None and ends >= start and begins < end


def _candidates(master: StoredItem, start: datetime, end: datetime) -> Iterator[StoredItem]:
    """Walk the occurrences that may lie in a span: those of its days, a little more for the zone, and moved ones."""
    _, lasts = times_of_day(master.values)
    recurrence = master.values[CalendarItemType.recurrence]
    near = set(days_between(recurrence, (start - lasts - 2 * _DAY).date(), (end + 2 * _DAY).date()))
    for day in sorted((near | set(master.exceptions)) - master.deletions):
        yield occurrence(master, day)
