"""Zones as EWS spells them: the documentation's example, and each zone back from its own definition."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.mailbox.zones.definitions import (
    GroupTransition,
    Period,
    PeriodTransition,
    RecurringDateTransition,
    RecurringDayTransition,
    TimeZoneDefinition,
    TransitionsGroup,
    definition_of,
    zone_of,
)
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.serializable import (
    CUSTOM_ID,
    SerializableTimeZone,
    SerializableTimeZoneTime,
    serializable,
    zone_of_serializable,
)
from fake_ews.mailbox.zones.table import ZONES
from fake_ews.mailbox.zones.time_zones import from_utc, to_utc, windows_zone

A_YEAR = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=61 * step) for step in range(145)]


def zone(zone_id: str) -> WindowsZone:
    found = windows_zone(zone_id)
    assert found is not None
    return found


def test_eastern_time_is_spelled_as_in_the_documentation() -> None:
    # The page of the GetServerTimeZones operation, but for the blanks that its ids have lost.
    ids = "trule:Microsoft/Registry/Eastern Standard Time/"
    assert definition_of(zone("Eastern Standard Time")) == TimeZoneDefinition(
        "Eastern Standard Time",
        "(UTC-05:00) Eastern Time (US & Canada)",
        (
            Period(ids + "2006-Standard", "Standard", timedelta(hours=5)),
            Period(ids + "2006-Daylight", "Daylight", timedelta(hours=4)),
            Period(ids + "2007-Standard", "Standard", timedelta(hours=5)),
            Period(ids + "2007-Daylight", "Daylight", timedelta(hours=4)),
        ),
        (
            TransitionsGroup(
                "0",
                (
                    RecurringDayTransition(ids + "2006-Daylight", timedelta(hours=2), 4, "Sunday", 1),
                    RecurringDayTransition(ids + "2006-Standard", timedelta(hours=2), 10, "Sunday", -1),
                ),
            ),
            TransitionsGroup(
                "1",
                (
                    RecurringDayTransition(ids + "2007-Daylight", timedelta(hours=2), 3, "Sunday", 2),
                    RecurringDayTransition(ids + "2007-Standard", timedelta(hours=2), 11, "Sunday", 1),
                ),
            ),
        ),
        (GroupTransition("0"), GroupTransition("1", datetime(2007, 1, 1))),
    )


def test_a_zone_whose_rules_never_changed_has_the_key_1() -> None:
    definition = definition_of(zone("W. Europe Standard Time"))
    assert [period.id.rsplit("/")[-1] for period in definition.periods] == ["1-Standard", "1-Daylight"]
    assert definition.transitions == (GroupTransition("0"),)


def test_a_zone_whose_clock_never_changes_has_one_period() -> None:
    definition = definition_of(zone("UTC"))
    (period,) = definition.periods
    assert definition.transitions_groups == (TransitionsGroup("0", (PeriodTransition(period.id),)),)


@pytest.mark.parametrize("zone_id", [zone.id for zone in ZONES])
def test_a_client_that_sends_a_definition_back_means_the_same_zone(zone_id: str) -> None:
    original = zone(zone_id)
    again = zone_of(definition_of(original))
    assert again is not None
    assert again.name == original.name
    assert again.rules[1:] == original.rules[1:]
    assert [from_utc(moment, again) for moment in A_YEAR] == [from_utc(moment, original) for moment in A_YEAR]


def test_a_definition_that_is_only_a_name_is_the_zone_of_that_name() -> None:
    assert zone_of(TimeZoneDefinition("Tokyo Standard Time")) is zone("Tokyo Standard Time")
    assert zone_of(TimeZoneDefinition("Nowhere Standard Time")) is None


def test_a_zone_of_a_clients_own_is_taken_as_it_is_spelled() -> None:
    own = zone_of(
        TimeZoneDefinition(
            "tzone://Microsoft/Custom",
            periods=(Period("s", "Standard", -timedelta(hours=3)), Period("d", "Daylight", -timedelta(hours=4))),
            transitions_groups=(
                TransitionsGroup(
                    "0",
                    (
                        RecurringDateTransition("d", timedelta(hours=1), 5, 17),
                        RecurringDateTransition("s", timedelta(hours=1), 9, 3),
                    ),
                ),
            ),
        )
    )
    assert own is not None
    assert to_utc(datetime(2026, 5, 17, 0, 30), own) == datetime(2026, 5, 16, 21, 30, tzinfo=UTC)
    assert to_utc(datetime(2026, 5, 17, 12), own) == datetime(2026, 5, 17, 8, tzinfo=UTC)


def test_a_definition_with_a_period_missing_falls_back_to_its_id() -> None:
    broken = TimeZoneDefinition(
        "UTC",
        periods=(Period("s", "Standard", timedelta(0)),),
        transitions_groups=(TransitionsGroup("0", (PeriodTransition("gone"),)),),
    )
    assert zone_of(broken) is zone("UTC")


def test_working_hours_of_berlin_are_spelled_with_minutes_west() -> None:
    assert serializable(zone("W. Europe Standard Time"), 2026) == SerializableTimeZone(
        -60,
        SerializableTimeZoneTime(0, time(3), 5, 10, "Sunday"),
        SerializableTimeZoneTime(-60, time(2), 5, 3, "Sunday"),
    )


@pytest.mark.parametrize("zone_id", [zone.id for zone in ZONES])
@pytest.mark.parametrize("year", [2010, 2026])
def test_the_older_spelling_leads_back_to_a_zone_with_the_same_clock(zone_id: str, year: int) -> None:
    original = zone(zone_id)
    again = zone_of_serializable(serializable(original, year), year)
    assert again.id != CUSTOM_ID
    days = [datetime(year, 2, 1, tzinfo=UTC) + timedelta(hours=61 * step) for step in range(130)]
    assert [from_utc(day, again) for day in days] == [from_utc(day, original) for day in days]


def test_rules_that_no_zone_has_make_a_custom_zone() -> None:
    own = zone_of_serializable(
        SerializableTimeZone(
            -60,
            SerializableTimeZoneTime(0, time(3), 1, 9, "Monday"),
            SerializableTimeZoneTime(-60, time(2), 2, 5, "Friday"),
        ),
        2026,
    )
    assert own.id == CUSTOM_ID
    assert from_utc(datetime(2026, 7, 1, tzinfo=UTC), own) == datetime(2026, 7, 1, 2)
    assert from_utc(datetime(2026, 12, 1, tzinfo=UTC), own) == datetime(2026, 12, 1, 1)


def test_changes_of_no_minutes_are_no_changes() -> None:
    # What exchangelib sends for a zone without daylight time.
    tokyo = zone_of_serializable(
        SerializableTimeZone(
            -540,
            SerializableTimeZoneTime(0, time(0), 1, 1, "Monday"),
            SerializableTimeZoneTime(0, time(0), 5, 12, "Sunday"),
        ),
        2026,
    )
    assert tokyo.rule(2026).standard == tokyo.rule(2026).daylight == 540


@given(
    st.integers(-2000, 2000),
    st.builds(
        SerializableTimeZoneTime,
        st.integers(-300, 300),
        st.times(),
        st.integers(-10, 40),
        st.integers(-2, 15),
        st.sampled_from(["Sunday", "Friday", "", "Day"]),
        st.none() | st.integers(0, 3000),
    ),
    st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)),
)
def test_no_older_spelling_makes_a_zone_crash(bias: int, change: SerializableTimeZoneTime, moment: datetime) -> None:
    own = zone_of_serializable(SerializableTimeZone(bias, change, SerializableTimeZoneTime(-60, time(2), 5, 3)), 2026)
    to_utc(from_utc(moment, own), own)
