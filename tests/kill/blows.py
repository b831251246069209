"""What befalls a story, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tests.kill.points import Point
from tests.kill.processes import Strike

#: What a user does: a request that he is answered; and what is due then, to the end.
PHASES: Final = ("act", "work")


@dataclass(frozen=True)
class Weather:
    """What goes wrong with Exchange.

    The first answer to operation ``lost`` is lost after Exchange did what was asked; the first request of operation
    ``late`` is carried out only minutes after the integration has given up on it.
    """

    lost: str = ""
    late: str = ""

    def __str__(self) -> str:
        lost = [f"an answer to {self.lost} lost"] if self.lost else []
        return ", ".join(lost + ([f"a {self.late} carried out late"] if self.late else [])) or "undisturbed"


CALM: Final = Weather()


@dataclass(frozen=True)
class Blow:
    """What befalls one story: a weather, and a process that dies at a ``point``, or by a ``strike`` in a ``phase``."""

    point: Point | None = None
    phase: str = ""
    strike: Strike | None = None
    weather: Weather = CALM

    @property
    def kills(self) -> bool:
        """Whether anybody is to die of it."""
        return bool(self.point or self.strike)


@dataclass
class Outcome:
    """How a story ended: what people found wrong, what was passed, who died, and what each phase took in seconds."""

    problems: list[str] = field(default_factory=list)
    passed: list[tuple[str, str]] = field(default_factory=list)
    killed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
