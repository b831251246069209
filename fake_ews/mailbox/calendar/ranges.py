"""Ids that mean several occurrences of a series: those that fit into one of its ranges (MS-OXWSCORE 2.2.4.36)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from fake_ews.errors import Failure
from fake_ews.mailbox.calendar.occurrences import existing, is_master, original_times
from fake_ews.mailbox.finding import find_item, item_id
from fake_ews.mailbox.session import Session, query_context
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.identifiers import (
    ArrayOfOccurrenceRangesType,
    OccurrencesRangeType,
    RecurringMasterItemIdRangesType,
)
from fake_ews.schema.record import Record
from fake_ews.store.objects import StoredItem


def expanded(session: Session, ids: Iterable[Record]) -> tuple[Record, ...]:
    """Return ids with those of the occurrences meant in the place of ranges, each once and in the series' order.

    An id that cannot be expanded stays, for whoever looks for its item to refuse.
    """
    meant: list[Record] = []
    for id in ids:
        if id.type is RecurringMasterItemIdRangesType:
            meant += _occurrences(session, id) or (id,)
        else:
            meant.append(id)
    return tuple(meant)


def _occurrences(session: Session, id: Record) -> tuple[Record, ...]:
    ranges = id.get(RecurringMasterItemIdRangesType.ranges)
    try:
        mailbox, master = find_item(session, id)
    except Failure:
        return ()
    if ranges is None or not is_master(master):
        return ()
    found = {
        one.original_date: one
        for range in ranges[ArrayOfOccurrenceRangesType.range]
        for one in _within(session, master, range)
    }
    return tuple(item_id(mailbox, found[day]) for day in sorted(day for day in found if day is not None))


def _within(session: Session, master: StoredItem, range: Record) -> Iterator[StoredItem]:
    """Walk the occurrences in a range: up to its end, or so many from its start where it has none, which is one."""
    rows, aware = OccurrencesRangeType, query_context(session).aware
    start, end = (None if said is None else aware(said) for said in (range.get(rows.start), range.get(rows.end)))
    original: bool | None = range.get(rows.compare_original_start_time)
    most = range.get(rows.count)
    candidates = _up_to(master, end)
    fitting = (one for one in candidates if _fits(master, one, start, end, original=original is True))
    yield from islice(fitting, 1 if most is None and end is None else most)


def _up_to(master: StoredItem, end: datetime | None) -> Iterator[StoredItem]:
    """Walk occurrences until neither when the pattern has them nor when they now are can lie before ``end``."""
    for one in existing(master):
        if end is not None and min(_original(master, one), one.values[CalendarItemType.start]) > end:
            return
        yield one


def _fits(master: StoredItem, one: StoredItem, start: datetime | None, end: datetime | None, *, original: bool) -> bool:
    """Whether an occurrence lies in a span: by when the pattern has it start, or by its start and end as they are."""
    begins = _original(master, one) if original else one.values[CalendarItemType.start]
    ends = begins if original else one.values[CalendarItemType.end]
    return (start is None or ends >= start) and (end is None or begins <= end)


def _original(master: StoredItem, one: StoredItem) -> datetime:
    assert one.original_date is not None
    return original_times(master, one.original_date)[0]
