"""What reading an inbox costs beside exchangelib's own calls for the same mail, over real HTTPS."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self
from unittest import mock

from exchangelib import NTLM, Account, Build, Configuration, Credentials, Version
from exchangelib.protocol import BaseProtocol
from requests import Session
from requests.adapters import HTTPAdapter

from fake_ews.mailbox.mail.delivery import deliver_from_outside
from fake_ews.testing import FakeExchange
from integration.app import Integration
from integration.exchange.resolver import StaticResolver
from integration.settings import Settings
from integration.vault import Vault
from tests.bench.bench import TEXT, Bench
from tests.bench.goals import Figures, interleaved

ANNA: Final = "anna@firm.test"
BOB: Final = "bob@client.test"
PASSWORD: Final = "secret"
HOST: Final = "mail.firm.test"

#: What a program asks for that wants to show a mail.
_FIELDS: Final = (
    *("subject", "sender", "author", "to_recipients", "cc_recipients", "datetime_received", "datetime_sent"),
    *("message_id", "in_reply_to", "references", "conversation_id", "body", "is_read", "has_attachments"),
)
_NEW: Final = 100


class Clock:
    """The machine's clock, put forward by hand."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return this moment."""
        return datetime.now(UTC) + self._ahead

    def advance(self, by: timedelta) -> None:
        """Put it forward."""
        self._ahead += by


class Firm:
    """An Exchange that answers by HTTPS in threads of its own, and an integration with Anna's inbox, in this thread."""

    def __init__(self, **settings: Any) -> None:
        self._folder = TemporaryDirectory()
        self.exchange = FakeExchange(
            exchange="2016", domain="firm.test", mailboxes={ANNA: PASSWORD}, auth=("ntlm",), hosts=(HOST,)
        ).start()
        self.clock = Clock()
        self._settings = Settings(
            database=f"sqlite:///{Path(self._folder.name, 'state.db')}",
            encryption_key=Vault.new_key(),
            address_policy="any",
            ca_file=str(self.exchange.ca_path),
            **settings,
        )
        self.integration = self._open()
        self.account = self.integration.connect_inbox(ANNA, PASSWORD, url=f"https://{HOST}/EWS/Exchange.asmx")
        sent = self.integration.send_mail(self.account.id, to=[BOB], subject="Offer", html="<p>Hello</p>")
        self.integration.run_due(self.clock.now())
        self._answered = self.integration.mail(sent.key).internet_message_id
        self._arrived = 0

    def _open(self) -> Integration:
        where = StaticResolver({HOST: (self.exchange.host, self.exchange.port)})
        return Integration(self._settings, clock=self.clock, resolver=where)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.integration.close()
        self.exchange.stop()
        self._folder.cleanup()

    def restart(self) -> None:
        """Begin anew on the same database, as after an update."""
        self.integration.close()
        self.integration = self._open()

    def reply_arrives(self) -> None:
        """Let Bob answer, as long as everyday mail is."""
        self._arrived += 1
        mail = (
            f"From: {BOB}\r\nTo: {ANNA}\r\nSubject: Re: Offer\r\nMessage-ID: <{self._arrived}@client.test>\r\n"
            f"In-Reply-To: {self._answered}\r\nReferences: {self._answered}\r\n\r\n{TEXT}\r\n"
        )
        organisation = self.exchange.organisation
        with organisation.lock:
            deliver_from_outside(organisation.premises, BOB, [ANNA], mail.encode())

    def look(self) -> None:
        """Let the time pass after which an inbox is looked into, and look."""
        self.clock.advance(self._settings.sync_interval)
        self.integration.run_due(self.clock.now())

    def logged(self) -> int:
        """Return how many of Bob's answers are on the timeline."""
        return len(self.integration.timeline(BOB)) - 1

    def requests(self, act: Callable[[], object]) -> int:
        """Return how many HTTP requests that takes."""
        exchanges = self.exchange.organisation.recorder.exchanges
        before = len(exchanges)
        act()
        return len(exchanges) - before

    def as_shipped(self, user: str = "firm\\anna") -> Account:
        """Return exchangelib's own way to the mailbox, by requests' own adapter and environment.

        exchangelib keeps connections by endpoint and login for the whole process, so the login has another form than
        ours.
        """
        ours = BaseProtocol.raw_session.__func__

        def session(protocol: type[BaseProtocol], *where: Any, **how: Any) -> Session:
            made: Session = ours(protocol, *where, **how)
            made.trust_env = True
            return made

        with (
            mock.patch.object(BaseProtocol, "HTTP_ADAPTER_CLS", HTTPAdapter),
            mock.patch.object(BaseProtocol, "raw_session", classmethod(session)),
        ):
            account = Account(
                ANNA,
                config=Configuration(
                    credentials=Credentials(user, PASSWORD),
                    service_endpoint=f"https://{self.exchange.host}:{self.exchange.port}/EWS/Exchange.asmx",
                    auth_type=NTLM,
                    version=Version(Build(15, 1), "Exchange2016"),
                ),
                autodiscover=False,
            )
            _ = account.protocol.session_pool_size or account.protocol.increase_poolsize()
        return account


@contextmanager
def _firm(bench: Bench) -> Iterator[Firm]:
    with Firm() as firm, mock.patch.dict(os.environ, {"REQUESTS_CA_BUNDLE": str(firm.exchange.ca_path)}):
        yield firm


def _spent(work: Callable[[], object], times: int = 1) -> float:
    """Return milliseconds of CPU time that one turn takes in this thread: those of the server have their own."""
    before = time.thread_time()
    for _ in range(times):
        work()
    return (time.thread_time() - before) / times * 1000


def hundred_replies(bench: Bench) -> Figures:
    """Return CPU milliseconds until a hundred answers are on the timeline, and of fetching the same by exchangelib."""
    with _firm(bench) as firm:
        account = firm.as_shipped()

        def ours() -> float:
            for _ in range(_NEW):
                firm.reply_arrives()
            before = firm.logged()
            spent = _spent(firm.look)
            assert firm.logged() - before == _NEW
            return spent

        def theirs() -> float:
            newest = list(account.inbox.all().order_by("-datetime_received").values_list("id", "changekey")[:_NEW])
            return _spent(lambda: [*account.fetch(newest, only_fields=_FIELDS)])

        return interleaved(bench.rounds, ours, theirs)


def nothing_new(bench: Bench) -> Figures:
    """Return CPU milliseconds of a look that finds nothing, and of exchangelib's bare ``sync_items``."""
    with _firm(bench) as firm:
        account = firm.as_shipped()
        inbox = account.inbox
        assert not [*inbox.sync_items()]
        firm.look()
        return interleaved(
            bench.rounds, lambda: _spent(firm.look, 50), lambda: _spent(lambda: [*inbox.sync_items()], 50)
        )


def requests_of_a_look(bench: Bench) -> Figures:
    """Return how many HTTP requests a look takes that finds nothing; one is the least."""
    with _firm(bench) as firm:
        firm.look()
        return Figures((firm.requests(firm.look),), (1,))


def requests_until_synchronised(bench: Bench) -> Figures:
    """Return HTTP requests from a start to the first look into an inbox that is known, and of exchangelib's own."""
    with _firm(bench) as firm:
        firm.look()
        firm.restart()
        ours = firm.requests(firm.look)
        return Figures((ours,), (firm.requests(lambda: [*firm.as_shipped().inbox.sync_items()]),))
