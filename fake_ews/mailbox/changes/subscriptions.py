"""Subscriptions as cursors on the journal: pull, push and streaming."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime, timedelta
from uuid import UUID

from fake_ews.mailbox.changes.events import Event
from fake_ews.schema.record import Record
from fake_ews.values import dataclass
from fake_ews.versions import Version


@dataclass(slots=True)
class Listener:
    """How it stands with whoever a push subscription writes to, by the schema of the ``version`` subscribed with.

    ``heard`` is when an answer came last. ``notification`` is under way, or to be repeated: it was sent ``attempts``
    times, first when it had ``begun``.
    """

    status_frequency: timedelta
    version: Version
    heard: datetime | None = None
    notification: Record | None = None
    begun: datetime = datetime.min
    attempts: int = 0
    under_way: bool = False


@dataclass(slots=True)
class Subscription:
    """One subscription. ``folders`` are counters, empty for all; ``kind`` is "pull", "push" or "streaming".

    ``cursor`` is the number of the event up to which they were handed out; ``expires`` ends a pull subscription that
    nobody reads.
    """

    id: str
    kind: str
    owner: str
    mailbox: UUID
    folders: frozenset[int]
    event_types: frozenset[str]
    cursor: int
    created: datetime
    expires: datetime | None = None
    timeout_minutes: int = 0
    url: str = ""
    listener: Listener | None = None
    #: Whether the server has ended it: a stream that reads it ends too.
    ended: bool = False
    #: The number up to which it was decided when events are told, and what was decided: numbers of those that are not
    #: told where they stand, and events that wait for their moment.
    decided: int = 0
    kept_back: set[int] = field(default_factory=set)
    waiting: list[tuple[datetime, Event]] = field(default_factory=list)


#: When an event is told, by the operation that tells it, the mailbox's address, its name and its moment; None: at once.
Moments = Callable[[str, str, str, datetime], tuple[datetime, ...] | None]


def _at_once(operation: str, mailbox: str, event: str, moment: datetime) -> None:
    """Every event is told as soon as somebody asks."""


@dataclass(slots=True)
class Subscriptions:
    """Every live subscription by id, and the rule that says when events are told."""

    by_id: dict[str, Subscription] = field(default_factory=dict)
    moments: Moments = _at_once
    _told: list[Callable[[], None]] = field(default_factory=list)

    def on_add(self, callback: Callable[[], None]) -> None:
        """Call ``callback`` after each new subscription: whoever pushes has a listener to write to."""
        self._told.append(callback)

    def add(self, subscription: Subscription) -> None:
        """Keep a new subscription."""
        self.by_id[subscription.id] = subscription
        for callback in self._told:
            callback()

    def live(self, mailbox: UUID, now: datetime) -> int:
        """Return how many subscriptions to a mailbox have not ended or expired."""
        to_it = (one for one in self.by_id.values() if one.mailbox == mailbox)
        return sum(1 for one in to_it if one.expires is None or one.expires > now)

    def end(self, mailbox: UUID) -> None:
        """End every subscription to a mailbox."""
        for id, one in list(self.by_id.items()):
            if one.mailbox == mailbox:
                one.ended = True
                del self.by_id[id]

    def find(self, id: str, now: datetime) -> Subscription | None:
        """Return a live subscription, or None; one that expired is forgotten."""
        found = self.by_id.get(id)
        if found is not None and found.expires is not None and found.expires <= now:
            del self.by_id[id]
            return None
        return found
