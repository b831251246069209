"""A company whose integration is killed again and again: its Exchange, its people, and what they find in the end."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from integration.db.database import is_postgresql
from integration.errors import NotFound
from integration.model.account import AccountState
from integration.model.audit import AuditQuery
from integration.model.log_policy import LogRule
from integration.settings import Settings
from integration.vault import Vault
from tests.kill.office import ANNA, PASSWORD, Office
from tests.kill.processes import Processes, Strike
from tests.kill.state import Databases
from tests.kill.victim import Orders, StoppedClock, open_installation

BOB: Final = "bob@client.test"

#: The mail that was sent before any story begins, and its key.
FIRST: Final = "First of all"
FIRST_KEY: Final = "f1" * 16


class Company:
    """One Exchange and one database, in which stories happen, each from the same moment on as if it were the first.

    At that moment Anna's inbox is connected, she has written ``FIRST`` to Bob, and nothing is left to be done or read.
    So what a story passes depends on nothing but its weather.
    """

    def __init__(self, databases: Databases, folder: Path, processes: Processes) -> None:
        self._databases = databases
        self._folder = folder
        self._processes = processes
        self.office = Office()
        self._clock = self.office.clock
        self._numbers = itertools.count(1)
        self._key = Vault.new_key()
        self._open(databases.new())
        self._arrive_at_the_moment()
        # Nobody uses it any more: it is what all others are copied from.
        self._seen.close()
        self._database_then = self._settings.database
        self._office_then = self.office.snapshot()
        self._open(databases.copy(self._database_then))

    def begin_again(self) -> None:
        """Go back to the moment at which every story begins: nothing that was told has ever happened."""
        self._leave()
        self._office_then.restore()
        self._open(self._databases.copy(self._database_then))

    def close(self) -> None:
        """Close everything."""
        self._leave()
        self._databases.drop(self._database_then)
        self.office.close()

    def _open(self, database: str) -> None:
        self._settings = Settings(
            database=database,
            encryption_key=self._key,
            ca_file=self.office.ca_file,
            sync_interval=timedelta(days=30),
            doubtful_attempts=1000,
            read_timeout=timedelta(seconds=20),
        )
        self._workers = 2 if is_postgresql(database) else 1
        # What people see of the CRM, through an installation that is never killed and never works.
        self._seen = open_installation(self._settings, self.office.hosts, StoppedClock(self._clock.now()))

    def _leave(self) -> None:
        self._seen.close()
        self._databases.drop(self._settings.database)

    def _arrive_at_the_moment(self) -> None:
        self.act(self.orders(self.new_log(), "connect", ANNA, PASSWORD))
        self.pass_time(timedelta(minutes=1))
        self.act(self.orders(self.new_log(), "send", ANNA, BOB, FIRST, FIRST_KEY))
        self.pass_time(timedelta(minutes=1))
        self.look_into_mailbox()
        self.pass_time(timedelta(hours=1))

    def new_log(self) -> Path:
        """Return a file for the processes of one phase to note in what they pass."""
        return self._folder / f"{next(self._numbers)}.log"

    def orders(self, log: Path, act: str = "", *arguments: str) -> Orders:
        """Return what a process is told that does an act, or what is due."""
        return Orders(self._settings, self.office.hosts, self._clock.now(), log, act, arguments)

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
            self.office.organisation.run_due(self._clock.now())
            due = self._seen.next_due()
            if due and due <= self._clock.now():
                died += self._processes.run([replace(orders, now=self._clock.now())])
                continue
            moments = [moment for moment in (due, self.office.organisation.next_due()) if moment]
            earliest = min(moments, default=end)
            if earliest >= end:
                break
            self._clock.move_to(max(earliest, self._clock.now()))
        self._clock.move_to(end)
        return died

    def new_key(self) -> str:
        """Return a key for a mail."""
        return self._seen.new_key()

    def wait(self, time: timedelta) -> None:
        """Let time pass in which nobody works."""
        self._clock.advance(time)

    def later(self, by: timedelta) -> str:
        """Return a moment to come."""
        return (self._clock.now() + by).isoformat()

    def log_all(self) -> None:
        """Let Anna have all her mail with contacts logged from now on."""
        self._seen.log_policies.choose(self._seen.account(ANNA).id, LogRule.ALL)

    def look_into_mailbox(self) -> None:
        """Tell the integration that there is news in Anna's mailbox."""
        self._seen.mailboxes_changed([self._seen.account(ANNA).id])

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

    def disconnect(self) -> None:
        """Let Anna disconnect her inbox."""
        self._seen.disconnect(self._seen.account(ANNA).id)
