"""A booking is written once, whatever Exchange answers, wherever we are killed, and however many want the time."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from integration.errors import NotFound, Refused, TimeTaken
from integration.model.account import ConnectionRequest
from integration.model.calendar import BusyPeriod, BusyStatus, Span
from integration.model.meeting import Booking, BookingState, MeetingLink, MeetingRecord, Visitor
from integration.model.outcome import Outcome
from tests.databases import fresh
from tests.unit.integration.killing import killed_at, lines
from tests.unit.integration.world import NO_ANSWER, OUTAGE, World

ANNA = "anna@firm.test"
DIANA = Visitor("Diana", "diana@client.test", "America/New_York")
TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
UNKNOWN = Outcome(status=200, response_code="ErrorNew")


def set_up(world: World, *, calendar: bool = True, **settings: Any) -> None:
    if calendar:
        world.integration.calendars.connect(ConnectionRequest(ANNA, "secret"))
    world.integration.links.save(MeetingLink("anna/talk", ANNA, "Talk", **settings))


def book(world: World, start: datetime = TEN, visitor: Visitor = DIANA) -> Booking:
    return world.integration.meetings.book("anna/talk", start, visitor)


def meetings(world: World) -> list[MeetingRecord]:
    try:
        return world.integration.record_meetings.of_contact(DIANA.address)
    except NotFound:
        return []


@pytest.fixture
def ready(world: World) -> World:
    """A world with a calendar and a link."""
    set_up(world)
    return world


def test_guests_are_invited_too_where_they_are_allowed(world: World) -> None:
    set_up(world, most_guests=1)
    book(world, visitor=replace(DIANA, guests=("eva@client.test",)))
    (event,) = world.mailbox().events
    assert event.attendees == (DIANA.address, "eva@client.test")
    (kept,) = world.integration.meetings.of_user(ANNA)
    assert kept.visitor.guests == ("eva@client.test",)


def test_a_booking_is_an_event_with_its_visitor_and_a_meeting_on_the_timeline(ready: World) -> None:
    booking = book(ready)
    (event,) = ready.mailbox().events
    assert booking.state is BookingState.DONE
    assert (event.key, event.span, event.attendees) == (booking.key, Span(TEN, TEN + HALF_HOUR), (DIANA.address,))
    (meeting,) = meetings(ready)
    assert (meeting.id, meeting.title, meeting.host, meeting.offline) == (booking.key, "Talk", ANNA, False)
    assert ready.integration.idle()


def test_it_costs_one_look_and_one_call(ready: World) -> None:
    book(ready)
    assert ready.mailbox().calls == ["busy", "book"]


def test_a_time_that_was_taken_in_the_meantime_is_not_booked(ready: World) -> None:
    offered = ready.integration.links.offer("anna/talk", "UTC").starts
    ready.mailbox().entries.append(BusyPeriod(Span(TEN, TEN + HALF_HOUR), BusyStatus.TENTATIVE))
    assert TEN in offered
    with pytest.raises(TimeTaken) as taken:
        book(ready)
    assert ready.mailbox().events == []
    assert taken.value.others
    assert TEN not in [other.start for other in taken.value.others]
    assert meetings(ready) == []


def test_a_time_that_was_lost_can_be_booked_when_it_is_free_again(ready: World) -> None:
    ready.mailbox().entries.append(BusyPeriod(Span(TEN, TEN + HALF_HOUR), BusyStatus.BUSY))
    with pytest.raises(TimeTaken):
        book(ready)
    ready.mailbox().entries.clear()
    assert book(ready).state is BookingState.DONE


@pytest.mark.parametrize("start", [TEN + timedelta(minutes=10), TEN - timedelta(days=1), TEN + timedelta(days=90)])
def test_what_is_not_offered_is_refused(ready: World, start: datetime) -> None:
    with pytest.raises(Refused) as refused:
        book(ready, start)
    assert refused.value.id == "meeting.not-offered"
    assert ready.mailbox().calls == []


def test_without_a_calendar_a_booking_is_offline(world: World) -> None:
    set_up(world, calendar=False)
    assert world.integration.links.offer("anna/talk", "UTC").offline
    booking = book(world)
    assert (booking.state, booking.offline) == (BookingState.DONE, True)
    assert world.mailbox().events == []
    assert [meeting.offline for meeting in meetings(world)] == [True]
    with pytest.raises(TimeTaken):
        book(world)


def test_while_the_calendar_cannot_be_read_nothing_is_offered_and_nothing_kept(ready: World) -> None:
    ready.mailbox().fail("busy", OUTAGE, times=2)
    with pytest.raises(Refused) as refused:
        ready.integration.links.offer("anna/talk", "UTC")
    assert refused.value.id == "meeting.calendar-unavailable"
    with pytest.raises(Refused) as refused:
        book(ready)
    assert refused.value.id == "meeting.calendar-unavailable"
    assert book(ready).state is BookingState.DONE


@pytest.mark.parametrize("outcome", [OUTAGE, NO_ANSWER, UNKNOWN])
def test_an_answer_that_is_lost_is_made_up_for_by_a_look(ready: World, outcome: Outcome) -> None:
    ready.mailbox().fail("book", outcome, after=True)
    assert book(ready).state is BookingState.DONE
    assert ready.mailbox().calls == ["busy", "book", "booked"]


@pytest.mark.parametrize("after", [False, True], ids=["not done", "done but not answered"])
@pytest.mark.parametrize("outcome", [OUTAGE, NO_ANSWER, UNKNOWN])
@pytest.mark.parametrize("looks", [0, 1, 3])
def test_a_call_that_fails_neither_loses_nor_doubles_the_event(
    ready: World, outcome: Outcome, after: bool, looks: int
) -> None:
    ready.mailbox().fail("book", outcome, after=after)
    ready.mailbox().fail("booked", outcome, times=looks)
    booking = book(ready)
    ready.pass_time(hours=1)
    assert [event.key for event in ready.mailbox().events] == [booking.key]
    assert [meeting.id for meeting in meetings(ready)] == [booking.key]


def test_an_event_that_was_not_heard_is_asked_for_again_only_when_nothing_can_come_late(ready: World) -> None:
    ready.mailbox().fail("book", NO_ANSWER)
    assert book(ready).state is BookingState.CREATING
    ready.pass_time(minutes=14)
    assert ready.mailbox().calls.count("book") == 1
    ready.pass_time(minutes=2)
    assert ready.mailbox().calls.count("book") == 2


def test_a_booking_is_given_up_when_its_time_has_come(ready: World) -> None:
    ready.mailbox().fail("book", NO_ANSWER)
    booking = book(ready)
    ready.mailbox().fail("*", OUTAGE, times=1000)
    ready.pass_time(hours=3)
    assert ready.integration.meetings.booking(booking.key).state is BookingState.FAILED
    assert meetings(ready) == []


def test_a_refusal_of_exchange_is_told_and_the_time_is_free_again(ready: World) -> None:
    ready.mailbox().fail("book", Outcome(status=200, response_code="ErrorInvalidRecipients", text="nobody there"))
    with pytest.raises(Refused) as refused:
        book(ready)
    assert refused.value.id == "meeting.refused"
    assert "nobody there" in refused.value.sentence("de")
    assert book(ready).state is BookingState.DONE


def test_buffers_hold_between_bookings_of_two_links(world: World) -> None:
    set_up(world, buffer=HALF_HOUR)
    world.integration.links.save(MeetingLink("anna/short", ANNA, "Short", durations=(timedelta(minutes=15),)))
    book(world)
    with pytest.raises(TimeTaken):
        book(world, TEN + HALF_HOUR)
    assert book(world, TEN + 2 * HALF_HOUR).state is BookingState.DONE


def test_nobody_takes_over_the_address_of_anothers_link(ready: World) -> None:
    with pytest.raises(Refused) as refused:
        ready.integration.links.save(MeetingLink("anna/talk", "ben@firm.test", "Mine"))
    assert refused.value.id == "meeting.slug-taken"


def test_twenty_visitors_at_once_make_one_event_and_nineteen_get_other_times(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    set_up(world)

    def visit(number: int) -> tuple[Span, ...] | None:
        try:
            book(world, visitor=Visitor(f"Visitor {number}", f"visitor{number}@client.test"))
        except TimeTaken as taken:
            return taken.others
        return None

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(visit, range(20)))
    assert answers.count(None) == 1
    assert len(world.mailbox().events) == 1
    others = [other for other in answers if other is not None]
    assert len(others) == 19
    assert all(other and TEN not in [span.start for span in other] for other in others)
    world.integration.close()


def test_two_processes_on_one_database_make_one_event(tmp_path: Path) -> None:
    world = World(fresh(tmp_path / "state.db"))
    set_up(world)
    first = world.integration
    second = world._start()
    with ThreadPoolExecutor(8) as pool:
        visits = [
            pool.submit(one.meetings.book, "anna/talk", TEN, Visitor(f"V{number}", f"v{number}@client.test"))
            for number, one in enumerate([first, second] * 4)
        ]
    assert sorted(type(visit.exception()) is TimeTaken for visit in visits) == [False] + [True] * 7
    assert len(world.mailbox().events) == 1
    second.close()
    first.close()


def worlds(tmp_path: Path, stride: int) -> Iterator[tuple[int, World]]:
    for line in lines(stride):
        world = World(fresh(tmp_path / f"{line}.db"))
        set_up(world)
        yield line, world
        world.integration.close()


def test_killed_between_any_two_lines_it_is_booked_once_or_was_never_taken_in(tmp_path: Path) -> None:
    outcomes = set()
    for line, world in worlds(tmp_path, 29):
        killed = killed_at(line, lambda world=world: book(world))  # type: ignore[misc]
        world.restart()
        world.pass_time(minutes=40)
        events = [event.key for event in world.mailbox().events]
        assert [meeting.id for meeting in meetings(world)] == events, f"killed at line {line}"
        assert len(events) <= 1, f"killed at line {line}"
        outcomes.add(len(events))
        if not killed:
            world.integration.close()
            break
    assert outcomes == {0, 1}


def test_killed_while_a_booking_is_carried_on_it_is_booked_once(tmp_path: Path) -> None:
    killed = 0
    for line, world in worlds(tmp_path, 83):
        world.mailbox().fail("book", NO_ANSWER)
        world.mailbox().fail("booked", NO_ANSWER)
        booking = book(world)
        world.clock.moment = booking.created_at + timedelta(minutes=20)
        if not killed_at(line, world.run):
            world.integration.close()
            break
        killed += 1
        world.restart()
        world.pass_time(minutes=30)
        assert [event.key for event in world.mailbox().events] == [booking.key], f"killed at line {line}"
        assert [meeting.id for meeting in meetings(world)] == [booking.key], f"killed at line {line}"
    assert killed > 5
