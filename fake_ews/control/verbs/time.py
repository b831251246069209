"""The organisation's clock: what time it is, and moving it."""

from __future__ import annotations

from datetime import datetime, timedelta

from fake_ews.clock import ManualClock
from fake_ews.control.json_values import ControlError
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Now:
    """The organisation's time, and whether it stands still until it is moved."""

    now: datetime
    manual: bool


class TimeVerbs(Verbs):
    """The clock."""

    @verb
    def clock(self, set: datetime | None = None, advance_seconds: float = 0.0) -> Now:
        """Return the time, after moving it to ``set`` or by ``advance_seconds``; on the way happens what is due."""
        clock = self.organisation.clock
        if set is not None or advance_seconds:
            if not isinstance(clock, ManualClock):
                raise ControlError("Time is the machine's here and cannot be moved; start with a ManualClock.", 409)
            target = set or clock.now() + timedelta(seconds=advance_seconds)
            if target < clock.now():
                raise ControlError(f"It is {clock.now().isoformat()}; time cannot go back to {target.isoformat()}.")
            self._move(clock, target)
        return Now(clock.now(), isinstance(clock, ManualClock))

    def _move(self, clock: ManualClock, target: datetime) -> None:
        organisation = self.organisation
        while (due := organisation.next_due()) is not None and due <= target:
            clock.move_to(max(due, clock.now()))
            organisation.run_due(clock.now())
        clock.move_to(target)
