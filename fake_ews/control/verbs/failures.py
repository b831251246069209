"""Planned failures: which requests shall fail, and how."""

from __future__ import annotations

from fake_ews.control.json_values import ControlError
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.faults import PlannedFault


class FailureVerbs(Verbs):
    """Planning failures, seeing how often each was taken, calling them off."""

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
