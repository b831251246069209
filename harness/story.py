"""What happened in one scenario, told so that a failure can be understood without running it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from harness.evidence import Evidence, State, StepTold
from harness.language import Language
from harness.mistakes import Place
from harness.world.witness import Mark, Witness

_MOST_EXCHANGES: Final = 6


@dataclass(slots=True)
class TakenStep:
    """A step that was begun: its words, where it stands, the world's time before and after, and whether it ended.

    ``below`` is the table or text under it; ``mark`` is how much had happened in the world when it began.
    """

    words: str
    place: Place
    began: datetime | None = None
    ended: datetime | None = None
    below: str = ""
    mark: Mark | None = None


@dataclass(slots=True)
class Story:
    """The steps of one scenario as they are taken; ``all_steps`` are those that the scenario has."""

    language: Language
    all_steps: tuple[tuple[str, Place], ...] = ()
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

    def evidence(self, witness: Witness | None, replay: str) -> Evidence:
        """Return every step with what happened during it; without a witness nothing is known of that."""
        return Evidence((*self._taken(witness), *self._not_reached()), replay)

    def _taken(self, witness: Witness | None) -> Iterator[StepTold]:
        ends = [*(step.mark for step in self.steps[1:]), witness.mark() if witness is not None else None]
        for step, end in zip(self.steps, ends, strict=True):
            seen = () if witness is None or step.mark is None or end is None else witness.between(step.mark, end)
            state: State = "failed" if step.ended is None else "passed"
            yield StepTold(step.words, step.below, str(step.place), state, _time(step.began), _time(step.ended), seen)

    def _not_reached(self) -> Iterator[StepTold]:
        for words, place in self.all_steps[len(self.steps) :]:
            yield StepTold(words, "", str(place), "not reached", "", "")


def _line(step: TakenStep) -> str:
    mark = "+" if step.ended is not None else "x"
    suffix = "" if mark == "+" else f"   ({step.place})"
    return f"  {mark} {_time(step.ended or step.began) or '-'}  {step.words}{suffix}"


def _time(moment: datetime | None) -> str:
    return moment.strftime("%a %Y-%m-%d %H:%M:%S") if moment is not None else ""
