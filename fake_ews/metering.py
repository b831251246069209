"""What one request is charged: it is admitted on somebody's budget, and what it takes is paid with its answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from fake_ews.access.throttling import Lease, Owner
from fake_ews.organisation import Organisation
from fake_ews.throttling_policy import Finds, Kind, ThrottlingPolicy
from fake_ews.traffic import Delay, Reply
from fake_ews.values import dataclass
from fake_ews.versions import Version


@dataclass(slots=True)
class Meter:
    """The lease of one request, once it is admitted."""

    organisation: Organisation
    lease: Lease | None = None

    @property
    def policy(self) -> ThrottlingPolicy:
        """The policy of whoever is charged."""
        return self.lease.policy if self.lease is not None else ThrottlingPolicy()

    @property
    def finds(self) -> Finds:
        """What the find calls of whoever is charged have found."""
        return self.lease.finds if self.lease is not None else Finds()

    def admit(self, account: str, acted_for: str, named_version: str, kind: Kind) -> None:
        """Let the request begin, charged to the account or to whoever it acts for; raises Fault.

        Who names somebody that there is not pays for it themselves, and no budget is kept for that name.
        """
        organisation = self.organisation
        mailbox = organisation.premises.directory.find(acted_for or account)
        owner = Owner(account) if mailbox is None else Owner(mailbox.address, bool(acted_for))
        version = Version.__members__.get(named_version, organisation.product.schema)
        self.lease = organisation.budgets.admit(owner, organisation.policy_of(owner.address), version, kind)

    def charged(self, reply: Reply) -> Reply:
        """Charge what the request took, hold the answer back for a debt, and end the lease with its last byte.

        Time for which a planned failure holds the answer back is time that the server worked; a stream costs nothing
        but its place.
        """
        lease = self.lease
        if lease is None:
            return reply
        now, settings = self.organisation.clock.now(), self.organisation.settings
        until = max((one.until for one in reply.effects if isinstance(one, Delay)), default=now)
        held = (until - now) / timedelta(milliseconds=1)
        spent = settings.request_milliseconds + lease.parts * settings.part_milliseconds + held
        debt = self.organisation.budgets.charge(lease, 0.0 if lease.kind == "stream" else spent)
        effects = (*reply.effects, Delay(until + debt)) if debt else reply.effects
        if reply.chunks is None and not effects:
            lease.end()
            return reply
        return replace(reply, effects=effects, ended=lease.end)
