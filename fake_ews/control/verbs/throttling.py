"""Throttling: whose policy is which, and what is left of everybody's budget."""

from __future__ import annotations

from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.throttling_policy import ThrottlingPolicy
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What an owner has spent, in milliseconds of server time, and how many of their requests are under way.

    An ``impersonated`` budget is that of the service accounts which act as the address. ``balance`` is what is left
    (from 2013 on; None without a limit), ``used`` what this minute took (2010); who is ``cut_off`` is refused.
    """

    address: str
    impersonated: bool
    under_way: int
    streams: int
    balance: float | None
    used: float
    cut_off: bool


class ThrottlingVerbs(Verbs):
    """What an administrator says about throttling; the policy of everybody is a setting."""

    @verb
    def set_throttling(self, address: str, policy: ThrottlingPolicy) -> ThrottlingPolicy:
        """Associate a throttling policy with a mailbox, and return what is in force there now."""
        mailbox = self.mailbox_of(address)
        mailbox.throttling = policy
        return self._in_force(address)

    @verb
    def throttling(self, address: str) -> ThrottlingPolicy:
        """Return the throttling policy that is in force for a mailbox."""
        return self._in_force(address)

    @verb
    def budgets(self) -> list[BudgetLine]:
        """Return how it stands with everybody who has asked for anything."""
        return [
            BudgetLine(
                one.owner.address,
                one.owner.impersonated,
                one.under_way,
                one.streams,
                None if one.balance == float("inf") else one.balance,
                one.used,
                one.cut_off,
            )
            for one in self.organisation.budgets.standing()
        ]

    def _in_force(self, address: str) -> ThrottlingPolicy:
        return self.organisation.policy_of(self.mailbox_of(address).address)
