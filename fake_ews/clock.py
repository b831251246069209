"""The one clock of an organisation: the machine's, or one that a test moves by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, always as an aware datetime in UTC."""

    def now(self) -> datetime:
        """Return this moment."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return this moment."""
        return datetime.now(UTC)


class ManualClock:
    """Stands still until it is moved; whoever waits on time asks to be told when it moves."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)) -> None:
        self._now = start.astimezone(UTC)
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """Return the moment that the clock was last moved to."""
        return self._now

    def move_to(self, moment: datetime) -> None:
        """Move forward to ``moment``; raises ValueError for a moment that has passed (time never runs back)."""
        if moment < self._now:
            raise ValueError(f"the clock stands at {self._now.isoformat()} and cannot go back to {moment.isoformat()}")
        self._now = moment.astimezone(UTC)
        for listener in tuple(self._listeners):
            listener()

    def advance(self, by: timedelta) -> None:
        """Move forward by ``by``."""
        self.move_to(self._now + by)

    def set_back(self, moment: datetime) -> None:
        """Stand at a moment that has passed: only where the whole world goes back to it."""
        self._now = moment

    def on_move(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call ``listener`` after each move; returns the function that ends this."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
