"""When a step is due: documented examples, changes of the clocks, windows, weekends."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from integration.model.crm import Contact
from integration.model.sequence import (
    Enrolment,
    FollowUpDays,
    SequenceDefinition,
    SequenceSettings,
    Step,
    StepKind,
    Stop,
    Unenrol,
)
from integration.replies.rules import Kind
from integration.sending.bodies import answer_subject
from integration.sequences import rules

BERLIN = ZoneInfo("Europe/Berlin")
WEEKDAYS = SequenceSettings(FollowUpDays.WEEKDAYS_ONLY)
EVERYDAY = SequenceSettings(FollowUpDays.EVERYDAY)
BUSINESS = SequenceSettings(FollowUpDays.BUSINESS_DAYS)
OFFICE = SequenceSettings(FollowUpDays.WEEKDAYS_ONLY, 8 * 60, 17 * 60)


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


# 2 March 2026 is a Monday; the clocks go forward in Berlin on 29 March and back on 25 October.
@pytest.mark.parametrize(
    ("done", "time_of_day", "delay", "settings", "due"),
    [
        # The documented example: Monday 17:00, three days on is Thursday; three more are Sunday, so Monday.
        ("2026-03-02 17:00", "17:00", 3.0, WEEKDAYS, "2026-03-05 17:00"),
        ("2026-03-05 17:00", "17:00", 3.0, WEEKDAYS, "2026-03-09 17:00"),
        ("2026-03-05 17:00", "17:00", 2.0, WEEKDAYS, "2026-03-09 17:00"),
        ("2026-03-05 17:00", "17:00", 3.0, EVERYDAY, "2026-03-08 17:00"),
        # Business days: Saturday and Sunday do not count.
        ("2026-03-05 17:00", "17:00", 1.0, BUSINESS, "2026-03-06 17:00"),
        ("2026-03-05 17:00", "17:00", 3.0, BUSINESS, "2026-03-10 17:00"),
        ("2026-03-07 10:00", "10:00", 1.0, BUSINESS, "2026-03-09 10:00"),
        # The first mail may leave on a Saturday; what follows counts from there.
        ("2026-03-07 10:00", "10:00", 1.0, WEEKDAYS, "2026-03-09 10:00"),
        # The time of day stays when the clocks change.
        ("2026-03-27 17:00", "17:00", 3.0, WEEKDAYS, "2026-03-30 17:00"),
        ("2026-10-23 09:00", "09:00", 3.0, WEEKDAYS, "2026-10-26 09:00"),
        # An hour that is left out is reached an hour later, and the day after at its own time again.
        ("2026-03-28 02:30", "02:30", 1.0, EVERYDAY, "2026-03-29 03:30"),
        ("2026-03-29 03:30", "02:30", 1.0, EVERYDAY, "2026-03-30 02:30"),
        # Less than a day is real time.
        ("2026-03-29 01:30", "01:30", 1 / 24, EVERYDAY, "2026-03-29 03:30"),
        # The window: too early waits for its beginning, too late for the next day that counts.
        ("2026-03-02 06:00", "06:00", 1.0, OFFICE, "2026-03-03 08:00"),
        ("2026-03-02 18:00", "18:00", 1.0, OFFICE, "2026-03-04 08:00"),
        ("2026-03-05 18:00", "18:00", 1.0, OFFICE, "2026-03-09 08:00"),
        ("2026-03-02 17:00", "17:00", 1.0, OFFICE, "2026-03-04 08:00"),
        # What the window or the queue held up does not hold up the step after it as well.
        ("2026-03-04 08:00", "18:00", 1.0, OFFICE, "2026-03-05 08:00"),
        ("2026-03-03 17:04:30", "17:00", 1.0, EVERYDAY, "2026-03-04 17:00"),
    ],
)
def test_a_follow_up_is_due(done: str, time_of_day: str, delay: float, settings: SequenceSettings, due: str) -> None:
    found = rules.next_due(local(done), time.fromisoformat(time_of_day), timedelta(days=delay), settings, BERLIN)

    assert found.astimezone(BERLIN).isoformat(" ") == local(due).astimezone(BERLIN).isoformat(" ")


def test_the_first_step_runs_at_once_even_on_a_sunday_night() -> None:
    night = local("2026-03-08 23:00")

    assert rules.first_due(night, timedelta(), OFFICE, BERLIN) == night
    assert rules.first_due(night, timedelta(days=1), OFFICE, BERLIN) == local("2026-03-10 08:00")


def test_a_window_that_the_change_of_the_clocks_swallows_opens_the_next_day() -> None:
    night = SequenceSettings(FollowUpDays.EVERYDAY, 2 * 60, 3 * 60)

    assert rules.first_eligible(local("2026-03-28 12:00"), night, BERLIN) == local("2026-03-30 02:00")


ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Tehran"]
).map(ZoneInfo)
MOMENTS = st.datetimes(datetime(2011, 1, 1), datetime(2030, 1, 1)).map(lambda found: found.replace(tzinfo=UTC))
DELAYS = st.one_of(
    st.integers(0, 90).map(lambda days: timedelta(days=days)), st.timedeltas(timedelta(), 90 * rules.DAY)
)
MINUTES = st.integers(0, 24 * 60)


@st.composite
def timings(draw: st.DrawFn) -> SequenceSettings:
    start, end = sorted((draw(MINUTES), draw(MINUTES)))
    assume(start < end)
    return SequenceSettings(draw(st.sampled_from(FollowUpDays)), start, end)


@given(MOMENTS, st.times(), DELAYS, timings(), ZONES)
def test_a_follow_up_is_inside_the_window_on_a_day_that_counts_and_never_in_the_past(
    done: datetime, time_of_day: time, delay: timedelta, settings: SequenceSettings, zone: ZoneInfo
) -> None:
    due = rules.next_due(done, time_of_day, delay, settings, zone)

    shown = due.astimezone(zone)
    assert due >= done
    assert settings.window_start <= shown.hour * 60 + shown.minute < settings.window_end
    assert settings.follow_up_days is FollowUpDays.EVERYDAY or shown.weekday() not in (5, 6)


@given(MOMENTS, st.times(), st.lists(st.integers(0, 60), min_size=2, max_size=5), timings(), ZONES)
def test_a_longer_delay_is_never_due_earlier(
    done: datetime, time_of_day: time, delays: list[int], settings: SequenceSettings, zone: ZoneInfo
) -> None:
    dues = [rules.next_due(done, time_of_day, timedelta(days=days), settings, zone) for days in sorted(delays)]

    assert dues == sorted(dues)


@given(MOMENTS, st.integers(1, 30), ZONES)
def test_without_window_and_weekend_it_is_the_same_time_of_day_unless_the_clocks_leave_it_out(
    done: datetime, days: int, zone: ZoneInfo
) -> None:
    time_of_day = rules.local_time(done, zone)
    due = rules.next_due(done, time_of_day, timedelta(days=days), EVERYDAY, zone)

    wanted = datetime.combine(done.astimezone(zone).date() + timedelta(days=days), time_of_day)
    there_and_back = wanted.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    assert due.astimezone(zone).replace(tzinfo=None) == there_and_back


@given(st.lists(st.integers(0, 600), min_size=1, max_size=40))
def test_the_queue_lets_mail_out_one_at_a_time_and_never_more_than_three_a_minute(wishes: list[int]) -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=UTC)
    slots: list[datetime] = []
    for wish in sorted(wishes):
        slots.append(rules.next_slot(slots[-1] if slots else None, start + timedelta(seconds=wish)))

    assert all(later - earlier >= timedelta(seconds=30) for earlier, later in pairwise(slots))
    minutes = [slot.replace(second=0) for slot in slots]
    assert max(minutes.count(minute) for minute in minutes) <= 3


@pytest.mark.parametrize(("sent", "free"), [(899, None), (900, 0), (905, 5)])
def test_sequences_stop_at_ninety_per_cent_until_a_mail_is_a_day_old(sent: int, free: int | None) -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=UTC)
    submitted = [start + timedelta(minutes=number) for number in range(sent)]

    found = rules.free_again(submitted, submitted[-1], 1000)

    assert found == (None if free is None else submitted[free] + rules.DAY)


START = datetime(2026, 3, 2, 8, tzinfo=UTC)
ENROLMENT = Enrolment("e", "s", "bob-id", "bob@client.test", "anna-id", "UTC", time(8), START, START, "token")
BOB, DORA = "bob@client.test", "dora@client.test"


@pytest.mark.parametrize(
    ("kind", "sender", "answers", "criteria", "stop"),
    [
        (Kind.REPLY, BOB, True, Unenrol.LEAD_BASED, Stop.REPLIED),
        (Kind.REPLY, "bob@home.test", True, Unenrol.LEAD_BASED, Stop.REPLIED),
        (Kind.REPLY, BOB, False, Unenrol.LEAD_BASED, Stop.NEW_MAIL),
        (Kind.FORWARD, BOB, False, Unenrol.LEAD_BASED, Stop.NEW_MAIL),
        (Kind.REPLY, DORA, False, Unenrol.LEAD_BASED, None),
        (Kind.REPLY, DORA, False, Unenrol.ACCOUNT_BASED, Stop.COLLEAGUE_WROTE),
        (Kind.REPLY, "eve@else.test", False, Unenrol.ACCOUNT_BASED, None),
        (Kind.AUTOMATIC, BOB, True, Unenrol.LEAD_BASED, None),
        (Kind.AUTOMATIC, BOB, False, Unenrol.ACCOUNT_BASED, None),
        (Kind.REPLY, BOB, True, Unenrol.NONE, None),
        (Kind.BOUNCE, "postmaster@client.test", True, Unenrol.NONE, Stop.BOUNCED),
        (Kind.BOUNCE, BOB, False, Unenrol.ACCOUNT_BASED, None),
    ],
)
def test_which_mail_ends_an_enrolment(
    kind: Kind, sender: str, answers: bool, criteria: Unenrol, stop: Stop | None
) -> None:
    companies = {rules.domain(sender)}

    assert rules.stop_for_mail(kind, sender == BOB, answers, ENROLMENT, criteria, companies) is stop


@pytest.mark.parametrize(
    ("booked_by", "criteria", "ends"),
    [
        (Contact("bob-id", BOB), Unenrol.LEAD_BASED, True),
        (Contact("bob-id", BOB), Unenrol.NONE, False),
        (Contact("dora-id", DORA), Unenrol.LEAD_BASED, False),
        (Contact("dora-id", DORA), Unenrol.ACCOUNT_BASED, True),
    ],
)
def test_whose_meeting_ends_an_enrolment(booked_by: Contact, criteria: Unenrol, ends: bool) -> None:
    assert rules.meeting_ends(ENROLMENT, booked_by, criteria) is ends


MAIL, TASK = Step(subject="Hello"), Step(StepKind.TASK, title="Call")


@pytest.mark.parametrize(
    ("steps", "settings", "mistake"),
    [
        ((MAIL, TASK, Step(thread_to_step=1)), EVERYDAY, ""),
        ((MAIL, Step()), SequenceSettings(threaded=True), ""),
        ((), EVERYDAY, "sequence.refused-steps"),
        ((Step(),), EVERYDAY, "sequence.refused-steps"),
        ((MAIL, Step()), EVERYDAY, "sequence.refused-steps"),
        ((MAIL, Step(thread_to_step=2)), EVERYDAY, "sequence.refused-steps"),
        ((TASK, Step(thread_to_step=1)), EVERYDAY, "sequence.refused-steps"),
        ((Step(StepKind.TASK),), EVERYDAY, "sequence.refused-steps"),
        ((Step(subject="Hello", delay=-rules.DAY),), EVERYDAY, "sequence.refused-steps"),
        ((MAIL,), SequenceSettings(window_start=600, window_end=600), "sequence.refused-window"),
        ((MAIL,), SequenceSettings(window_end=24 * 60 + 1), "sequence.refused-window"),
    ],
)
def test_a_sequence_that_cannot_run_is_not_stored(
    steps: tuple[Step, ...], settings: SequenceSettings, mistake: str
) -> None:
    assert rules.mistake(SequenceDefinition("s", "Welcome", steps, settings)) == mistake


@pytest.mark.parametrize("subject", ["Hello", "RE: Hello", "AW: RE: Hello", "Fwd: Hello"])
def test_an_answer_has_one_prefix(subject: str) -> None:
    assert answer_subject(subject) == "RE: Hello"
