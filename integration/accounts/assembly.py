"""How a service of accounts is put together, on a store of inboxes or of calendars."""

from __future__ import annotations

from integration.accounts.domains import DomainService
from integration.accounts.rules import Patience
from integration.accounts.service import AccountService
from integration.accounts.store import AccountStore
from integration.accounts.users import UserService
from integration.foundation import Foundation
from integration.ports import MailServer


def accounts_on(
    foundation: Foundation,
    store: AccountStore,
    kind: str,
    *,
    server: MailServer,
    domains: DomainService,
    users: UserService,
) -> AccountService:
    """Return what one does with the accounts of that store; ``kind`` is inbox or calendar."""
    settings = foundation.settings
    return AccountService(
        store,
        server,
        foundation.vault,
        foundation.clock,
        foundation.keys,
        Patience(settings.refused_sign_ins, settings.refusal_span),
        domains.of,
        users.refuse_restricted,
        foundation.audit,
        foundation.notices,
        kind,
    )
