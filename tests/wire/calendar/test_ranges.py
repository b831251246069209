"""RecurringMasterItemIdRanges means occurrences of a series that fit into one of its ranges (MS-OXWSCORE 2.2.4.36)."""

from __future__ import annotations

import pytest

from tests.calendars import (
    BERLIN,
    appointment,
    created,
    daily,
    deleted,
    got,
    numbered,
    occurrence_id,
    recurring,
    updated,
    viewed,
    zone,
)
from tests.calling import Exchange

_TIMES = ("2026-03-27T09:00:00", "2026-03-27T10:00:00")


def mornings(exchange: Exchange) -> str:
    """Four mornings in Berlin, over the change of its clock."""
    recurrence = recurring(daily(), numbered("2026-03-27", 4))
    return created(exchange, appointment(*_TIMES, "Stand-up", recurrence=recurrence, zones=zone(BERLIN)))


def ranges(master: str, *ranges: str) -> str:
    return (
        f'<t:RecurringMasterItemIdRanges Id="{master}"><t:Ranges>{"".join(f"<t:Range {one}/>" for one in ranges)}'
        "</t:Ranges></t:RecurringMasterItemIdRanges>"
    )


@pytest.mark.shows("MS-OXWSCORE_R1076", "MS-OXWSCORE_R1697", "MS-OXWSCORE_R1698")
@pytest.mark.parametrize("product", ["2013", "2019"])
def test_a_range_means_occurrences_by_when_they_are_or_were_meant_to_be(product: str) -> None:
    exchange = Exchange(product)
    master = mornings(exchange)
    # The third, of the 29th at 7, is in the evening now.
    updated(exchange, occurrence_id(master, 3), Start="2026-03-29T18:00:00Z", End="2026-03-29T19:00:00Z")
    morning = 'Start="2026-03-28T00:00:00Z" End="2026-03-29T12:00:00Z"'

    as_they_are = got(exchange, ranges(master, morning))
    as_meant = got(exchange, ranges(master, f'{morning} CompareOriginalStartTime="true"'))

    assert as_they_are.texts("//t:CalendarItem/t:Start") == ["2026-03-28T08:00:00Z"]
    assert as_meant.texts("//t:CalendarItem/t:Start") == ["2026-03-28T08:00:00Z", "2026-03-29T18:00:00Z"]
    assert got(exchange, ranges(master, f'{morning} CompareOriginalStartTime="false"')).body == as_they_are.body


def test_ranges_are_a_union_and_count_one_occurrence_or_as_many_as_they_say() -> None:
    exchange = Exchange()
    master = mornings(exchange)

    def days(*said: str) -> list[str]:
        return [text[8:10] for text in got(exchange, ranges(master, *said)).texts("//t:CalendarItem/t:Start")]

    assert days('Start="2026-03-28T00:00:00Z"') == ["28"]
    assert days('Start="2026-03-28T00:00:00Z" Count="2"') == ["28", "29"]
    assert days('Start="2026-03-29T00:00:00Z" Count="2"', 'Count="1"') == ["27", "29", "30"]


def test_a_range_that_is_deleted_leaves_the_others_and_one_of_no_series_is_the_item_itself() -> None:
    exchange = Exchange()
    master = mornings(exchange)

    gone = deleted(exchange, ranges(master, 'Start="2026-03-28T00:00:00Z" End="2026-03-30T00:00:00Z"'))

    assert gone.codes == ["NoError", "NoError"]
    assert [
        text[8:10]
        for text in viewed(exchange, "2026-03-20T00:00:00Z", "2026-04-20T00:00:00Z").texts("//t:CalendarItem/t:Start")
    ] == ["27", "30"]
    single = created(exchange, appointment(*_TIMES, "Single"))
    assert got(exchange, ranges(single, 'Count="1"')).text("//m:Items/*/t:Subject") == "Single"
