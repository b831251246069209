"""The dates that people say are spans of time."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_ews.query.query_dates import DateReader, Span
from tests.unit.fake_ews.query.asking import at

ZONE = ZoneInfo("Europe/Copenhagen")
#: A Wednesday, noon in Copenhagen.
NOW = at("2013-12-11T11:00:00Z")


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("today", "2013-12-11", "2013-12-12"),
        ("Tomorrow", "2013-12-12", "2013-12-13"),
        ("YESTERDAY", "2013-12-10", "2013-12-11"),
        ("sunday", "2013-12-08", "2013-12-09"),
        ("Saturday", "2013-12-14", "2013-12-15"),
        ("this week", "2013-12-08", "2013-12-15"),
        ("last  week", "2013-12-01", "2013-12-08"),
        ("next week", "2013-12-15", "2013-12-22"),
        ("this month", "2013-12-01", "2014-01-01"),
        ("last month", "2013-11-01", "2013-12-01"),
        ("next month", "2014-01-01", "2014-02-01"),
        ("last year", "2012-01-01", "2013-01-01"),
        ("next year", "2014-01-01", "2015-01-01"),
        ("past month", "2013-11-11T12:00:00", "2013-12-11T12:00:00"),
        ("past week", "2013-12-04T12:00:00", "2013-12-11T12:00:00"),
        ("coming year", "2013-12-11T12:00:00", "2014-12-11T12:00:00"),
        ("12/10/2013", "2013-12-10", "2013-12-11"),
        ("1/5", "2013-01-05", "2013-01-06"),
        ("2013-01-05", "2013-01-05", "2013-01-06"),
        ("December", "2013-12-01", "2014-01-01"),
        ("february 2012", "2012-02-01", "2012-03-01"),
        ("December 11, 2013", "2013-12-11", "2013-12-12"),
        ("march 1", "2013-03-01", "2013-03-02"),
    ],
)
def test_dates(said: str, start: str, end: str) -> None:
    expected = Span(at(start).replace(tzinfo=ZONE), at(end).replace(tzinfo=ZONE))
    assert DateReader(NOW, ZONE).read(said) == expected


@pytest.mark.parametrize("said", ["", "someday", "13/13/2013", "2/30/2013", "this decade", "december 32", "may 0000"])
def test_what_is_no_date(said: str) -> None:
    assert DateReader(NOW, ZONE).read(said) is None


@given(st.datetimes(min_value=at("1990-01-01"), max_value=at("2100-01-01"), timezones=st.just(ZONE)))
def test_units_follow_each_other_without_a_gap(now: datetime) -> None:
    reader = DateReader(now, ZONE)
    for unit in ("week", "month", "year"):
        last, this, following = (reader.read(f"{which} {unit}") for which in ("last", "this", "next"))
        today = reader.read("today")
        assert last
        assert this
        assert following
        assert today
        assert (last.end, this.end) == (this.start, following.start)
        assert this.start <= today.start
        assert today.end <= this.end
        assert timedelta(days=6) < this.end - this.start < timedelta(days=367)
