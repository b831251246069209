"""How much a mailbox may send: what an administrator has set, within what is documented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from integration.audit.log import AuditLog
from integration.db.administration import Administration
from integration.errors import Refused
from integration.model.administration import Limits
from integration.model.audit import Deed
from integration.model.mail import File

#: knowledge.hubspot.com, "Set sending limits for connected email accounts": an administrator may set less, not more.
MOST: Final = Limits(per_day=1000, per_minute=10)

#: Bytes that may be attached to one mail in all, so that what leaves is logged whole (limitation L20).
MOST_ATTACHED: Final = 20 * 1024 * 1024


def refuse_too_large(files: Iterable[File]) -> None:
    """Raise Refused when files are too large together, before anything is stored."""
    size = sum(len(file.content) for file in files)
    if size > MOST_ATTACHED:
        raise Refused("mail.too-large", detail=f"{size / 1024 / 1024:.1f} MB")


class SendLimits:
    """The limits in force; ``usual`` holds until an administrator sets others."""

    def __init__(self, store: Administration, usual: Limits, audit: AuditLog) -> None:
        self._store = store
        self._audit = audit
        self._usual = usual

    def current(self) -> Limits:
        """Return what a mailbox may send now."""
        return self._store.limits() or self._usual

    def set(self, per_day: int = MOST.per_day, per_minute: int = MOST.per_minute) -> None:
        """Limit every mailbox; raises Refused for more than is documented."""
        if per_day > MOST.per_day:
            raise Refused("limitation.L17")
        if per_minute > MOST.per_minute:
            raise Refused("limitation.L18")
        with self._audit.deed(Deed.LIMITS_SET, "", per_day=str(per_day), per_minute=str(per_minute)):
            self._store.put_limits(Limits(per_day, per_minute))
