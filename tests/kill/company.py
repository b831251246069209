"""A company whose integration is killed again and again: its Exchange, its people, and what they find in the end."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from fake_ews.clock import ManualClock
from fake_ews.faults import PlannedFault
from fake_ews.mailbox.mail.outside import Scheduled
from fake_ews.schema.item import ItemType
from fake_ews.testing import FakeExchange
from integration.db.database import is_postgresql
from integration.errors import NotFound
from integration.model.account import AccountState
from integration.model.audit import AuditQuery
from integration.settings import Settings
from integration.vault import Vault
from tests.kill.processes import Processes, Strike
from tests.kill.victim import Orders, StoppedClock, open_installation

ANNA: Final = "anna@firm.test"
PASSWORD: Final = "pass-Wörd1"
HOST: Final = "mail.firm.test"


class Company:
    """One Exchange and one database, which several stories happen to, one after the other."""

    def __init__(self, database: str, folder: Path, processes: Processes, product: str = "2010_SP2") -> None:
        self._folder = folder
        self._processes = processes
        self._clock = ManualClock()
        self._exchange = FakeExchange(
            exchange=product,
            domain="firm.test",
            mailboxes={ANNA: PASSWORD},
            auth=("basic",),
            hosts=(HOST,),
            clock=self._clock,
        ).start()
        self._hosts = dict.fromkeys((HOST, "autodiscover.firm.test"), (self._exchange.host, self._exchange.port))
        self._settings = Settings(
            database=database,
            encryption_key=Vault.new_key(),
            ca_file=str(self._exchange.ca_path),
            sync_interval=timedelta(days=30),
            doubtful_attempts=1000,
            read_timeout=timedelta(seconds=20),
        )
        self._workers = 2 if is_postgresql(database) else 1
        self._numbers = itertools.count(1)
        # What people see of the CRM, through an installation that is never killed and never works.
        self._seen = open_installation(self._settings, self._hosts, StoppedClock(self._clock.now()))

    def close(self) -> None:
        """Close everything."""
        self._seen.close()
        self._exchange.stop()

    def new_number(self) -> int:
        """Return a number for something that there is one of."""
        return next(self._numbers)

    def new_log(self) -> Path:
        """Return a file for the processes of one phase to note in what they pass."""
        return self._folder / f"{next(self._numbers)}.log"

    def orders(self, log: Path, act: str = "", *arguments: str) -> Orders:
        """Return what a process is told that does an act, or what is due."""
        return Orders(self._settings, self._hosts, self._clock.now(), log, act, arguments)

    def act(self, orders: Orders, strike: Strike | None = None) -> int:
        """Let a process do what a user wants; returns how many died."""
        return self._processes.run([orders], strike)

    def work(self, orders: Orders, strike: Strike | None = None) -> int:
        """Let the workers do what is due now; returns how many died."""
        return self._processes.run([orders] * self._workers, strike)

    def pass_time(self, by: timedelta, orders: Orders | None = None) -> int:
        """Let time pass, working under ``orders`` wherever something falls due; returns how many processes died."""
        died = 0
        end = self._clock.now() + by
        orders = orders or self.orders(self.new_log())
        while True:
            self._exchange.organisation.run_due(self._clock.now())
            due = self._seen.next_due()
            if due and due <= self._clock.now():
                died += self._processes.run([replace(orders, now=self._clock.now())])
                continue
            moments = [moment for moment in (due, self._exchange.organisation.next_due()) if moment]
            earliest = min(moments, default=end)
            if earliest >= end:
                break
            self._clock.move_to(max(earliest, self._clock.now()))
        self._clock.move_to(end)
        return died

    def carry_out_late(self, request: Path) -> None:
        """Do what was asked long ago, if it was: a request still on its way when the integration gave up on it."""
        if request.exists():
            self._exchange.post(request.read_bytes(), ANNA)

    def can_lose(self, operation: str) -> bool:
        """Return whether that is something that Exchange is asked to do, and whose answer can be lost."""
        return operation in self._exchange.organisation.faults.operations

    def lose(self, operation: str) -> None:
        """Lose the next answer to an operation, which Exchange carries out."""
        self._exchange.organisation.faults.plan(PlannedFault("reset", operation=operation, after=True))

    def well(self) -> None:
        """End all plans of failure."""
        self._exchange.organisation.faults.clear()

    def new_key(self) -> str:
        """Return a key for a mail."""
        return self._seen.new_key()

    def wait(self, time: timedelta) -> None:
        """Let time pass in which nobody works."""
        self._clock.advance(time)

    def later(self, by: timedelta) -> str:
        """Return a moment to come."""
        return (self._clock.now() + by).isoformat()

    def reply(self, sender: str, subject: str, answers: str) -> None:
        """Let somebody outside answer."""
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"], mail["To"], mail["Subject"] = sender, ANNA, f"Re: {subject}"
        mail["Message-ID"] = f"<re.{self.new_number()}@client.test>"
        mail["In-Reply-To"] = mail["References"] = answers
        mail.set_content("Yes, gladly.")
        self._exchange.organisation.premises.outside.schedule(
            Scheduled(self._clock.now(), sender, (ANNA,), bytes(mail))
        )
        self._exchange.organisation.run_due(self._clock.now())
        self._seen.mailboxes_changed([self._seen.account(ANNA).id])

    def arrived(self, address: str, subject: str) -> list[EmailMessage]:
        """Return the mails of that subject that somebody outside got."""
        mails = self._exchange.organisation.premises.outside.inbox(address)
        read = [message_from_bytes(mail.mime, policy=policy.default) for mail in mails]
        return [mail for mail in read if mail["Subject"] == subject]

    def folders(self, subject: str) -> list[str]:
        """Return where in Anna's mailbox mails of that subject lie, as Exchange knows it."""
        mailbox = self._exchange.organisation.premises.directory.find(ANNA)
        assert mailbox is not None
        found = [item for item in mailbox.store.items.values() if item.values.get(ItemType.subject) == subject]
        return sorted(item.folder.name for item in found)

    def timeline(self, address: str) -> list[str]:
        """Return what a contact's timeline shows, none for nobody's."""
        with suppress(NotFound):
            return [f"{entry.direction.value} {entry.status.value}" for entry in self._seen.timeline(address)]
        return []

    def noted(self, address: str) -> list[str]:
        """Return what the audit log has of mail to somebody."""
        return [entry.deed.value for entry in self._seen.audit.entries(AuditQuery(family="mail", about=address)).items]

    def is_connected(self) -> bool:
        """Return whether Anna's inbox is connected, and nothing else, as its owner sees it."""
        return [(account.address, account.state) for account in self._seen.accounts()] == [
            (ANNA, AccountState.CONNECTED)
        ]

    def connect(self) -> None:
        """Let Anna connect her inbox, if it is not connected, in peace."""
        if not self.is_connected():
            self.act(self.orders(self.new_log(), "connect", ANNA, PASSWORD))
            self.pass_time(timedelta(minutes=1))

    def disconnect(self) -> None:
        """Let Anna disconnect her inbox, if it is connected."""
        with suppress(NotFound):
            self._seen.disconnect(self._seen.account(ANNA).id)
