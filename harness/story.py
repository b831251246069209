"""What happened in one scenario, told so that a failure can be understood without running it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from harness.language import Language
from harness.mistakes import Place

_MOST_EXCHANGES: Final = 6


@dataclass(slots=True)
class TakenStep:
    """A step that was begun: its words, where it stands, the world's time before and after, and whether it ended."""

    words: str
    place: Place
    began: datetime | None = None
    ended: datetime | None = None


@dataclass(slots=True)
class Story:
    """The steps of one scenario as they are taken."""

    language: Language
    steps: list[TakenStep] = field(default_factory=list)

    @property
    def current(self) -> TakenStep:
        """The step that is being taken."""
        return self.steps[-1]

    def tell(self, exchanges: Iterable[str], replay: str) -> str:
        """Return the story: steps with virtual time, the last exchanges with Exchange, and how to see it again."""
        lines = [_line(step) for step in self.steps]
        last = list(exchanges)[-_MOST_EXCHANGES:]
        if last:
            lines += ["", "last exchanges with Exchange:", *(f"  {exchange}" for exchange in last)]
        return "\n".join([*lines, "", "see it again:", f"  {replay}"])


def _line(step: TakenStep) -> str:
    mark = "+" if step.ended is not None else "x"
    moment = step.ended or step.began
    time = moment.strftime("%a %Y-%m-%d %H:%M:%S") if moment is not None else "-"
    suffix = "" if mark == "+" else f"   ({step.place})"
    return f"  {mark} {time}  {step.words}{suffix}"
