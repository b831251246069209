"""Connecting an inbox, losing the connection, and getting it back."""

from __future__ import annotations

import pytest

from integration.errors import NotFound, Refused
from integration.model.account import AccountState, Findings, Ownership
from integration.model.outcome import Outcome, Transport
from integration.ports import Discovery
from tests.unit.integration.world import ENDPOINT, OUTAGE, SIGN_IN_REFUSED, World


def test_address_and_password_are_enough(world: World) -> None:
    account = world.integration.connect_inbox("Anna@firm.test", "secret")
    assert account.address == "anna@firm.test"
    assert account.endpoint == ENDPOINT
    assert world.integration.accounts() == [account]


def test_a_url_given_is_used_without_autodiscover(world: World) -> None:
    world.server.discovery = Discovery("", "")
    world.integration.connect_inbox("anna@firm.test", "secret", url="mail.firm.test", user_name="FIRM\\anna")
    assert world.server.inspected == [("https://mail.firm.test/EWS/Exchange.asmx", "FIRM\\anna")]


def test_the_password_is_not_readable_in_the_database(world: World) -> None:
    world.integration.connect_inbox("anna@firm.test", "my secret password")
    with world.integration.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM accounts").all()
    assert "my secret password" not in repr(rows)


@pytest.mark.parametrize(
    ("found", "refused"),
    [
        (Outcome(status=401), "refused.wrong-password"),
        (Outcome(transport=Transport.UNREACHABLE), "refused.unreachable-url"),
        (Findings(ENDPOINT, Ownership.SOMEBODY_ELSES), "refused.shared-mailbox"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(world: World, found: Findings | Outcome, refused: str) -> None:
    world.server.findings = found
    with pytest.raises(Refused) as caught:
        world.connect()
    assert caught.value.id == refused
    assert "anna@firm.test" in caught.value.sentence("de") or "https://" in caught.value.sentence("de")
    assert world.integration.accounts() == []
    assert world.integration.next_due() is None


def test_an_address_that_autodiscover_finds_in_the_cloud_is_sent_there(world: World) -> None:
    world.server.discovery = Discovery("https://outlook.office365.com/EWS/Exchange.asmx", "anna@firm.test")
    with pytest.raises(Refused, match="Office 365"):
        world.connect()


def test_the_same_inbox_is_not_connected_twice(world: World) -> None:
    world.connect()
    with pytest.raises(Refused, match="already connected"):
        world.connect("ANNA@firm.test")


def test_an_outage_disconnects_nobody(world: World) -> None:
    account = world.connect()
    world.mailbox().fail("*", OUTAGE, times=10_000)
    world.pass_time(hours=12)
    assert world.integration.accounts()[0].state is AccountState.CONNECTED
    world.mailbox().faults.clear()
    world.pass_time(minutes=20)
    assert world.integration.accounts()[0].health.failures == 0
    assert world.integration.accounts()[0].id == account.id


def test_a_directory_that_refuses_everybody_for_an_hour_disconnects_nobody(world: World) -> None:
    world.connect("anna@firm.test")
    world.mailbox("anna@firm.test").fail("*", SIGN_IN_REFUSED, times=10_000)
    world.pass_time(minutes=65)
    world.mailbox("anna@firm.test").faults.clear()
    world.pass_time(hours=2)
    assert world.integration.accounts()[0].state is AccountState.CONNECTED
    assert world.integration.accounts()[0].health.refused_sign_ins == 0


def test_a_changed_password_asks_for_a_new_sign_in_and_not_too_often(world: World) -> None:
    world.connect("anna@firm.test")
    world.connect("bert@firm.test")
    world.mailbox("anna@firm.test").fail("*", SIGN_IN_REFUSED, times=10_000)
    world.pass_time(hours=6)
    states = {account.address: account.state for account in world.integration.accounts()}
    assert states == {"anna@firm.test": AccountState.SIGN_IN_NEEDED, "bert@firm.test": AccountState.CONNECTED}
    assert len(world.mailbox("anna@firm.test").calls) < 7


def test_connecting_again_takes_up_the_old_account(world: World) -> None:
    account = world.connect()
    world.integration.disconnect(account.id)
    assert world.integration.accounts()[0].state is AccountState.DISABLED
    again = world.connect()
    assert again.id == account.id
    assert again.state is AccountState.CONNECTED


def test_a_removed_account_is_gone_and_its_timeline_is_not(world: World) -> None:
    account = world.connect()
    world.integration.send_mail(account.id, to=["bob@client.test"], subject="Offer", html="<p>Hello</p>")
    world.run()
    world.integration.remove(account.id)
    assert world.integration.accounts() == []
    assert len(world.integration.timeline("bob@client.test")) == 1
    with pytest.raises(NotFound):
        world.integration.disconnect(account.id)
