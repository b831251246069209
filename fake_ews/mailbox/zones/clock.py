"""A Windows time zone as Python's datetime wants one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import from_utc
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class ZoneClock(tzinfo):
    """The clock of a zone. An hour that comes twice is standard time, as .NET takes it, whatever ``fold`` says."""

    zone: WindowsZone

    def utcoffset(self, moment: datetime | None, /) -> timedelta | None:
        """Return how far the clock is ahead of UTC when it shows ``moment``."""
        return None if moment is None else self.zone.offset_of(moment.replace(tzinfo=None))

    def dst(self, moment: datetime | None, /) -> timedelta | None:
        """Return how far the clock is ahead of standard time."""
        if moment is None:
            return None
        standard = timedelta(minutes=self.zone.rule(moment.year).standard)
        return self.zone.offset_of(moment.replace(tzinfo=None)) - standard

    def tzname(self, moment: datetime | None, /) -> str:
        """Return the Windows id."""
        return self.zone.id

    def fromutc(self, moment: datetime, /) -> datetime:
        """Return what the clock shows at a moment that is given in UTC."""
        return from_utc(moment.replace(tzinfo=UTC), self.zone).replace(tzinfo=self)
