"""How accounts fare, in the user's words, with what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from integration.model.account import Account, AccountState
from integration.model.notice import Notice
from integration.model.outcome import BY_NTLM_ALONE, Transport
from integration.notices.rules import LIMITS
from integration.sentences import say
from integration.vault import NOT_OPENED


class Standing(StrEnum):
    """How it stands with an account: the words of a badge."""

    GOOD = "good"
    WAITS = "waits"
    """An outage; it is tried again by itself."""
    NEEDS_YOU = "needs you"
    OFF = "off"


#: What is in the way though the server may be well: how its outcome says so, and the sentence for people.
_IN_THE_WAY: Final = (
    (NOT_OPENED, "account.no-key"),
    (str(Transport.SIGN_IN_BROKEN), "account.sign-in-broken"),
)


@dataclass(frozen=True, slots=True)
class Health:
    """An account and how it fares; ``kind`` is inbox or calendar, ``limit`` what is to be said of its sending."""

    account: Account
    kind: str
    standing: Standing
    trouble: str
    limit: str = ""


def health(account: Account, kind: str, language: str, told: Sequence[Notice] = ()) -> Health:
    """Judge an account; ``told`` are the notices that stand, the oldest first.

    Of these only what is near its limit shows: that it is disconnected the account says itself.
    """
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
        why = (sentence for mark, sentence in _IN_THE_WAY if mark in account.health.trouble)
        standing, trouble = Standing.WAITS, next(why, "account.outage")
    limits = [notice for notice in told if notice.account_id == account.id and notice.deed in LIMITS]
    limit = say(limits[-1].sentence, language, address=account.address, detail=limits[-1].detail) if limits else ""
    said = say(trouble, language, address=account.address) if trouble else ""
    return Health(account, kind, standing, said, limit)


def healths(accounts: Iterable[Account], kind: str, language: str, told: Sequence[Notice] = ()) -> list[Health]:
    """Judge several."""
    return [health(account, kind, language, told) for account in accounts]
