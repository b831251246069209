"""How far a run has got, told on the standard error every few seconds; what people find wrong is told at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

EVERY: Final = 15.0


@dataclass
class Progress:
    """Counts the kills of a run."""

    database: str
    wanted: int
    _done: int = 0
    _problems: int = 0
    _began: float = field(default_factory=time.monotonic)
    _said: float = field(default_factory=time.monotonic)

    def tell(self, words: object, problems: Sequence[str]) -> None:
        """Note one more kill, and what was found wrong after it."""
        self._done += 1
        self._problems += len(problems)
        for problem in problems:
            print(f"{self.database}: {words}: {problem}", file=sys.stderr, flush=True)
        now = time.monotonic()
        if now - self._said > EVERY:
            self._said = now
            each = (now - self._began) / self._done
            print(
                f"{self.database}: {self._done} of {self.wanted} kills, {self._problems} problems; "
                f"{each:.1f} s each, {(self.wanted - self._done) * each / 60:.0f} minutes left",
                file=sys.stderr,
                flush=True,
            )
