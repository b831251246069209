"""The whole road against the emulator over HTTPS: connect, send, log the reply, survive what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email import policy
from email.message import EmailMessage

import pytest

from fake_ews.clock import ManualClock
from fake_ews.faults import PlannedFault
from fake_ews.mailbox.mail.outside import Scheduled
from fake_ews.testing import FakeExchange
from integration.app import Integration
from integration.errors import Refused
from integration.exchange.resolver import StaticResolver
from integration.keys import SeededKeys
from integration.model.account import AccountState
from integration.model.mail import MailState
from integration.settings import Settings
from integration.vault import Vault
from tests.compat.conftest import StartExchange

ANNA, PASSWORD, BOB = "anna@firm.test", "pass-Wörd1", "bob@client.test"
HOST = "mail.firm.test"
PRODUCTS = ("2010_SP2", "2010_SP3", "2013", "2013_SP1", "2016", "2019")


class Road:
    """An Exchange, an integration that finds it by name, and the clock of both."""

    def __init__(self, start_exchange: StartExchange, product: str, **settings: object) -> None:
        self.clock = ManualClock()
        self.exchange: FakeExchange = start_exchange(
            product, domain="firm.test", mailboxes={ANNA: PASSWORD}, clock=self.clock, hosts=(HOST,), **settings
        )
        # The default certificate authority, ports and addresses of the test stay out of the integration's way.
        known = dict.fromkeys((HOST, "autodiscover.firm.test"), (self.exchange.host, self.exchange.port))
        self.integration = Integration(
            Settings(
                database="sqlite://",
                encryption_key=Vault.new_key(),
                address_policy="any",
                ca_file=str(self.exchange.ca_path),
                sync_interval=timedelta(minutes=5),
            ),
            clock=self.clock,
            keys=SeededKeys(1),
            resolver=StaticResolver(known),
        )
        self._letters = 0

    def send(self) -> str:
        account = self.integration.account(ANNA)
        return self.integration.send_mail(account.id, to=[BOB], subject="Offer", html="<p>Hello Bob</p>").key

    def reply(self, answers: str) -> None:
        self._letters += 1
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"], mail["To"], mail["Subject"] = BOB, ANNA, "Re: Offer"
        mail["Message-ID"] = f"<{self._letters}@client.test>"
        mail["In-Reply-To"] = mail["References"] = answers
        mail.set_content("Yes, gladly.")
        outside = self.exchange.organisation.premises.outside
        outside.schedule(Scheduled(self.clock.now(), BOB, (ANNA,), bytes(mail)))

    def pass_time(self, by: timedelta) -> None:
        end = self.clock.now() + by
        while True:
            for _ in range(50):
                self.exchange.organisation.run_due(self.clock.now())
                if self.integration.idle():
                    break
                self.integration.run_due(self.clock.now())
            moments = (self.integration.next_due(), self.exchange.organisation.next_due())
            due = min((moment for moment in moments if moment), default=end)
            if due >= end:
                break
            self.clock.move_to(max(due, self.clock.now()))
        self.clock.move_to(end)
        self.integration.run_due(end)

    @property
    def delivered(self) -> int:
        return len(self.exchange.organisation.premises.outside.inbox(BOB))

    @property
    def shown(self) -> list[str]:
        return [f"{entry.direction.value} {entry.status.value}" for entry in self.integration.timeline(BOB)]


@pytest.fixture
def roads(start_exchange: StartExchange) -> Iterator[list[Road]]:
    made: list[Road] = []
    yield made
    for road in made:
        road.integration.close()


@pytest.mark.parametrize("auth", [("basic",), ("ntlm",), ("negotiate",), ("negotiate", "ntlm", "basic")], ids=" ".join)
@pytest.mark.parametrize("product", ["2010_SP2", "2019"])
def test_address_and_password_are_enough_with_every_sign_in(
    start_exchange: StartExchange, roads: list[Road], product: str, auth: tuple[str, ...]
) -> None:
    road = Road(start_exchange, product, auth=auth)
    roads.append(road)
    account = road.integration.connect_inbox(ANNA, PASSWORD)
    assert account.endpoint.url.lower().endswith("/ews/exchange.asmx")
    with pytest.raises(Refused) as caught:
        road.integration.check_inbox(ANNA, "wrong")
    # Where NTLM alone is offered, nothing proves that it was not a proxy.
    assert caught.value.id == ("refused.wrong-password" if "basic" in auth else "refused.wrong-password-or-proxy")


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_mail_leaves_once_and_its_reply_comes_onto_the_timeline(
    start_exchange: StartExchange, roads: list[Road], product: str
) -> None:
    road = Road(start_exchange, product)
    roads.append(road)
    road.integration.connect_inbox(ANNA, PASSWORD)
    key = road.send()
    road.pass_time(timedelta(minutes=1))
    mail = road.integration.mail(key)
    assert (mail.state, road.delivered, road.shown) == (MailState.DONE, 1, ["EMAIL SENT"])
    road.reply(mail.internet_message_id)
    road.pass_time(timedelta(minutes=6))
    assert road.shown == ["EMAIL SENT", "INCOMING_EMAIL SENT"]
    entry = road.integration.timeline(BOB)[-1]
    assert (entry.sender, entry.reply_text) == (BOB, "Yes, gladly.")


FAULTS = [
    PlannedFault("status", status=503, times=3),
    PlannedFault("status", status=404, times=3),
    PlannedFault("reset", times=2),
    PlannedFault("cut", size=300, times=2),
    PlannedFault("fault", code="ErrorServerBusy", back_off_ms=60_000, times=2),
    PlannedFault("fault", code="ErrorInternalServerError", times=2),
    PlannedFault("refuse_login", times=2),
]


@pytest.mark.parametrize(
    ("operation", "after"),
    [("CreateItem", False), ("CreateItem", True), ("SendItem", False), ("SendItem", True), ("*", False)],
)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.kind)
def test_whatever_fails_the_mail_leaves_once(
    start_exchange: StartExchange, roads: list[Road], fault: PlannedFault, operation: str, after: bool
) -> None:
    road = Road(start_exchange, "2010_SP2", auth=("basic",))
    roads.append(road)
    road.integration.connect_inbox(ANNA, PASSWORD)
    plans = {name: getattr(fault, name) for name in ("kind", "times", "status", "code", "back_off_ms", "size")}
    road.exchange.organisation.faults.plan(PlannedFault(**plans, operation=operation, after=after))
    key = road.send()
    road.pass_time(timedelta(hours=2))
    assert (road.integration.mail(key).state, road.delivered, road.shown) == (MailState.DONE, 1, ["EMAIL SENT"])
    assert road.integration.account(ANNA).state is AccountState.CONNECTED
