"""Each mail of a sequence leaves once or not at all, whatever fails and wherever we are killed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from integration.model.sequence import (
    EnrolmentState,
    SequenceSettings,
    Step,
    Stop,
)
from tests.databases import fresh
from tests.unit.integration.killing import killed_at, lines
from tests.unit.integration.sequences.contacts import (
    enrol,
    reason,
    state,
    subjects,
)
from tests.unit.integration.world import NO_ANSWER, OUTAGE, World


def test_a_disconnected_inbox_pauses_the_sequence_until_it_is_connected_again(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    world.integration.disconnect(world.integration.accounts()[0].id)
    world.pass_time(days=2)
    assert (state(world, enrolment), reason(world, enrolment)) == (EnrolmentState.PAUSED, "sequence.paused")
    world.connect()
    world.pass_time(minutes=1)
    assert subjects(world) == ["Hello", "Again"]
    assert reason(world, enrolment) == ""


def test_a_removed_inbox_ends_it(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    world.integration.remove(world.integration.accounts()[0].id)
    world.pass_time(days=2)
    assert reason(world, enrolment) == Stop.SENDER_REMOVED


def test_a_mail_that_exchange_refuses_ends_it_with_the_reason(world: World) -> None:
    enrolment = enrol(world)
    world.mailbox().fail("send_draft", type(OUTAGE)(status=200, response_code="ErrorSendAsDenied", text="not as him"))
    world.run()
    ended = world.integration.sequences.enrolment(enrolment.id)
    assert (ended.reason, ended.detail) == (Stop.SEND_FAILED, "not as him")


def test_an_outage_puts_a_follow_up_off_but_not_into_the_weekend(world: World) -> None:
    world.clock.moment = datetime(2026, 3, 5, 16, 0, tzinfo=UTC)
    window = SequenceSettings(window_start=8 * 60, window_end=17 * 60)
    enrol(world, settings=window)
    world.pass_time(hours=23)
    world.mailbox().fail("*", OUTAGE, times=10_000)
    world.pass_time(hours=12)
    world.mailbox().faults.clear()
    world.pass_time(days=2)
    assert subjects(world) == ["Hello"]
    world.pass_time(days=1)
    assert subjects(world) == ["Hello", "Again"]


def test_who_answers_during_the_outage_is_not_followed_up_after_it(world: World) -> None:
    enrol(world)
    world.pass_time(hours=23, minutes=58)
    world.mailbox().fail("save_draft", NO_ANSWER, times=10_000)
    world.pass_time(hours=1)
    world.mailbox().faults.clear()
    world.deliver("RE: Hello", answers=world.mailbox().delivered[0].internet_message_id)
    world.pass_time(days=1)
    assert len(world.mailbox().delivered) == 1
    assert world.mailbox().draft_items == []


def test_killed_between_any_two_lines_a_sequence_sends_each_mail_once(tmp_path: Path) -> None:
    killed = 0
    for line in lines(stride=149):
        world = World(fresh(tmp_path / f"{line}.db"), sync_interval=timedelta(days=9))
        enrol(world, (Step(subject="Hello"), Step(subject="Again"), Step(subject="Once more")))
        if not killed_at(line, lambda world=world: world.pass_time(minutes=3)):  # type: ignore[misc]
            world.integration.close()
            break
        killed += 1
        world.restart()
        world.pass_time(hours=1)
        assert len(world.mailbox().delivered) == 3, f"killed at line {line}"
        assert subjects(world) == ["Hello", "Again", "Once more"], f"killed at line {line}"
        assert world.mailbox().draft_items == [], f"killed at line {line}"
        world.integration.close()
    assert killed > 10


def test_killed_while_a_contact_is_taken_out_nothing_leaves_afterwards(tmp_path: Path) -> None:
    for line in lines(stride=23):
        world = World(fresh(tmp_path / f"{line}.db"), sync_interval=timedelta(days=9))
        enrolment = enrol(world)
        world.pass_time(hours=23)
        world.mailbox().fail("save_draft", OUTAGE, times=10_000)
        world.pass_time(hours=1, minutes=5)
        killed = killed_at(line, lambda: world.integration.sequences.unsubscribe(enrolment.token))  # noqa: B023
        world.restart()
        world.mailbox().faults.clear()
        if killed and state(world, enrolment) is not EnrolmentState.UNENROLLED:
            world.integration.sequences.unsubscribe(enrolment.token)
        world.pass_time(days=2)
        assert len(world.mailbox().delivered) == 1, f"killed at line {line}"
        world.integration.close()
        if not killed:
            break
