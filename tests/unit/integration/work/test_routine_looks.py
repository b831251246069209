"""Whoever moves the time can leave out looking into inboxes where nothing is new."""

from __future__ import annotations

from tests.unit.integration.world import OUTAGE, World


def test_a_healthy_inbox_that_is_read_up_is_looked_into_by_routine_only(world: World) -> None:
    world.connect()
    world.run()
    assert world.integration.next_due() is not None
    assert world.integration.next_due(routine=False) is None


def test_an_inbox_that_was_never_read_is_no_routine(world: World) -> None:
    world.connect()
    assert world.integration.next_due(routine=False) == world.clock.now()


def test_an_inbox_that_failed_is_no_routine(world: World) -> None:
    world.connect()
    world.run()
    world.mailbox().fail("news", OUTAGE)
    world.clock.advance(minutes=1)
    world.integration.run_due(world.clock.now())
    assert world.integration.next_due(routine=False) is not None
