"""Times of calendar items: read in the zone that they are meant in, kept in UTC, shown with the clock of the item."""

from __future__ import annotations

import pytest

from tests.calendars import (
    BERLIN,
    KOLKATA,
    NEW_YORK,
    appointment,
    asked_to_create,
    context,
    created,
    item_id,
    updated,
    zone,
)
from tests.calling import Exchange, every_product

_NINE = ("2026-07-01T09:00:00", "2026-07-01T10:00:00")
#: Berlin's summer as the Managed API spells it out, under a name that nobody knows.
_SPELLED_OUT = (
    '<t:StartTimeZone Id="Mine" Name="My zone"><t:Periods>'
    '<t:Period Bias="-P0DT1H0M0.0S" Name="Standard" Id="Std"/>'
    '<t:Period Bias="-P0DT2H0M0.0S" Name="Daylight" Id="Dlt"/></t:Periods>'
    '<t:TransitionsGroups><t:TransitionsGroup Id="0">'
    '<t:RecurringDayTransition><t:To Kind="Period">Dlt</t:To><t:TimeOffset>P0DT2H0M0.0S</t:TimeOffset>'
    "<t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence></t:RecurringDayTransition>"
    '<t:RecurringDayTransition><t:To Kind="Period">Std</t:To><t:TimeOffset>P0DT3H0M0.0S</t:TimeOffset>'
    "<t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence></t:RecurringDayTransition>"
    "</t:TransitionsGroup></t:TransitionsGroups>"
    '<t:Transitions><t:Transition><t:To Kind="Group">0</t:To></t:Transition></t:Transitions></t:StartTimeZone>'
)


@every_product
@pytest.mark.parametrize(
    ("zones", "header", "start"),
    [
        ("", "", "2026-07-01T09:00:00Z"),
        ("", context(NEW_YORK), "2026-07-01T13:00:00Z"),
        (zone(BERLIN), context(NEW_YORK), "2026-07-01T07:00:00Z"),
        (_SPELLED_OUT, "", "2026-07-01T07:00:00Z"),
    ],
    ids=["UTC", "context", "item", "spelled out"],
)
def test_a_time_without_an_offset_is_one_of_the_nearest_zone(product: str, zones: str, header: str, start: str) -> None:
    exchange = Exchange(product)
    id = created(exchange, appointment(*_NINE, zones=zones), header=header)

    assert exchange.get(id).text("//t:Start") == start


def test_an_offset_counts_whatever_zone_is_named() -> None:
    exchange = Exchange()
    id = created(exchange, appointment("2026-07-01T09:00:00-05:00", "2026-07-01T15:00:00Z", zones=zone(KOLKATA)))

    shown = exchange.get(id)

    assert (shown.text("//t:Start"), shown.text("//t:End")) == ("2026-07-01T14:00:00Z", "2026-07-01T15:00:00Z")


def test_a_start_and_an_end_may_have_zones_of_their_own() -> None:
    exchange = Exchange()
    zones = zone(BERLIN) + zone(NEW_YORK, "EndTimeZone")
    id = created(exchange, appointment("2026-07-01T09:00:00", "2026-07-01T12:00:00", zones=zones))

    shown = exchange.get(id)

    assert (shown.text("//t:Start"), shown.text("//t:End")) == ("2026-07-01T07:00:00Z", "2026-07-01T16:00:00Z")
    assert (shown.text("//t:StartWallClock"), shown.text("//t:EndWallClock")) == (
        "2026-07-01T09:00:00",
        "2026-07-01T12:00:00",
    )


def test_a_client_of_2007_says_its_zone_as_meeting_time_zone() -> None:
    exchange = Exchange()
    zones = '<t:MeetingTimeZone TimeZoneName="Eastern Standard Time"/>'
    answer = asked_to_create(exchange, appointment(*_NINE, zones=zones), version="Exchange2007_SP1")

    assert exchange.get(answer.ids()[0][0]).text("//t:Start") == "2026-07-01T13:00:00Z"


@every_product
def test_a_zone_comes_back_by_id_and_name(product: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, appointment(*_NINE, zones=zone(BERLIN))))

    (start,), (end,) = shown.elements("//t:StartTimeZone"), shown.elements("//t:EndTimeZone")
    assert start.get("Id") == end.get("Id") == BERLIN
    assert "Berlin" in (start.get("Name") or "")
    assert shown.texts("//t:StartTimeZoneId") == ([] if product.startswith("2010") else [BERLIN])


@pytest.mark.shows("MS-OXWSMTGS_R3311", "MS-OXWSMTGS_R2182")
@every_product
def test_the_name_of_the_zone_of_a_single_item_is_told_up_to_2013(product: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, appointment(*_NINE, zones=zone(BERLIN))))

    assert len(shown.elements("//t:TimeZone")) == (product not in ("2016", "2019"))


def test_a_zone_that_nobody_knows_is_refused() -> None:
    answer = asked_to_create(Exchange(), appointment(*_NINE, zones=zone("Middle-earth Standard Time")))

    assert answer.code == "ErrorCalendarInvalidTimeZone"


@pytest.mark.shows("MS-OXWSMTGS_R1203", "MS-OXWSMTGS_R1204")
@every_product
def test_an_end_before_the_start_and_five_years_are_refused(product: str) -> None:
    exchange = Exchange(product)

    def code(start: str, end: str) -> str:
        return asked_to_create(exchange, appointment(start, end)).code

    assert code("2026-07-01T09:00:00Z", "2026-07-01T08:59:00Z") == "ErrorCalendarEndDateIsEarlierThanStartDate"
    assert code("2026-07-01T09:00:00Z", "2032-07-01T09:00:00Z") == "ErrorCalendarDurationIsTooLong"
    assert exchange.found("calendar") == []


@every_product
def test_an_update_cannot_turn_an_item_around(product: str) -> None:
    exchange = Exchange(product)
    id = created(exchange, appointment(*_NINE))

    answer = updated(exchange, item_id(id), Start="2026-07-01T11:00:00Z")

    assert answer.code == "ErrorCalendarEndDateIsEarlierThanStartDate"
    assert exchange.get(id).text("//t:Start") == "2026-07-01T09:00:00Z"


def test_an_update_is_read_in_the_zone_of_the_item() -> None:
    exchange = Exchange()
    id = created(exchange, appointment(*_NINE, zones=zone(BERLIN)))

    assert updated(exchange, item_id(id), End="2026-07-01T11:30:00").code == "NoError"
    assert exchange.get(id).text("//t:End") == "2026-07-01T09:30:00Z"


@every_product
@pytest.mark.parametrize(
    ("start", "end", "begins", "ends", "lasts"),
    [
        ("2026-07-01T09:00:00", "2026-07-01T10:00:00", "2026-06-30T22:00:00Z", "2026-07-01T22:00:00Z", "P1D"),
        ("2026-07-01T00:00:00", "2026-07-02T00:00:00", "2026-06-30T22:00:00Z", "2026-07-01T22:00:00Z", "P1D"),
        ("2026-07-01T00:00:00", "2026-07-01T00:00:00", "2026-06-30T22:00:00Z", "2026-07-01T22:00:00Z", "P1D"),
        ("2026-07-01T20:00:00", "2026-07-03T08:00:00", "2026-06-30T22:00:00Z", "2026-07-03T22:00:00Z", "P3D"),
        ("2026-03-29T09:00:00", "2026-03-29T10:00:00", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "PT23H"),
    ],
)
def test_all_day_is_from_midnight_to_midnight_in_the_zone_of_the_item(
    product: str, start: str, end: str, begins: str, ends: str, lasts: str
) -> None:
    exchange = Exchange(product)
    item = appointment(start, end, more="<t:IsAllDayEvent>true</t:IsAllDayEvent>", zones=zone(BERLIN))

    shown = exchange.get(created(exchange, item))

    assert (shown.text("//t:Start"), shown.text("//t:End"), shown.text("//t:Duration")) == (begins, ends, lasts)


@every_product
def test_neighbours_are_counted_and_listed(product: str) -> None:
    exchange = Exchange(product)
    for start, end, text in (("08", "09", "before"), ("09", "11", "over"), ("10", "11", "after"), ("14", "15", "far")):
        created(exchange, appointment(f"2026-07-01T{start}:00:00Z", f"2026-07-01T{end}:00:00Z", text))
    free = "<t:LegacyFreeBusyStatus>Free</t:LegacyFreeBusyStatus>"
    created(exchange, appointment("2026-07-01T09:00:00Z", "2026-07-01T10:00:00Z", "free", more=free))
    id = created(exchange, appointment(*_NINE))

    shown = exchange.get(id, "calendar:ConflictingMeetings", "calendar:AdjacentMeetings")

    assert shown.text("//t:ConflictingMeetingCount") == "1"
    assert shown.texts("//t:ConflictingMeetings/t:CalendarItem/t:Subject") == ["over"]
    assert shown.text("//t:AdjacentMeetingCount") == "2"
    assert shown.texts("//t:AdjacentMeetings/t:CalendarItem/t:Subject") == ["before", "after"]


@pytest.mark.parametrize(
    "field", ["<t:CalendarItemType>RecurringMaster</t:CalendarItemType>", "<t:Duration>PT5M</t:Duration>"]
)
def test_what_exchange_works_out_cannot_be_set(field: str) -> None:
    answer = asked_to_create(Exchange(), appointment(*_NINE, more=field))

    assert answer.code == "ErrorInvalidPropertySet"
