"""A sequence as the sentences of a scenario describe it, stored in the integration once somebody is enrolled."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from harness.mistakes import SentenceMistake
from integration.model.sequence import FollowUpDays, SequenceSettings, Step
from integration.sequences.service import SequenceService


@dataclass(slots=True)
class PlannedSequence:
    """Steps and settings so far; ``id`` once it is stored, from when on it cannot be changed."""

    name: str
    steps: list[Step] = field(default_factory=list)
    # Which days count is what some scenarios are about; the others need not look at the calendar.
    settings: SequenceSettings = field(default_factory=lambda: SequenceSettings(FollowUpDays.EVERYDAY))
    id: str = ""

    def add(self, step: Step) -> None:
        """Add a step; raises SentenceMistake when somebody is enrolled already."""
        self._refuse_change()
        self.steps.append(step)

    def set(self, **settings: Any) -> None:
        """Change settings; raises SentenceMistake when somebody is enrolled already."""
        self._refuse_change()
        self.settings = replace(self.settings, **settings)

    def stored(self, sequences: SequenceService) -> str:
        """Return the id of the sequence in the integration, stored now if it was not."""
        if not self.id:
            self.id = sequences.create(self.name, self.steps, self.settings).id
        return self.id

    def _refuse_change(self) -> None:
        if self.id:
            raise SentenceMistake(f"the sequence {self.name!r} runs already", "describe it before anybody is enrolled")
