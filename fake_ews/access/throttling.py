"""Budgets by the organisation's clock: how many requests of a user are under way, and the server time they spend."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple

from fake_ews.causes import Cause
from fake_ews.clock import Clock
from fake_ews.errors import Fault
from fake_ews.schema.response_codes import known_as
from fake_ews.throttling_policy import THROTTLING, UNLIMITED, Finds, Kind, ThrottlingPolicy, exceeded
from fake_ews.values import dataclass
from fake_ews.versions import Version

_MINUTE: Final = timedelta(minutes=1)
_MILLISECOND: Final = timedelta(milliseconds=1)
_HOUR_MS: Final = 3_600_000
_INFINITE: Final = float("inf")

#: How much of the time on a Client Access server of 2010 is spent elsewhere meanwhile. The three budgets overlap: time
#: on the Client Access server includes the two others. The shares are a choice; the documentation gives none.
_SHARES: Final = MappingProxyType(
    {"ews_percent_time_in_cas": 1.0, "ews_percent_time_in_mailbox_rpc": 0.6, "ews_percent_time_in_ad": 0.1}
)

#: A request is never held back longer: EWS limits the execution time of a batch to one minute.
_LONGEST_DELAY: Final = timedelta(minutes=1)


#: How long whoever synchronises too much at a time is asked to wait, in milliseconds: seen in Exchange Online with a
#: limit of 5 (mustang-im/mustang, issue 121).
_BACK_OFF_OF_SYNCS: Final = 5000


class Owner(NamedTuple):
    """Whose budget it is: a mailbox's own, or that of the service accounts which act as it.

    From 2010 SP2 RU4 on the two are apart, and all service accounts share one.
    """

    address: str
    impersonated: bool = False


class _Account(NamedTuple):
    """Server time of one owner, in milliseconds: the balance at a moment, and what the minute that began there took.

    Who was ``cut_off`` stays so until the balance is above zero.
    """

    moment: datetime
    balance: float
    minute: datetime
    used: float = 0.0
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one owner: requests and streams under way, and server time in milliseconds."""

    owner: Owner
    under_way: int
    streams: int
    balance: float
    used: float
    cut_off: bool


@dataclass(slots=True, eq=False)
class Lease:
    """One request from its admission to its last byte, and what it spends."""

    budgets: Budgets
    owner: Owner
    policy: ThrottlingPolicy
    kind: Kind
    finds: Finds
    parts: int = 0
    _ended: bool = field(default=False)

    def end(self) -> None:
        """Give back what the request held; ending twice is ending once."""
        if not self._ended:
            self._ended = True
            self.budgets.give_back(self)


class Budgets:
    """The budgets of everybody in one organisation."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._accounts: dict[Owner, _Account] = {}
        self._policies: dict[Owner, ThrottlingPolicy] = {}
        self._leases: dict[Owner, list[Lease]] = {}

    def clear(self) -> None:
        """Forget what was spent; what is under way stays so."""
        self._accounts.clear()

    def admit(self, owner: Owner, policy: ThrottlingPolicy, version: Version, kind: Kind) -> Lease:
        """Let a request begin; raises Fault ErrorExceededConnectionCount or ErrorServerBusy."""
        self._policies[owner] = policy
        running = self._leases.get(owner, [])
        _check_connections(running, policy, version, kind)
        account = self._account(owner, policy)
        _check_minute(account, policy)
        _check_balance(account, policy)
        lease = Lease(self, owner, policy, kind, Finds(sum([one.finds.here for one in running])))
        self._leases.setdefault(owner, running).append(lease)
        return lease

    def give_back(self, lease: Lease) -> None:
        """Take a request out that is over."""
        running = self._leases[lease.owner]
        running.remove(lease)
        if not running:
            del self._leases[lease.owner]

    def standing(self) -> list[Standing]:
        """Return how it stands with everybody who has asked for anything, in the order in which they came."""
        owners = dict.fromkeys((*self._accounts, *self._leases))
        return [self._standing(owner) for owner in owners]

    def _standing(self, owner: Owner) -> Standing:
        leases = self._leases.get(owner, [])
        streams = [one.kind for one in leases].count("stream")
        policy = self._policies.get(owner, ThrottlingPolicy())
        account = self._account(owner, policy)
        return Standing(owner, len(leases) - streams, streams, account.balance, account.used, account.cut_off)

    def charge(self, lease: Lease, milliseconds: float) -> timedelta:
        """Take server time from the owner's budgets; returns how long the answer is held back until that is paid."""
        owner, policy = lease.owner, lease.policy
        account = self._account(owner, policy)
        balance = account.balance - milliseconds
        cut_off = account.cut_off or exceeded(policy.ews_cutoff_balance, -balance)
        used = account.used + milliseconds
        self._accounts[owner] = _Account(account.moment, balance, account.minute, used, cut_off)
        debt = min(milliseconds, -balance)
        return min(_recharge(policy, debt), _LONGEST_DELAY) if debt > 0 else timedelta()

    def _account(self, owner: Owner, policy: ThrottlingPolicy) -> _Account:
        """Return how it stands with an owner now: what has come back since, and whether another minute has begun."""
        now = self._clock.now()
        # Budgets of 2010 begin anew with each minute; those of later products fill up to MaxBurst as time passes.
        burst, rate = _number(policy.ews_max_burst), _number(policy.ews_recharge_rate)
        account = self._accounts.get(owner)
        if account is None:
            return _Account(now, burst, now.replace(second=0, microsecond=0))
        back = _INFINITE if rate == _INFINITE else (now - account.moment) / _MILLISECOND * rate / _HOUR_MS
        balance = min(burst, account.balance + back)
        minute, used = account.minute, account.used
        if not minute <= now < minute + _MINUTE:
            minute, used = now.replace(second=0, microsecond=0), 0.0
        return _Account(now, balance, minute, used, account.cut_off and balance <= 0)


def _number(limit: int | None) -> float:
    return _INFINITE if limit is None or limit == UNLIMITED else limit


def _check_connections(running: list[Lease], policy: ThrottlingPolicy, version: Version, kind: Kind) -> None:
    """Raise Fault where one more of the kind is too many: streams count apart, synchronisations once more."""
    kinds = [one.kind for one in running]
    streams = kinds.count("stream")
    if kind == "stream":
        _check_number(streams + 1, policy, "hanging_connection_limit", "HangingConnectionLimit", version)
        return
    _check_number(len(running) - streams + 1, policy, "ews_max_concurrency", "MaxConcurrency", version)
    syncs, limit = kinds.count("sync") + 1, policy.concurrent_sync_calls
    if kind == "sync" and exceeded(limit, syncs):
        values = {
            "BackOffMilliseconds": str(_BACK_OFF_OF_SYNCS),
            "ErrorMessage": _said("ConcurrentSyncCalls", limit, _BACK_OFF_OF_SYNCS),
        }
        said = f"{syncs} synchronisations of one user are more than {limit}."
        raise Fault("ErrorServerBusy", values=values, cause=Cause(said, THROTTLING, setting="concurrent_sync_calls"))


def _check_number(count: int, policy: ThrottlingPolicy, setting: str, part: str, version: Version) -> None:
    limit: int | None = getattr(policy, setting)
    if exceeded(limit, count):
        values = {"Policy": part, f"{part}Limit": str(limit), "ErrorMessage": _said(part, limit, 0)}
        cause = Cause(f"{count} connections of one user are more than {limit}.", THROTTLING, setting=setting)
        raise Fault(known_as("ErrorExceededConnectionCount", version), values=values, cause=cause)


def _said(part: str, limit: int | None, back_off: int) -> str:
    return (
        f"This operation exceeds the throttling budget for policy part '{part}', policy value '{limit}',  "
        f"Budget type: 'Ews'.  Suggested backoff time {back_off} ms."
    )


def _check_minute(account: _Account, policy: ThrottlingPolicy) -> None:
    for name, share in _SHARES.items():
        percent: int | None = getattr(policy, name)
        if exceeded(percent, account.used * share / 600):
            rest = account.minute + _MINUTE - account.moment
            raise _busy(rest, f"A minute's {percent} percent are used up.", name)


def _check_balance(account: _Account, policy: ThrottlingPolicy) -> None:
    if account.cut_off:
        said = "The budget was overdrawn to the cut-off balance, and is not above zero yet."
        raise _busy(_recharge(policy, -account.balance), said, "ews_cutoff_balance")


def _recharge(policy: ThrottlingPolicy, milliseconds: float) -> timedelta:
    """Return how long it takes until so much server time has come back."""
    rate = policy.ews_recharge_rate
    if rate in (None, UNLIMITED):
        return timedelta()
    if not rate:
        return timedelta.max
    return timedelta(milliseconds=milliseconds * _HOUR_MS / rate)


def _busy(rest: timedelta, said: str, setting: str) -> Fault:
    milliseconds = -(-rest // _MILLISECOND)
    return Fault(
        "ErrorServerBusy",
        values={"BackOffMilliseconds": str(max(milliseconds, 1))},
        cause=Cause(said, THROTTLING, setting=setting),
    )
