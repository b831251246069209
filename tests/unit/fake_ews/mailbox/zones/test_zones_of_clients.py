"""Time zones as clients write them, and as Python's datetime meets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.mailbox.zones.clock import ZoneClock
from fake_ews.mailbox.zones.definitions import definition_of
from fake_ews.mailbox.zones.reading import read_duration, zone_of_2007, zone_of_record
from fake_ews.mailbox.zones.records import definition_record
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import all_zones, windows_zone, zone_named
from fake_ews.schema.record import record
from fake_ews.schema.time_zones import TimeZoneDefinitionType, TimeZoneType


@pytest.mark.parametrize("zone", all_zones(), ids=lambda zone: zone.id)
def test_what_is_spelled_out_is_read_back(zone: WindowsZone) -> None:
    read = zone_of_record(definition_record(definition_of(zone), full=True))

    # Before the first rule's year nothing is known, so a definition says of it what the first rule says.
    assert read is not None
    assert [replace(rule, first_year=max(rule.first_year, zone.rules[0].first_year)) for rule in read.rules] == list(
        zone.rules
    )


def test_a_name_alone_is_the_zone_of_that_name() -> None:
    def named(id: str) -> WindowsZone | None:
        return zone_of_record(record(TimeZoneDefinitionType, id=id))

    assert named("Tokyo Standard Time") == windows_zone("Tokyo Standard Time")
    assert named("Atlantis Standard Time") is None


def test_the_zones_of_2007_are_names_or_offsets() -> None:
    named = zone_of_2007(record(TimeZoneType, time_zone_name="Tokyo Standard Time"), 2026)
    offset = zone_of_2007(record(TimeZoneType, base_offset="PT5H"), 2026)

    assert named == windows_zone("Tokyo Standard Time")
    assert offset is not None
    assert offset.offset_of(datetime(2026, 7, 1)) == timedelta(hours=-5)
    assert zone_of_2007(record(TimeZoneType), 2026) is None


@pytest.mark.parametrize(
    ("text", "minutes"), [("PT8H", 480), ("-PT60M", -60), ("P0DT8H0M0.0S", 480), ("P1D", 1440), ("nonsense", 0)]
)
def test_durations_are_read_as_clients_write_them(text: str, minutes: int) -> None:
    assert read_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("W. Europe Standard Time", "W. Europe Standard Time"),
        ("Europe/Berlin", "W. Europe Standard Time"),
        ("Europe/Copenhagen", "W. Europe Standard Time"),
        ("Asia/Kolkata", "India Standard Time"),
        ("Etc/UTC", "UTC"),
    ],
)
def test_a_zone_is_named_as_windows_or_iana_does(name: str, id: str) -> None:
    assert zone_named(name).id == id


def test_a_zone_that_nobody_keeps_is_none() -> None:
    with pytest.raises(ValueError, match="no time zone 'Mars/Olympus'"):
        zone_named("Mars/Olympus")


@given(
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Sydney"]),
    st.datetimes(datetime(2010, 1, 1), datetime(2035, 1, 1)),
)
def test_the_clock_shows_what_zoneinfo_shows(iana: str, moment: datetime) -> None:
    moment = moment.replace(tzinfo=UTC, microsecond=0)

    assert moment.astimezone(ZoneClock(zone_named(iana))).replace(tzinfo=None) == moment.astimezone(
        ZoneInfo(iana)
    ).replace(tzinfo=None)


def test_the_hour_that_comes_twice_is_standard_time() -> None:
    clock = ZoneClock(zone_named("Europe/Berlin"))

    twice = datetime(2026, 10, 25, 2, 30, tzinfo=clock)

    assert (twice.utcoffset(), twice.dst(), twice.tzname()) == (
        timedelta(hours=1),
        timedelta(0),
        "W. Europe Standard Time",
    )
    assert datetime(2026, 7, 1, tzinfo=clock).dst() == timedelta(hours=1)
