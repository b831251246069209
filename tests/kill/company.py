"""A company whose integration is killed again and again: its Exchange, its people, and what they find in the end."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from signal import SIGKILL
from typing import Final

from fake_ews.clock import ManualClock
from fake_ews.faults import PlannedFault
from fake_ews.mailbox.mail.outside import Scheduled
from fake_ews.schema.item import ItemType
from fake_ews.testing import FakeExchange
from integration.db.database import is_postgresql
from integration.errors import NotFound
from integration.model.account import AccountState
from integration.settings import Settings
from integration.vault import Vault
from tests.kill.points import Point
from tests.kill.victim import Orders, StoppedClock, obey, open_installation

ANNA: Final = "anna@firm.test"
PASSWORD: Final = "pass-Wörd1"
HOST: Final = "mail.firm.test"

#: Every process is forked from one that has imported everything and has opened nothing.
PROCESSES: Final = get_context("forkserver")

#: How long a company is watched after each story: the last look for drafts that come late is after 15 minutes.
AFTERWARDS: Final = timedelta(minutes=45)

#: When Exchange does what it was asked, at the latest; the integration reckons with a quarter of an hour.
LATE: Final = timedelta(minutes=5)


@dataclass(frozen=True)
class Blow:
    """What goes wrong in one story.

    A process dies at a ``point``, or at whatever instant ``seconds`` in the ``phase`` is; an answer to ``lost`` is lost
    after Exchange did what was asked; a request of operation ``late`` is carried out only minutes after the
    integration has given up on it.
    """

    point: Point | None = None
    phase: str = ""
    seconds: float = 0.0
    lost: str = ""
    late: str = ""


@dataclass
class Outcome:
    """How a story ended: what people found wrong, where processes passed, whether one was killed."""

    problems: list[str]
    passed: list[tuple[str, str]]
    killed: int = 0


class Company:
    """One Exchange and one database, which several stories happen to, one after the other."""

    def __init__(self, database: str, folder: Path, seed: int, product: str = "2010_SP2") -> None:
        self._folder = folder
        self._clock = ManualClock()
        self._random = Random(f"company {seed}")
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
        self._logs = itertools.count(1)
        self._late_done: set[Path] = set()
        # What people see of the CRM, through an installation that is never killed and never works.
        self._seen = open_installation(self._settings, self._hosts, StoppedClock(self._clock.now()))

    def close(self) -> None:
        """Close everything."""
        self._seen.close()
        self._exchange.stop()

    def tell(self, story: str, blow: Blow) -> Outcome:
        """Let a story happen under that blow, wait until all is over, and see what people find."""
        number = next(self._numbers)
        told = _Story(self, blow, f"bob{number}@client.test", f"Offer {number}")
        problems = getattr(told, story)()
        return Outcome(problems, told.passed, told.killed)

    def run(self, orders: Orders, count: int = 1, seconds: float = 0.0) -> tuple[list[str], int]:
        """Run processes to their end, killing one after ``seconds``; returns what they passed and how many died."""
        logs = [self._folder / f"{next(self._logs)}.log" for _ in range(count)]
        processes: list[BaseProcess] = [
            PROCESSES.Process(target=obey, args=(replace(orders, log=log),), daemon=True) for log in logs
        ]
        for process in processes:
            process.start()
        if seconds:
            victim = self._random.choice(processes)
            victim.join(seconds)
            victim.kill()
        for process in processes:
            process.join(60)
            if process.exitcode is None:
                process.kill()
                raise AssertionError(f"a process did not come to an end: {orders}")
            if process.exitcode not in (0, -SIGKILL):
                raise AssertionError(f"a process ended with {process.exitcode}: {orders}")
        passed = [place for log in logs if log.exists() for place in log.read_text().split("\n") if place]
        return passed, sum(process.exitcode == -SIGKILL for process in processes)

    def orders(self, act: str = "", *arguments: str) -> Orders:
        """Return what a process is told that does an act, or what is due."""
        return Orders(self._settings, self._hosts, self._clock.now(), self._folder / "log", act, arguments)

    def work(self, orders: Orders, seconds: float = 0.0) -> tuple[list[str], int]:
        """Let the workers do what is due now."""
        return self.run(orders, self._workers, seconds)

    def pass_time(self, by: timedelta, deadly: tuple[str, int] | None = None) -> int:
        """Let time pass, stopping wherever something falls due; returns how many processes died at ``deadly``."""
        died = 0
        end = self._clock.now() + by
        while True:
            self._exchange.organisation.run_due(self._clock.now())
            due = self._seen.next_due()
            if due and due <= self._clock.now():
                died += self.run(replace(self.orders(), deadly=None if died else deadly))[1]
                continue
            moments = [moment for moment in (due, self._exchange.organisation.next_due()) if moment]
            earliest = min(moments, default=end)
            if earliest >= end:
                break
            self._clock.move_to(max(earliest, self._clock.now()))
        self._clock.move_to(end)
        return died

    def carry_out_late(self) -> None:
        """Do what was asked long ago: requests that were still on their way when the integration gave up on them."""
        for request in sorted(set(self._folder.glob("*.xml")) - self._late_done):
            self._late_done.add(request)
            self._exchange.post(request.read_bytes(), ANNA)

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

    def reply(self, sender: str, subject: str, answers: str) -> str:
        """Let somebody outside answer; returns the Message-ID of his mail."""
        mail = EmailMessage(policy=policy.SMTP)
        message_id = f"<re.{next(self._numbers)}@client.test>"
        mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = sender, ANNA, f"Re: {subject}", message_id
        mail["In-Reply-To"] = mail["References"] = answers
        mail.set_content("Yes, gladly.")
        self._exchange.organisation.premises.outside.schedule(
            Scheduled(self._clock.now(), sender, (ANNA,), bytes(mail))
        )
        self._exchange.organisation.run_due(self._clock.now())
        self._seen.mailboxes_changed([self._seen.account(ANNA).id])
        return message_id

    def arrived(self, address: str) -> list[str]:
        """Return the Message-IDs that somebody outside got."""
        mails = self._exchange.organisation.premises.outside.inbox(address)
        return [str(message_from_bytes(mail.mime, policy=policy.default)["Message-ID"]) for mail in mails]

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

    def connected(self) -> list[tuple[str, AccountState]]:
        """Return the accounts as their owners see them."""
        return [(account.address, account.state) for account in self._seen.accounts()]

    def disconnect(self) -> None:
        """Let Anna disconnect her inbox, if it is connected."""
        with suppress(NotFound):
            self._seen.disconnect(self._seen.account(ANNA).id)


class _Story:
    """One thing that people want, told under a blow; each story returns what they find wrong in the end."""

    def __init__(self, company: Company, blow: Blow, contact: str, subject: str) -> None:
        self._company = company
        self._blow = blow
        self._contact = contact
        self._subject = subject
        self.passed: list[tuple[str, str]] = []
        self.killed = 0

    def connect(self) -> list[str]:
        """Anna connects her inbox, and tries again when she sees that it is not connected."""
        self._company.disconnect()
        wanted = [(ANNA, AccountState.CONNECTED)]
        for attempt in range(3):
            if self._company.connected() != wanted:
                self._phase("act", "connect", ANNA, PASSWORD, hit=attempt == 0)
        self._phase("work")
        self._company.well()
        self._company.pass_time(AFTERWARDS)
        found = self._company.connected()
        return [] if found == wanted else [f"the accounts are {found}"]

    def send(self) -> list[str]:
        """Anna writes a mail; her browser sends it again until it gets an answer."""
        self._write()
        self._phase("work")
        return self._over(["EMAIL SENT"])

    def schedule(self) -> list[str]:
        """The same with a mail that is to leave in an hour."""
        self._write(self._company.later(timedelta(hours=1)))
        self._company.pass_time(timedelta(minutes=59))
        self._company.wait(timedelta(minutes=1))
        self._phase("work")
        return self._over(["EMAIL SENT"])

    def log(self) -> list[str]:
        """Bob answers a mail that has been sent."""
        self._company.run(self._company.orders("send", ANNA, self._contact, self._subject, self._company.new_key()))
        self._company.pass_time(timedelta(minutes=1))
        (sent,) = self._company.arrived(self._contact)
        self._company.reply(self._contact, self._subject, sent)
        self._phase("work")
        return self._over(["EMAIL SENT", "INCOMING_EMAIL SENT"])

    def _write(self, *at: str) -> None:
        key = self._company.new_key()
        while self._phase("act", "send", ANNA, self._contact, self._subject, key, *at, hit=not self.killed):
            pass

    def _phase(self, phase: str, *act: str, hit: bool = True) -> int:
        """Let a process act, or the workers work, with the blow if it falls into this phase; how many died."""
        orders, seconds = self._company.orders(*act), 0.0
        blow = self._blow
        if phase == "work" and blow.lost:
            self._company.lose(blow.lost)
        if phase == "work":
            orders = replace(orders, late=blow.late)
        if hit and blow.point and blow.point.phase == phase:
            orders = replace(orders, deadly=(blow.point.place, blow.point.nth))
        elif hit and blow.phase == phase:
            seconds = blow.seconds
        passed, killed = self._company.run(orders, 1, seconds) if act else self._company.work(orders, seconds)
        self.passed += [(phase, place) for place in passed]
        self.killed += killed
        return killed

    def _over(self, wanted: Sequence[str]) -> list[str]:
        # Where an answer was lost, the point lies behind the next attempt.
        point = self._blow.point
        waits = point is not None and point.phase == "work" and not self.killed
        self.killed += self._company.pass_time(LATE, (point.place, point.nth) if point and waits else None)
        self._company.well()
        self._company.carry_out_late()
        self._company.pass_time(AFTERWARDS)
        problems = []
        arrived, shown = self._company.arrived(self._contact), self._company.timeline(self._contact)
        folders = self._company.folders(self._subject)
        if len(arrived) != 1:
            problems.append(f"{self._contact} got {len(arrived)} mails")
        if sorted(shown) != sorted(wanted):
            problems.append(f"the timeline of {self._contact} shows {shown}")
        if folders != ["Sent Items"]:
            problems.append(f"the mail lies in {folders}")
        return problems
