"""Changing recurring items: what a series has to be, and what becomes of its occurrences one by one."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar import recurrence
from fake_ews.mailbox.calendar.occurrences import around, first, occurrence
from fake_ews.mailbox.calendar.times import settle, start_zone, times_of_day
from fake_ews.mailbox.items.disposal import dispose
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.zones.time_zones import from_utc, to_utc
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.item import ItemType
from fake_ews.schema.rows import Row
from fake_ews.store.objects import StoredException, StoredItem, Values

_TIMES: Final[tuple[Row[Any], ...]] = (
    CalendarItemType.start,
    CalendarItemType.end,
    CalendarItemType.is_all_day_event,
    CalendarItemType.start_time_zone,
    CalendarItemType.end_time_zone,
    CalendarItemType.meeting_time_zone,
    CalendarItemType.recurrence,
)
#: What only a series as a whole has.
_OF_THE_SERIES: Final = frozenset({CalendarItemType.recurrence, CalendarItemType.uid})


def settle_series(session: Session, values: Values) -> None:
    """Bring the first start of a new series to the first day of its pattern; raises Failure for one that cannot be."""
    said = values.get(CalendarItemType.recurrence)
    if said is None:
        return
    recurrence.check(session.profile, said)
    begin_on_first_day(values)


def begin_on_first_day(values: Values) -> None:
    """Bring the start of a series that can be to the first day of its pattern."""
    begins, lasts = times_of_day(values)
    first_day = next(recurrence.days(values[CalendarItemType.recurrence]))
    start = datetime.combine(first_day, time()) + begins
    zone = start_zone(values)
    values[CalendarItemType.start], values[CalendarItemType.end] = to_utc(start, zone), to_utc(start + lasts, zone)


def settle_changes(session: Session, before: StoredItem, after: StoredItem, changed: set[Row[Any]]) -> None:
    """Bring a calendar item into order after an update; raises Failure for what cannot be.

    A series whose times or pattern change forgets what was changed or deleted in it, as in Exchange.
    """
    if before.master is not None and changed & _OF_THE_SERIES:
        raise Failure("ErrorInvalidPropertySet")
    if not changed.intersection(_TIMES):
        return
    settle(session, after.values)
    if before.master is None:
        settle_series(session, after.values)
        if any(before.values.get(row) != after.values.get(row) for row in _TIMES):
            after.exceptions, after.deletions = {}, set()
    else:
        _check_neighbours(before.master, after)
    if after.values.get(ItemType.reminder_is_set):
        after.values[ItemType.reminder_due_by] = after.values[CalendarItemType.start]


def _check_neighbours(master: StoredItem, moved: StoredItem) -> None:
    """An occurrence may not pass the one before or behind it, nor share its day (ErrorOccurrenceCrossingBoundary)."""
    assert moved.original_date is not None
    earlier, later = around(master, moved.original_date)
    zone = start_zone(master.values)

    def day(item: StoredItem, row: Row[Any]) -> Any:
        return from_utc(item.values[row].astimezone(UTC), zone).date()

    start, end = CalendarItemType.start, CalendarItemType.end
    if earlier is not None and day(moved, start) <= day(earlier, start):
        raise Failure("ErrorOccurrenceCrossingBoundary")
    if later is not None and day(moved, start) >= day(later, start):
        raise Failure("ErrorOccurrenceCrossingBoundary")
    if earlier is not None and moved.values[start] < earlier.values[end]:
        raise Failure("ErrorOccurrenceTimeSpanTooBig")
    if later is not None and moved.values[end] > later.values[start]:
        raise Failure("ErrorOccurrenceTimeSpanTooBig")


def keep(mailbox: Mailbox, item: StoredItem) -> None:
    """Note that an item was changed; of an occurrence, what it has otherwise than its master becomes an exception."""
    master, day = item.master, item.original_date
    if master is None or day is None:
        mailbox.store.change_item(item)
        return
    was_exception = master.exceptions.pop(day, None)
    plain = occurrence(master, day)
    attachments = item.attachments if item.attachments != plain.attachments else None
    if was_exception is not None and was_exception.attachments is not None:
        attachments = item.attachments
    master.exceptions[day] = StoredException(
        _differences(plain.values, item.values), _differences(plain.extended, item.extended), attachments
    )
    mailbox.store.change_item(master)
    item.change, item.modified = master.change, master.modified


def _differences(plain: dict[Any, Any], changed: dict[Any, Any]) -> dict[Any, Any]:
    return {key: changed.get(key) for key in {**plain, **changed} if plain.get(key) != changed.get(key)}


def delete(mailbox: Mailbox, item: StoredItem, how: str) -> None:
    """Delete an item; of an occurrence only the series keeps a trace, and the last one takes the series with it."""
    master, day = item.master, item.original_date
    if master is None or day is None:
        dispose(mailbox, item, how)
        return
    master.deletions.add(day)
    master.exceptions.pop(day, None)
    if first(master) is None:
        dispose(mailbox, master, how)
    else:
        mailbox.store.change_item(master)
