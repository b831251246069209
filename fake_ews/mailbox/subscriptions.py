"""Subscriptions as cursors on the journal: pull, push and streaming."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(slots=True)
class Subscription:
    """One subscription. ``folders`` are counters, empty for all; ``kind`` is "pull", "push" or "streaming".

    ``cursor`` is the journal position up to which events were handed out; ``expires`` ends a pull subscription that
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
    previous_watermark: str = ""


@dataclass(slots=True)
class Subscriptions:
    """Every live subscription by id."""

    by_id: dict[str, Subscription] = field(default_factory=dict)

    def add(self, subscription: Subscription) -> None:
        """Keep a new subscription."""
        self.by_id[subscription.id] = subscription

    def find(self, id: str, now: datetime) -> Subscription | None:
        """Return a live subscription, or None; one that expired is forgotten."""
        found = self.by_id.get(id)
        if found is not None and found.expires is not None and found.expires <= now:
            del self.by_id[id]
            return None
        return found
