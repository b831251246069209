"""Times are said as ISO 8601, or counted from today."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fake_ews.control.moments import moment

#: A Thursday; in Berlin it is half past eleven.
NOW = datetime(2026, 3, 5, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-03-02T08:00:00Z", "2026-03-02T08:00:00+00:00"),
        ("2026-03-02T08:00:00", "2026-03-02T08:00:00+00:00"),
        ("2026-03-02T08:00:00-05:00", "2026-03-02T08:00:00-05:00"),
        ("today", "2026-03-05T00:00:00+00:00"),
        ("today-1 07:05", "2026-03-04T07:05:00+00:00"),
        ("today+2 07:05", "2026-03-07T07:05:00+00:00"),
        ("workday 09:00", "2026-03-05T09:00:00+00:00"),
        ("workday+2 09:00", "2026-03-09T09:00:00+00:00"),
        ("workday-4 09:00", "2026-02-27T09:00:00+00:00"),
        ("today 09:00 Europe/Berlin", "2026-03-05T08:00:00+00:00"),
        ("today+90 09:00 W. Europe Standard Time", "2026-06-03T07:00:00+00:00"),
        ("today 09:00 Asia/Tokyo", "2026-03-06T00:00:00+00:00"),
    ],
)
def test_a_time_is_said_whole_or_counted_in_days_by_the_clock_of_a_zone(text: str, meant: str) -> None:
    assert moment(text, NOW) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(("said", "meant"), [("workday", 9), ("workday+1", 10), ("workday-1", 6)])
def test_a_weekend_counts_as_the_monday_after_it(said: str, meant: int) -> None:
    saturday = datetime(2026, 3, 7, 12, tzinfo=UTC)
    assert moment(said, saturday).day == meant


@pytest.mark.parametrize("text", ["soon", "today 25:00", "today +1", "workday+1 09:00 Nowhere", "tomorrow"])
def test_what_is_no_time_is_no_time(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text is replaced by whoever asks
        moment(text, NOW)
