"""Free and busy times across a change of the clock, in three zones, against a calculation of our own with zoneinfo."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from tests.calendars import (
    BERLIN,
    KOLKATA,
    NEW_YORK,
    appointment,
    availability,
    context,
    created,
    daily,
    endless,
    recurring,
    weekly,
    zone,
)
from tests.calling import Exchange, every_product

_IANA: Final = {BERLIN: "Europe/Berlin", NEW_YORK: "America/New_York", KOLKATA: "Asia/Kolkata"}
_DIGITS: Final = {"Tentative": "1", "Busy": "2", "OOF": "3"}
_SLOT: Final = timedelta(minutes=30)

#: Windows over both changes of the European and the American clock, and over one between them.
_WINDOWS: Final = (
    (date(2026, 3, 6), date(2026, 3, 12)),
    (date(2026, 3, 27), date(2026, 4, 1)),
    (date(2026, 10, 23), date(2026, 11, 3)),
)


class Series(NamedTuple):
    """A meeting of an hour: the zone of its organiser, its hour there, its weekdays, and how busy it makes."""

    zone: str
    hour: int
    weekdays: tuple[int, ...]
    status: str


_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SERIES: Final = (
    Series(BERLIN, 9, tuple(range(7)), "Busy"),
    Series(NEW_YORK, 10, (0, 2, 4, 6), "OOF"),
    Series(KOLKATA, 14, (0, 1, 2, 3, 4), "Tentative"),
)
_BEGIN: Final = date(2026, 3, 2)


def stored(exchange: Exchange, series: Series) -> None:
    first = _BEGIN
    while first.weekday() not in series.weekdays:
        first += timedelta(days=1)
    pattern = daily() if len(series.weekdays) == 7 else weekly(" ".join(_DAYS[one] for one in series.weekdays))
    created(
        exchange,
        appointment(
            f"{first}T{series.hour:02}:00:00",
            f"{first}T{series.hour + 1:02}:00:00",
            more=f"<t:LegacyFreeBusyStatus>{series.status}</t:LegacyFreeBusyStatus>",
            recurrence=recurring(pattern, endless(str(first))),
            zones=zone(series.zone),
        ),
    )


def meetings(series: Series, first: date, last: date) -> list[tuple[datetime, datetime]]:
    clock = ZoneInfo(_IANA[series.zone])
    found = []
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        if day.weekday() in series.weekdays:
            start = datetime.combine(day, time(series.hour), clock)
            found.append((start.astimezone(UTC), start.replace(hour=series.hour + 1).astimezone(UTC)))
    return found


def calculated(asker: str, first: date, last: date) -> str:
    """Return MergedFreeBusy as plain arithmetic has it."""
    clock = ZoneInfo(_IANA[asker])
    start, end = (datetime.combine(day, time(), clock).astimezone(UTC) for day in (first, last))
    around = timedelta(days=2)
    busy = [(*span, one.status) for one in _SERIES for span in meetings(one, first - around, last + around)]
    digits = ""
    while start < end:
        held = [_DIGITS[status] for begins, ends, status in busy if begins < start + _SLOT and ends > start]
        digits += max(held, default="0")
        start += _SLOT
    return digits


@every_product
@pytest.mark.parametrize("asker", _IANA)
@pytest.mark.parametrize(("first", "last"), _WINDOWS)
def test_the_digits_are_those_of_an_independent_calculation(product: str, asker: str, first: date, last: date) -> None:
    exchange = Exchange(product)
    for series in _SERIES:
        stored(exchange, series)

    answer = availability(exchange, f"{first}T00:00:00", f"{last}T00:00:00", header=context(asker))

    assert answer.text("//t:MergedFreeBusy") == calculated(asker, first, last)


@every_product
@pytest.mark.parametrize("asker", _IANA)
def test_each_event_stands_at_the_time_of_the_zone_that_asks(product: str, asker: str) -> None:
    exchange = Exchange(product)
    for series in _SERIES:
        stored(exchange, series)
    first, last = _WINDOWS[2]
    clock = ZoneInfo(_IANA[asker])

    answer = availability(exchange, f"{first}T00:00:00", f"{last}T00:00:00", header=context(asker), view="FreeBusy")

    window = [datetime.combine(day, time(), clock).astimezone(UTC) for day in (first, last)]
    spans = [
        (begins, ends, one.status)
        for one in _SERIES
        for begins, ends in meetings(one, first - timedelta(days=2), last + timedelta(days=2))
        if begins < window[1] and ends > window[0]
    ]
    said = zip(answer.texts("//t:StartTime"), answer.texts("//t:EndTime"), answer.texts("//t:BusyType"), strict=True)
    assert sorted(said) == sorted(
        (
            begins.astimezone(clock).strftime("%Y-%m-%dT%H:%M:%S"),
            ends.astimezone(clock).strftime("%Y-%m-%dT%H:%M:%S"),
            status,
        )
        for begins, ends, status in spans
    )


def test_the_days_on_which_clocks_change_have_an_hour_less_and_an_hour_more() -> None:
    exchange = Exchange()

    def slots(day: str, next_day: str) -> int:
        window = (f"{day}T00:00:00", f"{next_day}T00:00:00")
        return len(availability(exchange, *window, header=context(BERLIN), interval=60).text("//t:MergedFreeBusy"))

    assert slots("2026-03-28", "2026-03-29") == 24
    assert slots("2026-03-29", "2026-03-30") == 23
    assert slots("2026-10-25", "2026-10-26") == 25
