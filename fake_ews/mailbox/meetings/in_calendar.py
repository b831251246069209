"""What a calendar has of the meeting that a message is about: item, occurrence, or an occurrence without its series.

Whoever was not invited to a series may be to some of its occurrences. Each is an item for itself then, an "orphan
instance" (MS-OXOCAL 1.1; 2.2.1.28 has all of one series bear the same clean id).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from fake_ews.mailbox.calendar.occurrences import find_day, is_master
from fake_ews.mailbox.calendar.series import keep
from fake_ews.mailbox.calendar.times import start_zone
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.zones.time_zones import from_utc
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.store.objects import StoredItem, Values

_NAMES: Final = frozenset({CalendarItemType.uid, CalendarItemType.recurrence_id})


def known(mailbox: Mailbox, said: Values) -> StoredItem | None:
    """Return the calendar item of a meeting, that of the series if there is one; ``said`` is what a message says."""
    uid, original = _said(said, "UID"), _said(said, "RecurrenceId")
    if uid is None:
        return None
    of_series = _of_series(mailbox, uid)
    whole = next((item for item in of_series if _original(item) is None), None)
    if original is None or (whole is not None and is_master(whole)):
        return whole
    alone = next((item for item in of_series if _original(item) == original), None)
    # Of a series that could not be read the calendar has the first occurrence alone.
    return whole if alone is None and whole and whole.values.get(CalendarItemType.start) == original else alone


def meant(held: StoredItem | None, said: Values) -> StoredItem | None:
    """Return what a meeting message is about: the item that is ``known``, or an occurrence of it, if still there."""
    original = _said(said, "RecurrenceId")
    if held is None or original is None or not is_master(held):
        return held
    return find_day(held, from_utc(original, start_zone(held.values)).date())


def take_in(mailbox: Mailbox, series: StoredItem) -> None:
    """Make exceptions of a new series of the occurrences that the calendar has already, answers and all."""
    for alone in _of_series(mailbox, series.values[CalendarItemType.uid]):
        place = meant(series, alone.values) if _original(alone) is not None else None
        if place is None or place.original_date is None:
            continue
        newer = series.exceptions.get(place.original_date)
        place.values |= {row: value for row, value in alone.values.items() if row not in _NAMES}
        place.values |= newer.values if newer else {}
        keep(mailbox, place)
        mailbox.store.remove_item(alone)


def _of_series(mailbox: Mailbox, uid: str) -> list[StoredItem]:
    calendar = mailbox.store.distinguished["calendar"]
    return [item for item in calendar.items.values() if item.values.get(CalendarItemType.uid) == uid]


def _original(item: StoredItem) -> datetime | None:
    found: datetime | None = item.values.get(CalendarItemType.recurrence_id)
    return found


def _said(said: Values, element: str) -> Any:
    """Return a value by the name that the rows of each type of message have in common."""
    return next((value for row, value in said.items() if row.element == element), None)
