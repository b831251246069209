"""A reply is on the timeline as soon as it arrives: a notification hastens what the clock would do later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from queue import Queue

import pytest

from fake_ews.mailbox.mail.delivery import deliver_from_outside
from fake_ews.testing import FakeExchange
from integration.app import Integration
from integration.exchange.listener import Listener
from integration.exchange.resolver import StaticResolver
from integration.model.crm import TimelineEntry
from integration.settings import Settings
from integration.vault import Vault
from integration.work.runner import Runner
from tests.compat.conftest import ANN, PASSWORD, StartExchange

BOB = "bob@client.test"
PATIENCE = 60.0


class Firm:
    """An Exchange, an integration that runs by itself but looks into inboxes once an hour, and what it logs."""

    def __init__(self, exchange: FakeExchange, folder: Path, running: ExitStack) -> None:
        self.exchange = exchange
        self.logged: Queue[TimelineEntry] = Queue()
        settings = Settings(
            database=f"sqlite:///{folder / 'state.db'}",
            encryption_key=Vault.new_key(),
            address_policy="any",
            ca_file=str(exchange.ca_path),
            sync_interval=timedelta(hours=1),
        )
        resolver = StaticResolver({"mail.example.test": (exchange.host, exchange.port)})
        self.integration = Integration(settings, resolver=resolver)
        running.callback(self.integration.close)
        log = self.integration.crm.log

        def note(*entries: TimelineEntry) -> None:
            log(*entries)
            for entry in entries:
                self.logged.put(entry)

        self.integration.crm.log = note  # type: ignore[method-assign]
        self.runner = Runner(self.integration.work, self.integration.clock, settings.lanes)
        self._running = running

    def start(self) -> None:
        """Do what is due, and listen to the inboxes that are connected by now."""
        self.runner.start()
        self._running.callback(self.runner.stop)
        self._running.enter_context(self.integration.listening(self.runner.wake, Listener))

    def reply_arrives(self, answers: str, text: str) -> None:
        mail = (
            f"From: {BOB}\r\nTo: {ANN}\r\nSubject: Re: Offer\r\nMessage-ID: <{text}@client.test>\r\n"
            f"In-Reply-To: {answers}\r\n\r\n{text}\r\n"
        )
        organisation = self.exchange.organisation
        with organisation.lock:
            deliver_from_outside(organisation.premises, BOB, [ANN], mail.encode())


@pytest.fixture
def firm(start_exchange: StartExchange, tmp_path: Path) -> Iterator[Firm]:
    with ExitStack() as running:
        yield Firm(start_exchange("2016"), tmp_path, running)


def test_a_reply_is_logged_long_before_the_inbox_would_be_looked_into(firm: Firm) -> None:
    account = firm.integration.connect_inbox(ANN, PASSWORD, url="https://mail.example.test/EWS/Exchange.asmx")
    firm.start()
    mail = firm.integration.send_mail(account.id, to=[BOB], subject="Offer", html="<p>Hello</p>")
    firm.runner.wake()
    for text in ("gladly", "today"):
        firm.reply_arrives(mail.internet_message_id, text)
        assert firm.logged.get(timeout=PATIENCE).text.strip() == text
