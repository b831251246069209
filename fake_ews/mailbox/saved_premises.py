"""Everything below the access layer as it was at one moment, and the way back to it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.store.saved import GrowingStore, Saved, SavedStore


class SavedPremises:
    """Premises at one position of their journal; ``put_back`` costs what happened since, not what there is.

    Where mailboxes only gain items until then, and those ``growing`` (addresses) folders too, it costs little for what
    there is to take note of it either.
    """

    def __init__(self, premises: Premises, *, growing: Collection[str] | None = None) -> None:
        self.premises = premises
        self._position = premises.journal.position
        self._seeds = premises.seeds.standing()
        self._parts = [
            Saved(premises),
            Saved(premises.directory),
            Saved(premises.outside, "_listeners"),
            Saved(premises.subscriptions, "_told"),
            Saved(premises.conversations),
            *(Saved(one) for one in premises.subscriptions.by_id.values()),
            *(Saved(one.listener) for one in premises.subscriptions.by_id.values() if one.listener is not None),
        ]
        self._parts += [Saved(one) for one in _mailboxes(premises)]
        self._stores: dict[UUID, SavedStore | GrowingStore] = {
            one.store.guid: SavedStore(one.store)
            if growing is None
            else GrowingStore(one.store, with_folders=one.address in growing)
            for one in _mailboxes(premises)
        }

    def put_back(self) -> None:
        """Make everything as it was, the journal too: what happened since has never happened."""
        journal = self.premises.journal
        for guid, store in self._stores.items():
            if since := journal.in_mailbox(guid, self._position):
                store.put_back(since)
        journal.cut(self._position)
        for part in self._parts:
            part.put_back()
        self.premises.seeds.stand(self._seeds)


def _mailboxes(premises: Premises) -> list[Mailbox]:
    """Return every mailbox, archives beside the mailboxes that they belong to."""
    primary = [*premises.directory, *premises.directory.disabled]
    return primary + [one.archive for one in primary if one.archive is not None]
