"""Enrolling somebody in a test, and what became of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from integration.model.crm import Direction, EmailStatus
from integration.model.sequence import (
    Enrolment,
    EnrolmentState,
    FollowUpDays,
    SequenceSettings,
    Statistics,
    Step,
)
from tests.unit.integration.world import World

BOB = "bob@client.test"
DAY = timedelta(days=1)
TWO_MAILS = (Step(subject="Hello", html="<p>One</p>"), Step(delay=DAY, subject="Again", html="<p>Two</p>"))
EVERYDAY = SequenceSettings(follow_up_days=FollowUpDays.EVERYDAY)


def enrol(
    world: World,
    steps: tuple[Step, ...] = TWO_MAILS,
    settings: SequenceSettings = EVERYDAY,
    address: str = BOB,
    zone: str = "",
) -> Enrolment:
    """Enrol a contact in a new sequence of Anna's, whose inbox is connected if it is not."""
    account = next(iter(world.integration.accounts()), None) or world.connect()
    if zone:
        world.integration.sequences.set_time_zone(account.id, zone)
    made = world.integration.sequences.create("Welcome", steps, settings)
    return world.integration.sequences.enrol(made.id, address, account.id)


def subjects(world: World, address: str = BOB) -> list[str]:
    sent = (EmailStatus.SENT, Direction.EMAIL)
    return [one.subject for one in world.integration.timeline(address) if (one.status, one.direction) == sent]


def state(world: World, enrolment: Enrolment) -> EnrolmentState:
    return world.integration.sequences.enrolment(enrolment.id).state


def reason(world: World, enrolment: Enrolment) -> str:
    return world.integration.sequences.enrolment(enrolment.id).reason


def figures(world: World, enrolment: Enrolment) -> Statistics:
    return world.integration.sequences.statistics(enrolment.sequence_id)


def answer(world: World, subject: str = "RE: Hello", **more: Any) -> None:
    """Answer the first mail that left, from its recipient unless told otherwise, and have the inbox read."""
    world.deliver(subject, **({"answers": world.mailbox().delivered[0].internet_message_id} | more))
    world.integration.mailboxes_changed([world.integration.accounts()[0].id])
    world.run()
