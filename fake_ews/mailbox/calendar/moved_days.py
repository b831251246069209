"""RDATEs of other people's programs: each is an occurrence that was moved, or nothing (MS-OXCICAL 2.1.3.1.1.20.18).

Exchange knows no occurrence beside those of the pattern. So an RDATE counts that an EXDATE goes with, and that neither
passes nor touches another occurrence, nor shares its day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from fake_ews.mailbox.calendar.occurrences import times_on
from fake_ews.mailbox.calendar.recurrence import days_between
from fake_ews.mailbox.calendar.times import start_zone
from fake_ews.mailbox.zones.time_zones import from_utc
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.store.objects import Values

_DAY = timedelta(days=1)


def moved(series: Values, left_out: set[date], added: Iterable[datetime]) -> Iterator[tuple[date, datetime, datetime]]:
    """Walk the occurrences that take place at other times: the day that is left out, the new start and end."""
    zone = start_zone(series)
    begins = {from_utc(moment, zone).date(): moment for moment in sorted(added, reverse=True)}
    if not begins or not left_out:
        return
    lasts = series[CalendarItemType.end] - series[CalendarItemType.start]
    near, far = min(left_out | set(begins)) - lasts - _DAY, max(left_out | set(begins)) + lasts + _DAY
    pattern = list(days_between(series[CalendarItemType.recurrence], near, far))
    stay = [day for day in pattern if day not in left_out]
    spans = [times_on(series, day) for day in stay]
    # Between two occurrences that stay, what was left out and what was added go together in their order.
    gaps: dict[int, tuple[list[date], list[date]]] = {}
    for place, listed in enumerate(([day for day in pattern if day in left_out], sorted(set(begins) - set(stay)))):
        for day in listed:
            gaps.setdefault(bisect_left(stay, day), ([], []))[place].append(day)
    for gap, (free, wanted) in sorted(gaps.items()):
        earliest = spans[gap - 1][1] if gap else None
        latest = spans[gap][0] if gap < len(spans) else None
        for number, day in enumerate(wanted):
            while len(free) > len(wanted) - number and abs(free[1] - day) <= abs(free[0] - day):
                free.pop(0)
            start, end = begins[day], begins[day] + lasts
            if free and not (earliest and start < earliest) and not (latest and end > latest):
                yield free.pop(0), start, end
                earliest = end
