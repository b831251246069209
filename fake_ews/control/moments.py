"""Times as people write them: ISO 8601, or counted from today so that a world is never out of date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from fake_ews.mailbox.zones.time_zones import from_utc, to_utc, zone_named

#: What a time may look like, for whoever wrote another.
WANTED: Final = "a time like 2026-03-02T08:00:00Z, today 14:30 or workday+1 09:00 Europe/Berlin"

_COUNTED: Final = re.compile(r"(today|workday)([+-]\d{1,4})?(?: (\d\d):(\d\d))?(?: ([A-Za-z].*))?")
_DAY: Final = timedelta(days=1)


def moment(text: str, now: datetime) -> datetime:
    """Return the moment that a text names, in UTC where it names no zone; raises ValueError.

    ``today-3 08:15`` is three days ago, ``workday+1 09:00 Europe/Berlin`` nine o'clock in Berlin on the next day from
    Monday to Friday; ``workday`` alone is today, or Monday on a weekend. A zone is an IANA name or a Windows id.
    """
    counted = _COUNTED.fullmatch(text)
    if counted is None:
        said = datetime.fromisoformat(text)
        return said if said.tzinfo is not None else said.replace(tzinfo=UTC)
    word, days, hours, minutes, zone_name = counted.groups()
    zone = zone_named(zone_name or "UTC")
    today = from_utc(now, zone).date()
    step = int(days or 0)
    day = today + step * _DAY if word == "today" else _workday(today, step)
    return to_utc(datetime.combine(day, time(int(hours or 0), int(minutes or 0))), zone)


def _workday(today: date, step: int) -> date:
    """Count days from Monday to Friday only; a weekend's first is the Monday after it."""
    while today.weekday() > 4:
        today += _DAY
    way = _DAY if step > 0 else -_DAY
    for _ in range(abs(step)):
        today += way
        while today.weekday() > 4:
            today += way
    return today
