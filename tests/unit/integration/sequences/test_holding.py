"""An enrolment on hold sends nothing until it is let go on; what ends enrolments ends it all the same."""

from __future__ import annotations

import pytest

from integration.errors import Refused
from integration.model.sequence import EnrolmentState
from tests.unit.integration.sequences.contacts import answer, enrol, reason, state, subjects
from tests.unit.integration.world import World


def test_nothing_leaves_on_hold_and_what_fell_due_meanwhile_leaves_when_it_goes_on(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    world.integration.sequences.hold(enrolment.id)
    world.pass_time(days=5)
    assert subjects(world) == ["Hello"]
    assert state(world, enrolment) is EnrolmentState.HELD
    world.integration.sequences.resume(enrolment.id)
    world.run()
    assert subjects(world) == ["Hello", "Again"]


def test_what_is_not_due_yet_keeps_its_time(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    world.integration.sequences.hold(enrolment.id)
    world.pass_time(hours=1)
    world.integration.sequences.resume(enrolment.id)
    world.pass_time(hours=22)
    assert subjects(world) == ["Hello"]
    world.pass_time(hours=1)
    assert subjects(world) == ["Hello", "Again"]


def test_a_reply_ends_what_is_on_hold(world: World) -> None:
    enrolment = enrol(world)
    world.run()
    world.integration.sequences.hold(enrolment.id)
    answer(world)
    assert (state(world, enrolment), reason(world, enrolment)) == (EnrolmentState.UNENROLLED, "sequence.replied")


def test_only_what_waits_can_be_put_on_hold_and_only_what_is_on_hold_goes_on(world: World) -> None:
    enrolment = enrol(world)
    with pytest.raises(Refused, match="not on hold"):
        world.integration.sequences.resume(enrolment.id)
    world.integration.sequences.hold(enrolment.id)
    with pytest.raises(Refused, match="cannot be put on hold"):
        world.integration.sequences.hold(enrolment.id)
    world.integration.sequences.unenrol(enrolment.id)
    with pytest.raises(Refused, match="not on hold"):
        world.integration.sequences.resume(enrolment.id)
