"""The hours of the week in which somebody works, by the clock of their own zone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from fake_ews.values import dataclass

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Days and minutes after midnight; a new mailbox of Exchange has Monday to Friday, 8 to 17 o'clock."""

    days: tuple[str, ...] = _DAYS[:5]
    start: int = 8 * 60
    end: int = 17 * 60

    def contain(self, start: datetime, end: datetime) -> bool:
        """Whether a span (naive, by the same clock) lies within the working hours of one day."""
        midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
        begins, ends = (midnight + timedelta(minutes=one) for one in (self.start, self.end))
        return _DAYS[start.weekday()] in self.days and begins <= start and end <= ends
