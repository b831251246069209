"""When somebody is free and when not: the calendar of a mailbox as the availability service sees it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.occurrences import shown_between
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.store.objects import StoredItem
from fake_ews.values import dataclass

#: ErrorResultSetTooBig, by its documentation.
_MOST_ENTRIES: Final = 1000
#: LegacyFreeBusyType by the digits of MergedFreeBusy; what there is no data for has a digit of the product's own.
STATUSES: Final = ("Free", "Tentative", "Busy", "OOF", "WorkingElsewhere")


@dataclass(frozen=True, slots=True)
class Busy:
    """One entry of a calendar, its times in UTC; ``status`` is a LegacyFreeBusyType."""

    start: datetime
    end: datetime
    status: str
    item: StoredItem

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether any of a span is taken by it."""
        return self.start < end and self.end > start


def entries(mailbox: Mailbox, start: datetime, end: datetime) -> list[Busy]:
    """Return what of a calendar lies in a span, whole, series as their occurrences, by start.

    Raises Failure ErrorResultSetTooBig.
    """
    calendar = mailbox.store.distinguished["calendar"]
    found = []
    for item in shown_between(calendar.items.values(), start, end):
        times = item.values[CalendarItemType.start], item.values[CalendarItemType.end]
        one = Busy(*times, item.values.get(CalendarItemType.legacy_free_busy_status) or "Busy", item)
        if one.overlaps(start, end):
            found.append(one)
    if len(found) > _MOST_ENTRIES:
        raise Failure("ErrorResultSetTooBig")
    return found


def merged(found: Iterable[Busy], start: datetime, end: datetime, interval: timedelta, no_data: str) -> str:
    """Return MergedFreeBusy: a digit a slot, the highest status in it; the last slot may be a short one.

    Slots are real time from the start of the window on, so that a day on which the clock is changed has one more or
    less an hour; ``no_data`` is the digit where a calendar says NoData.
    """
    count = -(-(end - start) // interval)
    digits = ["0"] * count
    for one in found:
        digit = no_data if one.status not in STATUSES else str(STATUSES.index(one.status))
        first = max((one.start - start) // interval, 0)
        for slot in range(first, min(-(-(one.end - start) // interval), count)):
            digits[slot] = max(digits[slot], digit)
    return "".join(digits)


def status_between(found: Iterable[Busy], start: datetime, end: datetime) -> str:
    """Return the highest status in a span."""
    held = {one.status for one in found if one.overlaps(start, end)}
    return max(held, key=_rank, default="Free")


def _rank(status: str) -> int:
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)
