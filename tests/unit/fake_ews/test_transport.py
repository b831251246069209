"""Mail leaves by a relay, again and again where that is not there, and what cannot arrive is reported."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from fake_ews.control import Control
from fake_ews.transport import Departure, Handed, Reception, Relaying
from tests.calling import ANN, BOB, Exchange, create_message, subject, to

CARL, DORA = "carl@outside.test", "dora@outside.test"


class World:
    """An Exchange that relays, and its relay as the test has it answer."""

    def __init__(self) -> None:
        self.exchange = Exchange()
        self.organisation = self.exchange.organisation
        self.organisation.relay_mail()
        self.relaying = Relaying(self.organisation)
        self.reception = Reception(self.organisation)

    def send(self, *addresses: str) -> None:
        self.exchange.ask(create_message(subject("Hello"), to(*addresses), disposition="SendAndSaveCopy"))

    def due(self) -> list[Departure]:
        return self.relaying.take_due(self.exchange.clock.now())

    def answer(self, handed: Handed) -> None:
        """Have the relay answer whatever is due in this way."""
        for departure in self.due():
            self.relaying.answered(departure, handed)

    def arrived(self) -> bytes:
        """Return the MIME text of the one mail in Ann's Inbox."""
        (id,) = self.exchange.found("inbox")
        return base64.b64decode(self.exchange.get(id, "item:MimeContent").text("//t:MimeContent"))

    def wait_for_next(self) -> datetime | None:
        """Move the clock to the next attempt, and return when that is."""
        due = self.relaying.next_due()
        if due is not None:
            self.exchange.clock.move_to(due)
        return due


@pytest.fixture
def world() -> World:
    return World()


def test_a_mail_to_two_people_outside_is_handed_over_once(world: World) -> None:
    world.send(CARL, BOB, DORA)
    (departure,) = world.due()
    assert (departure.sender, departure.recipients) == (ANN, (CARL, DORA))
    assert b"Subject: Hello" in departure.mime
    assert world.due() == []  # it is under way

    world.relaying.answered(departure, Handed("relay.test"))
    assert world.relaying.next_due() is None
    assert world.exchange.subjects("inbox") == []
    assert len(world.organisation.premises.outside.inbox(CARL)) == 1


def test_without_a_relay_nothing_is_queued() -> None:
    exchange = Exchange()
    exchange.ask(create_message(subject("Hello"), to(CARL), disposition="SendAndSaveCopy"))
    assert exchange.organisation.premises.outside.queue == []


def test_a_refused_recipient_comes_back_in_the_relays_own_words(world: World) -> None:
    world.send(CARL, DORA)
    world.answer(Handed("relay.test", {DORA: (550, "5.1.1 <dora@outside.test>: nobody of\nthat name")}))

    assert world.relaying.next_due() is None
    assert world.exchange.subjects("inbox") == ["Undeliverable: Hello"]
    mime = world.arrived()
    assert b"Final-recipient: RFC822;dora@outside.test" in mime
    assert b"Status: 5.1.1\r\n" in mime
    assert b"Diagnostic-Code: smtp;550 5.1.1 <dora@outside.test>: nobody of that name\r\n" in mime
    assert b"Remote-MTA: dns;relay.test\r\n" in mime
    assert b"carl@outside.test" not in mime.partition(b"message/rfc822")[0]


@pytest.mark.parametrize(
    "handed", [Handed("relay.test", reached=False), Handed("relay.test", {CARL: (451, "4.7.1 Greylisted")})]
)
def test_what_is_not_taken_now_is_tried_again_after_longer_times_and_in_the_end_comes_back(
    world: World, handed: Handed
) -> None:
    world.send(CARL)
    begun = world.exchange.clock.now()
    attempts = [begun]
    world.answer(handed)
    while (due := world.wait_for_next()) is not None:
        attempts.append(due)
        world.answer(handed)

    minutes = [(later - earlier) // timedelta(minutes=1) for earlier, later in pairwise(attempts)]
    assert minutes[:12] == [1] * 4 + [5] * 6 + [10] * 2
    assert set(minutes[10:]) == {10}
    assert timedelta(days=2) - timedelta(minutes=10) < attempts[-1] - begun <= timedelta(days=2)
    assert world.exchange.subjects("inbox") == ["Undeliverable: Hello"]


def test_it_leaves_when_the_relay_is_back(world: World) -> None:
    world.send(CARL)
    world.answer(Handed("relay.test", reached=False))
    world.wait_for_next()
    world.answer(Handed("relay.test"))
    assert world.relaying.next_due() is None
    assert world.exchange.subjects("inbox") == []


def test_a_world_that_goes_back_has_its_queue_again(world: World) -> None:
    control = Control(world.organisation)
    world.send(CARL)
    (departure,) = world.due()
    control.snapshot()
    world.relaying.answered(departure, Handed("relay.test"))
    world.send(DORA)
    control.restore()

    assert [one.recipients for one in world.due()] == [(CARL,)]


def test_after_a_reset_mail_is_relayed_still(world: World) -> None:
    world.send(CARL)
    world.organisation.reset()
    assert world.relaying.next_due() is None
    world.organisation.add_mailbox(ANN, "secret")
    world.send(CARL)
    assert [one.recipients for one in world.due()] == [(CARL,)]


# mail that comes in ------------------------------------------------------------------------------------------------

LETTER = (
    b"From: carl@outside.test\r\nTo: ann@example.test\r\nMessage-ID: <1@outside.test>\r\nSubject: Hi\r\n\r\nHello\r\n"
)


@pytest.mark.parametrize(
    ("address", "code"),
    [(ANN, 250), ("ANN@EXAMPLE.TEST", 250), ("nobody@example.test", 250), ("team@lists.test", 250), (CARL, 550)],
)
def test_mail_is_taken_for_the_domain_and_for_whoever_has_an_address_and_relayed_for_nobody(
    world: World, address: str, code: int
) -> None:
    world.organisation.add_group("team@lists.test", [ANN])
    assert int(world.reception.recipient(address)[:3]) == code


def test_mail_for_somebody_and_nobody_is_delivered_and_reported(world: World) -> None:
    reply = world.reception.message(CARL, [ANN, "nobody@example.test"], LETTER, "mx.outside.test")

    assert reply == "250 2.6.0 <1@outside.test> Queued mail for delivery"
    assert world.exchange.subjects("inbox") == ["Hi"]
    arrived = world.arrived()
    assert b"Received: from mx.outside.test by mail.example.test" in arrived
    (report,) = world.due()
    assert (report.sender, report.recipients) == ("", (CARL,))
    assert b"Final-recipient: RFC822;nobody@example.test" in report.mime


def test_a_report_that_cannot_be_delivered_goes_nowhere(world: World) -> None:
    world.reception.message("", ["nobody@example.test"], LETTER, "mx.outside.test")
    assert world.due() == []


def test_mail_to_a_group_reaches_its_members_outside_too(world: World) -> None:
    world.organisation.add_group("team@example.test", [BOB, DORA])
    world.reception.message(CARL, ["team@example.test"], LETTER, "mx.outside.test")
    assert world.exchange.subjects("inbox", user=BOB) == ["Hi"]
    assert [(one.sender, one.recipients) for one in world.due()] == [(CARL, (DORA,))]


def test_mail_that_goes_round_in_circles_is_refused(world: World) -> None:
    looping = b"Received: from a by b\r\n" * 61 + LETTER
    assert world.reception.message(CARL, [ANN], looping, "mx.outside.test").startswith("554 5.4.6 ")
    assert world.exchange.subjects("inbox") == []
