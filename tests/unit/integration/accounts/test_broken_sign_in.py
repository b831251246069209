"""A proxy that breaks NTLM disconnects nobody: Basic proves the password where it is offered, else it waits."""

from __future__ import annotations

from integration.model.account import AccountState
from integration.model.outcome import Outcome, Transport
from integration.web.health import Standing, health
from tests.unit.integration.world import OUTAGE, SIGN_IN_REFUSED, World

REFUSED = Outcome(status=401, by_ntlm=True, basic_too=True)
NTLM_ALONE = Outcome(status=401, by_ntlm=True)
BROKEN = Outcome(status=401, transport=Transport.SIGN_IN_BROKEN, by_ntlm=True)


def test_whom_basic_lets_in_stays_connected_and_signs_in_by_basic_from_then_on(world: World) -> None:
    account = world.connect()
    world.run()
    world.server.basic = None
    world.mailbox().fail("*", REFUSED)
    world.pass_time(minutes=5)
    account = world.integration.accounts()[0]
    assert (account.state, account.endpoint.auth_type) == (AccountState.CONNECTED, "basic")
    assert account.health.refused_sign_ins == 0


def test_whom_basic_refuses_has_a_wrong_password_and_is_not_asked_twice_each_time(world: World) -> None:
    world.connect()
    world.run()
    world.mailbox().fail("*", REFUSED, times=100)
    world.pass_time(hours=4)
    assert world.integration.accounts()[0].state is AccountState.SIGN_IN_NEEDED
    assert world.server.tried_basic == 2


def test_basic_has_the_last_word_before_an_inbox_is_disconnected(world: World) -> None:
    world.connect()
    world.run()
    world.server.basic = OUTAGE
    world.mailbox().fail("*", REFUSED, times=100)
    world.pass_time(minutes=50)
    world.server.basic = None
    world.pass_time(hours=4)
    assert world.integration.accounts()[0].state is AccountState.CONNECTED


def test_basic_that_does_not_answer_at_the_last_proves_nothing(world: World) -> None:
    world.connect()
    world.run()
    world.server.basic = OUTAGE
    world.mailbox().fail("*", REFUSED, times=100)
    world.pass_time(hours=12)
    assert world.integration.accounts()[0].state is AccountState.CONNECTED


def test_by_ntlm_alone_nobody_is_disconnected_without_a_witness_but_told_and_tried_on(world: World) -> None:
    world.connect()
    world.run()
    world.mailbox().fail("*", NTLM_ALONE, times=10_000)
    world.pass_time(days=2)
    account = world.integration.accounts()[0]
    assert account.state is AccountState.CONNECTED
    judged = health(account, "inbox", "en")
    assert (judged.standing, "a proxy" in judged.trouble) == (Standing.NEEDS_YOU, True)
    assert 48 <= account.health.refused_sign_ins <= 52, "a directory that locks accounts is asked once an hour"
    world.mailbox().faults.clear()
    world.pass_time(hours=1)
    assert health(world.integration.accounts()[0], "inbox", "en").standing is Standing.GOOD


def test_whoever_else_signs_in_by_ntlm_is_the_witness_that_it_is_the_password(world: World) -> None:
    anna = world.connect()
    world.connect("ben@firm.test")
    world.run()
    world.mailbox().fail("*", NTLM_ALONE, times=100)
    world.pass_time(hours=4)
    assert world.integration.account(anna.address).state is AccountState.SIGN_IN_NEEDED


def test_a_handshake_that_is_broken_on_its_way_never_disconnects_and_says_what_to_ask_for(world: World) -> None:
    world.connect()
    world.run()
    world.mailbox().fail("*", BROKEN, times=10_000)
    world.pass_time(days=3)
    account = world.integration.accounts()[0]
    assert account.state is AccountState.CONNECTED
    assert "one open connection" in health(account, "inbox", "en").trouble
    assert "Verbindung" in health(account, "inbox", "de").trouble


def test_a_broken_handshake_behind_which_basic_refuses_is_a_wrong_password(world: World) -> None:
    world.connect()
    world.run()
    world.server.basic = SIGN_IN_REFUSED
    world.mailbox().fail("*", Outcome(status=401, transport=Transport.SIGN_IN_BROKEN, by_ntlm=True, basic_too=True))
    world.pass_time(minutes=1)
    assert world.integration.accounts()[0].health.refused_sign_ins == 1
