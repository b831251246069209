"""A month of a sequence: what the integration costs beside the calls of exchangelib that it makes for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Final

from fake_ews.clock import ManualClock
from fake_ews.mailbox.mail.outside import Scheduled
from fake_ews.testing import FakeExchange
from integration.app import Integration
from integration.exchange.gateway import ExchangeGateway
from integration.exchange.resolver import StaticResolver
from integration.exchange.ways import ways_out
from integration.keys import SeededKeys
from integration.model.account import Account
from integration.model.sequence import FollowUpDays, SequenceSettings, Step
from integration.settings import Settings
from integration.vault import Vault
from tests.bench.bench import Bench
from tests.bench.goals import Figures

ANNA: Final = "anna@firm.test"
PASSWORD: Final = "secret"
HOST: Final = "mail.firm.test"

_BEGIN: Final = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_STEPS: Final = tuple(
    Step(delay=timedelta(days=days), subject=f"Offer, {word}", html=f"<p>The {word}, {{{{contact.email}}}}</p>")
    for word, days in (("first", 0), ("second", 10), ("third", 10))
)
_CONTACTS: Final = tuple(f"client{number}@client.test" for number in range(9))
_ANSWERING: Final = (_CONTACTS[:3], _CONTACTS[3:6], _CONTACTS[6:])


class Meter:
    """Adds up CPU milliseconds of this thread, by name; the server answers from another one and is left out."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(("all", "calls"), 0.0)

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Add what happens within the context."""
        began = time.thread_time()
        try:
            yield
        finally:
            self.spent[name] += (time.thread_time() - began) * 1000


class _MeteredMailbox:
    """Takes the time of each call of a mailbox: exchangelib, and the few lines that ask it."""

    def __init__(self, within: Any, meter: Meter) -> None:
        self._within = within
        self._meter = meter

    def __getattr__(self, name: str) -> Callable[..., Any]:
        call = getattr(self._within, name)

        def metered(*args: Any, **named: Any) -> Any:
            with self._meter.of("calls"):
                return call(*args, **named)

        return metered


class _MeteredGateway(ExchangeGateway):
    def __init__(self, *args: Any, meter: Meter) -> None:
        super().__init__(*args)
        self._meter = meter

    def mailbox(self, account: Account, password: str) -> Any:
        return _MeteredMailbox(super().mailbox(account, password), self._meter)


class Month:
    """One mailbox, a sequence of three mails, and nine contacts: after each mail three of them answer."""

    def __init__(self) -> None:
        self.meter = Meter()
        self._clock = ManualClock(_BEGIN)
        self._exchange = FakeExchange(
            domain="firm.test", mailboxes={ANNA: PASSWORD}, auth=("basic",), hosts=(HOST,), clock=self._clock
        )
        self._exchange.start()
        settings = Settings(
            database="sqlite://",
            encryption_key=Vault.new_key(),
            address_policy="any",
            ca_file=str(self._exchange.ca_path),
        )
        there = (self._exchange.host, self._exchange.port)
        ways = ways_out(settings, StaticResolver(dict.fromkeys((HOST, "autodiscover.firm.test"), there)))
        gateway = _MeteredGateway(ways, meter=self.meter)
        self._integration = Integration(settings, clock=self._clock, keys=SeededKeys(1), server=gateway)
        self._account = self._integration.connect_inbox(ANNA, PASSWORD)

    def pass_by(self) -> None:
        """Enrol everybody and let the month pass; nobody waits for anything."""
        sequences = self._integration.sequences
        with self.meter.of("all"):
            made = sequences.create("Offers", _STEPS, SequenceSettings(FollowUpDays.EVERYDAY))
            sequences.enrol_many(made.id, _CONTACTS, self._account.id)
        moment = _BEGIN
        for step, answering in zip(_STEPS, _ANSWERING, strict=True):
            moment += step.delay
            self._until(moment + timedelta(hours=1))
            for contact in answering:
                self._answer(contact)
            with self.meter.of("all"):
                self._integration.mailboxes_changed([self._account.id])
        self._until(_BEGIN + timedelta(days=30))
        figures = sequences.statistics(made.id)
        assert (figures.enrolled, figures.replied) == (len(_CONTACTS), len(_CONTACTS)), figures

    def _until(self, end: datetime) -> None:
        """Let time pass, and do what falls due; looks into an inbox that nothing was told of are another goal's."""
        with self.meter.of("all"):
            due: datetime | None = self._clock.now()
            while due is not None and due <= end:
                self._clock.move_to(max(due, self._clock.now()))
                self._integration.run_due(self._clock.now())
                due = self._integration.next_due(routine=False)
        self._clock.move_to(end)

    def _answer(self, contact: str) -> None:
        """Let somebody answer the newest mail that reached him."""
        organisation = self._exchange.organisation
        got = message_from_bytes(organisation.premises.outside.inbox(contact)[-1].mime, policy=policy.default)
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"], mail["To"], mail["Subject"] = contact, ANNA, f"Re: {got['Subject']}"
        mail["In-Reply-To"] = mail["References"] = got["Message-ID"]
        mail.set_content("Yes, gladly.")
        organisation.premises.outside.schedule(Scheduled(self._clock.now(), contact, (ANNA,), bytes(mail)))
        organisation.run_due(self._clock.now())

    def close(self) -> None:
        """Close everything."""
        self._integration.close()
        self._exchange.stop()


def sequence(bench: Bench) -> Figures:
    """Return CPU milliseconds of such a month: all of it, and what is spent within exchangelib's calls."""

    def measured() -> Meter:
        month = Month()
        month.pass_by()
        month.close()
        return month.meter

    measured()
    meters = [measured() for _ in range(bench.rounds)]
    return Figures(
        tuple(meter.spent["all"] for meter in meters),
        tuple(meter.spent["calls"] for meter in meters),
    )
