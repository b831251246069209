"""Time that is moved, never waited for: from one due moment to the next, until everybody is idle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

#: Rounds at one moment before somebody is called restless. A mail that leads to a reply that leads to a log entry
#: takes three; a hundred is no longer a story but a loop.
MOST_ROUNDS: Final = 100

#: Due moments in one jump. Ninety days of something due every half hour are 4,320.
MOST_MOMENTS: Final = 20_000


class Participant(Protocol):
    """Somebody in a world who has things to do at moments: the emulator, the integration, the people outside."""

    def next_due(self) -> datetime | None:
        """Return the moment of the next thing to do, None for nothing ever."""
        ...

    def run_due(self, now: datetime) -> None:
        """Do everything that is due at ``now`` or before."""
        ...

    def idle(self) -> bool:
        """Return whether nothing is under way."""
        ...


class MovedClock(Protocol):
    """A clock that stands still until it is moved."""

    def now(self) -> datetime:
        """Return this moment."""
        ...

    def move_to(self, moment: datetime) -> None:
        """Move forward to that moment."""
        ...


class NeverIdle(Exception):
    """Somebody goes on and on at one moment; the message names who, and since when."""


@dataclass(frozen=True, slots=True)
class MovedTime:
    """The time of one world: its clock, and by name everybody who acts when it moves."""

    clock: MovedClock
    participants: Sequence[tuple[str, Participant]]
    after_each_moment: Callable[[], None] = lambda: None

    def advance(self, by: timedelta) -> None:
        """Move the clock by ``by``, stopping at every moment at which somebody has something to do.

        Raises NeverIdle where a moment, or the whole jump, does not come to an end.
        """
        target = self.clock.now() + by
        self.settle()
        for _ in range(MOST_MOMENTS):
            due = self._next_due()
            if due is None or due > target:
                break
            self.clock.move_to(max(due, self.clock.now()))
            self.settle()
        else:
            raise NeverIdle(f"{MOST_MOMENTS} due moments in {by} and still more: {self._who_is_next()}")
        # Somebody who waited for a slow answer may have let more time pass than was asked for.
        self.clock.move_to(max(target, self.clock.now()))
        self.settle()

    def settle(self) -> None:
        """Let everybody do what is due now, and what follows from it, without moving the clock."""
        now = self.clock.now()
        for _ in range(MOST_ROUNDS):
            restless = [participant for _, participant in self.participants if _restless(participant, now)]
            if not restless:
                self.after_each_moment()
                return
            for participant in restless:
                participant.run_due(now)
            now = self.clock.now()  # a slow answer takes its time
        raise NeverIdle(
            f"at {now.isoformat()} there was still something to do after {MOST_ROUNDS} rounds: {self._who_is_due()}"
        )

    def _next_due(self) -> datetime | None:
        moments = [due for _, participant in self.participants if (due := participant.next_due()) is not None]
        return min(moments, default=None)

    def _who_is_next(self) -> str:
        dated = [(due, name) for name, participant in self.participants if (due := participant.next_due()) is not None]
        due, name = min(dated)
        return f"{name} (at {due.isoformat()})"

    def _who_is_due(self) -> str:
        now = self.clock.now()
        said = []
        for name, participant in self.participants:
            if _restless(participant, now):
                due = participant.next_due()
                said.append(f"{name} ({'busy' if due is None or due > now else f'due since {due.isoformat()}'})")
        return ", ".join(said) or "nobody"


def _restless(participant: Participant, now: datetime) -> bool:
    if not participant.idle():
        return True
    due = participant.next_due()
    return due is not None and due <= now
