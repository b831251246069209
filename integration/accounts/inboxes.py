"""Connecting inboxes, each of which several users may share: one mailbox, one password, one limit of sending."""

from __future__ import annotations

from dataclasses import replace

from integration.accounts.service import AccountService
from integration.audit.log import AuditLog
from integration.db.accounts import Accounts
from integration.db.inbox_users import InboxUsers
from integration.errors import NotFound
from integration.model.account import Account, AccountState, ConnectionRequest
from integration.model.audit import Deed


class InboxService:
    """What users do with inboxes; whoever signs in to the mailbox himself may use it, beside whom else there is.

    A mailbox is an account once, whoever uses it: it is read once, so each mail is logged once, and its mails are
    counted together.
    """

    def __init__(self, store: Accounts, users: InboxUsers, accounts: AccountService, audit: AuditLog) -> None:
        self._store = store
        self._users = users
        self._accounts = accounts
        self._audit = audit

    def connect(self, request: ConnectionRequest) -> Account:
        """Connect an inbox, or join those who use it; raises Refused, and then nothing is stored.

        Without a ``user`` in the request it is the address's own.
        """
        user = (request.user or request.address).lower()
        request = replace(request, user=user)
        before = self._store.by_address(request.address)
        if before is None or before.state is not AccountState.CONNECTED or user in self.users(before):
            return self._accounts.get(self._accounts.connect(request).id)
        # Only who signs in to the mailbox has a right to it: what others have entered is lent to nobody.
        self._accounts.check(request)
        if before.health.refused_sign_ins:
            # This password is the one that holds now.
            self._accounts.renew_password(before.id, request.password)
        with self._audit.deed(Deed.INBOX_JOINED, before.address, user=user):
            self._users.add(before.id, user)
        return self._accounts.get(before.id)

    def users(self, account: Account) -> tuple[str, ...]:
        """Return who uses an inbox."""
        return self._users.of(account)

    def disconnect(self, account_id: str, user: str = "") -> None:
        """Let a user use an inbox no more; without one, or when he is the last, it is disconnected. Raises NotFound."""
        account = self._accounts.get(account_id)
        user = user.lower()
        with self._audit.together():
            users = self.users(account)
            if user and user not in users:
                raise NotFound(f"{user} does not use the inbox {account.address}")
            if user and len(users) > 1:
                with self._audit.deed(Deed.INBOX_LEFT, account.address, user=user):
                    self._users.remove(account_id, user)
                return
        self._accounts.disable(account_id)
