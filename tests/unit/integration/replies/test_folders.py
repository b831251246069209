"""Replies are found wherever they lie, at one request for a mailbox without news, and logged once."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import pytest

from integration.model.log_policy import LogRule
from integration.model.mail import OutgoingMail
from integration.model.outcome import Outcome
from tests.unit.integration.replies.test_logging_replies import incoming, offer
from tests.unit.integration.world import World

#: For what takes hours: a look every quarter of one shows what sixty would.
seldom_read: Final = pytest.mark.parametrize("sync_interval", [timedelta(minutes=15)], ids=["seldom read"])


def reply(world: World, mail: OutgoingMail, folder: str = "inbox", **more: object) -> None:
    world.deliver("Re: Offer", answers=mail.internet_message_id, folder=folder, **more)  # type: ignore[arg-type]


def calls(world: World) -> list[str]:
    return world.mailbox().calls


def test_a_look_at_a_mailbox_without_news_is_one_request(world: World) -> None:
    offer(world)
    calls(world).clear()
    world.pass_time(minutes=1)
    assert calls(world) == ["news"]


def test_only_the_folder_with_news_is_read(world: World) -> None:
    mail = offer(world)
    calls(world).clear()
    reply(world, mail)
    world.pass_time(minutes=1)
    assert calls(world) == ["news", "changes", "headers", "bodies"]


def test_a_reply_that_was_filed_or_thrown_away_before_it_was_read_is_logged(world: World) -> None:
    mail = offer(world)
    for folder in ("deleted", "a folder that a rule made"):
        reply(world, mail, folder, sender=f"{len(folder)}@client.test")
    world.pass_time(minutes=1)
    assert len(incoming(world)) == 2


def test_a_reply_that_is_moved_after_it_was_logged_is_not_logged_again(world: World) -> None:
    mail = offer(world)
    reply(world, mail, internet_message_id="<one@client.test>")
    world.pass_time(minutes=1)
    reply(world, mail, "projects", internet_message_id="<one@client.test>")
    world.pass_time(minutes=1)
    assert len(incoming(world)) == 1


@seldom_read
def test_a_reply_that_is_deleted_after_it_was_logged_stays(world: World) -> None:
    mail = offer(world)
    reply(world, mail)
    world.pass_time(minutes=15)
    assert len(incoming(world)) == 1
    world.mailbox().inbox.clear()
    world.pass_time(hours=7)
    assert len(incoming(world)) == 1


@seldom_read
def test_drafts_are_not_read(world: World) -> None:
    mail = offer(world)
    reply(world, mail, "drafts")
    world.pass_time(hours=7)
    assert incoming(world) == []


def test_a_subscription_that_is_lost_loses_no_reply(world: World) -> None:
    mail = offer(world)
    reply(world, mail, "deleted")
    world.mailbox().subscriptions += 1
    world.pass_time(minutes=1)
    assert len(incoming(world)) == 1
    calls(world).clear()
    world.pass_time(minutes=1)
    assert calls(world) == ["news"]


def test_where_no_subscription_is_to_be_had_every_folder_is_read_each_time(world: World) -> None:
    full = Outcome(status=200, response_code="ErrorExceededSubscriptionCount")
    world.mailbox().fail("subscribe", full, times=100)
    mail = offer(world)
    reply(world, mail, "deleted")
    world.pass_time(minutes=1)
    assert len(incoming(world)) == 1


@seldom_read
def test_what_nobody_told_of_is_found_within_hours(world: World) -> None:
    mail = offer(world)
    telling = world.mailbox().news

    def tells_nothing(subscription: object) -> object:
        news = telling(subscription)  # type: ignore[arg-type]
        return news and type(news)(frozenset(), news.watermark)

    world.mailbox().news = tells_nothing  # type: ignore[method-assign, assignment]
    reply(world, mail)
    world.pass_time(hours=5)
    assert incoming(world) == []
    world.pass_time(hours=2)
    assert len(incoming(world)) == 1


def test_history_is_listed_and_not_read(world: World) -> None:
    for number in range(3):
        world.deliver(f"Old {number}", received_at=world.clock.now() - timedelta(days=1))
    world.connect()
    world.run()
    assert "headers" not in calls(world)


def test_a_reply_that_comes_to_a_colleague_alone_is_logged_on_the_contacts_timeline(world: World) -> None:
    mail = offer(world)
    world.connect("ben@firm.test")
    world.run()
    reply(world, mail, to="ben@firm.test")
    world.pass_time(minutes=1)
    assert [entry.sender for entry in incoming(world)] == ["bob@client.test"]


def test_a_reply_that_two_colleagues_get_is_one_entry(world: World) -> None:
    mail = offer(world)
    world.connect("ben@firm.test")
    world.run()
    for of in ("ben@firm.test", "anna@firm.test"):
        reply(world, mail, of=of, internet_message_id="<both@client.test>")
    world.pass_time(minutes=1)
    assert len(incoming(world)) == 1


def test_a_contact_who_came_onto_the_list_is_logged_no_more_from_any_address(world: World) -> None:
    mail = offer(world)
    world.integration.set_never_log(["bob@client.test"])
    reply(world, mail)
    reply(world, mail, sender="bob@private.test")
    world.pass_time(minutes=1)
    assert incoming(world) == []


def test_what_hangs_on_an_inbox_stays_when_it_is_connected_again(world: World) -> None:
    account = world.connect()
    world.integration.signatures.set(account.id, "<p>Anna</p>")
    world.integration.log_policies.choose(account.id, LogRule.ALL, never=["private.test"])
    world.integration.disconnect(account.id)
    world.connect()
    assert world.integration.signatures.get(account.id) == "<p>Anna</p>"
    policy = world.integration.log_policies.of(account.id)
    assert (policy.rule, set(policy.never)) == (LogRule.ALL, {"private.test"})
