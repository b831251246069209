"""What the transports ask of the core: one call a request, a lock around it, and a word when something has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from fake_ews.clock import Clock
from fake_ews.traffic import Connection, Headers, HttpRequest, Reply


class Front(Protocol):
    """Answers requests without ever waiting; the transport performs what has to wait."""

    @property
    def clock(self) -> Clock:
        """The organisation's clock, in which Delay and Wait name their moments."""
        ...

    @property
    def lock(self) -> AbstractContextManager[Any]:
        """Re-entrant; held while ``handle`` runs and while each chunk of a streamed reply is drawn."""
        ...

    def greets(self) -> bool:
        """Whether the TLS handshake that a client begins now succeeds."""
        ...

    def handle(self, request: HttpRequest, connection: Connection) -> Reply:
        """Answer one request."""
        ...

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback``, from whatever thread, after the journal grew or the clock was moved; returns the end."""
        ...

    def on_exchange(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback``, from whatever thread, when there is more to see of the wire; returns the end."""
        ...


class Outgoing(Protocol):
    """One request that the server makes itself, to a listener of push notifications."""

    @property
    def url(self) -> str:
        """Where it goes."""
        ...

    @property
    def headers(self) -> Headers:
        """Its header lines."""
        ...

    @property
    def body(self) -> bytes:
        """What it says."""
        ...


class Outward(Protocol):
    """What the core has to say to others: push notifications, mail that leaves."""

    def next_due(self) -> datetime | None:
        """Return when something is to be sent next, or None."""
        ...

    def take_due(self, now: datetime) -> Sequence[Any]:
        """Return what is to be sent now."""
        ...

    def answered(self, said: Any, answer: Any) -> None:
        """Take note of what came of it: the body that a listener answered or None, or how the relay took it."""
        ...


class Timeline(Protocol):
    """What happens by itself when time passes: mail from people outside, say."""

    def next_due(self) -> datetime | None:
        """Return when the next thing is due, or None."""
        ...

    def run_due(self, now: datetime) -> None:
        """Let happen what is due."""
        ...
