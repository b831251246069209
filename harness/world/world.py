"""Everything that one scenario owns; built once, torn down whole, shared with nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from fake_ews.clock import ManualClock
from harness.cast import Person
from harness.eyes import Answer, Eyes
from harness.moved_time import MovedTime
from harness.options import Options
from harness.report.file_names import file_name
from harness.world.exchange import ExchangeInWorld
from harness.world.integration import IntegrationInWorld
from harness.world.judgement import invalid_replies
from harness.world.network import Network
from harness.world.outside_post import OutsidePost
from harness.world.people import COMPANY, People
from harness.world.planned_sequence import PlannedSequence
from integration.errors import Refused


@dataclass(slots=True)
class Listening:
    """A mail client's pull subscription, and how far it was told."""

    id: str
    watermark: str


@dataclass(slots=True)
class Remembered:
    """What later sentences of a scenario speak about: the last refusal and the last raw answer; keys of sent mail."""

    listening: dict[str, Listening] = field(default_factory=dict)
    refusals: dict[str, Refused] = field(default_factory=dict)
    answer: Answer | None = None
    outage: list[int] = field(default_factory=list)
    crowd: list[Refused | None] = field(default_factory=list)
    sequences: dict[str, PlannedSequence] = field(default_factory=dict)


class World:
    """One organisation with its Exchange, one installation of the integration with its CRM, one clock, one cast."""

    def __init__(self, node: str, product: str, transport: str, seed: int) -> None:
        self.product = product
        # Protocols, sign-ins and Autodiscover are remembered by name all over the client, so no two worlds share one.
        name = hashlib.sha256(node.encode()).hexdigest()[:8]
        self.domain = f"w{name}.example.test"
        self.seed = int.from_bytes(hashlib.sha256(f"{seed}/{node}".encode()).digest()[:4])
        self.clock = ManualClock()
        names = (f"mail.{self.domain}", f"autodiscover.{self.domain}", self.domain)
        self.network = Network(names, dead=(f"switched-off.{self.domain}",))
        self.people = People(self.domain)
        self.exchange = ExchangeInWorld(
            product, self.domain, self.people.mailboxes(), self.clock, self.seed, transport, self.network
        )
        self.post = OutsidePost(self.clock, self.domain, self.exchange.organisation.premises.outside)
        self.exchange.start()
        self.integration = IntegrationInWorld(self.clock, self.seed, self.network, self.exchange)
        self.remembered = Remembered()
        self.time = MovedTime(self.clock, (("Exchange", self.exchange), ("the integration", self.integration)))

    def advance(self, by: timedelta) -> None:
        """Let time pass; everything due happens on the way."""
        self.time.advance(by)

    def settle(self) -> None:
        """Let everything happen that is due now."""
        self.time.settle()

    def eyes(self, person: Person) -> Eyes:
        """Return a second client in somebody's mailbox."""
        return self.exchange.eyes(self.people.address(person), self.people.password(person))

    def here(self, text: str) -> str:
        """Return a text of a feature with this world's domain where it says ``company.test`` or ``COMPANY``."""
        short = self.exchange.organisation.netbios
        return text.replace(COMPANY, self.domain).replace("COMPANY\\", f"{short}\\")

    def close(self) -> None:
        """Tear everything down."""
        with ExitStack() as stack:
            stack.callback(self.exchange.stop)
            stack.callback(self.integration.close)


@contextmanager
def open_world(node: str, product: str, options: Options) -> Iterator[World]:
    """Build a world for one test; when the test is over, write its transcript if asked, and tear the world down.

    Raises AssertionError at the end where the emulator itself made a mistake or gave an invalid reply: no scenario may
    hide that.
    """
    world = World(node, product, options.transport, options.seed)
    try:
        yield world
        if options.transcripts is not None:
            _write_transcript(options.transcripts / file_name(node, ".txt"), world)
        errors = world.exchange.internal_errors()
        assert not errors, f"the emulator made a mistake of its own:\n{errors[0]}"
        missed = world.exchange.unhappened()
        assert not missed, f"what was planned never happened: {'; '.join(missed)}"
        wrong = next(invalid_replies(world.exchange.organisation.recorder.exchanges), "")
        assert not wrong, f"the emulator gave a reply that no Exchange would give: {wrong}"
    finally:
        world.close()


def _write_transcript(path: Path, world: World) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(world.exchange.transcript())
