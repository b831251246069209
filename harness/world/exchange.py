"""The Exchange of one world: the emulator over real HTTPS or in process, what it was asked, and who may look inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any, Final

import requests

from fake_ews.access.account_book import State
from fake_ews.clock import ManualClock
from fake_ews.faults import PlannedFault
from fake_ews.recorder import Exchanged
from fake_ews.settings import AutodiscoverRule, EwsAccess
from fake_ews.testing.controller import FakeExchange
from fake_ews.testing.requests_adapter import InProcessAdapter
from fake_ews.versions import Version
from harness.eyes import Eyes
from harness.world.network import Network
from harness.world.patience import Patience
from harness.world.witness import Witness

_CODE: Final = re.compile(rb"ResponseCode[^>]*>(\w+)<")

#: The build of 2010 SP1 as its servers say it: older than any that the integration takes.
_TOO_OLD: Final = (14, 1, 218, 14)


class ExchangeInWorld:
    """One organisation of one product, reachable by the names of the world's network."""

    def __init__(
        self,
        product: str,
        domain: str,
        mailboxes: dict[str, str],
        clock: ManualClock,
        seed: int,
        transport: str,
        network: Network,
    ) -> None:
        self.host: Final = f"mail.{domain}"
        self.emulator = FakeExchange(
            exchange=product,
            mailboxes=mailboxes,
            domain=domain,
            clock=clock,
            seed=seed,
            hosts=(self.host,),
            plain_port=0,
            smtp_port=0,
            through=lambda front: Patience(front, clock),
        )
        self.organisation = self.emulator.organisation
        self.witness = Witness(self.organisation)
        self.over_the_wire = transport == "wire"
        self._network = network
        self._clock = clock
        self._looked: list[requests.Session] = []
        self._changes_by_hand = 0

    def start(self) -> None:
        """Begin to answer."""
        if self.over_the_wire:
            self.emulator.start()
            self._network.lead_to(self.emulator.host, self.emulator.port, self.emulator.plain_port or 0)

    def stop(self) -> None:
        """Close everything that is open."""
        for session in self._looked:
            session.close()
        if self.over_the_wire:
            self.emulator.stop()

    @property
    def url(self) -> str:
        """The EWS URL as the people of the world know it."""
        return f"https://{self.host}/EWS/Exchange.asmx"

    def eyes(self, login: str, password: str) -> Eyes:
        """Return a second client in a mailbox."""
        session = requests.Session()
        session.trust_env = False
        if self.over_the_wire:
            session.verify = str(self.emulator.ca_path)
            url = self.emulator.ews_url
        else:
            session.mount("https://", InProcessAdapter(self.emulator.front))
            url = self.url
        self._looked.append(session)
        return Eyes(session, url, login, password)

    def become_too_old(self) -> None:
        """Turn into a server older than the integration takes: it says so, and knows no newer schema."""
        old = replace(self.organisation.product, said_build=_TOO_OLD, said_version="Exchange2010_SP1")
        self.organisation.product = replace(old, schema=Version.Exchange2010_SP1)

    def let_in(self, *addresses: str) -> None:
        """Have a firewall let in connections from these addresses only; from none named, everybody's."""
        self.change(allowed_clients=addresses)

    def change(self, **settings: Any) -> None:
        """Change settings of Exchange, for every request from now on."""
        self._changes_by_hand += 1
        self.emulator.change(**settings)

    def tell(self, verb: str, arguments: Mapping[str, Any]) -> None:
        """Use a verb of the control handle; raises ControlError for what cannot be done."""
        self._changes_by_hand += 1
        self.emulator.control.call(verb, arguments)
        self.emulator.change()  # whoever listens looks again at what clients are shown

    def put_account(self, address: str, state: State) -> None:
        """Say what becomes of an account, and end its logins: a connection that is signed in would go on."""
        self._changes_by_hand += 1
        self.organisation.accounts.put(address, state)
        self.organisation.accounts.sign_out(address)

    def leave_behind(self, address: str, product: str) -> None:
        """Have a mailbox lie on a server of an older product, behind the one that clients come to."""
        self._changes_by_hand += 1
        self.organisation.leave_behind(address, product)

    def set_ews_access(self, address: str, access: EwsAccess) -> None:
        """Say who may use EWS with a mailbox."""
        self._changes_by_hand += 1
        mailbox = self.organisation.premises.directory.find(address)
        assert mailbox is not None, f"there is no mailbox {address}"
        mailbox.ews_access = access

    def tell_autodiscover(self, *rules: AutodiscoverRule) -> None:
        """Have Autodiscover say something else than the truth, beside what it was told before."""
        self.change(autodiscover=(*self.organisation.settings.autodiscover, *rules))

    def set_password(self, address: str, password: str) -> None:
        """Change a password, and end the owner's logins: a connection that is signed in would go on."""
        self._changes_by_hand += 1
        self.organisation.set_password(address, password)
        self.organisation.accounts.sign_out(address)

    def plan(self, fault: PlannedFault) -> int:
        """Plan a failure; returns the id by which it can be called off."""
        self._changes_by_hand += 1
        return self.organisation.faults.plan(fault)

    def call_off(self, *plans: int) -> None:
        """Forget planned failures: those named, or all."""
        self._changes_by_hand += 1
        for plan in plans or (0,):
            self.organisation.faults.clear(plan)

    def unhappened(self) -> list[str]:
        """Return a sentence for each planned failure that never happened: the scenario shows nothing of it."""
        return self.emulator.unhappened()

    @property
    def stirrings(self) -> int:
        """A number that grows whenever a client that looks again could see something else."""
        return self.organisation.premises.journal.position + self._changes_by_hand

    def stirs_since(self, stirrings: int, lookers: Callable[[], Collection[str]]) -> bool:
        """Return whether one of the ``lookers``, mailboxes by address, could see something else than then, or fail."""
        if self.stirrings != stirrings:
            return True
        now = self._clock.now()
        # Of events only those who listen are told; whoever looks by himself never meets what is planned for them.
        planned = (plan for plan in self.organisation.faults.plans if plan.effect.stage != "event")
        failing = [plan.mailbox for plan in planned if plan.live(now)]
        return any(fnmatchcase(looker, mailbox) for mailbox in failing for looker in lookers())

    def after_next(self, operation: str, act: Callable[[], None]) -> None:
        """Do something as soon as the next request of that operation is answered."""
        observers = self.organisation.recorder.observers

        def observe(exchanged: Exchanged) -> None:
            if exchanged.operation == operation:
                observers.remove(observe)
                act()

        observers.append(observe)

    def next_due(self) -> datetime | None:
        """Return when something happens in Exchange, or outside it, by itself."""
        return self.organisation.next_due()

    def run_due(self, now: datetime) -> None:
        """Let it happen."""
        self.organisation.run_due(now)

    def idle(self) -> bool:
        """Return whether nothing is under way."""
        return self.organisation.idle()

    def last_exchanges(self) -> Iterator[str]:
        """Yield a line for each request so far: when, what, by whom, and what came back."""
        return (_line(exchanged) for exchanged in self.organisation.recorder.exchanges)

    def transcript(self) -> bytes:
        """Return everything said to this Exchange and by it, bodies whole; the same for the same seed."""
        return b"\n".join(_told(exchanged) for exchanged in self.organisation.recorder.exchanges)

    def internal_errors(self) -> list[str]:
        """Return the stack traces of the emulator's own mistakes: a scenario that met one proves nothing."""
        exchanges = self.organisation.recorder.exchanges
        return [exchanged.internal_error for exchanged in exchanges if exchanged.internal_error]


def _line(exchanged: Exchanged) -> str:
    code = _CODE.search(exchanged.body)
    said = f"{exchanged.status} {code[1].decode()}" if code else str(exchanged.status)
    what = exchanged.operation or f"{exchanged.request.method} {exchanged.request.path}"
    who = f" as {exchanged.account}" if exchanged.account else ""
    version = f" ({exchanged.version})" if exchanged.version else ""
    # The refusals of a login that goes on are no news.
    why = "; ".join(map(str, exchanged.why)) if exchanged.status != 401 or exchanged.fault_id else ""
    because = f", because: {why}" if why else ""
    return f"{exchanged.moment:%Y-%m-%d %H:%M:%S}  {what}{version}{who} -> {said}{because}"


def _told(exchanged: Exchanged) -> bytes:
    return b"\n".join((_line(exchanged).encode(), exchanged.request.body, exchanged.body))
