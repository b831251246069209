"""exchangelib reads every zone's definition and finds the rules of the year in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from exchangelib.properties import TimeZone, TimeZoneDefinition
from lxml import etree

from fake_ews.mailbox.zones.definitions import (
    InGroup,
    PeriodTransition,
    RecurringDayTransition,
    definition_of,
)
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.serializable import serializable
from fake_ews.mailbox.zones.table import ZONES

TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def element(name: str, *children: etree._Element, text: str | None = None, **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{TYPES}}}{name}", attributes)
    made.text = text
    made.extend(children)
    return made


def duration(value: timedelta) -> str:
    return f"{'-' if value < timedelta(0) else ''}PT{abs(value).total_seconds()}S"


def transition(change: InGroup) -> etree._Element:
    to = element("To", text=change.to, Kind="Period")
    if isinstance(change, PeriodTransition):
        return element("Transition", to)
    assert isinstance(change, RecurringDayTransition)
    return element(
        "RecurringDayTransition",
        to,
        element("TimeOffset", text=duration(change.time_offset)),
        element("Month", text=str(change.month)),
        element("DayOfWeek", text=change.day_of_week),
        element("Occurrence", text=str(change.occurrence)),
    )


def read_by_exchangelib(zone: WindowsZone) -> TimeZoneDefinition:
    definition = definition_of(zone)
    periods = [
        element("Period", Bias=duration(period.bias), Name=period.name, Id=period.id) for period in definition.periods
    ]
    groups = [
        element("TransitionsGroup", *map(transition, group.transitions), Id=group.id)
        for group in definition.transitions_groups
    ]
    transitions = [
        element("Transition", element("To", text=one.to, Kind="Group"))
        if one.date is None
        else element(
            "AbsoluteDateTransition",
            element("To", text=one.to, Kind="Group"),
            element("DateTime", text=one.date.isoformat()),
        )
        for one in definition.transitions
    ]
    whole = element(
        "TimeZoneDefinition",
        element("Periods", *periods),
        element("TransitionsGroups", *groups),
        element("Transitions", *transitions),
        Id=definition.id,
        Name=definition.name,
    )
    return TimeZoneDefinition.from_xml(whole, account=None)


# exchangelib 5.6.0 sorts the ids of groups as texts ("10" before "2"), so it goes astray where there are more than ten.
FEW_GROUPS = [zone for zone in ZONES if len(zone.rules) <= 10]


@pytest.mark.parametrize("zone", FEW_GROUPS, ids=lambda zone: zone.id)
@pytest.mark.parametrize("year", [2005, 2026])
def test_exchangelib_finds_the_rules_of_the_year(zone: WindowsZone, year: int) -> None:
    mine = serializable(zone, year)
    its = TimeZone.from_server_timezone(read_by_exchangelib(zone), for_year=year)
    assert its.bias == mine.bias
    assert its.standard_time.bias == mine.standard_time.bias
    assert its.daylight_time.bias == mine.daylight_time.bias
    if mine.daylight_time.month:
        for theirs, ours in ((its.standard_time, mine.standard_time), (its.daylight_time, mine.daylight_time)):
            assert (theirs.iso_month, theirs.occurrence) == (ours.month, ours.day_order)
            assert theirs.weekday == WEEK.index(ours.day_of_week) + 1
            assert theirs.time.replace(microsecond=0) == ours.time


def test_exchangelib_finds_the_zone_of_somebodys_working_hours() -> None:
    definitions = [read_by_exchangelib(zone) for zone in ZONES]
    berlin = next(zone for zone in definitions if zone.id == "W. Europe Standard Time")
    found = TimeZone.from_server_timezone(berlin, for_year=2026).to_server_timezone(definitions, for_year=2026)
    assert found == "W. Europe Standard Time"
