"""Signatures: what stands at the end of every mail of an inbox, one-to-one and of sequences alike."""

from __future__ import annotations

from collections.abc import Callable

from integration.audit.log import AuditLog
from integration.db.signatures import Signatures
from integration.markup import safe
from integration.model.account import Account
from integration.model.audit import Deed
from integration.sending.bodies import signed


class SignatureService:
    """What users do with signatures; ``account_of`` raises NotFound for an inbox that there is not."""

    def __init__(self, store: Signatures, account_of: Callable[[str], Account], audit: AuditLog) -> None:
        self._store = store
        self._audit = audit
        self._account_of = account_of

    def set(self, account_id: str, html: str) -> None:
        """Sign the mails of an inbox with that HTML from now on, "" for no signature; raises NotFound."""
        account = self._account_of(account_id)
        with self._audit.deed(Deed.INBOX_SIGNATURE, account.address):
            self._store.put(account.id, safe(html).strip())

    def get(self, account_id: str) -> str:
        """Return the HTML that the mails of an inbox are signed with, "" for none."""
        return self._store.get(account_id)

    def signed(self, account_id: str, html: str) -> str:
        """Return the body of a mail with the signature below it."""
        return signed(html, self._store.get(account_id))
