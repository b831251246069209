"""The time as the integration sees it: the machine's, or the one that a harness hands in."""

from __future__ import annotations

from datetime import UTC, datetime
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
