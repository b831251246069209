"""What GetUserAvailability refuses: windows, intervals, views and lists that cannot be."""

from __future__ import annotations

import pytest

from fake_ews.settings import Settings
from tests.calendars import appointment, availability, created, daily, endless, recurring
from tests.calling import ANN, Exchange, every_product

_DAY = ("2026-03-10T00:00:00", "2026-03-11T00:00:00")


@every_product
@pytest.mark.parametrize("end", ["2026-03-10T00:00:00", "2026-03-09T00:00:00"])
def test_a_window_has_an_end_behind_its_start(product: str, end: str) -> None:
    answer = availability(Exchange(product), _DAY[0], end)

    assert (answer.status, answer.code) == (500, "ErrorInvalidTimeInterval")


def test_a_window_is_no_longer_than_the_administrator_allows() -> None:
    usual, wide = Exchange(), Exchange(settings=Settings(availability_days=62))

    assert availability(usual, "2026-03-01T00:00:00", "2026-04-12T00:00:00").code == "NoError"
    assert availability(usual, "2026-03-01T00:00:00", "2026-04-13T00:00:00").code == "ErrorTimeIntervalTooBig"
    assert availability(wide, "2026-03-01T00:00:00", "2026-04-13T00:00:00").code == "NoError"


@pytest.mark.parametrize(("minutes", "code"), [(4, False), (5, True), (1440, True), (1441, False), (-30, False)])
def test_an_interval_has_five_minutes_to_a_day(minutes: int, code: bool) -> None:
    answer = availability(Exchange(), "2026-03-10T00:00:00", "2026-03-14T00:00:00", interval=minutes)

    assert answer.code == ("NoError" if code else "ErrorInvalidMergedFreeBusyInterval")


def test_an_interval_is_no_longer_than_the_window() -> None:
    window = ("2026-03-10T08:00:00", "2026-03-10T09:00:00")

    assert availability(Exchange(), *window, interval=60).text("//t:MergedFreeBusy") == "0"
    assert availability(Exchange(), *window, interval=61).code == "ErrorInvalidMergedFreeBusyInterval"


def test_no_view_is_no_answer() -> None:
    assert availability(Exchange(), *_DAY, view="None").code == "ErrorInvalidFreeBusyViewType"


def test_neither_views_nor_suggestions_is_a_request_for_nothing() -> None:
    assert availability(Exchange(), *_DAY, view="").code == "ErrorMissingArgument"


def test_a_hundred_mailboxes_may_be_asked_about() -> None:
    exchange = Exchange()

    assert len(availability(exchange, *_DAY, *[ANN] * 100).codes) == 100
    assert availability(exchange, *_DAY, *[ANN] * 101).code == "ErrorMailboxDataArrayTooBig"


def test_more_than_a_thousand_entries_are_too_many_for_one_answer() -> None:
    exchange = Exchange()
    for minute in range(26):
        created(
            exchange,
            appointment(
                f"2026-03-01T08:{minute:02}:00Z",
                f"2026-03-01T09:{minute:02}:00Z",
                recurrence=recurring(daily(), endless("2026-03-01")),
            ),
        )

    assert availability(exchange, "2026-03-01T00:00:00", "2026-04-08T00:00:00").code == "NoError"
    assert availability(exchange, "2026-03-01T00:00:00", "2026-04-09T00:00:00").code == "ErrorResultSetTooBig"


def test_a_zone_whose_clock_no_clock_shows_is_refused() -> None:
    change = (
        "<t:Bias>0</t:Bias><t:Time>25:61</t:Time><t:DayOrder>1</t:DayOrder><t:Month>3</t:Month>"
        "<t:DayOfWeek>Sunday</t:DayOfWeek>"
    )
    zone = (
        f"<t:TimeZone><t:Bias>0</t:Bias><t:StandardTime>{change}</t:StandardTime>"
        f"<t:DaylightTime>{change}</t:DaylightTime></t:TimeZone>"
    )

    assert availability(Exchange(), *_DAY, bias=zone).code == "ErrorTimeZone"
