"""When things are: an appointment or a series of them, and what somebody who was invited has in the calendar."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Diary:
    """An hour on a day in March, or on several days in a row; which of them are otherwise, and which are no more."""

    hour: int = 9
    days: int = 1
    #: Hour and subject of a day that has its own, by the number that InstanceIndex has for it.
    changed: dict[int, tuple[int, str]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    @property
    def left(self) -> list[int]:
        """The days that there are."""
        return [day for day in range(1, self.days + 1) if day not in self.gone]

    def entries(self, subject: str) -> list[tuple[str, str]]:
        """Return what a calendar shows, where the days have that subject: when each begins, and what it is called."""
        plain = (self.hour, subject)
        return [(moment(day, hour), said) for day in self.left for hour, said in (self.changed.get(day, plain),)]

    def shift(self, hour: int) -> None:
        """Move all of it to another hour: what was otherwise is so no more."""
        self.hour = hour
        self.changed.clear()
        self.gone.clear()

    def copy(self) -> Diary:
        """Return another that says the same."""
        return Diary(self.hour, self.days, dict(self.changed), set(self.gone))


@dataclass(slots=True)
class Invited:
    """What a guest has in the calendar of a meeting."""

    subject: str
    diary: Diary


def moment(day: int, hour: int) -> str:
    """Return when an hour of a day begins."""
    return f"2026-03-{day + 4:02}T{hour:02}:00:00Z"
