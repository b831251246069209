"""A month of a sequence: what the integration costs beside the calls of exchangelib that it makes for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, Final

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter

from fake_ews.clock import ManualClock
from fake_ews.mailbox.mail.outside import Scheduled
from fake_ews.testing import FakeExchange
from fake_ews.testing.requests_adapter import InProcessAdapter
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
    """Adds up CPU seconds of what goes on within it, by name."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(("all", "calls", "server"), 0.0)

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Add what happens within the context."""
        began = time.process_time()
        try:
            yield
        finally:
            self.spent[name] += time.process_time() - began

    def without_server(self, name: str) -> float:
        """Return CPU milliseconds of that name; the server's part lies within it and is not ours."""
        return (self.spent[name] - self.spent["server"]) * 1000


class _MeteredAdapter(BaseAdapter):
    """Takes the time of the server, which answers in this process."""

    def __init__(self, within: InProcessAdapter, meter: Meter) -> None:
        super().__init__()
        self._within = within
        self._meter = meter

    def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
        """Send, and have the answer read."""
        with self._meter.of("server"):
            answer = self._within.send(request, **options)
            _ = answer.content
        return answer

    def close(self) -> None:
        """Close."""
        self._within.close()


class _MeteredMailbox:
    """Takes the time of each call of a mailbox: exchangelib, and the few lines that ask it."""

    def __init__(self, within: Any, meter: Meter) -> None:
        self._within = within
        self._meter = meter

    def __getattr__(self, name: str) -> Callable[..., Any]:
        call = getattr(self._within, name)

        def metered(*args: Any) -> Any:
            with self._meter.of("calls"):
                return call(*args)

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
        settings = Settings(database="sqlite://", encryption_key=Vault.new_key(), address_policy="any")
        resolver = StaticResolver(dict.fromkeys((HOST, "autodiscover.firm.test"), ("127.0.0.1", 443)))
        gateway = _MeteredGateway(ways_out(settings, resolver, self._transport), meter=self.meter)
        self._integration = Integration(settings, clock=self._clock, keys=SeededKeys(1), server=gateway)
        self._account = self._integration.connect_inbox(ANNA, PASSWORD)

    def _transport(self, host: str) -> BaseAdapter:
        return _MeteredAdapter(InProcessAdapter(self._exchange.front), self.meter)

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


def sequence(bench: Bench) -> Figures:
    """Return CPU milliseconds of such a month, all of it and in exchangelib's calls, the server's left out of both."""

    def measured() -> Meter:
        month = Month()
        month.pass_by()
        month.close()
        return month.meter

    measured()
    meters = [measured() for _ in range(bench.rounds)]
    return Figures(
        tuple(meter.without_server("all") for meter in meters),
        tuple(meter.without_server("calls") for meter in meters),
    )
