"""Failures: which requests shall fail, and how; and why one did."""

from __future__ import annotations

from fake_ews.control.json_values import ControlError
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.control.views import WhyLine, why_lines
from fake_ews.faults import PlannedFault


class FailureVerbs(Verbs):
    """Planning failures, seeing how often each was taken, calling them off; asking why something was refused."""

    @verb
    def plan_fault(self, plan: PlannedFault) -> int:
        """Have the next requests fail; returns the plan's id. In JSON the fields of the plan are the arguments."""
        try:
            return self.organisation.faults.plan(plan)
        except ValueError as error:
            raise ControlError(f"{error}.") from None

    @verb
    def faults(self) -> list[PlannedFault]:
        """Return the plans, with how often each was taken."""
        return list(self.organisation.faults.plans)

    @verb
    def clear_faults(self, id: int = 0) -> int:
        """Forget one plan, or all of them; returns how many went."""
        return self.organisation.faults.clear(id)

    @verb
    def why(self, number: int = 0) -> list[WhyLine]:
        """Return why an exchange was refused, part by part: the rule, its clause, and the row or setting it stands on.

        Without a number, that of the newest exchange in which anything was refused.
        """
        kept = self.organisation.recorder.exchanges
        if not number:
            return next((list(why_lines(one)) for one in reversed(kept) if one.refused), [])
        for one in kept:
            if one.number == number:
                return list(why_lines(one))
        known = f"{kept[0].number} to {kept[-1].number}" if kept else "none"
        raise ControlError(f"There is no exchange {number}; there are {known}.", 404)
