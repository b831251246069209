"""What planned failures do to a request on its way: in place of its answer, to its parts, or to what goes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from fake_ews.causes import Why
from fake_ews.errors import Failure, Fault, Refusal
from fake_ews.faults import PlannedFault, Request
from fake_ews.organisation import Organisation
from fake_ews.recorder import Exchanged
from fake_ews.traffic import Connection, CutAfter, Delay, Effect, Reply, Reset
from fake_ews.values import dataclass

#: These leave the answer as it is, so that no error of the program says what happened.
_SILENT: Final = ("cut", "delay", "late", "forget_sync_state")


@dataclass(slots=True)
class Mishaps:
    """The plans that one request runs into: one for the whole of it, or one for its parts."""

    organisation: Organisation
    record: Exchanged
    #: The 401 that a stranger gets in the directory that the request is for.
    stranger: Callable[[], Reply]
    whole: PlannedFault | None = None
    parts: PlannedFault | None = None
    _part_met: bool = field(default=False)

    def on_connection(self, connection: Connection) -> None:
        """Break a TLS connection that stands although none can be made any more."""
        plan = next(self.organisation.faults.live("handshake"), None) if connection.secure else None
        if plan is not None:
            self.whole, self.record.fault_id = plan, plan.id
            raise Refusal(503, cause=plan.cause)

    def take(self, request: Request) -> None:
        """Find out what is planned for the request."""
        faults = self.organisation.faults
        self.whole = faults.take(request)
        if self.whole is None:
            self.parts = faults.take_parts(request)
            return
        self.record.fault_id = self.whole.id
        if self.whole.kind in _SILENT:
            self.record.refused.append(Why("HTTP", "", "", 0, self.whole.cause))
        if self.whole.kind == "forget_sync_state":
            self._for_each(request, self.organisation.premises.forget_sync_states)
        if self.whole.kind == "move_mailbox":
            self._for_each(request, self.organisation.premises.end_subscriptions)
            self.organisation.changed()

    def _for_each(self, request: Request, act: Callable[[str], None]) -> None:
        for address in request.mailboxes:
            act(address)

    @property
    def postponed_to(self) -> datetime | None:
        """When the request is carried out, where that is not now."""
        plan = self.whole
        return self._in(plan.seconds) if plan is not None and plan.kind == "late" else None

    def before(self) -> None:
        """Raise what is planned in place of carrying the request out."""
        if self.whole is not None and not self.whole.after:
            self._fail(self.whole)

    def after(self) -> None:
        """Raise what is planned in place of the answer."""
        if self.whole is not None and self.whole.after:
            self._fail(self.whole)

    def around_part(self, plan: PlannedFault, number: int, done: bool) -> None:
        """Raise Failure where the plan for parts is about that one, before or after it is carried out."""
        if plan.item not in (0, number) or plan.after is not done:
            return
        if not self._part_met:
            self._part_met = True
            plan.taken += 1
            self.record.fault_id = plan.id
        raise Failure(plan.code, values=_values(plan), cause=plan.cause)

    def effects(self, reply: Reply) -> tuple[Effect, ...]:
        """Return what the transport does to the answer."""
        plan = self.whole
        if plan is None:
            return ()
        if plan.kind in ("reset", "tls"):
            return (Reset(),)
        if plan.kind == "cut":
            return (CutAfter(int(len(reply.body) * plan.share) if plan.share else plan.size),)
        if plan.kind == "delay":
            return (Delay(self._in(plan.seconds)),)
        return ()

    def _fail(self, plan: PlannedFault) -> None:
        """Raise what a plan says, for the kinds that replace the answer."""
        match plan.kind:
            case "status":
                raise Refusal(plan.status, cause=plan.cause)
            case "refuse_login":
                raise Refusal(401, self.stranger().headers, cause=plan.cause)
            case "fault" | "move_mailbox":
                raise Fault(plan.code, values=_values(plan), cause=plan.cause)
            case "reset":
                raise Refusal(503, cause=plan.cause)

    def _in(self, seconds: float) -> datetime:
        return self.organisation.clock.now() + timedelta(seconds=seconds)


def _values(plan: PlannedFault) -> dict[str, str]:
    return {"BackOffMilliseconds": str(plan.back_off_ms)} if plan.back_off_ms else {}
