"""Finding a Windows time zone, and going between its clock and UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.table import ZONES

_BY_ID: Final = MappingProxyType({zone.id.lower(): zone for zone in ZONES})
#: Exchange's own word for UTC in StartTimeZone and EndTimeZone, beside the registry's.
_UTC_IDS: Final = ("tzone://microsoft/utc",)
_BY_IANA: Final = MappingProxyType({zone.iana: zone for zone in ZONES})
UTC_ZONE: Final = _BY_ID["utc"]
#: Days enough to tell the clocks of these years apart.
_SAMPLES: Final = tuple(datetime(2020, 1, 1) + timedelta(days=day) for day in range(0, 365 * 10, 5))


def windows_zone(zone_id: str) -> WindowsZone | None:
    """Return the zone of that Windows id (letter case aside, as in the registry), or None."""
    wanted = zone_id.strip().lower()
    return UTC_ZONE if wanted in _UTC_IDS else _BY_ID.get(wanted)


def all_zones() -> tuple[WindowsZone, ...]:
    """Return every zone there is, from west to east."""
    return ZONES


def zone_of_iana(iana: str) -> WindowsZone | None:
    """Return the zone whose main IANA zone this is ("Europe/Berlin"), or None; only main zones are known."""
    return _BY_IANA.get(iana)


@lru_cache(maxsize=256)
def zone_named(name: str) -> WindowsZone:
    """Return the zone of a Windows id or of an IANA name; raises ValueError for a name that is neither.

    An IANA zone that is no Windows zone's main one (Europe/Copenhagen) is the first that keeps the same clock.
    """
    found = windows_zone(name) or zone_of_iana(name)
    if found is not None:
        return found
    try:
        wanted = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"there is no time zone {name!r}; give a Windows id or an IANA name") from None
    for zone in ZONES:
        if all(zone.offset_at(day) == day.replace(tzinfo=UTC).astimezone(wanted).utcoffset() for day in _SAMPLES):
            return zone
    raise ValueError(f"no Windows time zone keeps the clock of {name}")


def to_utc(local: datetime, zone: WindowsZone) -> datetime:
    """Return the moment (aware, in UTC) at which the zone's clock shows ``local`` (naive).

    What comes twice is standard time, what never comes is taken by the offset before the change. Years at the very
    ends of the calendar stay within it.
    """
    return _within(local, -zone.offset_of(local)).replace(tzinfo=UTC)


def from_utc(moment: datetime, zone: WindowsZone) -> datetime:
    """Return what the zone's clock shows (naive) at ``moment`` (aware)."""
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    return _within(utc, zone.offset_at(utc))


def _within(moment: datetime, offset: timedelta) -> datetime:
    try:
        return moment + offset
    except OverflowError:
        return datetime.min if offset < timedelta(0) else datetime.max
