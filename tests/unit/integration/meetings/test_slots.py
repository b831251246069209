"""Which times a meeting link offers: within hours, notice and horizon, apart from what is taken, in any zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.meetings.rules import by_day, check_link, check_visitor, horizon, offers, open_slots, starts
from integration.model.calendar import Span
from integration.model.meeting import MeetingLink, Visitor

MINUTE = timedelta(minutes=1)
HALF_HOUR = timedelta(minutes=30)
HOUR = timedelta(hours=1)
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]
MONDAY = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
LINK = MeetingLink("anna/talk", "anna@firm.test", "Talk", minimum_notice=timedelta())


def shown(link: MeetingLink, now: datetime = MONDAY, taken: tuple[Span, ...] = (), day: int = 2) -> list[str]:
    """Return the starts of one day in March 2026 on the owner's clock."""
    zone = ZoneInfo(link.time_zone)
    local = [slot.start.astimezone(zone) for slot in open_slots(link, link.durations[0], now, taken)]
    return [f"{one:%H:%M}" for one in local if one.date() == date(2026, 3, day)]


def at(hour: float, hours: float = 0.5, day: int = 2) -> Span:
    start = datetime(2026, 3, day, tzinfo=UTC) + timedelta(hours=hour)
    return Span(start, start + timedelta(hours=hours))


def hours(*ranges: tuple[int, int]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the same working hours for every day, given in minutes."""
    return (ranges,) * 7


def test_nine_to_five_in_half_hours() -> None:
    assert shown(LINK)[:3] == ["09:00", "09:30", "10:00"]
    assert (shown(LINK)[-1], len(shown(LINK))) == ("16:30", 16)


def test_nothing_at_the_weekend() -> None:
    assert shown(LINK, day=7) == []


@pytest.mark.parametrize(
    ("link", "first"),
    [
        (replace(LINK, increment=timedelta(minutes=15)), ["09:00", "09:15", "09:30"]),
        (replace(LINK, increment=None, durations=(timedelta(minutes=45),)), ["09:00", "09:45", "10:30"]),
        (replace(LINK, hours=hours((540, 600), (840, 900))), ["09:00", "09:30", "14:00"]),
        (replace(LINK, minimum_notice=timedelta(hours=14, minutes=10)), ["14:30", "15:00", "15:30"]),
    ],
)
def test_increments_hours_and_notice(link: MeetingLink, first: list[str]) -> None:
    assert shown(link)[:3] == first


def test_a_meeting_has_to_end_within_the_hours() -> None:
    assert shown(replace(LINK, durations=(HOUR,)))[-1] == "16:00"


def test_after_a_meeting_comes_the_buffer() -> None:
    # knowledge.hubspot.com: a meeting from 13:00 to 13:30 and a buffer of 30 minutes make 14:00 the next start.
    offered = shown(replace(LINK, buffer=HALF_HOUR), taken=(at(13),))
    assert offered[offered.index("12:00") + 1] == "14:00"


def test_the_horizon_ends_with_whole_weeks_of_the_owners_days() -> None:
    link = replace(LINK, time_zone="Europe/Berlin", weeks=1)
    assert horizon(link, MONDAY).end == datetime(2026, 3, 8, 23, tzinfo=UTC)
    assert shown(link, day=6)[-1] == "16:30"
    assert shown(link, day=9) == []


def test_only_what_is_offered_can_be_booked() -> None:
    assert offers(LINK, at(9), MONDAY)
    assert not offers(LINK, at(9.25), MONDAY)
    assert not offers(LINK, at(9, 1), MONDAY)
    assert not offers(LINK, at(20), MONDAY)


def test_a_visitor_sees_the_day_of_the_own_clock() -> None:
    days = by_day([at(23), at(1)], "Asia/Kolkata")
    assert {str(day): [f"{time:%H:%M}" for time in times] for day, times in days.items()} == {
        "2026-03-03": ["04:30"],
        "2026-03-02": ["06:30"],
    }


def test_owner_and_visitor_change_their_clocks_on_different_days() -> None:
    link = replace(LINK, time_zone="Europe/Berlin", weeks=5)
    first = {}
    for day, times in by_day(open_slots(link, HALF_HOUR, MONDAY, ()), "America/New_York").items():
        first[str(day)] = f"{times[0]:%H:%M}"
    assert (first["2026-03-06"], first["2026-03-09"], first["2026-03-30"]) == ("03:00", "04:00", "03:00")


@pytest.mark.parametrize(
    ("zone", "night", "minutes", "count"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, tzinfo=UTC), (0, 360), 5),
        ("Europe/Berlin", datetime(2026, 10, 25, tzinfo=UTC), (0, 360), 7),
        ("Europe/Berlin", datetime(2026, 3, 29, tzinfo=UTC), (120, 180), 0),
        ("America/New_York", datetime(2026, 11, 1, 12, tzinfo=UTC), (0, 240), 5),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 20, tzinfo=UTC), (0, 240), 4),
    ],
)
def test_a_night_has_the_hours_that_it_really_has(
    zone: str, night: datetime, minutes: tuple[int, int], count: int
) -> None:
    link = replace(LINK, time_zone=zone, hours=hours(minutes), durations=(HOUR,), increment=timedelta(minutes=60))
    local = night.astimezone(ZoneInfo(zone)).date()
    found = list(starts(link, HOUR, night - timedelta(days=2)))
    assert sum(slot.start.astimezone(ZoneInfo(zone)).date() == local for slot in found) == count


def independently(link: MeetingLink, now: datetime, taken: list[Span]) -> set[datetime]:
    """Return the starts by walking through all minutes of the horizon, with nothing but zoneinfo."""
    zone, duration = ZoneInfo(link.time_zone), link.durations[0]
    good = set()
    moment, run = now - timedelta(days=1), timedelta()
    begun = moment
    five = timedelta(minutes=5)
    while moment < now + timedelta(weeks=link.weeks, days=2):
        local = moment.astimezone(zone)
        minute = local.hour * 60 + local.minute
        if any(first <= minute < last for first, last in link.hours[local.weekday()]):
            if not run:
                begun = moment
            run += five
            start = moment + five - duration
            last_day = now.astimezone(zone).date() + timedelta(weeks=link.weeks)
            if (
                run >= duration
                and not (start - begun) % link.step(duration)
                and start.astimezone(zone).date() < last_day
            ):
                good.add(start)
        else:
            run = timedelta()
        moment += five
    return {
        start
        for start in good
        if start >= now + link.minimum_notice
        and all(one.end + link.buffer <= start or one.start - link.buffer >= start + duration for one in taken)
    }


NIGHTS = [datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC), datetime(2026, 4, 3, tzinfo=UTC)]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    zone=st.sampled_from(ZONES),
    now=st.sampled_from(NIGHTS),
    first=st.integers(3, 20),
    length=st.integers(1, 10),
    duration=st.sampled_from([15, 30, 60]),
    buffer=st.sampled_from([0, 10, 30]),
    taken=st.lists(st.tuples(st.integers(0, 6 * 96), st.integers(1, 12)), max_size=6),
)
def test_the_times_are_those_of_an_independent_calculation(
    zone: str, now: datetime, first: int, length: int, duration: int, buffer: int, taken: list[tuple[int, int]]
) -> None:
    # Hours that begin at 3 or later keep clear of the changes of the clock, where our answer is on the safe side;
    # those have tests of their own above.
    spans = [Span(now + 15 * quarter * MINUTE, now + 15 * (quarter + long) * MINUTE) for quarter, long in taken]
    link = replace(
        LINK,
        time_zone=zone,
        weeks=1,
        hours=hours((first * 60, min(first + length, 23) * 60)),
        durations=(duration * MINUTE,),
        increment=None,
        buffer=buffer * MINUTE,
    )
    slots = open_slots(link, duration * MINUTE, now, spans)
    assert {slot.start for slot in slots} == independently(link, now, spans)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    zone=st.sampled_from(ZONES),
    now=st.sampled_from(NIGHTS),
    first=st.integers(0, 22),
    length=st.integers(1, 8),
    buffer=st.sampled_from([0, 15]),
    taken=st.lists(st.tuples(st.integers(0, 4 * 96), st.integers(1, 12)), max_size=6),
)
def test_no_time_leaves_the_hours_or_meets_what_is_taken(
    zone: str, now: datetime, first: int, length: int, buffer: int, taken: list[tuple[int, int]]
) -> None:
    spans = [Span(now + 15 * quarter * MINUTE, now + 15 * (quarter + long) * MINUTE) for quarter, long in taken]
    last = min(first + length, 24) * 60
    link = replace(LINK, time_zone=zone, weeks=1, hours=hours((first * 60, last)), buffer=buffer * MINUTE)
    for slot in open_slots(link, HALF_HOUR, now, spans):
        for minute in range(30):
            local = (slot.start + minute * MINUTE).astimezone(ZoneInfo(zone))
            assert first * 60 <= local.hour * 60 + local.minute < last
        assert all(one.end + link.buffer <= slot.start or one.start - link.buffer >= slot.end for one in spans)


@pytest.mark.parametrize(
    ("wrong", "setting"),
    [
        ({"slug": "Anna Talk"}, "slug"),
        ({"title": " "}, "title"),
        ({"durations": ()}, "durations"),
        ({"increment": timedelta(minutes=7)}, "increment"),
        ({"time_zone": "Europe/Nowhere"}, "time_zone"),
        ({"time_zone": ""}, "time_zone"),
        ({"hours": hours((600, 540))}, "hours"),
        ({"hours": hours((540, 700), (600, 800))}, "hours"),
        ({"buffer": -MINUTE}, "buffer"),
        ({"weeks": 0}, "weeks"),
        ({}, ""),
    ],
)
def test_settings_that_no_page_can_be_made_of_are_named(wrong: dict[str, object], setting: str) -> None:
    assert check_link(replace(LINK, **wrong)) == setting  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("visitor", "wrong"),
    [
        (Visitor("Diana", "diana@client.test", "Asia/Kolkata"), ""),
        (Visitor(" ", "diana@client.test"), "name"),
        (Visitor("Diana", "diana"), "address"),
        (Visitor("Diana", "diana@client.test", "Here"), "time_zone"),
        (Visitor("Diana", "diana@client.test", guests=("eva@client.test", "fred@client.test")), ""),
        (Visitor("Diana", "diana@client.test", guests=("eva@client.test",) * 3), "guests"),
        (Visitor("Diana", "diana@client.test", guests=("eva",)), "guests"),
    ],
)
def test_the_form_wants_name_address_and_zone_and_no_more_guests_than_are_allowed(visitor: Visitor, wrong: str) -> None:
    assert check_visitor(visitor, replace(LINK, most_guests=2)) == wrong
