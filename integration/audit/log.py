"""Writing down what is done, in the transaction that does it, and reading it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from typing import Final

from integration.audit.actors import actor
from integration.clock import Clock
from integration.db.audit import Audit
from integration.model.audit import AuditEntry, AuditQuery, Deed
from integration.model.paging import Part, Wanted

# Looking for what is too old costs as much as an entry; nothing that is kept for days has to go to the second.
_CUT_EVERY: Final = timedelta(hours=1)


class AuditLog:
    """The audit log of one installation; entries are added, and never changed but where a contact is forgotten.

    They are kept for as long as ``kept``, for ever where that is nothing. None holds a password, or what a mail says.
    """

    def __init__(self, store: Audit, clock: Clock, kept: timedelta) -> None:
        self._store = store
        self._clock = clock
        self._kept = kept
        self._cut_at: datetime | None = None

    @contextmanager
    def deed(self, deed: Deed, subject: str, **detail: str | tuple[str, ...]) -> Iterator[None]:
        """Do something in one transaction with its entry: both are there in the end, or neither is."""
        with self.together():
            yield
            self.note(deed, subject, **detail)

    def together(self) -> AbstractContextManager[object]:
        """Return one transaction for what is done and noted within it; it must not wait for anybody."""
        return self._store.together()

    def note(self, deed: Deed, subject: str, **detail: str | tuple[str, ...]) -> None:
        """Write an entry, in the transaction that is open if one is."""
        now = self._clock.now()
        said = {name: value for name, value in detail.items() if value}
        self._store.add(AuditEntry(now, actor(), deed, subject, said))
        if self._kept and (self._cut_at is None or now - self._cut_at >= _CUT_EVERY):
            self._cut_at = now
            self._store.cut(now - self._kept)

    def entries(self, query: AuditQuery | None = None, wanted: Wanted | None = None) -> Part[AuditEntry]:
        """Return one page of the entries that are asked for, the newest first."""
        return self._store.find(query or AuditQuery(), wanted or Wanted())
