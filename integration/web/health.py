"""How accounts fare, in the user's words, with what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from integration.model.account import Account, AccountState
from integration.model.outcome import BY_NTLM_ALONE, Transport
from integration.sentences import say


class Standing(StrEnum):
    """How it stands with an account: the words of a badge."""

    GOOD = "good"
    WAITS = "waits"
    """An outage; it is tried again by itself."""
    NEEDS_YOU = "needs you"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Health:
    """An account and how it fares; ``kind`` is inbox or calendar."""

    account: Account
    kind: str
    standing: Standing
    trouble: str


def health(account: Account, kind: str, language: str) -> Health:
    """Judge an account."""
    standing, trouble = Standing.GOOD, ""
    if account.state is AccountState.DISABLED:
        standing = Standing.OFF
    elif account.state is AccountState.SIGN_IN_NEEDED:
        standing, trouble = Standing.NEEDS_YOU, "account.sign-in-needed"
    elif account.health.refused_sign_ins:
        either = BY_NTLM_ALONE in account.health.trouble
        standing = Standing.NEEDS_YOU
        trouble = "refused.wrong-password-or-proxy" if either else "refused.wrong-password"
    elif account.health.failures:
        broken = str(Transport.SIGN_IN_BROKEN) in account.health.trouble
        standing, trouble = Standing.WAITS, "account.sign-in-broken" if broken else "account.outage"
    return Health(account, kind, standing, say(trouble, language, address=account.address) if trouble else "")


def healths(accounts: Iterable[Account], kind: str, language: str) -> list[Health]:
    """Judge several."""
    return [health(account, kind, language) for account in accounts]
