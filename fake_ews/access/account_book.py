"""The accounts of one organisation: found by any logon name, locked by wrong passwords, expired by time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, Literal, get_args

from fake_ews.access.accounts import Account, new_account
from fake_ews.clock import Clock
from fake_ews.values import dataclass

State = Literal["enabled", "disabled", "locked", "password_expired"]

#: What an account can be.
STATES: Final[tuple[State, ...]] = get_args(State)


@dataclass(frozen=True, slots=True)
class PasswordRules:
    """What a Windows domain demands (its default domain policy); 0 days or a threshold of 0 demand nothing."""

    password_days: int = 0
    lockout_threshold: int = 0
    lockout_minutes: int = 30


class AccountBook:
    """Accounts by their logon names, all lower case; whoever came first keeps a name that two would have."""

    def __init__(self, clock: Clock, rules: Callable[[], PasswordRules] = PasswordRules) -> None:
        self._clock = clock
        self._rules = rules
        self.by_address: dict[str, Account] = {}
        self._addresses: dict[str, str] = {}
        self._sign_outs: dict[str, int] = {}

    def add(self, address: str, password: str, logon_names: tuple[str, ...], *, disabled: bool = False) -> None:
        """Open an account, its password set now; a ``disabled`` one lets nobody in."""
        account = new_account(address, password)
        key = address.lower()
        self.by_address[key] = replace(account, password_set=self._clock.now(), disabled=disabled)
        for name in logon_names:
            self._addresses.setdefault(name, key)

    def find_account(self, logon_name: str) -> Account | None:
        """Return the account of that logon name, or None."""
        address = self._addresses.get(logon_name)
        return self.by_address[address] if address is not None else None

    def rename(self, address: str, logon_names: tuple[str, ...]) -> None:
        """Let an account log in by these names and no others; raises KeyError for an address that has none."""
        key = self.by_address[address.lower()].address.lower()
        for name in [name for name, owner in self._addresses.items() if owner == key]:
            del self._addresses[name]
        for name in logon_names:
            self._addresses.setdefault(name, key)

    def set_password(self, address: str, password: str) -> None:
        """Give an account another password, good from now on; raises KeyError for an address that has none."""
        new = new_account(address, password)
        self.change(
            address,
            password=new.password,
            nt_hash=new.nt_hash,
            password_set=self._clock.now(),
            password_expired=False,
            locked_until=None,
            wrong=(),
        )

    def change(self, address: str, **what: Any) -> None:
        """Change what is said of an account (``disabled=True``); raises KeyError for an address that has none."""
        key = address.lower()
        self.by_address[key] = replace(self.by_address[key], **what)

    def put(self, address: str, state: State) -> None:
        """Enable an account, disable it, lock it for as long as the rules say, or let its password be expired.

        Raises KeyError for an address that has none, ValueError for a state that there is not.
        """
        if state not in STATES:
            raise ValueError(f"an account is {', '.join(STATES)}; not {state!r}")
        until = self._clock.now() + timedelta(minutes=self._rules().lockout_minutes)
        self.change(
            address,
            disabled=state == "disabled",
            locked_until=until if state == "locked" else None,
            password_expired=state == "password_expired",
            wrong=(),
        )

    def sign_out(self, address: str) -> None:
        """End every login of an account, as a restart of IIS does; Windows itself lets a connection go on."""
        self._sign_outs[address.lower()] = self.sign_outs(address) + 1

    def sign_outs(self, address: str) -> int:
        """Return how often the logins of an account were ended."""
        return self._sign_outs.get(address.lower(), 0)

    def clear(self) -> None:
        """Forget every account."""
        self.by_address.clear()
        self._addresses.clear()
        self._sign_outs.clear()

    def judge(self, account: Account, *, right: bool) -> str:
        """Count a wrong password; return why an attempt fails, in the order in which Windows looks, or nothing.

        A client is told none of it: whatever the reason, IIS answers 401 (its log has the substatus).
        """
        now = self._clock.now()
        if account.locked_until is not None and now < account.locked_until:
            return f"account locked until {account.locked_until:%Y-%m-%d %H:%M:%S}"
        if not right:
            self._count(account)
            return "wrong password"
        if account.disabled:
            return "account disabled"
        if self._expired(account):
            return "password expired"
        if account.wrong or account.locked_until:
            self.change(account.address, wrong=(), locked_until=None)
        return ""

    def _count(self, account: Account) -> None:
        rules, now = self._rules(), self._clock.now()
        if not rules.lockout_threshold:
            return
        since = now - timedelta(minutes=rules.lockout_minutes)
        wrong = (*(moment for moment in account.wrong if moment > since), now)
        self.change(account.address, wrong=wrong)
        if len(wrong) >= rules.lockout_threshold:
            self.put(account.address, "locked")

    def _expired(self, account: Account) -> bool:
        days = self._rules().password_days
        if account.password_expired or account.password_set is None or not days:
            return account.password_expired
        return self._clock.now() >= account.password_set + timedelta(days=days)
