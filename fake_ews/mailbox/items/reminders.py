"""Reminders of calendar items and tasks: when they are due, which of them are shown, and how they are put off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, NamedTuple

from fake_ews.mailbox.calendar.occurrences import around, existing, is_master
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.item import ItemType
from fake_ews.schema.rows import Row
from fake_ews.schema.tasks import TaskType
from fake_ews.store.objects import StoredItem, Values

#: GetReminders gives no more (the schema's greatest MaxItems).
MOST: Final = 200

#: Folders whose items remind nobody (MS-OXORMDR 3.1.1.1).
_SILENT: Final = (
    "deleteditems", "junkemail", "drafts", "outbox", "syncissues", "conflicts", "localfailures", "serverfailures",
    "recoverableitemsroot",
)  # fmt: skip
#: Whatever is set of these begins the reminder anew.
_BEGINNING: Final = frozenset(
    {
        ItemType.reminder_is_set,
        ItemType.reminder_due_by,
        ItemType.reminder_minutes_before_start,
        CalendarItemType.start,
        CalendarItemType.recurrence,
    }
)


class Reminder(NamedTuple):
    """The reminder of an item, or of one occurrence of a series, and when it is due."""

    item: StoredItem
    time: datetime


class Wanted(NamedTuple):
    """Which reminders are asked for: a span of time, and "All", "Current" or "Old" (documentation of GetReminders)."""

    begin: datetime | None
    end: datetime | None
    kind: str


def planned(item: StoredItem) -> datetime | None:
    """Return when an item, or an occurrence, was meant to remind of itself; None where it does not."""
    values = item.values
    due: datetime | None = values.get(ItemType.reminder_due_by) or values.get(CalendarItemType.start)
    if not values.get(ItemType.reminder_is_set) or due is None:
        return None
    return due - timedelta(minutes=int(values.get(ItemType.reminder_minutes_before_start) or 0))


def next_time(item: StoredItem) -> datetime | None:
    """Return when the reminder is due next, put off or not (PidLidReminderSignalTime)."""
    time = planned(item)
    if time is None or item.master is not None:
        return time
    put_off: datetime | None = item.values.get(ItemType.reminder_next_time)
    return put_off or time


def settle(values: Values, changed: Iterable[Row[object]]) -> None:
    """Forget that a reminder was put off, after a change of what it reminds of."""
    if not _BEGINNING.isdisjoint(changed):
        values.pop(ItemType.reminder_next_time, None)


def reminders(mailbox: Mailbox, now: datetime, wanted: Wanted) -> list[Reminder]:
    """Return the reminders of a mailbox that are wanted, by time."""
    found = [
        reminder
        for item in mailbox.store.items.values()
        if item.type in (CalendarItemType, TaskType) and not _is_silent(item)
        for reminder in _of(item, now, wanted.end)
        if _is_wanted(reminder, now, wanted)
    ]
    return sorted(found, key=lambda one: one.time)


def _is_silent(item: StoredItem) -> bool:
    if item.type is TaskType and item.values.get(TaskType.status) == "Completed":
        return True
    folder = item.folder
    while folder.distinguished not in _SILENT:
        if folder.parent is None:
            return False
        folder = folder.parent
    return True


def _of(item: StoredItem, now: datetime, end: datetime | None) -> Iterator[Reminder]:
    if is_master(item):
        yield from islice(_of_series(item, now, end), MOST)
        return
    time = next_time(item)
    if time is not None:
        yield Reminder(item, time)


def _of_series(master: StoredItem, now: datetime, end: datetime | None) -> Iterator[Reminder]:
    """Walk the reminders of a series: the last that is due or was put off, and those to come until ``end``.

    The reminder of an occurrence lapses when that of the next is due. Without an end, one is to come.
    """
    put_off = master.values.get(ItemType.reminder_next_time)
    passed = now if put_off is None else max(now, put_off)
    due: Reminder | None = None
    for one in existing(master):
        time = planned(one)
        if time is None:
            continue
        coming = Reminder(one, time if put_off is None else max(time, put_off))
        if time <= passed:
            due = coming
            continue
        if due is not None:
            yield due
            due = None
        if end is not None and time > end:
            return
        yield coming
        if end is None:
            return
    if due is not None:
        yield due


def _is_wanted(reminder: Reminder, now: datetime, wanted: Wanted) -> bool:
    values = reminder.item.values
    appointment = reminder.item.type is CalendarItemType and not values.get(CalendarItemType.is_meeting)
    ends = values.get(CalendarItemType.end)
    goes_on = ends is not None and ends > now
    if wanted.end is not None and reminder.time > wanted.end:
        return False
    if wanted.begin is not None and reminder.time < wanted.begin:
        return wanted.kind == "Current" and (goes_on or appointment)
    return wanted.kind != "Old" or not (goes_on or appointment)


def dismiss(mailbox: Mailbox, item: StoredItem) -> bool:
    """Have an item remind of itself no more, a series not before its next occurrence; False where it did not anyway."""
    time = _current(item)
    if time is None:
        return False
    kept = item.master or item
    following = around(kept, item.original_date)[1] if item.original_date is not None else None
    again = planned(following) if following is not None else None
    if again is None:
        kept.values[ItemType.reminder_is_set] = False
        kept.values.pop(ItemType.reminder_next_time, None)
    else:
        kept.values[ItemType.reminder_next_time] = again
    mailbox.store.change_item(kept)
    return True


def snooze(mailbox: Mailbox, item: StoredItem, until: datetime) -> bool:
    """Put a reminder off; False for a time that is not later, which is ignored (documentation)."""
    time = _current(item)
    if time is None or until <= time:
        return False
    kept = item.master or item
    kept.values[ItemType.reminder_next_time] = until
    mailbox.store.change_item(kept)
    return True


def _current(item: StoredItem) -> datetime | None:
    """Return when an item's reminder is due; None where there is none, or it has lapsed."""
    time = planned(item)
    if time is None or item.master is None:
        return next_time(item)
    put_off = item.master.values.get(ItemType.reminder_next_time)
    if put_off is None or put_off <= time:
        return time
    following = around(item.master, item.original_date)[1] if item.original_date is not None else None
    again = planned(following) if following is not None else None
    return None if again is not None and again <= put_off else put_off
