"""Everything below the access layer as it was at one moment, and the way back to it."""

from __future__ import annotations

from uuid import UUID

from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.premises import Premises
from fake_ews.store.saved import GrowingStore, Saved, SavedStore


class SavedPremises:
    """Premises at one position of their journal; ``put_back`` costs what happened since, not what there is.

    Where they are only ``growing`` until then, it costs nothing for what there is to take note of it either.
    """

    def __init__(self, premises: Premises, *, growing: bool = False) -> None:
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
        stores = {one.store.guid: one.store for one in _mailboxes(premises)}
        self._parts += [Saved(one) for one in _mailboxes(premises)]
        keep = GrowingStore if growing else SavedStore
        self._stores: dict[UUID, SavedStore | GrowingStore] = {guid: keep(store) for guid, store in stores.items()}

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
