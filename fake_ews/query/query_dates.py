"""The dates of a query string: days, weeks, months and years as people say them, as half-open spans of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from fake_ews.values import dataclass

_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS: Final = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_NUMERIC: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\Z")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_NAMED: Final = re.compile(r"([a-z]+)(?: (\d{1,2})(?:,? (\d{4}))?| (\d{4}))?\Z")
_UNIT: Final = re.compile(r"(this|last|next|past|coming) (week|month|year)\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` to just before ``end``, both aware."""

    start: datetime
    end: datetime


class DateReader:
    """Reads dates as seen at the moment ``now`` in the zone of whoever asks (page "Perform an AQS search", dates)."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        self._now = now.astimezone(zone)
        self._zone = zone
        self._today = self._now.date()

    def read(self, text: str) -> Span | None:
        """Return the span that a date means; None for what is no date."""
        said = " ".join(text.casefold().split())
        for reader in (self._relative, self._unit, self._numeric, self._weekday, self._named):
            found = reader(said)
            if found is not None:
                return found
        return None

    def _days(self, first: date, after: date) -> Span:
        return Span(datetime.combine(first, time(), self._zone), datetime.combine(after, time(), self._zone))

    def _day(self, day: date) -> Span:
        return self._days(day, day + timedelta(days=1))

    def _relative(self, said: str) -> Span | None:
        offset = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(said)
        return None if offset is None else self._day(self._today + timedelta(days=offset))

    def _unit(self, said: str) -> Span | None:
        match = _UNIT.match(said)
        if match is None:
            return None
        which, unit = match.groups()
        if which == "past":
            return Span(self._moved(unit, -1), self._now)
        if which == "coming":
            return Span(self._now, self._moved(unit, 1))
        offset = {"last": -1, "this": 0, "next": 1}[which]
        first = _first_day(unit, self._today)
        return self._days(_shifted(unit, first, offset), _shifted(unit, first, offset + 1))

    def _moved(self, unit: str, count: int) -> datetime:
        moved = _shifted(unit, self._today, count)
        return datetime.combine(moved, self._now.timetz().replace(tzinfo=None), self._zone)

    def _numeric(self, said: str) -> Span | None:
        match, iso = _NUMERIC.match(said), _ISO.match(said)
        if iso:
            return self._checked(int(iso[1]), int(iso[2]), int(iso[3]))
        if match is None:
            return None
        return self._checked(int(match[3] or self._today.year), int(match[1]), int(match[2]))

    def _checked(self, year: int, month: int, day: int) -> Span | None:
        try:
            return self._day(date(year, month, day))
        except (ValueError, OverflowError):
            return None

    def _weekday(self, said: str) -> Span | None:
        if said not in _WEEKDAYS:
            return None
        return self._day(_first_day("week", self._today) + timedelta(days=_WEEKDAYS.index(said)))

    def _named(self, said: str) -> Span | None:
        match = _NAMED.match(said)
        if match is None or match[1] not in _MONTHS:
            return None
        month = _MONTHS.index(match[1]) + 1
        year = int(match[3] or match[4] or self._today.year)
        if match[2]:
            return self._checked(year, month, int(match[2]))
        if not date.min.year <= year < date.max.year:
            return None
        first = date(year, month, 1)
        return self._days(first, _shifted("month", first, 1))


def _first_day(unit: str, day: date) -> date:
    if unit == "week":
        # Weeks begin on Sunday, as they do where Exchange's own examples come from.
        return day - timedelta(days=(day.weekday() + 1) % 7)
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _shifted(unit: str, day: date, count: int) -> date:
    if unit == "week":
        return day + timedelta(weeks=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


#: The relations that a date or a number may begin with, longest first; each compares with a half-open span.
RELATIONS: Final[tuple[tuple[str, Callable[[datetime, Span], bool]], ...]] = (
    (">=", lambda moment, span: moment >= span.start),
    ("<=", lambda moment, span: moment < span.end),
    ("<>", lambda moment, span: not span.start <= moment < span.end),
    (">", lambda moment, span: moment >= span.end),
    ("<", lambda moment, span: moment < span.start),
    ("=", lambda moment, span: span.start <= moment < span.end),
)


def within(span: Span) -> Callable[[datetime], bool]:
    """Return the test whether a moment lies in the span."""
    return lambda moment: span.start <= moment < span.end


def date_test(text: str, reader: DateReader) -> Callable[[datetime], bool] | None:
    """Return the test that a date value puts: a date, a relation to one, a range ``from..to``; None for no date."""
    first, dots, last = text.partition("..")
    if dots:
        start, end = reader.read(first), reader.read(last)
        return None if start is None or end is None else within(Span(start.start, end.end))
    for sign, holds in RELATIONS:
        if text.startswith(sign):
            span = reader.read(text.removeprefix(sign))
            return None if span is None else _related(holds, span)
    span = reader.read(text)
    return None if span is None else within(span)


def _related(holds: Callable[[datetime, Span], bool], span: Span) -> Callable[[datetime], bool]:
    return lambda moment: holds(moment, span)
