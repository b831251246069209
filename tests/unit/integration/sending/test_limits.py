"""How much may be sent when, and what becomes of mail whose inbox is not there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from integration.errors import Refused
from integration.model.administration import Limits
from integration.model.crm import EmailStatus
from integration.model.mail import MailState
from tests.unit.integration.world import NO_ANSWER, OUTAGE, World


def send_many(world: World, number: int) -> list[str]:
    account = world.integration.accounts()[0] if world.integration.accounts() else world.connect()
    return [
        world.integration.send_mail(account.id, to=["bob@client.test"], subject=f"Offer {n}", html="<p>Hello</p>").key
        for n in range(number)
    ]


def test_ten_mails_leave_in_a_minute_of_the_clock_and_the_rest_in_the_next() -> None:
    world = World(minute_send_limit=10)
    world.clock.advance(seconds=20)
    send_many(world, 12)
    world.run()
    assert len(world.mailbox().delivered) == 10
    world.pass_time(seconds=39)
    assert len(world.mailbox().delivered) == 10
    world.pass_time(seconds=1)
    assert len(world.mailbox().delivered) == 12
    world.integration.close()


def test_the_daily_limit_is_a_rolling_window_and_fails_what_is_over_it() -> None:
    world = World(daily_send_limit=2, sync_interval=timedelta(days=2))
    first, second, third = send_many(world, 3)
    world.run()
    assert world.integration.mail(first).state is MailState.DONE
    assert world.integration.mail(second).state is MailState.DONE
    assert world.integration.mail(third).reason == "mail.daily-limit"
    world.pass_time(hours=24)
    (fourth,) = send_many(world, 1)
    world.run()
    assert world.integration.mail(fourth).state is MailState.DONE
    world.integration.close()


@pytest.mark.parametrize(
    ("limits", "limitation"), [({"per_day": 1001}, "limitation.L17"), ({"per_minute": 11}, "limitation.L18")]
)
def test_more_than_is_documented_cannot_be_set(world: World, limits: dict[str, int], limitation: str) -> None:
    before = world.integration.send_limits.current()
    with pytest.raises(Refused) as refused:
        world.integration.send_limits.set(**limits)
    assert refused.value.id == limitation
    assert world.integration.send_limits.current() == before


def test_limits_that_were_set_hold_in_place_of_the_usual_ones(world: World) -> None:
    assert world.integration.send_limits.current() == Limits(1000, 10)
    world.integration.send_limits.set(per_day=5, per_minute=2)
    world.integration.send_limits.set(per_day=7)
    assert world.integration.send_limits.current() == Limits(7, 10)


def test_a_scheduled_mail_leaves_at_its_moment(world: World) -> None:
    account = world.connect()
    later = world.clock.now() + timedelta(hours=1)
    world.integration.send_mail(account.id, to=["bob@client.test"], subject="Later", html="<p>Hi</p>", at=later)
    world.run()
    assert [entry.status for entry in world.integration.timeline("bob@client.test")] == [EmailStatus.SCHEDULED]
    world.pass_time(minutes=59)
    assert world.mailbox().delivered == []
    world.pass_time(minutes=1)
    assert len(world.mailbox().delivered) == 1


def test_a_scheduled_mail_fails_while_the_inbox_is_disconnected(world: World) -> None:
    account = world.connect()
    later = world.clock.now() + timedelta(hours=1)
    key = world.integration.send_mail(
        account.id, to=["bob@client.test"], subject="Later", html="<p>Hi</p>", at=later
    ).key
    world.integration.disconnect(account.id)
    world.pass_time(hours=1)
    assert world.integration.mail(key).reason == "mail.not-connected"
    assert [entry.status for entry in world.integration.timeline("bob@client.test")] == [EmailStatus.FAILED]


def test_a_mail_that_may_have_been_submitted_waits_for_the_inbox_to_come_back(world: World) -> None:
    account = world.connect()
    key = world.integration.send_mail(account.id, to=["bob@client.test"], subject="Offer", html="<p>Hi</p>").key
    world.mailbox().fail("send_draft", NO_ANSWER, after=True)
    world.run()
    world.integration.disconnect(account.id)
    world.pass_time(hours=5)
    assert world.integration.mail(key).state is MailState.SUBMITTING
    world.connect()
    world.pass_time(hours=2)
    assert world.integration.mail(key).state is MailState.DONE
    assert len(world.mailbox().delivered) == 1


def test_a_mailbox_that_does_not_answer_is_asked_once_and_not_for_each_of_its_mails(world: World) -> None:
    send_many(world, 5)
    world.mailbox().fail("*", OUTAGE, times=10_000)
    world.integration.run_due(world.clock.now())
    assert world.integration.accounts()[0].health.failures == 1
    assert world.mailbox().calls == ["save_draft"]
