"""Replies come onto the timeline of the thread's contact, once, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from integration.model.crm import Direction, EmailStatus, TimelineEntry
from integration.model.folder import News, Subscription
from integration.model.mail import OutgoingMail
from tests.databases import fresh
from tests.unit.integration.killing import killed_at, lines
from tests.unit.integration.world import OUTAGE, World


def offer(world: World, to: str = "bob@client.test") -> OutgoingMail:
    accounts = world.integration.accounts()
    account = accounts[0] if accounts else world.connect()
    mail = world.integration.send_mail(account.id, to=[to], subject="Offer", html="<p>Hello</p>")
    world.run()
    return world.integration.mail(mail.key)


def incoming(world: World, address: str = "bob@client.test") -> list[TimelineEntry]:
    return [entry for entry in world.integration.timeline(address) if entry.direction is not Direction.EMAIL]


def test_a_reply_is_logged_within_a_minute(world: World) -> None:
    mail = offer(world)
    world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    (entry,) = incoming(world)
    assert (entry.direction, entry.subject, entry.sender) == (
        Direction.INCOMING_EMAIL,
        "Re: Offer",
        "bob@client.test",
    )
    assert entry.text == "About Re: Offer"
    assert not entry.automatic


def test_bodies_are_read_of_known_threads_only(world: World) -> None:
    mail = offer(world)
    world.deliver("Newsletter", sender="shop@somewhere.test")
    reply = world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert world.mailbox().read_bodies == [reply.item_id]


def test_mail_from_before_the_connection_is_history(world: World) -> None:
    world.deliver("Old")
    world.clock.advance(hours=1)
    mail = offer(world)
    assert world.mailbox().read_bodies == []
    world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert len(incoming(world)) == 1


def test_a_reply_that_came_while_disconnected_is_not_logged(world: World) -> None:
    mail = offer(world)
    account = world.integration.accounts()[0]
    world.integration.disconnect(account.id)
    world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.clock.advance(hours=1)
    world.connect()
    world.pass_time(minutes=5)
    assert incoming(world) == []


def test_a_reply_to_a_reply_belongs_to_the_thread(world: World) -> None:
    mail = offer(world)
    first = world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    world.deliver("AW: Re: Offer", answers=first.internet_message_id)
    world.pass_time(minutes=1)
    assert [entry.subject for entry in incoming(world)] == ["Re: Offer", "AW: Re: Offer"]


def test_references_are_enough(world: World) -> None:
    mail = offer(world)
    world.deliver("Re: Offer", answers="<unknown@x>", references=(mail.internet_message_id, "<unknown@x>"))
    world.pass_time(minutes=1)
    assert len(incoming(world)) == 1


def test_the_conversation_counts_only_for_mail_that_answers(world: World) -> None:
    offer(world)
    world.deliver("Offer", sender="stranger@elsewhere.test", conversation_id="conversation-1")
    world.deliver("Re: Offer", answers="<unknown@x>", conversation_id="conversation-1")
    world.pass_time(minutes=1)
    assert [entry.subject for entry in incoming(world)] == ["Re: Offer"]


def test_another_subject_is_another_matter(world: World) -> None:
    mail = offer(world)
    world.deliver("Something else", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert incoming(world) == []


def test_a_reply_from_another_address_is_logged_on_the_threads_contact_and_makes_none(world: World) -> None:
    mail = offer(world)
    world.deliver("Re: Offer", sender="bob@private.test", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert [entry.sender for entry in incoming(world)] == ["bob@private.test"]
    assert [contact.address for contact in world.integration.contacts()] == ["bob@client.test"]


def test_an_automatic_reply_is_marked(world: World) -> None:
    mail = offer(world)
    world.deliver(
        "Automatic reply: Offer",
        answers=mail.internet_message_id,
        item_class="IPM.Note.Rules.OofTemplate.Microsoft",
    )
    world.deliver("Re: Offer", answers=mail.internet_message_id, marks=(("auto-submitted", "auto-replied"),))
    world.pass_time(minutes=1)
    assert [entry.automatic for entry in incoming(world)] == [True, True]


def test_a_report_of_non_delivery_marks_the_mail_as_bounced(world: World) -> None:
    mail = offer(world)
    world.deliver(
        "Unzustellbar: Offer",
        sender="postmaster@firm.test",
        answers=mail.internet_message_id,
        item_class="REPORT.IPM.Note.NDR",
    )
    world.pass_time(minutes=1)
    assert [entry.status for entry in world.integration.timeline("bob@client.test")] == [EmailStatus.BOUNCED]


def test_a_forwarded_mail_is_told_from_a_reply(world: World) -> None:
    mail = offer(world)
    world.deliver("WG: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert [entry.direction for entry in incoming(world)] == [Direction.FORWARDED_EMAIL]


def test_ones_own_answer_is_no_reply(world: World) -> None:
    mail = offer(world)
    world.deliver("Re: Offer", sender="anna@firm.test", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert incoming(world) == []


def test_mail_to_a_never_log_entry_is_sent_but_neither_it_nor_its_reply_is_logged(world: World) -> None:
    world.integration.add_contact("bob@client.test")
    world.integration.set_never_log(["Client.test"])
    mail = offer(world)
    world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert len(world.mailbox().delivered) == 1
    assert world.integration.timeline("bob@client.test") == []


def test_the_others_still_get_it_logged(world: World) -> None:
    world.integration.set_never_log(["bob@client.test"])
    account = world.connect()
    world.integration.send_mail(
        account.id, to=["bob@client.test", "eve@client.test"], subject="Offer", html="<p>Hello</p>"
    )
    world.run()
    assert len(world.integration.timeline("eve@client.test")) == 1
    assert [contact.address for contact in world.integration.contacts()] == ["eve@client.test"]


def test_a_sync_state_that_exchange_lost_loses_no_reply_and_logs_none_twice(world: World) -> None:
    mail = offer(world)
    world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    world.deliver("Re: Offer", answers=mail.internet_message_id, sender="eve@client.test")
    world.mailbox().sync_states = lambda state: False
    world.pass_time(minutes=3)
    assert sorted(entry.sender for entry in incoming(world)) == ["bob@client.test", "eve@client.test"]


def test_a_sync_state_that_is_lost_after_an_outage_loses_no_reply_that_came_during_it(world: World) -> None:
    mail = offer(world)
    world.pass_time(minutes=1)
    world.mailbox().fail("*", OUTAGE, times=10_000)
    world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(hours=30)
    world.mailbox().faults.clear()
    world.mailbox().sync_states = lambda state: False
    world.pass_time(minutes=20)
    assert len(incoming(world)) == 1


def test_a_server_that_loses_every_sync_state_is_not_asked_for_the_whole_inbox_at_every_look(world: World) -> None:
    world.connect()
    world.pass_time(minutes=1)
    world.mailbox().sync_states = lambda state: False
    world.mailbox().calls.clear()
    for _ in range(60):
        world.deliver("Newsletter", sender="shop@somewhere.test")
        world.pass_time(minutes=1)
    assert world.mailbox().calls.count("changes") < 12


@pytest.mark.parametrize("call", ["news", "changes", "headers", "bodies"])
def test_an_outage_while_reading_delays_replies_and_loses_none(world: World, call: str) -> None:
    mail = offer(world)
    world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.mailbox().fail(call, OUTAGE, times=3)
    world.pass_time(minutes=20)
    assert len(incoming(world)) == 1


def test_a_long_history_is_passed_over_page_by_page() -> None:
    world = World(sync_page=2)
    for number in range(7):
        world.deliver(f"Old {number}")
    world.clock.advance(hours=1)
    mail = offer(world)
    world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert len(incoming(world)) == 1
    assert len(world.mailbox().read_bodies) == 1
    world.integration.close()


def test_items_are_asked_for_a_hundred_at_a_time(world: World) -> None:
    mail = offer(world)
    world.mailbox().calls.clear()
    for _ in range(250):
        world.deliver("Re: Offer", answers=mail.internet_message_id)
    world.pass_time(minutes=1)
    assert (world.mailbox().calls.count("headers"), world.mailbox().calls.count("bodies")) == (3, 3)
    assert len(incoming(world)) == 250


def test_killed_between_any_two_lines_it_logs_once(tmp_path: Path) -> None:
    killed = 0
    for line in lines():
        world = World(fresh(tmp_path / f"{line}.db"))
        mail = offer(world)
        world.deliver("Re: Offer", answers=mail.internet_message_id)
        world.clock.advance(minutes=1)
        if not killed_at(line, world.run):
            world.integration.close()
            break
        killed += 1
        world.restart()
        world.run()
        assert len(incoming(world)) == 1, f"killed at line {line}"
        world.integration.close()
    assert killed > 5


def test_what_arrives_while_the_inbox_is_read_is_not_left_until_the_next_look(world: World) -> None:
    account = world.connect()
    world.run()
    answer = world.mailbox().news

    def answered_too_early(subscription: Subscription) -> News | None:
        found = answer(subscription)
        world.mailbox().news = answer  # type: ignore[method-assign]
        world.integration.mailboxes_changed([account.id])
        return found

    world.mailbox().news = answered_too_early  # type: ignore[method-assign]
    world.clock.advance(minutes=1, seconds=1)
    world.mailbox().calls.clear()
    world.run()
    assert world.mailbox().calls.count("news") == 2


def test_a_reply_in_the_second_of_connecting_is_no_history(world: World) -> None:
    world.clock.advance(milliseconds=700)
    account = world.connect()
    mail = world.integration.send_mail(account.id, to=["bob@client.test"], subject="Offer", html="<p>Hello</p>")
    world.deliver("Re: Offer", answers=mail.internet_message_id, received_at=world.clock.now().replace(microsecond=0))
    world.run()
    shown = world.integration.timeline("bob@client.test")
    assert "Re: Offer" in [entry.subject for entry in shown]
