"""The system under test in one world: the integration on the world's clock, seed and network."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime
from typing import Any, Final

from fake_ews.clock import ManualClock
from harness.world.exchange import ExchangeInWorld
from harness.world.network import Network
from harness.world.relay import FirmRelay
from integration.app import Integration
from integration.keys import SeededKeys
from integration.model.account import AccountState, Health
from integration.settings import Settings

#: Loopback has more addresses than the one that everybody else comes from.
STATIC_ADDRESSES: Final = ("127.0.0.2",)


class IntegrationInWorld:
    """One installation with a CRM of its own, whose time is moved by the world."""

    def __init__(self, clock: ManualClock, seed: int, network: Network, exchange: ExchangeInWorld) -> None:
        emulator = exchange.emulator
        self.sender: Final = f"crm@{emulator.organisation.premises.domain}"
        settings = Settings(
            database="sqlite://",
            encryption_key=_key(seed),
            # The worlds of a harness live on the loopback address, which production forbids.
            address_policy="any",
            ca_file=str(emulator.ca_path) if exchange.over_the_wire else "",
            static_addresses=STATIC_ADDRESSES,
            # Such links are sealed, so they are other bytes each time; scenarios about them choose them.
            unsubscribe_link="writer",
            privacy_url="https://company.example/privacy",
            notice_sender=self.sender,
        )
        transport = None if exchange.over_the_wire else network.in_process(emulator.entry)
        self._exchange = exchange
        self._seen = -1
        self.app = Integration(
            settings,
            clock=clock,
            keys=SeededKeys(seed),
            resolver=network,
            transport=transport,
            relay=FirmRelay(exchange.organisation),
        )
        self._clock = clock
        with self.app.database.reading() as connection:
            # A database in memory has one connection, which counts every row that is changed.
            self._sqlite: Any = connection.connection.driver_connection
        self._changes = -1
        self._due: dict[bool, datetime | None] = {}

    def next_due(self) -> datetime | None:
        """Return when the integration has something to do.

        Its look into every inbox each minute is left out while Exchange has nothing that it has not seen: ninety days
        would be 129,600 looks at nothing. They are made up for, once, wherever time stops.
        """
        return self._next_due(self._exchange.stirs_since(self._seen, self._healthy))

    def _healthy(self) -> set[str]:
        """Return the addresses of the inboxes that are only looked into: one that failed is tried again by itself."""
        accounts = self.app.accounts()
        return {one.address for one in accounts if one.state is AccountState.CONNECTED and one.health == Health()}

    def run_due(self, now: datetime) -> None:
        """Let it do what is due."""
        self.app.run_due(now)
        self._seen = self._exchange.stirrings

    def idle(self) -> bool:
        """Return whether it is at rest: without a thread of its own it is, unless something is due."""
        due = self._next_due(routine=True)
        return due is None or due > self._clock.now()

    def _next_due(self, routine: bool) -> datetime | None:
        """Ask the integration, but not again while its database is as it was.

        What is due is said by the database alone, and time asks five times at each moment on its way.
        """
        changes = self._sqlite.total_changes
        if changes != self._changes:
            self._changes = changes
            self._due.clear()
        if routine not in self._due:
            self._due[routine] = self.app.next_due(routine)
        return self._due[routine]

    def close(self) -> None:
        """Close connections and database."""
        self.app.close()


def _key(seed: int) -> str:
    """Return a Fernet key: 32 bytes out of the seed."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"encryption key {seed}".encode()).digest()).decode()
