"""What a Windows time zone is: its offsets from UTC, year by year, as the registry's Dynamic DST keys say them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from fake_ews.values import dataclass

#: Days of the week as ``datetime.weekday`` counts them.
MO, TU, WE, TH, FR, SA, SU = range(7)
#: The occurrence that means the last one of the month (MS-DTYP 2.3.13: SYSTEMTIME in a time zone).
LAST: Final = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day of every year, and a time on it: the ``occurrence``-th ``weekday`` of ``month``, LAST for the last one.

    ``minutes`` after midnight by the clock as it stood before the change; 1440 is the end of the day. Without a
    ``weekday`` the occurrence is the day of the month (RecurringDateTransition).
    """

    month: int
    occurrence: int
    weekday: int | None
    minutes: int

    def on(self, year: int) -> datetime:
        """Return the moment in ``year``, by the local clock."""
        first_weekday, length = calendar.monthrange(year, self.month)
        if self.weekday is None:
            day = min(self.occurrence, length)
        else:
            day = 1 + (self.weekday - first_weekday) % 7 + 7 * (self.occurrence - 1)
            while day > length:
                day -= 7
        return datetime(year, self.month, day) + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds from ``first_year`` on: minutes east of UTC in standard and in daylight time, and when each begins.

    A zone that does not change its clock has neither day. A year that only ends or only begins a permanent offset
    has one of its days at the first midnight of January, which is how Windows says it.
    """

    first_year: int
    standard: int
    daylight: int
    daylight_start: Day | None = None
    standard_start: Day | None = None

    def changes(self, year: int) -> tuple[int, list[tuple[datetime, int]]]:
        """Return the offset at the first midnight of ``year``, and what the clock changes to at which local moments."""
        if self.daylight_start is None or self.standard_start is None:
            return self.standard, []
        changes = sorted(((self.daylight_start.on(year), self.daylight), (self.standard_start.on(year), self.standard)))
        offset = changes[-1][1]
        while changes and changes[0][0] <= datetime(year, 1, 1):
            offset = changes.pop(0)[1]
        return offset, changes


@dataclass(frozen=True, slots=True)
class WindowsZone:
    """A time zone under its Windows id; ``iana`` is the zone that CLDR takes for it, empty for a client's own zone."""

    id: str
    name: str
    iana: str
    rules: tuple[Rule, ...]

    def rule(self, year: int) -> Rule:
        """Return what holds in ``year``; the first rule also holds for all years before it."""
        return next((rule for rule in reversed(self.rules) if rule.first_year <= year), self.rules[0])

    def offset_at(self, utc: datetime) -> timedelta:
        """Return how far the local clock is ahead at a moment given as a naive datetime in UTC."""
        begins, offset, changes = self._year(utc.year + 1)
        year = utc.year
        while utc < begins:
            begins, offset, changes = self._year(year)
            year -= 1
        for moment, following in changes:
            if utc < moment - timedelta(minutes=offset):
                break
            offset = following
        return timedelta(minutes=offset)

    def offset_of(self, local: datetime) -> timedelta:
        """Return how far ahead the local clock is when it shows ``local`` (naive).

        An hour that comes twice is taken as standard time, as .NET takes it; one that is left out, as if the clock had
        not been changed yet.
        """
        _, offset, changes = self._year(local.year)
        for moment, following in changes:
            if local < moment + timedelta(minutes=following - offset):
                break
            offset = following
        return timedelta(minutes=offset)

    def _year(self, year: int) -> tuple[datetime, int, list[tuple[datetime, int]]]:
        """When ``year`` begins in UTC, the offset then, and the changes in it."""
        if not 1 < year < 9999:  # nobody's calendar, but a request may name it
            return datetime.min if year < 9999 else datetime.max, self.rule(year).standard, []
        offset, changes = self.rule(year).changes(year)
        before, earlier = self.rule(year - 1).changes(year - 1)
        ending = earlier[-1][1] if earlier else before
        return datetime(year, 1, 1) - timedelta(minutes=ending), offset, changes


def years(rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, int | None]]:
    """Go through the rules, each with its last year, None for the one that holds for good."""
    for rule, following in zip(rules, (*rules[1:], None), strict=True):
        yield rule, None if following is None else following.first_year - 1
