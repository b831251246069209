"""Writing down what is done, in the transaction that does it, and reading it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

from integration.audit.actors import actor
from integration.clock import Clock
from integration.db.audit import Audit
from integration.model.audit import AuditEntry, AuditQuery, Deed
from integration.model.paging import Part, Wanted


class AuditLog:
    """The audit log of one installation; entries are added, and never changed but where a contact is forgotten.

    They are kept for as long as ``kept``, for ever where that is nothing. None holds a password, or what a mail says.
    """

    def __init__(self, store: Audit, clock: Clock, kept: timedelta) -> None:
        self._store = store
        self._clock = clock
        self._kept = kept

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
        if self._kept:
            self._store.cut(now - self._kept)

    def entries(self, query: AuditQuery | None = None, wanted: Wanted | None = None) -> Part[AuditEntry]:
        """Return one page of the entries that are asked for, the newest first."""
        return self._store.find(query or AuditQuery(), wanted or Wanted())
