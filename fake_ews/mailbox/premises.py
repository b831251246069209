"""What the rules of a mailbox can reach: clock, seeds, journal, directory, settings, the world outside."""

from __future__ import annotations

from dataclasses import field
from uuid import UUID

from fake_ews.clock import Clock
from fake_ews.mailbox.changes.subscriptions import Subscriptions
from fake_ews.mailbox.conversations.threading import Conversations
from fake_ews.mailbox.mail.outside import Outside
from fake_ews.mailbox.people.directory import Directory
from fake_ews.seeds import Seeds
from fake_ews.settings import Settings
from fake_ews.store.journal import Journal
from fake_ews.values import dataclass


@dataclass(slots=True)
class Premises:
    """Everything mutable of one organisation below the access layer; the organisation makes it and owns it."""

    domain: str
    host: str
    clock: Clock
    seeds: Seeds
    settings: Settings
    database: UUID
    journal: Journal = field(default_factory=Journal)
    directory: Directory = field(default_factory=Directory)
    outside: Outside = field(default_factory=Outside)
    #: Accounts (lower case) with the role Discovery Management.
    discovery_managers: set[str] = field(default_factory=set)
    subscriptions: Subscriptions = field(default_factory=Subscriptions)
    conversations: Conversations = field(init=False)

    def __post_init__(self) -> None:
        self.conversations = Conversations(self.clock, self.seeds)

    def forget_sync_states(self, address: str) -> None:
        """Make every SyncState of a mailbox invalid; its clients have to begin anew."""
        found = self.directory.find(address)
        if found is not None:
            found.sync_epoch += 1

    def end_subscriptions(self, address: str) -> None:
        """End every subscription to a mailbox, as happens when it moves to another server."""
        found = self.directory.find(address)
        if found is not None:
            self.subscriptions.end(found.guid)
