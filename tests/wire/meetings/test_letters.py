"""Meetings that recur, as people outside get them: iCalendar that other programs can work with (RFC 5545, RFC 5546)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from fake_ews.mailbox.mime.reading import read_mime
from tests.calendars import BERLIN, daily, endless, numbered, occurrence_id, recurring, until, viewed, weekly, zone
from tests.calling import Exchange, every_product
from tests.meetings import called, changed, deleted, meeting

_EVA = "eva@customer.test"
_NINE, _TEN = "2026-03-27T09:00:00", "2026-03-27T10:00:00"


def series(exchange: Exchange, pattern: str, range: str, *, all_day: str = "false") -> str:
    """Have Ann invite Eva, who is no colleague, to mornings in Berlin."""
    behind = recurring(pattern, range) + zone(BERLIN)
    said = f"<t:IsAllDayEvent>{all_day}</t:IsAllDayEvent>"
    return called(exchange, meeting(said, start=_NINE, end=_TEN, required=_EVA, behind=behind))


def letter(exchange: Exchange) -> Any:
    """Return the event in the last mail that Eva got."""
    part = read_mime(exchange.organisation.premises.outside.inbox(_EVA)[-1].mime).calendar
    assert part is not None
    (event,) = Calendar.from_ical(part.text).walk("VEVENT")
    return event


def starts(event: Any, count: int = 6) -> list[datetime]:
    """Return when the event starts, again and again, by its own clock and rule."""
    begins = event.decoded("dtstart").replace(tzinfo=None)
    parts = event["rrule"].to_ical().decode().split(";")
    rule = rrulestr(";".join(part for part in parts if not part.startswith("UNTIL=")), dtstart=begins)
    last = event["rrule"].get("UNTIL")
    walked = list(islice(rule, count))
    return walked if last is None else [one for one in walked if one.date() <= last[0].date()]


_MONTHLY = (
    "<t:AbsoluteMonthlyRecurrence><t:Interval>1</t:Interval><t:DayOfMonth>31</t:DayOfMonth>"
    "</t:AbsoluteMonthlyRecurrence>"
)
_LAST_FRIDAY = (
    "<t:RelativeMonthlyRecurrence><t:Interval>2</t:Interval><t:DaysOfWeek>Friday</t:DaysOfWeek>"
    "<t:DayOfWeekIndex>Last</t:DayOfWeekIndex></t:RelativeMonthlyRecurrence>"
)
_YEARLY = (
    "<t:AbsoluteYearlyRecurrence><t:DayOfMonth>27</t:DayOfMonth><t:Month>March</t:Month></t:AbsoluteYearlyRecurrence>"
)
_WEEKDAY_OF_MAY = (
    "<t:RelativeYearlyRecurrence><t:DaysOfWeek>Weekday</t:DaysOfWeek><t:DayOfWeekIndex>First</t:DayOfWeekIndex>"
    "<t:Month>May</t:Month></t:RelativeYearlyRecurrence>"
)


@pytest.mark.parametrize(
    ("pattern", "range", "days"),
    [
        (daily(2), numbered("2026-03-27", 3), ["2026-03-27", "2026-03-29", "2026-03-31"]),
        (weekly("Friday Monday", 2), endless("2026-03-27"), ["2026-03-27", "2026-04-06", "2026-04-10", "2026-04-20"]),
        (weekly("Friday"), until("2026-03-27", "2026-04-16"), ["2026-03-27", "2026-04-03", "2026-04-10"]),
        (_MONTHLY, numbered("2026-03-27", 3), ["2026-03-31", "2026-04-30", "2026-05-31"]),
        (_LAST_FRIDAY, numbered("2026-03-27", 2), ["2026-03-27", "2026-05-29"]),
        (_YEARLY, numbered("2026-03-27", 2), ["2026-03-27", "2027-03-27"]),
        (_WEEKDAY_OF_MAY, numbered("2026-03-27", 2), ["2026-05-01", "2027-05-03"]),
    ],
)
def test_the_rule_of_an_invitation_leads_to_the_days_of_the_series(pattern: str, range: str, days: list[str]) -> None:
    exchange = Exchange()
    series(exchange, pattern, range)
    event = letter(exchange)

    assert [f"{one:%Y-%m-%d}" for one in starts(event, len(days))] == days
    assert {f"{one:%H:%M}" for one in starts(event)} == {"09:00"}


@every_product
def test_the_clock_of_the_series_travels_with_it(product: str) -> None:
    exchange = Exchange(product)
    series(exchange, daily(), numbered("2026-03-27", 4))
    part = read_mime(exchange.organisation.premises.outside.inbox(_EVA)[-1].mime).calendar
    assert part is not None
    told: Any = Calendar.from_ical(part.text).walk("VTIMEZONE")[0]
    berlin = told.to_tz()
    view = viewed(exchange, "2026-03-20T00:00:00Z", "2026-04-20T00:00:00Z").texts("//t:CalendarItem/t:Start")
    moments = [one.replace(tzinfo=berlin) for one in starts(letter(exchange))]

    assert told["TZID"] == letter(exchange)["dtstart"].params["TZID"] == BERLIN
    assert [f"{one.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for one in moments] == view


@every_product
def test_one_occurrence_is_meant_by_when_the_series_has_it(product: str) -> None:
    exchange = Exchange(product)
    master = series(exchange, daily(), numbered("2026-03-27", 4))
    assert changed(exchange, occurrence_id(master, 3), "<t:Location>Room 3</t:Location>").code == "NoError"
    moved = letter(exchange)
    assert deleted(exchange, occurrence_id(master, 2)).code == "NoError"
    off = letter(exchange)

    assert f"{moved.decoded('recurrence-id'):%Y-%m-%dT%H:%MZ}" == "2026-03-29T07:00Z"
    assert (str(moved["location"]), moved.get("rrule")) == ("Room 3", None)
    assert f"{off.decoded('recurrence-id'):%Y-%m-%dT%H:%MZ}" == "2026-03-28T08:00Z"
    assert str(off["status"]) == "CANCELLED"


def test_what_was_called_off_is_left_out_of_the_series() -> None:
    exchange = Exchange()
    master = series(exchange, daily(), numbered("2026-03-27", 4))
    deleted(exchange, occurrence_id(master, 2))
    changed(exchange, f'<t:ItemId Id="{master}"/>', "<t:Location>Room 3</t:Location>")

    assert [f"{one.dt:%m-%d %H:%M}" for one in letter(exchange)["exdate"].dts] == ["03-28 09:00"]


def test_whole_days_are_days_of_the_clock_on_the_wall() -> None:
    exchange = Exchange()
    series(exchange, daily(), until("2026-03-27", "2026-03-29"), all_day="true")
    event = letter(exchange)

    assert event.decoded("dtstart") == date(2026, 3, 27)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
    assert event["rrule"]["UNTIL"] == [date(2026, 3, 29)]
