"""Planned failures: which request fails, how often, and with which effect."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Final, Literal

from fake_ews.causes import Cause

Kind = Literal["status", "fault", "reset", "cut", "delay", "refuse_login"]

KINDS: Final[tuple[Kind, ...]] = ("status", "fault", "reset", "cut", "delay", "refuse_login")


@dataclass(slots=True)
class PlannedFault:
    """One plan: the next ``times`` requests that match fail (after ``skip`` that pass).

    ``operation`` and ``mailbox`` are names with ``*`` as in file names. ``kind``: "status" answers with that HTTP
    ``status``; "fault" with a SOAP fault of ``code`` (and ``back_off_ms``); "reset" closes the connection; "cut" sends
    ``size`` bytes of the answer; "delay" holds it back for ``seconds``; "refuse_login" is a 401. With ``after`` the
    request is carried out first: what the client loses is only the answer.
    """

    kind: Kind
    operation: str = "*"
    mailbox: str = "*"
    times: int = 1
    skip: int = 0
    status: int = 503
    code: str = "ErrorServerBusy"
    back_off_ms: int = 0
    seconds: float = 0.0
    size: int = 0
    after: bool = False
    id: int = 0
    taken: int = 0

    @property
    def cause(self) -> Cause:
        """The plan as what made the server fail."""
        return Cause(self.sentence, plan=self.id)

    @property
    def sentence(self) -> str:
        """What the plan does, to which requests."""
        does = {
            "status": f"answers HTTP {self.status}",
            "fault": f"answers the SOAP fault {self.code}",
            "reset": "breaks the connection",
            "cut": f"cuts the answer after {self.size} bytes",
            "delay": f"answers {self.seconds:g} s late",
            "refuse_login": "refuses the sign-in",
        }[self.kind]
        when = "after it did what was asked" if self.after else "at once"
        about = "any request" if self.operation == "*" else self.operation
        whose = "" if self.mailbox == "*" else f" of {self.mailbox}"
        return f"planned failure {self.id}: {does} {when}, for {about}{whose}"

    def matches(self, operation: str, mailbox: str) -> bool:
        """Whether the plan is about such a request and has times left."""
        return (
            self.taken < self.times
            and fnmatchcase(operation.lower(), self.operation.lower())
            and fnmatchcase(mailbox.lower(), self.mailbox.lower())
        )


@dataclass(slots=True)
class Faults:
    """The plans of one organisation, oldest first."""

    plans: list[PlannedFault] = field(default_factory=list)
    _last_id: int = 0

    def plan(self, fault: PlannedFault) -> int:
        """Add a plan; returns its id. Raises ValueError for a kind there is not, or for no times."""
        if fault.kind not in KINDS:
            raise ValueError(f"there is no fault {fault.kind!r}; choose one of {', '.join(KINDS)}")
        if fault.times < 1:
            raise ValueError("a fault happens at least once: times must be 1 or more")
        self._last_id += 1
        fault.id = self._last_id
        self.plans.append(fault)
        return fault.id

    def take(self, operation: str, mailbox: str) -> PlannedFault | None:
        """Return the first plan that this request runs into and count it, or None."""
        for plan in self.plans:
            if plan.matches(operation, mailbox):
                if plan.skip > 0:
                    plan.skip -= 1
                    continue
                plan.taken += 1
                return plan
        return None

    def clear(self, id: int = 0) -> int:
        """Forget one plan, or all of them; returns how many went."""
        before = len(self.plans)
        self.plans = [plan for plan in self.plans if id and plan.id != id]
        return before - len(self.plans)
