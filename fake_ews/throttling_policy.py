"""What a user may ask of the servers: the throttling policy, and what each product has as installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from fake_ews.values import dataclass

#: Where the parameters are described.
THROTTLING: Final = "documentation of EWS throttling"

#: What PowerShell calls Unlimited.
UNLIMITED: Final = -1


#: What a request is to the limits of concurrency.
Kind = Literal["request", "sync", "stream"]


@dataclass(frozen=True, slots=True)
class ThrottlingPolicy:
    """Limits, named as the parameters of Set-ThrottlingPolicy; -1 is Unlimited.

    What a mailbox's policy leaves open (None) the organisation's decides, and what that leaves open the product.
    """

    #: Requests under way at one time, from admission to the last byte. From 2013 on, streams do not count.
    ews_max_concurrency: int | None = None
    #: Subscriptions to one mailbox, of whatever kind and whoever made them.
    ews_max_subscriptions: int | None = None
    #: Items and folders that the find calls under way may return together.
    ews_find_count_limit: int | None = None
    #: The same for searches with a restriction or a query string; from 2013 on they have a limit of their own.
    ews_find_count_limit_of_searches: int | None = None
    #: Seconds that a search by query string may take (2010).
    ews_fast_search_timeout_in_seconds: int | None = None
    #: Percent of each minute that may be spent in Active Directory (2010).
    ews_percent_time_in_ad: int | None = None
    #: Percent of each minute that may be spent on the Client Access server, everything included (2010).
    ews_percent_time_in_cas: int | None = None
    #: Percent of each minute that may be spent in calls to the mailbox server (2010).
    ews_percent_time_in_mailbox_rpc: int | None = None
    #: Milliseconds of server time that a user can spend at once (from 2013 on).
    ews_max_burst: int | None = None
    #: Milliseconds of server time that come back in an hour (from 2013 on).
    ews_recharge_rate: int | None = None
    #: Milliseconds of debt at which a user is refused until the debt is paid (from 2013 on).
    ews_cutoff_balance: int | None = None
    #: Streams that are open at one time (HangingConnectionLimit in web.config, from 2013 on; in 2010 they have a budget
    #: of their own as large as EWSMaxConcurrency).
    hanging_connection_limit: int | None = None
    #: Calls of SyncFolderHierarchy and SyncFolderItems under way at one time (2016 and 2019).
    concurrent_sync_calls: int | None = None
    #: Recipients to whom one mailbox may submit messages in 24 hours; then ErrorSubmissionQuotaExceeded.
    recipient_rate_limit: int | None = None

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if value is not None and value < UNLIMITED:
                raise ValueError(f"{one.name} is {value}; give 0 or more, or -1 for Unlimited")

    def beneath(self, other: ThrottlingPolicy) -> ThrottlingPolicy:
        """Return this policy with what it leaves open as the other one has it."""
        own = {one.name: getattr(self, one.name) for one in fields(self)}
        return ThrottlingPolicy(
            **{name: getattr(other, name) if value is None else value for name, value in own.items()}
        )


_2010: Final = ThrottlingPolicy(
    ews_max_concurrency=10,
    ews_max_subscriptions=5000,
    ews_find_count_limit=1000,
    ews_find_count_limit_of_searches=1000,
    ews_fast_search_timeout_in_seconds=60,
    ews_percent_time_in_ad=50,
    ews_percent_time_in_cas=90,
    ews_percent_time_in_mailbox_rpc=60,
    hanging_connection_limit=10,
    recipient_rate_limit=UNLIMITED,
)
_2013: Final = ThrottlingPolicy(
    ews_max_concurrency=27,
    ews_max_subscriptions=5000,
    ews_find_count_limit=1000,
    ews_find_count_limit_of_searches=250,
    ews_max_burst=300_000,
    ews_recharge_rate=900_000,
    ews_cutoff_balance=3_000_000,
    hanging_connection_limit=3,
    recipient_rate_limit=UNLIMITED,
)
_2016: Final = ThrottlingPolicy(hanging_connection_limit=10, concurrent_sync_calls=5).beneath(_2013)

#: The policy of each product as installed, by its generation; None for what the product does not have. Sources:
#: documentation of EWS throttling, a dump of GlobalThrottlingPolicy of a 2013 CU23, and ConcurrentSyncCalls as it was
#: seen. EWSMaxSubscriptions of 2010 and its percentages are common knowledge only.
INSTALLED: Final[Mapping[int, ThrottlingPolicy]] = MappingProxyType(
    {2010: _2010, 2013: _2013, 2016: _2016, 2019: _2016}
)


@dataclass(slots=True)
class Finds:
    """What find calls have found: the others of one user that are under way, and the one here."""

    by_others: int = 0
    here: int = 0


@lru_cache(maxsize=64)
def in_force(mailbox: ThrottlingPolicy | None, organisation: ThrottlingPolicy, generation: int) -> ThrottlingPolicy:
    """Return the policy that holds for a mailbox: its own, the organisation's, and the product's beneath.

    What the product does not have limits nobody, whoever says it.
    """
    installed = INSTALLED[generation]
    missing = {one.name: UNLIMITED for one in fields(installed) if getattr(installed, one.name) is None}
    return ThrottlingPolicy(**missing).beneath(mailbox or organisation).beneath(organisation).beneath(installed)


def exceeded(limit: int | None, used: float) -> bool:
    """Whether something is more than a limit, which may be none."""
    return limit is not None and limit != UNLIMITED and used > limit
