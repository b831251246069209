"""A whole organisation as it was at one moment, and the way back to it in milliseconds."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from fake_ews.clock import ManualClock
from fake_ews.mailbox.saved_premises import SavedPremises
from fake_ews.organisation import Organisation
from fake_ews.store.saved import Saved

#: What belongs to those outside, or is saved by itself.
_NOT_ITS_OWN: Final = ("accounts", "budgets", "clock", "faults", "lock", "recorder", "_listeners")


class Snapshot:
    """Mailboxes, journal, people outside, accounts, planned faults, the wire's record, seeds, a clock moved by hand.

    ``restore`` can be done again and again, also after a reset; it costs what has changed since. Of an organisation
    whose mailboxes only gain items until then, and those ``growing`` (addresses) folders too, a snapshot costs little.
    """

    def __init__(self, organisation: Organisation, *, growing: Collection[str] | None = None) -> None:
        self._organisation = organisation
        with organisation.lock:
            self._premises = SavedPremises(organisation.premises, growing=growing)
            self._parts = [
                Saved(organisation, *_NOT_ITS_OWN),
                Saved(organisation.accounts, "_clock", "_rules"),
                Saved(organisation.budgets, "_clock", "_leases"),
                Saved(organisation.faults),
                *(Saved(plan) for plan in organisation.faults.plans),
            ]
            self._record = organisation.recorder.kept()
            self._now = organisation.clock.now()

    def restore(self) -> None:
        """Make everything as it was: what happened since has never happened."""
        organisation = self._organisation
        with organisation.lock:
            for part in self._parts:
                part.put_back()
            self._premises.put_back()
            organisation.recorder.put_back(self._record)
            if isinstance(organisation.clock, ManualClock):
                organisation.clock.set_back(self._now)
            organisation.changed()
