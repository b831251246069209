"""How much a mailbox may send: what an administrator has set, within what is documented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from integration.audit.log import AuditLog
from integration.db.administration import Administration
from integration.errors import Refused
from integration.model.account import Account
from integration.model.administration import Limits
from integration.model.audit import Deed
from integration.model.mail import File
from integration.notices.rules import LIMITS
from integration.notices.service import NoticeService
from integration.sending import rules

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

    def __init__(self, store: Administration, usual: Limits, audit: AuditLog, notices: NoticeService) -> None:
        self._store = store
        self._audit = audit
        self._notices = notices
        self._usual = usual

    def current(self) -> Limits:
        """Return what a mailbox may send now."""
        return self._store.limits() or self._usual

    def watch(self, account: Account, sent: int) -> None:
        """Tell the users of a mailbox, in the transaction that is open, that its limit is near or reached."""
        per_day = self.current().per_day
        deed = rules.closeness(sent, per_day)
        if deed and self._notices.tell(deed, account, str(per_day)):
            self._audit.note(deed, account.address, sent=str(sent), per_day=str(per_day))

    def set(self, per_day: int = MOST.per_day, per_minute: int = MOST.per_minute) -> None:
        """Limit every mailbox; raises Refused for more than is documented."""
        if per_day > MOST.per_day:
            raise Refused("limitation.L17")
        if per_minute > MOST.per_minute:
            raise Refused("limitation.L18")
        with self._audit.deed(Deed.LIMITS_SET, "", per_day=str(per_day), per_minute=str(per_minute)):
            self._store.put_limits(Limits(per_day, per_minute))
            # What was told spoke of the limit before.
            self._notices.take_back(*LIMITS)
