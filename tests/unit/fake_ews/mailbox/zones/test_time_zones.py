"""The zones go by the clocks of their countries: zoneinfo, which shares nothing with our table, is the judge."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.mailbox.zones.rules import Day, WindowsZone
from fake_ews.mailbox.zones.table import ZONES
from fake_ews.mailbox.zones.time_zones import UTC_ZONE, from_utc, to_utc, windows_zone, zone_of_iana

IDS = [zone.id for zone in ZONES]
FIRST = datetime(2005, 1, 1, tzinfo=UTC)
HOURS = (datetime(2035, 12, 31, tzinfo=UTC) - FIRST) // timedelta(hours=1)

# Years that a Windows zone cannot tell in full: more than two changes (Ramadan), or a day that was skipped.
BEYOND_WINDOWS = {
    "Morocco Standard Time": {2012, 2013, 2014, 2015, 2016, 2017, 2018, 2026},
    "Egypt Standard Time": {2010, 2014},
    "West Bank Standard Time": {2011},
    "Samoa Standard Time": {2011},
}


def zone(zone_id: str) -> WindowsZone:
    found = windows_zone(zone_id)
    assert found is not None
    return found


def judge(iana: str) -> ZoneInfo:
    """The zone of the tzdata package, which the lock file pins; the machine's own data may be older."""
    with files("tzdata.zoneinfo").joinpath(*iana.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=iana)


def sampled(zone_id: str) -> list[datetime]:
    """Hours all over thirty years, and the seconds and the hour around each change of the clock."""
    rng = random.Random(zone_id)
    moments = [FIRST + timedelta(hours=rng.randrange(HOURS), minutes=rng.randrange(60)) for _ in range(200)]
    iana = judge(zone(zone_id).iana)
    for week in range(HOURS // 168):
        before, after = FIRST + timedelta(weeks=week), FIRST + timedelta(weeks=week + 1)
        if before.astimezone(iana).utcoffset() != after.astimezone(iana).utcoffset():
            change = changed(iana, before, after)
            moments += [change + timedelta(seconds=seconds) for seconds in (-3601, -1, 0, 1, 3599, 3601)]
    return [moment for moment in moments if moment.astimezone(iana).year not in BEYOND_WINDOWS.get(zone_id, ())]


def changed(iana: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second that has another offset than ``before`` has."""
    old = before.astimezone(iana).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if middle.astimezone(iana).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


@pytest.mark.parametrize("zone_id", IDS)
def test_the_clock_shows_what_zoneinfo_says(zone_id: str) -> None:
    mine, iana = zone(zone_id), judge(zone(zone_id).iana)
    wrong = [
        (moment, from_utc(moment, mine))
        for moment in sampled(zone_id)
        if from_utc(moment, mine) != moment.astimezone(iana).replace(tzinfo=None)
    ]
    assert not wrong, wrong[:3]


@pytest.mark.parametrize("zone_id", IDS)
def test_what_the_clock_shows_leads_back_to_the_moment(zone_id: str) -> None:
    mine, iana = zone(zone_id), judge(zone(zone_id).iana)
    for moment in sampled(zone_id):
        local = moment.astimezone(iana)
        if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
            assert to_utc(local.replace(tzinfo=None, fold=0), mine) == moment


def test_an_hour_that_comes_twice_is_standard_time() -> None:
    assert to_utc(datetime(2026, 10, 25, 2, 30), zone("W. Europe Standard Time")) == datetime(
        2026, 10, 25, 1, 30, tzinfo=UTC
    )


def test_an_hour_that_is_left_out_is_taken_by_the_offset_before_it() -> None:
    assert to_utc(datetime(2026, 3, 29, 2, 30), zone("W. Europe Standard Time")) == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )


def test_the_south_has_daylight_time_over_new_year() -> None:
    sydney = zone("AUS Eastern Standard Time")
    assert to_utc(datetime(2026, 1, 1), sydney) == datetime(2025, 12, 31, 13, tzinfo=UTC)
    assert from_utc(datetime(2025, 12, 31, 13, tzinfo=UTC), sydney) == datetime(2026, 1, 1)


def test_there_are_as_many_zones_as_exchangelib_wants() -> None:
    assert 100 <= len(ZONES) <= 160
    assert len({zone.id for zone in ZONES}) == len({zone.iana for zone in ZONES}) == len(ZONES)


def test_zones_stand_in_the_order_of_their_offsets() -> None:
    offsets = [
        (-1 if zone.name[4] == "-" else 1) * (int(zone.name[5:7]) * 60 + int(zone.name[8:10]))
        if zone.name[4] != ")"
        else 0
        for zone in ZONES
    ]
    assert offsets == sorted(offsets)


@pytest.mark.parametrize("zone_id", [zone.id for zone in ZONES if zone.id != "Morocco Standard Time"])
def test_a_name_tells_the_standard_offset_of_today(zone_id: str) -> None:
    found = zone(zone_id)
    hours, minutes = divmod(abs(found.rule(2026).standard), 60)
    sign = "-" if found.rule(2026).standard < 0 else "+"
    wanted = "(UTC)" if zone_id == "UTC" else f"(UTC{sign}{hours:02}:{minutes:02})"
    assert found.name.startswith(wanted + " ")


def test_letter_case_does_not_matter_and_unknown_zones_are_none() -> None:
    assert windows_zone("w. europe standard time") is zone("W. Europe Standard Time")
    assert windows_zone("tzone://Microsoft/Utc") is UTC_ZONE
    assert windows_zone("Europe/Berlin") is None
    assert zone_of_iana("Europe/Berlin") is zone("W. Europe Standard Time")


def test_the_fifth_weekday_is_the_last_where_there_are_four() -> None:
    assert Day(2, 5, 6, 0).on(2026) == datetime(2026, 2, 22)
    assert Day(3, 5, 6, 120).on(2026) == datetime(2026, 3, 29, 2)


@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_no_moment_makes_a_zone_crash(moment: datetime, zone: WindowsZone) -> None:
    assert abs(to_utc(from_utc(moment, zone), zone) - moment) <= timedelta(hours=25)


@given(st.datetimes(), st.sampled_from(ZONES))
def test_no_local_time_makes_a_zone_crash(local: datetime, zone: WindowsZone) -> None:
    assert to_utc(local, zone).tzinfo is UTC
