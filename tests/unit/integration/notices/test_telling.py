"""Users are told once of what they have to do, by the pages and by mail, and never of what passes by itself."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from integration.app import Integration
from integration.cli import NOUNS
from integration.errors import ExchangeFailed
from integration.model.account import AccountState, ConnectionRequest
from integration.model.audit import AuditQuery, Deed
from integration.model.calendar import Span
from integration.model.mail import MailState
from integration.notices.relay import Reply
from integration.web.health import healths
from tests.databases import fresh
from tests.unit.integration.killing import killed_at, lines
from tests.unit.integration.web.visiting import Client, visit
from tests.unit.integration.world import OUTAGE, SIGN_IN_REFUSED, World

BUSY = Reply(taken=False, final=False, said="451 come again")


@pytest.fixture
def world() -> Iterator[World]:
    """A world with a relay, whose inboxes are hardly ever read."""
    made = World(notice_sender="crm@firm.test", sync_interval=timedelta(hours=1))
    yield made
    made.integration.close()


def change_password(world: World, address: str = "anna@firm.test") -> None:
    world.mailbox(address).fail("*", SIGN_IN_REFUSED, times=100)


def disconnected(world: World) -> World:
    world.connect()
    world.run()
    change_password(world)
    world.pass_time(hours=5)
    return world


def send_many(world: World, number: int) -> list[MailState]:
    account = world.integration.account("anna@firm.test")
    put = [
        world.integration.send_mail(account.id, to=["bob@client.test"], subject=f"Offer {n}", html="<p>Hello</p>")
        for n in range(number)
    ]
    world.pass_time(minutes=number // 10 + 1)
    return [world.integration.mail(mail.key).state for mail in put]


def told(app: Integration) -> list[Deed]:
    return [notice.deed for notice in reversed(app.notices.latest())]


def test_whoever_is_disconnected_is_told_once_in_both_languages_with_what_to_do_and_no_secret(world: World) -> None:
    disconnected(world)
    world.pass_time(days=3)
    (letter,) = world.relay.taken
    words = letter.get_content()
    assert (letter["To"], letter["From"]) == ("anna@firm.test", "crm@firm.test")
    assert letter["Subject"] == "The inbox anna@firm.test is disconnected"
    assert "connect it again with the current password" in words
    assert "mit dem aktuellen Kennwort neu verbinden" in words
    assert words.rstrip().endswith("/inboxes")
    assert "secret" not in letter.as_string()
    assert told(world.integration) == [Deed.INBOX_REFUSED]


def test_without_a_relay_the_product_alone_tells_it() -> None:
    world = disconnected(World())
    (notice,) = world.integration.notices.standing()
    assert (notice.deed, notice.address) == (Deed.INBOX_REFUSED, "anna@firm.test")
    assert world.integration.notices.mails([notice]) == []
    assert world.integration.idle()
    world.integration.close()


def test_a_calendar_tells_the_user_who_connected_it(world: World) -> None:
    asked = ConnectionRequest("anna@firm.test", "secret", user="chief@firm.test")
    calendar = world.integration.calendars.connect(asked)
    change_password(world)
    now = world.clock.now()
    for _ in range(6):
        with pytest.raises(ExchangeFailed):
            world.integration.availability.periods(calendar, Span(now, now + timedelta(hours=1)))
        world.pass_time(hours=1)
    assert [letter["To"] for letter in world.relay.taken] == ["chief@firm.test"]
    assert "calendar anna@firm.test is disconnected" in world.relay.taken[0]["Subject"]


def test_connecting_again_takes_it_back_and_a_second_disconnection_is_told_anew(world: World) -> None:
    disconnected(world)
    world.mailbox().faults.clear()
    world.connect()
    assert world.integration.notices.standing() == []
    world.run()
    change_password(world)
    world.pass_time(hours=5)
    assert told(world.integration) == [Deed.INBOX_REFUSED] * 2
    assert len({letter["Message-ID"] for letter in world.relay.taken}) == len(world.relay.taken) == 2


def test_a_relay_that_is_busy_is_asked_again_and_what_is_over_by_then_is_not_sent(world: World) -> None:
    world.relay.replies = [BUSY] * 3
    disconnected(world)
    assert (world.relay.asked, len(world.relay.taken)) == (4, 1)
    world.relay.replies = [BUSY] * 100
    world.mailbox().faults.clear()
    world.connect()
    world.run()
    change_password(world)
    world.pass_time(hours=3)
    world.mailbox().faults.clear()
    world.connect()
    world.relay.replies = []
    world.pass_time(hours=2)
    assert len(world.relay.taken) == 1


def test_whom_the_relay_refuses_for_good_it_is_not_asked_for_again_and_the_verb_says_why(world: World) -> None:
    world.relay.replies = [Reply(taken=False, final=True, said="550 nobody of that name")]
    disconnected(world)
    world.pass_time(days=2)
    assert world.relay.asked == 1
    (verb,) = next(noun.verbs for noun in NOUNS if noun.name == "notices")
    (row,) = verb.act(world.integration, Namespace(most=10))
    assert (row["stands"], row["mails"][0]["said"]) == (True, "550 nobody of that name")


def test_a_relay_that_took_it_and_did_not_say_so_gets_the_very_same_mail_again(world: World) -> None:
    world.relay.silent = 1
    disconnected(world)
    first, second = world.relay.taken
    assert first.as_bytes() == second.as_bytes()


def test_killed_between_any_two_lines_each_user_gets_one_mail_that_may_come_twice_but_never_none(
    tmp_path: Path,
) -> None:
    killed = 0
    for line in lines(stride=23):
        world = World(fresh(tmp_path / f"{line}.db"), notice_sender="crm@firm.test", sync_interval=timedelta(hours=1))
        world.connect()
        world.run()
        change_password(world)
        world.pass_time(minutes=119)
        world.clock.advance(minutes=1)
        reached = killed_at(line, lambda world=world: world.pass_time(minutes=20))  # type: ignore[misc]
        world.restart()
        world.pass_time(hours=1)
        assert told(world.integration) == [Deed.INBOX_REFUSED], f"killed at line {line}"
        assert len({letter["Message-ID"] for letter in world.relay.taken}) == 1, f"killed at line {line}"
        assert world.relay.asked <= 2, f"killed at line {line}"
        world.integration.close()
        if not reached:
            break
        killed += 1
    assert killed > 10


def test_an_outage_is_shown_once_where_one_looks_for_it_told_to_nobody_and_gone_when_it_is_over(world: World) -> None:
    world.connect()
    world.run()
    pages = []

    async def look(client: Client) -> None:
        pages.append([await (await client.get(path)).text() for path in ("/", "/inboxes")])

    world.mailbox().fail("*", OUTAGE, times=10_000)
    for _ in range(2):
        world.pass_time(hours=3)
        visit(world, look)
    world.mailbox().faults.clear()
    world.pass_time(hours=1)
    visit(world, look)
    sentence = "cannot be reached properly. Nothing is lost"
    assert [[page.count(sentence) for page in seen] for seen in pages] == [[1, 1]] * 2 + [[0, 0]]
    assert (world.integration.notices.latest(), world.relay.asked) == ([], 0)
    since_connected = [entry.deed for entry in world.integration.audit.entries(AuditQuery()).items]
    assert since_connected == [Deed.INBOX_CONNECTED]
    assert world.integration.accounts()[0].state is AccountState.CONNECTED


@pytest.fixture
def limited() -> Iterator[World]:
    """A world in which a mailbox may send ten mails in 24 hours."""
    made = World(notice_sender="crm@firm.test", daily_send_limit=10, sync_interval=timedelta(hours=6))
    made.connect()
    made.run()
    yield made
    made.integration.close()


def test_a_limit_is_told_at_four_fifths_and_when_it_is_reached_each_once_a_window(limited: World) -> None:
    world, app = limited, limited.integration
    send_many(world, 7)
    assert told(app) == []
    send_many(world, 2)
    assert told(app) == [Deed.INBOX_LIMIT_NEAR]
    assert sorted(send_many(world, 3)) == [MailState.DONE, MailState.FAILED, MailState.FAILED]
    assert told(app) == [Deed.INBOX_LIMIT_NEAR, Deed.INBOX_LIMIT_REACHED]
    assert [letter["To"] for letter in world.relay.taken] == ["anna@firm.test"] * 2
    assert "10 mails" in world.relay.taken[1].get_content()
    (shown,) = healths(app.accounts(), "inbox", "de", app.notices.standing())
    assert "10 E-Mails gesendet" in shown.limit
    noted = [entry.deed for entry in app.audit.entries(AuditQuery(family="inbox")).items]
    assert noted == [Deed.INBOX_LIMIT_REACHED, Deed.INBOX_LIMIT_NEAR, Deed.INBOX_CONNECTED]
    world.pass_time(hours=25)
    (shown,) = healths(app.accounts(), "inbox", "de", app.notices.standing())
    assert shown.limit == ""
    send_many(world, 8)
    assert told(app)[2:] == [Deed.INBOX_LIMIT_NEAR]


def test_a_limit_that_is_raised_takes_back_what_was_said_of_the_one_before(limited: World) -> None:
    send_many(limited, 10)
    assert len(limited.integration.notices.standing()) == 2
    limited.integration.send_limits.set(per_day=100)
    assert limited.integration.notices.standing() == []


def test_a_mailbox_that_may_send_one_mail_is_told_that_it_is_reached_and_nothing_before() -> None:
    world = World(daily_send_limit=1)
    world.connect()
    send_many(world, 1)
    assert told(world.integration) == [Deed.INBOX_LIMIT_REACHED]
    world.integration.close()
