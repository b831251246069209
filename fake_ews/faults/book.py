"""Every plan of one organisation: which there are, which one a request runs into, and which never happened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from fake_ews.clock import Clock
from fake_ews.faults.effects import EFFECTS, KINDS, Stage
from fake_ews.faults.names import AUTODISCOVER, check, fits
from fake_ews.faults.plan import PlannedFault
from fake_ews.schema.response_codes import ResponseCodeType
from fake_ews.values import dataclass

_EVENTS: Final = (
    *("CreatedEvent", "NewMailEvent", "ModifiedEvent", "MovedEvent", "CopiedEvent", "DeletedEvent"),
    "FreeBusyChangedEvent",
)

#: What events are told by: the operation of pull and of streaming subscriptions, and the server's own call.
_TELLING: Final = ("GetEvents", "GetStreamingEvents", "SendNotification")

_SYNCING: Final = ("SyncFolderItems", "SyncFolderHierarchy")


@dataclass(frozen=True, slots=True)
class Request:
    """A request as plans see it: its operation, whose it is, and whether it comes back with a SyncState."""

    operation: str
    mailboxes: tuple[str, ...]
    has_sync_state: bool = False


@dataclass(slots=True)
class Faults:
    """The plans of one organisation, oldest first; ``operations`` and ``mailboxes`` are the names that they may use."""

    clock: Clock
    mailboxes: Callable[[], Collection[str]]
    operations: Collection[str] = ()
    plans: list[PlannedFault] = field(default_factory=list)
    _unhappened: list[PlannedFault] = field(default_factory=list)
    _last_id: int = 0

    def plan(self, fault: PlannedFault) -> int:
        """Add a plan; returns its id. Raises ValueError, with what there is, for a name or a value that makes no sense.

        A plan can be added once.
        """
        self._check(fault)
        fault.code = fault.code or fault.effect.code
        if fault.for_seconds:
            fault.ends = self.clock.now() + timedelta(seconds=fault.for_seconds)
        self._last_id += 1
        fault.id = self._last_id
        self.plans.append(fault)
        return fault.id

    def _check(self, fault: PlannedFault) -> None:
        check("fault", fault.kind, KINDS)
        told_by = _TELLING if fault.effect.stage == "event" else (*self.operations, AUTODISCOVER)
        check("operation", fault.operation, told_by)
        if fault.operation == AUTODISCOVER and not fault.effect.of_http:
            kinds = ", ".join(kind for kind, effect in EFFECTS.items() if effect.of_http)
            raise ValueError(f"a fault {fault.kind!r} does not happen to Autodiscover; those that do are {kinds}")
        check("mailbox", fault.mailbox, self.mailboxes())
        if fault.code:
            check("response code", fault.code, ResponseCodeType.values)
        check("event", fault.event, _EVENTS)
        for name in fault.needless:
            takes = ", ".join(sorted(fault.effect.takes)) or "nothing more"
            raise ValueError(f"a fault {fault.kind!r} does not go by {name!r}; it takes {takes}")
        if fault.times < 1:
            raise ValueError("a fault happens at least once: times must be 1 or more")
        if not 0 < fault.probability <= 1:
            raise ValueError(f"probability is {fault.probability:g}; give more than 0, and 1 at most")
        if fault.id:
            raise ValueError(f"this is plan {fault.id} already; make another one")

    def live(self, stage: Stage) -> Iterator[PlannedFault]:
        """Yield the plans of a stage that can still happen."""
        if self.plans:
            now = self.clock.now()
            yield from (plan for plan in self.plans if plan.effect.stage == stage and plan.live(now))

    def take(self, request: Request) -> PlannedFault | None:
        """Return the first plan that a request runs into and count it, or None."""
        for plan in self.live("request"):
            if plan.kind == "forget_sync_state" and not (request.has_sync_state and request.operation in _SYNCING):
                continue
            if plan.matches(request.operation, request.mailboxes) and plan.happens():
                plan.taken += 1
                return plan
        return None

    def take_parts(self, request: Request) -> PlannedFault | None:
        """Return the first plan about a part of such a request, or None; it counts when that part comes."""
        matching = (plan for plan in self.live("part") if plan.matches(request.operation, request.mailboxes))
        return next((plan for plan in matching if plan.happens()), None)

    def take_handshake(self) -> PlannedFault | None:
        """Return the plan that a TLS handshake runs into and count it, or None."""
        for plan in self.live("handshake"):
            if plan.happens():
                plan.taken += 1
                return plan
        return None

    def moments(self, operation: str, mailbox: str, event: str, moment: datetime) -> tuple[datetime, ...] | None:
        """Return when an event of that moment is told: never, later, twice; None where nothing is planned for it."""
        for plan in self.live("event"):
            if fits(event, plan.event) and plan.matches(operation, (mailbox,)) and plan.happens():
                plan.taken += 1
                later = moment + timedelta(seconds=plan.seconds)
                return {"lose_event": (), "delay_event": (later,), "repeat_event": (moment, moment)}[plan.kind]
        return None

    def unhappened(self) -> tuple[PlannedFault, ...]:
        """Return the plans that must happen and never did, those that were cleared among them."""
        waiting = (plan for plan in self.plans if plan.must_happen and not plan.taken)
        return (*self._unhappened, *waiting)

    def clear(self, id: int = 0) -> int:
        """Forget one plan, or all of them; returns how many went."""
        gone = [plan for plan in self.plans if id in (0, plan.id)]
        self._unhappened += [plan for plan in gone if plan.must_happen and not plan.taken]
        self._keep(plan for plan in self.plans if plan not in gone)
        return len(gone)

    def reset(self) -> None:
        """Forget everything, as if nothing had ever been planned."""
        self._keep(())
        self._unhappened.clear()

    def _keep(self, plans: Iterable[PlannedFault]) -> None:
        self.plans = list(plans)
