"""Basic authentication (RFC 7617): name and password with every request."""

from __future__ import annotations

import base64
import hmac

from fake_ews.access.accounts import Account, Accounts, logon_name
from fake_ews.access.outcome import LogonRefused


def check(credentials: str, accounts: Accounts) -> Account:
    """Return the account that ``credentials`` (what follows the word Basic) prove; raises LogonRefused."""
    try:
        raw = base64.b64decode(credentials, validate=True)
    except ValueError as error:
        raise LogonRefused("Basic: the credentials are not base64") from error
    user, colon, password = _decoded(raw).partition(":")
    account = accounts.find_account(logon_name(user)) if colon else None
    if account is None:
        raise LogonRefused(f"Basic: no account {user!r}")
    right = hmac.compare_digest(password.encode(), account.password.encode())
    if reason := accounts.judge(account, right=right):
        raise LogonRefused(f"Basic: {reason} for {user!r}")
    return account


def _decoded(raw: bytes) -> str:
    """Read UTF-8 where it is UTF-8; older clients send ISO 8859-1 (RFC 7617, 2.1 names no default)."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("iso-8859-1")
